"""BibLaTeX. Enters: a reference. Leaves: an entry in UTF-8, escaped for those who undo TeX.

The fields are those of the BibLaTeX manual (2.2), and a few of our own that styles take no notice
of. Dates are EDTF, as biber reads them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from reading_room.dates import PartialDate
from reading_room.formats import editors
from reading_room.formats.languages import LANGUAGES
from reading_room.formats.mapping import (
    CONTAINER,
    FIELDS,
    NUMBER,
    NUMBERS,
    PLAIN,
    PUBLISHER,
)
from reading_room.formats.plain import (
    in_one_value,
    is_one_word,
    kind_of,
    line,
    paragraphs,
    stands_alone,
)
from reading_room.formats.work_types import TYPES, Type
from reading_room.schema.items import ARCHIVE_KEY, CUSTOM_KEY
from reading_room.values import Archive
from reading_room.work import NAME_KEYS, present

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.formats.reference import Reference
    from reading_room.values import Name

_ROLES = {role: FIELDS[role].biblatex.partition(",")[0] for role in NAME_KEYS}
"""Where each role stands; its kinds and organisations stand in fields that begin so."""
_FIELD = {key: FIELDS[key].biblatex.rpartition(", ")[2] for key in PLAIN}
_TITLES = frozenset({
    "collection-title", "original-title", "title-short", "container-title-short", "event-title",
    "volume-title", "part-title", "reviewed-title", "original-publisher",
})  # fmt: skip
_PARAGRAPHS = frozenset({"abstract", "annote"})
_PAGES = re.compile("-")
_RANGE = re.compile(r"[0-9A-Za-z.:]+(?:-[0-9A-Za-z.:]+)?(?:, ?[0-9A-Za-z.:]+(?:-[0-9A-Za-z.:]+)?)*")
_SPECIAL = {
    "\\": r"{\textbackslash}",
    "{": r"\{",
    "}": r"\}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "%": r"\%",
    "&": r"\&",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
}
_PAIRED = str.maketrans(_SPECIAL)
_ODD = str.maketrans(_SPECIAL | {"{": r"{\textbraceleft}", "}": r"{\textbraceright}"})
r"""BibTeX and biber count the brace of ``\{`` like any other: an odd one would run into the next
field. All know the command, but for pandoc, which leaves it out."""
_LIGATURE = re.compile(r"(?<=([-`',<>]))(?=\1)|(?<=[?!])(?=`)")
"""Between two signs of which TeX makes one: ``--`` would be a dash."""
_ANY = re.compile(r"""[-`',<>?!\\{}~^%&$#_](?:(?<=[\\{}~^%&$#_])|(?<=([-`',<>]))\1|(?<=[?!])`)""")
"""Anything to escape. It is quick because it begins with every sign that may be such."""
_PARTED = re.compile(
    r"[,=]|(?:^|\s)and(?:\s|$)|(?<!\w)[`'‘’“”]|[`'‘’“”](?!\w)",
    re.IGNORECASE,
)
"""Where a given name would be taken apart, or joined to others: pandoc takes all between the
quotation marks of two names for a quotation."""
_BRACE = re.compile(r"[{}]")
_ENDING = re.compile(r"[{}\\]")


def write(reference: Reference) -> str:
    """One work, as an entry."""
    type_ = TYPES.get(reference.type) or Type("misc", reference.type, "GEN")
    lines = [f"  {field} = {{{value}}}" for field, value in _fields(reference, type_) if value]
    return ",\n".join([f"@{type_.biblatex}{{{reference.id}", *lines]) + "\n}\n"


def join(works: Iterable[str]) -> str:
    """A whole file of entries."""
    return "\n".join(works)


def _fields(reference: Reference, type_: Type) -> Iterator[tuple[str, str]]:
    """Every field and its value, as it stands between the braces; empty ones too."""
    entry = type_.biblatex
    yield "entrysubtype", type_.subtype
    yield "title", _kept(reference.title)
    yield from _everybody(reference)
    yield CONTAINER.get(entry, "journal"), _kept(reference.container_title)
    yield "date", _date(reference.issued)
    yield "url", (url := _verbatim(reference.url))
    yield "urlexact", _exact(reference.url, url)
    yield "doi", (doi := _verbatim(reference.doi))
    yield "doiexact", _exact(reference.doi, doi)
    yield PUBLISHER.get(entry, "publisher"), _kept(reference.publisher)
    yield "langid", LANGUAGES.get(reference.language, reference.language)
    for key in present(reference.values, _FIELD.keys()):
        if value := reference.values[key]:
            yield _field(key, entry), _plain(key, value)
    yield "annotation", _note(reference.note)
    yield "keywords", ", ".join([_keyword(topic) for topic in reference.topics])
    yield from _of_the_list(reference)


def _of_the_list(reference: Reference) -> list[tuple[str, str]]:
    """What styles take no notice of."""
    archive = reference.get(ARCHIVE_KEY) or Archive()
    return [
        ("importance", reference.importance or ""),
        ("access", reference.access),
        ("minutes", str(reference.minutes or "")),
        ("archiveurl", _escaped(archive.url)),
        ("archivedate", str(archive.date or "")),
        ("archivename", _escaped(archive.name)),
        ("linkstatus", reference.link_status),
        ("linkchecked", str(reference.link_checked or "")),
        ("alternates", _escaped(" ".join([f"{a.format} {a.url}" for a in reference.alternates]))),
        ("custom", _escaped(in_one_value(reference.get(CUSTOM_KEY)))),
        ("respondsto", ", ".join(reference.responds_to)),
        ("section", reference.section),
        ("sectiontitle", _escaped(reference.section_title)),
        ("list", reference.list),
        ("listtitle", _escaped(reference.list_title)),
    ]


def _everybody(reference: Reference) -> Iterator[tuple[str, str]]:
    """All names, each list of them in the field of its role."""
    roles = present(reference.values, _ROLES.keys())
    if roles == ["author"]:
        yield from _people("author", reference.authors)
        return
    typed = editors.places(roles, reference.values.get("custom", {}))
    for role in roles:
        field, type_ = typed.get(role, (_ROLES[role], ""))
        yield from _people(field, reference.names(role))
        yield f"{field}type", type_


def _people(field: str, names: tuple[Name, ...]) -> Iterator[tuple[str, str]]:
    yield field, " and ".join([_name(name) for name in names])
    yield f"{field}kind", _kinds(names)
    yield f"{field}organisation", _organisations(names)


def _field(key: str, entry: str) -> str:
    """Where a value stands in an entry of a type."""
    number = NUMBER.get(entry, "number")
    if key in NUMBERS:
        return "number" if key == number else NUMBERS[key]
    return _FIELD[key]


def _plain(key: str, value: str | PartialDate) -> str:
    if isinstance(value, PartialDate):
        return _date(value)
    if key == "page":
        return _PAGES.sub("--", value) if _RANGE.fullmatch(value) else _escaped(value)
    if key in _PARAGRAPHS:
        return _note(value)
    return _kept(value) if key in _TITLES else _escaped(value)


def _date(date: PartialDate | None) -> str:
    return str(date or "")


def _escaped(text: str) -> str:
    """Text as TeX reads it back."""
    if not text or not _ANY.search(text := line(text)):
        return text
    return _LIGATURE.sub("{}", text.translate(_PAIRED if _is_paired(text) else _ODD))


def _note(text: str) -> str:
    """Paragraphs. The space in braces keeps the last word apart from the next where a reader drops
    empty lines, and no line begins with @, where bibtexparser takes the entry for broken off."""
    if not text:
        return ""
    return "{ }\n\n".join(map(_escaped, paragraphs(text))).replace("\n@", "\n{}@")


def _kept(text: str) -> str:
    """Text that is not split at "and", and whose capitals no style touches."""
    return f"{{{escaped}}}" if (escaped := _escaped(text)) else ""


def _keyword(topic: str) -> str:
    """A keyword, whole though it has a comma in it."""
    return _kept(topic) if "," in topic else _escaped(topic)


def _name(name: Name) -> str:
    """A name of which no reader makes another: in braces where it must not be taken apart."""
    if name.literal or stands_alone(name):
        return _kept(name.literal or name.family)
    family = _part(name.family, plain=is_one_word(line(name.family)))
    given = _part(name.given, plain=not _PARTED.search(name.given))
    return f"{family}, {given}" if given else family


def _part(text: str, *, plain: bool) -> str:
    """A part of a name: without braces where it needs neither them nor an escape."""
    if plain and text.isalpha():
        return text
    escaped = _escaped(text)
    return escaped if plain and escaped == line(text) else _kept(text)


def _kinds(names: tuple[Name, ...]) -> str:
    """The kinds of all names, where one of them does not tell by its form what it is."""
    if any(name.kind or stands_alone(name) for name in names):
        return " and ".join(map(kind_of, names))
    return ""


def _organisations(names: tuple[Name, ...]) -> str:
    """For whom each of them wrote, with nothing between the braces of the others."""
    if any(name.organisation for name in names):
        return " and ".join(f"{{{_escaped(name.organisation)}}}" for name in names)
    return ""


def _verbatim(address: str) -> str:
    """An address or a DOI as it is: ``url`` and ``doi`` know no escapes, unlike all other fields.

    Where a brace would end the field too early or too late, braces and backslashes are written as
    in any address (RFC 3986).
    """
    if not _ENDING.search(address) or ("\\" not in address and _is_paired(address)):
        return address
    return "".join(quote(c) if c in "{}\\" else c for c in address)


def _exact(address: str, written: str) -> str:
    """As text, in a field of our own, what a verbatim field cannot hold; else nothing."""
    return "" if address == written else _escaped(address)


def _is_paired(text: str) -> bool:
    """Does every brace have its other half?"""
    depth = 0
    for brace in _BRACE.findall(text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0
