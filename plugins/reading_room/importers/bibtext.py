"""A .bib file, entry by entry. Enters: text. Leaves: raw values with their lines, and remarks.

`bibsplit` finds where entries and fields begin and end; here @string is put in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.dates import MONTHS
from reading_room.importers.bibsplit import blocks
from reading_room.importers.found import Remark, counted
from reading_room.sources import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.importers.bibsplit import Block, Field

_MACROS = {month[:3].lower(): month for month in MONTHS}
_UNKNOWN = "No @string says what this word stands for, and it was taken as it is"
_DATES = ("date", "year", "day", "month", "volume", "number", "pages", "doi", "isbn", "issn")
"""Fields whose values people write without braces, ``2014-05``, and nobody takes for a word."""
_NO_FIELD = "These words of the entry are no field, and were left out"
_NO_ENTRIES = {
    "": "These words stand outside of entries",
    "preamble": "@preamble has no place in a reading list",
    "comment": "@comment has no place in a reading list",
}
_REPEATED = {
    "annotation": "\n\n", "annote": "\n\n", "note": "\n\n", "abstract": "\n\n",
    "keywords": ", ", "author": " and ", "editor": " and ", "isbn": " ", "issn": " ",
}  # fmt: skip
"""What is put between the values of a field that some programs write several times."""
_ENDLESS = "The @string of this file make more words than can be read, and this was taken as it is"


class Value(NamedTuple):
    """A field as written, without its outermost brackets or quotes, @string put in."""

    text: str
    line: int


class Bib(NamedTuple):
    """An entry. ``fields`` have keys in lower case; one that is given twice keeps the first."""

    kind: str
    key: str
    line: int
    fields: dict[str, Value]


class _Strings:
    """What @string says. Some hold others, ten of which hold ten: all that they are put into has
    together no more characters than a file can have."""

    def __init__(self) -> None:
        self._words = dict(_MACROS)
        self._left = limits.IMPORT

    def take(self, name: str, words: str) -> None:
        """Remember what a name stands for."""
        self._words[name.lower()] = words

    def instead(self, name: str) -> tuple[str, str]:
        """What a name stands for; or the name, and what to say."""
        words = self._words.get(name.lower())
        if words is None or len(words) > self._left:
            return name, _UNKNOWN if words is None else _ENDLESS
        self._left -= len(words)
        return words, ""


def entries(text: str, remarks: list[Remark]) -> Iterator[Bib]:
    """Each entry that can be read; what cannot be is a remark."""
    macros = _Strings()
    number = 0
    for block in blocks(text):
        if block.fault:
            remarks.append(Remark("refused", block.fault, block.key, block.line, block.text))
        elif block.kind == "string":
            _take_strings(block, macros, remarks)
        elif block.kind in _NO_ENTRIES:
            shown = "" if block.kind == "preamble" else block.text
            remarks.append(Remark("left", _NO_ENTRIES[block.kind], "", block.line, shown))
        else:
            if block.text:
                remarks.append(Remark("left", _NO_FIELD, block.key, block.line, block.text))
            counted(number := number + 1)
            yield Bib(block.kind, block.key, block.line, _fields(block, macros, remarks))


def _take_strings(block: Block, macros: _Strings, remarks: list[Remark]) -> None:
    for field in block.fields:
        macros.take(field.key, _value(field, macros, remarks, ""))


def _fields(block: Block, macros: _Strings, remarks: list[Remark]) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    for field in block.fields:
        if field.no_comma:
            words = f"A comma is missing before {field.key}, and was put there"
            remarks.append(Remark("mended", words, block.key, field.line))
        value = Value(_value(field, macros, remarks, block.key), field.line)
        first = fields.setdefault(field.key, value)
        if first is value or first.text == value.text:
            continue
        if field.key in _REPEATED:
            joined = first.text + _REPEATED[field.key] + value.text
            fields[field.key] = first._replace(text=joined)
        elif not first.text.strip():
            fields[field.key] = value
        elif value.text.strip():
            words = f"{field.key} is given more than once, and the first was taken"
            remarks.append(Remark("left", words, block.key, field.line, value.text[:200]))
    return fields


def _value(field: Field, macros: _Strings, remarks: list[Remark], entry: str) -> str:
    parts = []
    for piece in field.pieces:
        if not piece.is_word or piece.text.isdigit():
            parts.append(piece.text)
            continue
        text, why = macros.instead(piece.text)
        if why and not (field.key in _DATES and any(map(str.isdigit, piece.text))):
            remarks.append(Remark("mended", why, entry, field.line, piece.text[:200]))
        parts.append(text)
    return "".join(parts)
