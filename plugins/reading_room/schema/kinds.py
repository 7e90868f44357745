"""The kinds of value. Enters: nothing. Leaves: one `Kind` for each, typed as its values are.

What a kind says as JSON Schema is true of values as YAML 1.2's core schema reads them (numbers,
true and false, and dates as words), which is what editors use, and of values that are all words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reading_room.schema import patterns
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

ENTRIES = 100
"""Topics and other entries of a list that belongs to one post, list or work."""
PEOPLE = 1000
"""Names of one post or work: papers of large studies have several hundred authors."""
MOST_MINUTES = 6000
"""What a work takes to read, to hear or to see: a hundred hours."""

Schema = dict[str, Any]


def _one_or_list(one: Schema, **said: Any) -> Schema:
    return {"anyOf": [one, {"type": "array", "items": one, **said}]}


def _form(pattern: str, *types: str, **said: Any) -> Schema:
    return {"type": ["string", *types] if types else "string", "pattern": pattern, **said}


_SCALAR = {"type": ["string", "number"]}
_REF = _form(patterns.WORD, "number")
NAME_SCHEMA: Schema = {"$ref": "#/$defs/name"}
"""`schema.names` declares what a mapping holds."""

WORDS: Kind[str] = Kind("words", "words on one line", "", _SCALAR, is_noun=True)
"""White space is folded."""
ALT: Kind[str] = Kind("alt", "words for those who do not see the picture", "", _SCALAR)
TEXT: Kind[str] = Kind("text", "words, in paragraphs where there are several", "", _SCALAR,
                       is_noun=True)  # fmt: skip
MARKDOWN: Kind[str] = Kind("markdown", "Markdown", "", _SCALAR, is_noun=True)
"""Taken by a reader of its own, which parses it."""
NUMBER: Kind[str] = Kind("number", 'a number, or words such as "12-14" or "2nd"', "", _SCALAR,
                         is_noun=True)  # fmt: skip
"""A number of CSL, as it is printed."""
ADDRESS: Kind[str] = Kind("address", "a web address", "", _form(patterns.ADDRESS), is_noun=True)
EMAIL: Kind[str] = Kind("email", "an e-mail address", "", _form(patterns.EMAIL))
FEDIVERSE: Kind[str] = Kind(
    "fediverse", "an account of the fediverse", "", _form(patterns.FEDIVERSE)
)
PATH: Kind[str] = Kind(
    "path", "the path to a file, or a web address", "", _form(patterns.PATH, "number")
)
LANGUAGE: Kind[str] = Kind(
    "language", "the short name of a language (BCP 47)", "", _form(patterns.LANGUAGE), is_noun=True
)
DOI: Kind[str] = Kind("doi", "a DOI", "", _form(patterns.DOI), is_noun=True)
ISBN: Kind[str] = Kind(
    "isbn", "an ISBN of 10 or 13 digits", "", _form(patterns.ISBN, "integer"), is_noun=True
)
ISSN: Kind[str] = Kind(
    "issn", "an ISSN of 8 digits", "", _form(patterns.ISSN, "integer"), is_noun=True
)
SLUG: Kind[str] = Kind(
    "slug", "lower-case letters, digits and hyphens", "",
    _form(patterns.SLUG, "integer", minimum=0),
)  # fmt: skip
YES: Kind[bool] = Kind("yes", "true or false", empty=False, json=_form(patterns.YES, "boolean"))
MINUTES: Kind[int | None] = Kind(
    "minutes", "a whole number of minutes", None,
    _form(patterns.MINUTES, "integer", minimum=1, maximum=MOST_MINUTES),
)  # fmt: skip
CHOICE: Kind[str] = Kind("choice", "one of a few words", "", {"type": "string"})
CRITERION: Kind[str] = Kind("criterion", "the number of a success criterion of WCAG 2.2", "")
MOMENT: Kind[datetime.datetime | None] = Kind(
    "moment", "a day, or a day and a time", None, _form(patterns.MOMENT)
)
DAY: Kind[datetime.date | None] = Kind("day", "a day", None, _form(patterns.DAY))
_YEAR = {"minimum": 1000, "maximum": 9999}
PARTIAL: Kind[PartialDate | None] = Kind(
    "partial", "a year, a month or a day", None, _form(patterns.PARTIAL, "integer", **_YEAR)
)
EDTF: Kind[PartialDate | None] = Kind(
    "edtf", "a year, a month, a day, or a range of them, as EDTF has it", None,
    _form(patterns.EDTF, "integer", **_YEAR),
)  # fmt: skip
NAME: Kind[Name | None] = Kind("name", "a name", None, NAME_SCHEMA, is_noun=True)
OWN_NAME: Kind[Name | None] = Kind(
    "own-name", "a name, and no id", None,
    {**NAME_SCHEMA, "not": {"type": "string", "pattern": patterns.ID}}, is_noun=True,
)  # fmt: skip
"""Of somebody who has an id: another id would lead nowhere."""
NAMES: Kind[tuple[Name, ...]] = Kind(
    "names", "a name, or a list of names", (), {"$ref": "#/$defs/names"}, most=PEOPLE, is_noun=True
)
REF: Kind[Ref | None] = Kind("ref", "an id", None, _one_or_list(_REF, maxItems=1))
REFS: Kind[tuple[Ref, ...]] = Kind(
    "refs", "an id, or a list of ids", (),
    _one_or_list(_REF, maxItems=ENTRIES, uniqueItems=True), most=ENTRIES,
)  # fmt: skip
ALIASES: Kind[tuple[Ref, ...]] = Kind(
    "aliases", "an old address in this site, or a list of them", (),
    _one_or_list(_form(patterns.ALIAS, "number"), maxItems=ENTRIES, uniqueItems=True), most=ENTRIES,
)  # fmt: skip
RULES: Kind[tuple[str, ...]] = Kind(
    "rules", "the name of a rule of content, or a list of them", (), {"type": "string"},
    most=ENTRIES,
)  # fmt: skip
PHRASES: Kind[tuple[str, ...]] = Kind("phrases", "words, or a list of them", (),
                                      _one_or_list(_SCALAR))  # fmt: skip
IMAGE: Kind[Image | None] = Kind("image", "a picture", None, is_noun=True)
RECORDING: Kind[Recording | None] = Kind(
    "recording", "the path to a recording, or a web address", None, _form(patterns.PATH, "number")
)
ALTERNATES: Kind[tuple[Alternate, ...]] = Kind(
    "alternates", "a list of other forms", (), {"type": "array"}
)
ARCHIVE: Kind[Archive | None] = Kind(
    "archive", "an archived copy, or the name of an archive", None, _SCALAR, is_noun=True
)
"""A mapping, or words alone."""
LINK: Kind[LinkState | None] = Kind("link", "what became of the address", None, is_noun=True)
CUSTOM: Kind[dict[str, str]] = Kind(
    "custom", "keys of your own, each with words", {},
    {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]},
     "maxProperties": ENTRIES},
)  # fmt: skip
MAPPING: Kind[None] = Kind("mapping", "keys of its own", None)
"""Taken by a reader of its own: a source, a contact."""
MAPPINGS: Kind[tuple[()]] = Kind("mappings", "a list of entries with keys", (), {"type": "array"})
"""Taken by a reader of its own: items, sections, failings."""
COUNT: Kind[int] = Kind("count", "a whole number, 1 or more", 0, {"type": "integer", "minimum": 1})
PLACE: Kind[str | bool] = Kind("place", "part of the site's addresses, or false", "")
"""Of the plugin's options for what a site calls its parts."""
BACKEND_KIND: Kind[dict[str, str]] = Kind("backend", "keys of the web editor's git host", {})
"""Of the plugin's option ``cms_backend``."""
LEVELS: Kind[dict[str, str]] = Kind("levels", "names of rules, each with a level", {})
"""Of the plugin's option ``rules``."""
