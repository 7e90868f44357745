"""A .bib file taken apart. Enters: text. Leaves: its blocks, with the pieces of every value.

BibTeX's own grammar, read in one pass: what an entry that is broken off has swallowed ends where a
line begins the next one, so that no text is looked through twice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reading_room.sources import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = re.compile(r"@[ \t]*([A-Za-z][\w.:+-]*)\s*([{(])")
_AT_LINE = re.compile(r"^[ \t]*@[ \t]*[A-Za-z][\w.:+-]*\s*[{(]", re.MULTILINE)
_SPACE = re.compile(r"(?:\s|%[^\n]*(?:\n|\Z))*")
"""White space, and remarks to the end of a line."""
_KEY = re.compile(r'[^,={}"\n]*')
_NAME = re.compile(r'([^\s=,{}"#%()]+)\s*=')
_WORD = re.compile(r'[^\s#,{}"()=]+')
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_QUOTES = re.compile(r'\\.|[{}"]', re.DOTALL)
_JUNK = re.compile(r'[^,\n{}"=]+|.')
_CLOSERS = {"{": "}", "(": ")"}
_SHOWN = 200


class Piece(NamedTuple):
    """A part of a value: what stands in braces or quotes, or a word or number without them."""

    text: str
    is_word: bool = False


class Field(NamedTuple):
    """A field; ``no_comma``: none stands before it."""

    key: str
    pieces: tuple[Piece, ...]
    line: int
    no_comma: bool = False


class Block(NamedTuple):
    """An entry, @string, @preamble or @comment, or what stands between them (``kind`` is empty)."""

    kind: str
    line: int
    key: str = ""
    fields: tuple[Field, ...] = ()
    text: str = ""
    """Of what is no entry, its beginning; of an entry, what is no field."""
    fault: str = ""


class _BrokenError(Exception):
    """Why an entry cannot be read."""


BROKEN = "This entry is broken off or has brackets that do not match"
FIELDS = f"This entry has more than {limits.FIELDS:,} fields, and no work has so many"


def blocks(text: str) -> Iterator[Block]:
    """Every block, in its order."""
    return _Splitter(text).blocks()


class Lines:
    """Counts lines, for places that come one after another."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at, self._line = 0, 1

    def of(self, at: int) -> int:
        """The line of a place, from 1."""
        if at > self._at:
            self._line += self._text.count("\n", self._at, at)
            self._at = at
        return self._line


def _between(text: str, start: int, end: int, lines: Lines) -> Iterator[Block]:
    words = text[start : min(end, start + 50 * _SHOWN)].lstrip(" \t\n,}")
    said = words.strip()
    if said and not said.startswith("%"):
        yield Block("", lines.of(end - len(words)) if len(words) < end - start else lines.of(start),
                    text=said[:_SHOWN])  # fmt: skip


class _Splitter:
    """Goes through a text once; ``_ahead`` is how many characters may be looked at before that."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)
        self._ahead = 2 * len(text)

    def blocks(self) -> Iterator[Block]:
        text, at = self._text, 0
        starts = (found.start() for found in _AT_LINE.finditer(text))
        limit = next(starts, len(text))
        while found := _START.search(text, at):
            yield from _between(text, at, found.start(), self._lines)
            while limit <= found.start():
                limit = next(starts, len(text))
            block, at = self._block(found, limit)
            yield block
        yield from _between(text, at, len(text), self._lines)

    def _block(self, found: re.Match[str], limit: int) -> tuple[Block, int]:
        """A block, and where it ends."""
        text, kind = self._text, found[1].lower()
        line = self._lines.of(found.start())
        shown = text[found.start() : min(limit, found.start() + _SHOWN)]
        if kind == "comment":
            return Block(kind, line, text=shown), self._comment_end(found.end(), limit)
        reader = _Entry(text, found.end(), limit, _CLOSERS[found[2]], self._lines)
        try:
            reader.read(has_key=kind not in ("string", "preamble"))
        except _BrokenError as why:
            shown = " ".join(shown.split())
            return Block(kind, line, reader.key, text=shown, fault=str(why)), limit
        junk = " ".join(" ".join(reader.junk).split())[:_SHOWN]
        return Block(kind, line, reader.key, tuple(reader.fields), junk), reader.at

    def _comment_end(self, start: int, limit: int) -> int:
        """Where a remark ends: there may be whole entries in it."""
        end = _closing(self._text, start - 1, limit)
        if end < 0 and self._ahead > 0:
            end = _closing(self._text, start - 1, len(self._text))
            self._ahead -= (end if end >= 0 else len(self._text)) - start
        return end + 1 if end >= 0 else limit


class _Entry:
    """Reads one entry, as far as ``limit``. Raises _BrokenError where it does not end there."""

    def __init__(self, text: str, at: int, limit: int, closer: str, lines: Lines) -> None:
        self.text, self.at, self.limit = text, at, limit
        self.key = ""
        self.fields: list[Field] = []
        self.junk: list[str] = []
        self._closer = closer
        self._lines = lines
        self._comma = True

    def read(self, *, has_key: bool) -> None:
        """Everything up to the closing bracket, behind which ``at`` is then."""
        if has_key:
            self._read_key()
        while not self._ended():
            if found := _NAME.match(self.text, self.at, self.limit):
                self._field(found)
            else:
                self._skip()

    def _space(self) -> None:
        found = _SPACE.match(self.text, self.at, self.limit)
        self.at = found.end() if found else self.at

    def _next(self) -> str:
        return self.text[self.at] if self.at < self.limit else ""

    def _read_key(self) -> None:
        self._space()
        found = _KEY.match(self.text, self.at, self.limit)
        words = found[0] if found else ""
        behind = self.text[self.at + len(words) : self.at + len(words) + 1]
        if behind == "=" or (behind in ('"', "{") and words.strip()):
            return
        closed = self._closer == ")" and behind != "," and words.rstrip().endswith(")")
        if closed:
            words = words[: words.rindex(")")]
        self.key = " ".join(words.split())
        self.at += len(words)
        self._space()
        self._comma = self._next() == "," or not self.key
        self.at += self._next() == ","

    def _ended(self) -> bool:
        self._space()
        while self._next() == ",":
            self._comma = True
            self.at += 1
            self._space()
        if not self._next():
            raise _BrokenError(BROKEN)
        if self._next() == self._closer:
            self.at += 1
            return True
        return False

    def _field(self, found: re.Match[str]) -> None:
        if len(self.fields) >= limits.FIELDS:
            raise _BrokenError(FIELDS)
        line = self._lines.of(found.start())
        self.at = found.end()
        pieces = tuple(self._pieces())
        self.fields.append(Field(found[1].lower(), pieces, line, not self._comma))
        self._comma = False

    def _pieces(self) -> Iterator[Piece]:
        """``"Jan" # {uary } # year``: up to the comma, or the next name where that is missing."""
        is_first, joined = True, True
        while True:
            self._space()
            char = self._next()
            if char == "#":
                self.at += 1
                joined = True
                continue
            if not char or char in (",", self._closer):
                return
            if not (is_first or joined) and _NAME.match(self.text, self.at, self.limit):
                return
            if piece := self._piece(char):
                yield piece if is_first or joined else Piece(" " + piece.text, is_word=False)
                is_first = joined = False

    def _piece(self, char: str) -> Piece | None:
        if char in '{"':
            end = _closing(self.text, self.at, self.limit)
            if end < 0:
                raise _BrokenError(BROKEN)
            piece = Piece(self.text[self.at + 1 : end])
            self.at = end + 1
            return piece
        if found := _WORD.match(self.text, self.at, self.limit):
            self.at = found.end()
            return Piece(found[0], is_word=True)
        self.junk.append(char)
        self.at += 1
        return None

    def _skip(self) -> None:
        """Words that are no field; what is in braces is skipped as a whole."""
        char = self._next()
        if char in '{"':
            end = _closing(self.text, self.at, self.limit)
            if end < 0:
                raise _BrokenError(BROKEN)
            self.junk.append(self.text[self.at : min(end + 1, self.at + _SHOWN)])
            self.at = end + 1
            return
        found = _JUNK.match(self.text, self.at, self.limit)
        words = found[0] if found else char
        self.at += len(words)
        if len(self.junk) < _SHOWN:
            self.junk.append(words[:_SHOWN])


def _closing(text: str, start: int, limit: int) -> int:
    """Where the brace or quote at ``start`` is closed; -1 where it is not before ``limit``."""
    quoted = text[start] == '"'
    depth = 0
    for mark in (_QUOTES if quoted else _BRACES).finditer(text, start + 1, limit):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            if not depth and not quoted:
                return mark.start()
            depth = max(0, depth - 1)
        elif mark[0] == '"' and not depth:
            return mark.start()
    return -1
