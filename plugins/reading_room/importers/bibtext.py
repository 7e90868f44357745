"""A .bib file, entry by entry. Enters: text. Leaves: raw values with their lines, and remarks.

bibtexparser finds where entries and fields begin and end, and goes on after a broken one. What its
middlewares make of values is not used: they put @string together only where it stands alone, and
take LaTeX out of addresses.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, NamedTuple

from bibtexparser.exceptions import ParserStateException
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ExplicitComment,
    ImplicitComment,
    ParsingFailedBlock,
    Preamble,
    String,
)
from bibtexparser.splitter import Splitter

from reading_room.dates import MONTHS
from reading_room.importers.found import Remark
from reading_room.sources import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bibtexparser.model import Block

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # remarks say it in an editor's words
_PIECE = re.compile(r"\s*(?:#\s*)*")
_WORD = re.compile(r'[^\s#{}"]+')
_ENDS = re.compile(r'(?<!\\)[{}"]')
_BROKEN = "This entry is broken off or has brackets that do not match"
_MACROS = {month[:3].lower(): month for month in MONTHS}
_UNKNOWN = "No @string says what this word stands for, and it was taken as it is"
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
    try:
        blocks = Splitter(text).split().blocks
    except ParserStateException:
        remarks.append(Remark("refused", "This file cannot be taken apart into entries"))
        return
    macros = _Strings()
    for block in blocks:
        yield from _entry(block, macros, remarks)


def _entry(block: Block, macros: _Strings, remarks: list[Remark]) -> Iterator[Bib]:
    line = (block.start_line or 0) + 1
    if isinstance(block, ParsingFailedBlock) and not _wrapped(block):
        start = " ".join((block.raw or "").split())
        remarks.append(Remark("refused", _BROKEN, _key(start), line, start[:200]))
    elif isinstance(block, String):
        macros.take(block.key, _value(block.value, macros, remarks, line))
    elif isinstance(block, Preamble):
        remarks.append(Remark("left", "@preamble has no place in a reading list", line=line))
    elif isinstance(block, ExplicitComment):
        shown = block.comment[:200]
        remarks.append(Remark("left", "@comment has no place in a reading list", "", line, shown))
    elif isinstance(block, ImplicitComment):
        if not block.comment.startswith("%"):
            shown = block.comment[:200]
            remarks.append(Remark("left", "These words stand outside of entries", "", line, shown))
    elif isinstance(found := _wrapped(block) or block, Entry):
        yield Bib(found.entry_type, found.key, line, _fields(found, macros, remarks))


def _wrapped(block: Block) -> Block | None:
    """The entry in a block that bibtexparser sets aside because a key is there twice."""
    if isinstance(block, DuplicateFieldKeyBlock | DuplicateBlockKeyBlock):
        inside = block.ignore_error_block
        return _wrapped(inside) or inside if inside else None
    return None


def _fields(entry: Entry, macros: _Strings, remarks: list[Remark]) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    for field in entry.fields:
        line = (field.start_line or 0) + 1
        key = field.key.lower()
        value = Value(_value(str(field.value), macros, remarks, line, entry.key), line)
        if fields.setdefault(key, value) != value and fields[key].text != value.text:
            words = f"{key} is given more than once, and the first was taken"
            remarks.append(Remark("left", words, entry.key, line, value.text[:200]))
    return fields


def _value(raw: str, macros: _Strings, remarks: list[Remark], line: int, entry: str = "") -> str:
    """``"Jan" # {uary } # year``: pieces in quotes or braces, numbers, and names of @string."""
    parts = []
    at = _past(raw, 0)
    while at < len(raw):
        if raw[at] in '{"':
            end = _closing(raw, at)
            parts.append(raw[at + 1 : end])
            at = end + 1
        elif word := _WORD.match(raw, at):
            at = word.end()
            parts.append(_word(word[0], macros, remarks, line, entry))
        else:
            at += 1
        at = _past(raw, at)
    return "".join(parts)


def _past(raw: str, at: int) -> int:
    found = _PIECE.match(raw, at)
    return found.end() if found else at


def _word(word: str, macros: _Strings, remarks: list[Remark], line: int, entry: str) -> str:
    if word.isdigit():
        return word
    text, why = macros.instead(word)
    if why:
        remarks.append(Remark("mended", why, entry, line, word))
    return text


def _closing(raw: str, start: int) -> int:
    """Where the bracket or quote at ``start`` is closed."""
    quoted = raw[start] == '"'
    depth = 0
    for mark in _ENDS.finditer(raw, start + 1):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}" and (depth or not quoted):
            if not depth:
                return mark.start()
            depth -= 1
        elif mark[0] == '"' and quoted and not depth:
            return mark.start()
    return len(raw)


def _key(start: str) -> str:
    """The key of a broken entry, as far as one can tell."""
    found = re.match(r"@\w+\s*[{(]\s*([^\s,{}]+)\s*,", start)
    return found[1] if found else ""
