"""Values that only works have. Enters: the fields of an item, and a key. Leaves: its value.

Identifiers are read with or without the address or word that programs put before them, and looked
at as far as their own rules go: an ISBN and an ISSN have a check digit (python-stdnum), a DOI has
none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from reading_room.schema import items as keys
from reading_room.sources import limits
from reading_room.sources.web import is_address
from reading_room.sources.yaml.fields import Fields
from reading_room.values import Alternate, Archive, LinkState
from reading_room.wording import short

if TYPE_CHECKING:
    from reading_room.schema import Key, Keys

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_DOI_BEFORE = re.compile(r"(?:https?://(?:www\.)?(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_DOI_SLIP = re.compile(
    r"<?(?:(?:https?)?:?/{0,2}(?:www\.)?(?:dx\.)?doi\.?(?:org)?[:/ ]*)?(10\.\d{4,9}/[^\s>]+?)[>.]?",
    re.IGNORECASE,
)
"""A DOI behind an address or word that has a slip in it."""
_PARTS = re.compile(
    r"(?<=[\dXx])[\s,;/]+(?=97[89]|\d{9}|(?:\d+-\d+-\d+-|\d{4}-\d{3})[\dXx](?![\w-]))"
)
_NUMBER_BEFORE = re.compile(r"(?:e?-?IS[BS]N(?:-1[03])?)[:\s]*", re.IGNORECASE)
_SIGNS = re.compile(r"[\s\-‐‑–]+")
_FORMS = {"ISBN": "10 or 13 digits", "ISSN": "8 digits"}


def is_doi(value: str) -> bool:
    """Is it a DOI, with no address before it?"""
    return _DOI.fullmatch(value) is not None


def bare_doi(value: str) -> str:
    """A DOI without the address or the word that programs put before it."""
    found = _DOI_BEFORE.match(value)
    return value[found.end() :] if found else value


def read_doi(fields: Fields, key: Key[str]) -> str:
    """A DOI; one with an address before it is taken, with advice."""
    value = fields.raw(key.name)
    doi = bare_doi(value)
    if value and not is_doi(doi):
        inside = _DOI.search(value)
        fields.reader.error(
            fields.place(key.name),
            "item-doi",
            f"{short(value)} is not a DOI.",
            "A DOI begins with 10. and has no address before it:"
            f" {inside[0] if inside else key.example}",
            found[1] if (found := _DOI_SLIP.fullmatch(value)) else "",
        )
        return ""
    if doi != value:
        fields.reader.error(
            fields.place(key.name),
            "doi-address",
            f"{short(value)} is read as the DOI {short(doi)}.",
            f"Write {key.name}: {doi}",
            doi,
        )
    return doi


def identifiers(value: str) -> list[str]:
    """The numbers in a value: some books print one for each binding."""
    words = _NUMBER_BEFORE.sub("", value)
    return [part.strip() for part in _PARTS.split(words) if part.strip()]


def has_form(name: str, value: str) -> bool:
    """Has it as many digits as an ISBN or ISSN?"""
    bare = _SIGNS.sub("", value)
    forms = {"ISBN": r"\d{9}[\dXx]|97[89]\d{10}", "ISSN": r"\d{7}[\dXx]"}
    return re.fullmatch(forms[name], bare, re.ASCII) is not None


def _read_number(fields: Fields, key: Key[str]) -> str:
    """An ISBN or ISSN as it is printed. One of the wrong length is an error; one whose check digit
    does not fit stands, for books are printed with such, and is advised of."""
    value = fields.raw(key.name)
    parts = identifiers(value)
    wrong = [part for part in parts if not has_form(key.name, part)]
    if value and (wrong or not parts):
        fields.reader.error(
            fields.place(key.name),
            "item-isbn" if key.name == "ISBN" else "item-issn",
            f"{short((wrong or [value])[0])} is not an {key.name}.",
            f"An {key.name} has {_FORMS[key.name]}: {key.name}: {key.example}",
        )
        return ""
    for part in parts:
        if not fits(key.name, part):
            fields.reader.error(
                fields.place(key.name),
                "check-digit",
                f"The last digit of the {key.name} {part} does not fit the others.",
                "Look at it once more: one of its digits has a slip.",
            )
    return " ".join(parts)


def fits(key: str, value: str) -> bool:
    """Does the check digit of an ISBN or ISSN fit? The library comes with the first of them: it
    takes a hundredth of a build of 1,000 posts, and most sites have none."""
    from stdnum import isbn, issn

    found: bool = (isbn if key == "ISBN" else issn).is_valid(value)
    return found


def _nested(fields: Fields, key: Key[Any], parts: Keys | None) -> Fields | None:
    node = fields.get(key.name)
    return Fields(fields.reader, node, parts) if node and parts else None


def _archive(fields: Fields, key: Key[Archive | None]) -> Archive | None:
    """An archived copy. An address alone is a copy's; words alone are an archive's name, as CSL has
    it."""
    if isinstance(fields.get(key.name), yaml.ScalarNode):
        name = fields.line(key.name)
        if is_address(name):
            return Archive(url=name)
        return Archive(name=name) if name else None
    inside = _nested(fields, key, key.parts)
    if inside is None:
        return None
    found = Archive(inside.address("url"), inside.partial("date"), inside.line("name"))
    return found if any(found) else None


def _link(fields: Fields, key: Key[LinkState | None]) -> LinkState | None:
    inside = _nested(fields, key, key.parts)
    if inside is None:
        return None
    status = inside.choice("status", keys.LINK_KEYS["status"].options) or ""
    found = LinkState(status, inside.partial("checked"))
    return found if any(found) else None


def _alternates(fields: Fields, key: Key[tuple[Alternate, ...]]) -> tuple[Alternate, ...]:
    found = []
    known = keys.ALTERNATE_KEYS
    for node in fields.entries(key.name):
        part = Fields(fields.reader, node, known)
        if part.whole():
            options = known["format"].options
            found.append(Alternate(part.choice("format", options) or "", part.address("URL")))
    return tuple(found)


def _custom(fields: Fields, key: Key[dict[str, str]]) -> dict[str, str]:
    """Keys of an editor's own: any, each with words."""
    node = fields.get(key.name)
    if not isinstance(node, yaml.MappingNode):
        fields.reader.error(
            fields.place(key.name),
            "value-keys",
            "custom is written with keys of your own, such as shelf: and its value.",
            f"Write {key.name}: {key.example}",
        )
        return {}
    known = [name.value for name, _ in node.value if isinstance(name, yaml.ScalarNode)]
    inside = Fields(fields.reader, node, known[: limits.ENTRIES], "custom")
    return {name: words for name in inside.nodes if (words := inside.raw(name, "words"))}


def _edtf(fields: Fields, key: Key[Any]) -> Any:
    return fields.edtf(key.name)


READERS = {
    "doi": read_doi,
    "isbn": _read_number,
    "issn": _read_number,
    "edtf": _edtf,
    "archive": _archive,
    "link": _link,
    "alternates": _alternates,
    "custom": _custom,
}
