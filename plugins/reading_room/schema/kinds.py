"""The kinds of value. Enters: nothing. Leaves: one `Kind` for each, typed as its values are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reading_room.schema.keys import Kind

if TYPE_CHECKING:
    import datetime

    from reading_room.dates import PartialDate
    from reading_room.values import (
        Alternate,
        Archive,
        Image,
        LinkState,
        Name,
        Recording,
        Ref,
    )

_TEXT = {"type": "string"}
_SCALAR = {"type": ["string", "number"]}
_REF = {"type": "string", "minLength": 1}
NAME_SCHEMA: dict[str, Any] = {"anyOf": [{"type": "string"}, {"type": "object"}]}

WORDS: Kind[str] = Kind("words", "words on one line", "", _SCALAR)
"""White space is folded."""
TEXT: Kind[str] = Kind("text", "words, in paragraphs where there are several", "", _TEXT)
MARKDOWN: Kind[str] = Kind("markdown", "Markdown", "", _TEXT)
"""Taken by a reader of its own, which parses it."""
NUMBER: Kind[str] = Kind("number", 'a number, or words such as "12-14" or "2nd"', "", _SCALAR)
"""A number of CSL, as it is printed."""
ADDRESS: Kind[str] = Kind(
    "address", "a web address", "", {"type": "string", "pattern": r"^https?://\S+$"}
)
PATH: Kind[str] = Kind("path", "the path to a file, or a web address", "", _TEXT)
LANGUAGE: Kind[str] = Kind(
    "language",
    "the short name of a language (BCP 47)",
    "",
    {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},
)
DOI: Kind[str] = Kind("doi", "a DOI", "", {"type": "string", "pattern": r"10\.\d{4,9}/\S+"})
ISBN: Kind[str] = Kind("isbn", "an ISBN of 10 or 13 digits", "", _SCALAR)
ISSN: Kind[str] = Kind("issn", "an ISSN of 8 digits", "", _SCALAR)
SLUG: Kind[str] = Kind(
    "slug",
    "lower-case letters, digits and hyphens",
    "",
    {"type": ["string", "integer"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
)
YES: Kind[bool] = Kind("yes", "true or false", empty=False, json={"type": "boolean"})
MINUTES: Kind[int | None] = Kind(
    "minutes", "a whole number of minutes", None, {"type": "integer", "minimum": 1}
)
CHOICE: Kind[str] = Kind("choice", "one of a few words", "", _TEXT)
MOMENT: Kind[datetime.datetime | None] = Kind("moment", "a day, or a day and a time", None, _TEXT)
DAY: Kind[datetime.date | None] = Kind("day", "a day", None, _TEXT)
PARTIAL: Kind[PartialDate | None] = Kind("partial", "a year, a month or a day", None, _SCALAR)
EDTF: Kind[PartialDate | None] = Kind(
    "edtf", "a year, a month, a day, or a range of them, as EDTF has it", None, _SCALAR
)
NAME: Kind[Name | None] = Kind("name", "a name", None, NAME_SCHEMA)
NAMES: Kind[tuple[Name, ...]] = Kind(
    "names",
    "a name, or a list of names",
    (),
    {"anyOf": [*NAME_SCHEMA["anyOf"], {"type": "array", "items": NAME_SCHEMA}]},
)
REF: Kind[Ref | None] = Kind("ref", "an id", None, _REF)
REFS: Kind[tuple[Ref, ...]] = Kind(
    "refs", "an id, or a list of ids", (), {"anyOf": [_REF, {"type": "array", "items": _REF}]}
)
IMAGE: Kind[Image | None] = Kind("image", "a picture", None, {"type": "object"})
RECORDING: Kind[Recording | None] = Kind("recording", "a recording", None, _TEXT)
ALTERNATES: Kind[tuple[Alternate, ...]] = Kind(
    "alternates", "a list of other forms", (), {"type": "array"}
)
ARCHIVE: Kind[Archive | None] = Kind(
    "archive",
    "an archived copy, or the name of an archive",
    None,
    {"anyOf": [{"type": "object"}, _TEXT]},
)
LINK: Kind[LinkState | None] = Kind("link", "what became of the address", None, {"type": "object"})
CUSTOM: Kind[dict[str, str]] = Kind(
    "custom", "keys of your own, each with words", {}, {"type": "object"}
)
MAPPINGS: Kind[tuple[()]] = Kind("mappings", "a list of entries with keys", (), {"type": "array"})
"""Taken by a reader of its own: items, sections."""
