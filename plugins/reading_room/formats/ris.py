"""RIS. Enters: a reference. Leaves: a record in UTF-8, with a tag on every line.

Tags are those of the specification of 2011, as EndNote, Mendeley and Zotero read them; what has
none stands in the user fields U1 to U5, of which U5 begins with a word that says what follows. A
value has no line break in it, and no two spaces: some readers would end it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.dates import SEASONS, PartialDate
from reading_room.formats.mapping import COMMA, FIELDS, GENRES, PLAIN, SERIES
from reading_room.formats.plain import in_one_value, kind_of, line, paragraphs, stands_alone
from reading_room.formats.work_types import RIS_TYPES, TYPES
from reading_room.schema.items import ARCHIVE_KEY, CUSTOM_KEY
from reading_room.values import Archive
from reading_room.work import NAME_KEYS, present

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.formats.reference import Reference
    from reading_room.values import Name

_END = "\r\n"
_ROLES = {"author": "AU", "editor": "ED", "translator": "A4"}
_TAGS = {
    key: FIELDS[key].ris for key in (
        "volume", "issue", "number", "edition", "publisher-place", "title-short",
        "container-title-short", "call-number", "source", "section",
        "number-of-volumes",
    )
}  # fmt: skip
_DATED = frozenset({"issued", "accessed"})
_PARAGRAPHS = frozenset({"annote"})
_LABELS = {
    key: place.partition(": ")[2] for key in ("issued", *PLAIN) for place in
    FIELDS[key].ris.split(", ") if place.startswith("U5: ") and key not in ("ISBN", "ISSN", "genre")
}  # fmt: skip
"""What U5 says of values that have no tag."""
_NAMES = frozenset(NAME_KEYS)


def write(reference: Reference) -> str:
    """One work, as a record."""
    lines = [
        f"{tag}  - {words}" for tag, value in _tags(reference) if value and (words := line(value))
    ]
    return _END.join([*lines, "ER  - ", ""])


def join(works: Iterable[str]) -> str:
    """A whole file of records."""
    return _END.join(works)


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    """Every tag and its value; empty ones too."""
    type_ = TYPES[reference.type].ris if reference.type in TYPES else "GEN"
    values = reference.values
    yield "TY", type_
    yield "ID", reference.id
    yield "TI", reference.title
    for role, tag in _ROLES.items():
        for name in reference.names(role):
            yield tag, _name(name)
    yield from _containers(reference, type_)
    if reference.issued:
        yield "DA", _date(reference.issued)
        yield "PY", _year(reference.issued)
    yield "PB", reference.publisher
    yield "DO", reference.doi
    yield "UR", reference.url
    yield "AV", reference.archive_url
    yield "LA", reference.language
    for key, tag in _TAGS.items():
        if key in values:
            yield tag, values[key]
    yield "M3", reference.words("genre") if type_ in GENRES else ""
    yield from _pages(reference.words("page"))
    if accessed := reference.date("accessed"):
        yield "Y2", _date(accessed)
    yield "SN", reference.words("ISBN") or reference.words("ISSN")
    for paragraph in paragraphs(reference.words("abstract")):
        yield "AB", paragraph
    for topic in reference.topics:
        yield "KW", topic
    for paragraph in paragraphs(reference.note):
        yield "N1", paragraph
    yield "U1", reference.importance or ""
    yield "U2", reference.access
    yield "U3", str(reference.minutes or "")
    yield "U4", reference.section_title
    for label, value in _rest(reference, type_):
        if value:
            yield "U5", f"{label}: {value}"


def _containers(reference: Reference, type_: str) -> Iterator[tuple[str, str]]:
    """T2 is a series for books, reports and theses, and for others what the work appeared in."""
    series, container = reference.words("collection-title"), reference.container_title
    if type_ not in SERIES:
        yield "T2", container
        yield "T3", series
    else:
        yield "T2", series or container


def _pages(page: str) -> Iterator[tuple[str, str]]:
    first, dash, last = page.partition("-")
    two = dash and first.strip().isalnum() and last.strip().isalnum() and " " not in page
    yield "SP", first if two else page
    yield "EP", last if two else ""


def _rest(reference: Reference, type_: str) -> Iterator[tuple[str, str]]:
    """What U5 holds: the word that it begins with, and the value."""
    archive = reference.get(ARCHIVE_KEY) or Archive()
    yield "type", reference.type if reference.type != RIS_TYPES.get(type_) else ""
    for role in present(reference.values, _NAMES):
        yield from _people(role, reference.names(role))
    if type_ in SERIES:
        series = reference.words("collection-title")
        yield "container-title", reference.container_title
        yield "collection-title", series if series == reference.container_title else ""
    if type_ not in GENRES:
        yield "genre", reference.words("genre")
    if reference.words("ISBN"):
        yield "ISSN", reference.words("ISSN")
    for key in present(reference.values, _LABELS.keys()):
        label, value = _LABELS[key], reference.values[key]
        if isinstance(value, PartialDate):
            yield label, _exact(key, value)
        elif key in _PARAGRAPHS:
            for paragraph in paragraphs(value or ""):
                yield label, paragraph
        else:
            yield label, value or ""
    yield "archive", archive.name
    yield "archived", str(archive.date or "")
    yield "link", reference.link_status
    yield "checked", str(reference.link_checked or "")
    for each in reference.alternates:
        yield "alternate", f"{each.format} {each.url}"
    yield "custom", in_one_value(reference.get(CUSTOM_KEY))
    for id_ in reference.responds_to:
        yield "responds to", id_
    yield "section", reference.section
    yield "list", reference.list
    yield "list title", reference.list_title


def _people(role: str, names: tuple[Name, ...]) -> Iterator[tuple[str, str]]:
    """Names for which RIS has no tag, and what no tag says of a name."""
    for number, name in enumerate(names, 1):
        if role not in _ROLES:
            yield role, _name(name)
        if name.kind or stands_alone(name):
            yield f"{role} {number} kind", kind_of(name)
        if name.organisation:
            yield f"{role} {number} organisation", name.organisation


def _exact(key: str, date: PartialDate) -> str:
    """The date as EDTF, where its tag says less of it or there is none."""
    return "" if date.is_plain and key in _DATED else str(date)


def _name(name: Name) -> str:
    """ "Fox, Alex", and "The A Team," for what has no given name and may not be split."""
    whole = line(name.literal or name.family).replace(",", COMMA)
    if name.literal or stands_alone(name):
        return f"{whole},"
    given = line(name.given)
    return f"{whole}, {given}" if given else whole


def _date(date: PartialDate) -> str:
    """``2014/01/31/``, and nothing between the slashes where it is not known: ``2014/01//``. Of a
    range the first date; a season is the word behind the last slash."""
    season = SEASONS.get(date.month, "")
    month = f"{date.month:02}" if date.month and not season else ""
    day = f"{date.day:02}" if date.day else ""
    return f"{_year(date)}/{month}/{day}/{season}"


def _year(date: PartialDate) -> str:
    return f"{date.year:04}" if date.year > 0 else date.year_text
