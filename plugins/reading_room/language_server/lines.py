"""Lines and columns of a text. Enters: a text, and the units in which an editor counts. Leaves:
positions as the protocol has them, and offsets in the text.

Problems count characters, from 1, of a text without the mark before it; editors count
from 0, in UTF-16 unless they agreed on something else. A line ends at LF, CR or both, and nowhere
else: `str.splitlines` knows seven more ends that no editor has.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol.types import Position, Range

_BREAK = re.compile(r"\r\n|\r|\n")
_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")


class Lines:
    """The lines of one text, without their ends."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.text = text
        self.encoding = encoding
        self._starts = [0]
        self._ends: list[int] = []
        for found in _BREAK.finditer(text):
            self._ends.append(found.start())
            self._starts.append(found.end())
        self._ends.append(len(text))

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, line: int) -> str:
        """A line, from 0; empty where there is none."""
        if not 0 <= line < len(self._starts):
            return ""
        return self.text[self._starts[line] : self._ends[line]]

    def offset(self, position: Position) -> int:
        """The offset of a position; of one behind the end of its line or the text, that end."""
        if position.line >= len(self._starts):
            return len(self.text)
        line = self[position.line]
        return self._starts[position.line] + self._characters(line, position.character)

    def column(self, position: Position) -> int:
        """How many characters of its line stand before a position."""
        return self._characters(self[position.line], position.character)

    def position(self, offset: int) -> Position:
        """The position of an offset."""
        line = bisect_right(self._starts, min(max(offset, 0), len(self.text))) - 1
        return self.at(line, offset - self._starts[line])

    def at(self, line: int, column: int) -> Position:
        """The position before a character of a line, both from 0."""
        line = min(max(line, 0), len(self._starts) - 1)
        return Position(line, self._units(self[line][: max(column, 0)]))

    def range(self, line: int, start: int, end: int) -> Range:
        """From one character of a line to before another."""
        return Range(self.at(line, start), self.at(line, end))

    def span(self, start: int, end: int) -> Range:
        """From one offset to another."""
        return Range(self.position(start), self.position(end))

    def start(self, line: int) -> int:
        """The offset of a line's first character."""
        return self._starts[min(max(line, 0), len(self._starts) - 1)]

    def typed(self, line: int, column: int) -> int:
        """The column, from 0, of a character of a line, by its column from 1 where the mark before
        a text (U+FEFF) is left out."""
        words = self[line]
        mark = not line and words.startswith("\ufeff")
        return min(column - 1 + mark, len(words))

    def _units(self, text: str) -> int:
        if self.encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        if self.encoding == "utf-32" or text.isascii():
            return len(text)
        return len(text) + len(_ASTRAL.findall(text))

    def _characters(self, line: str, units: int) -> int:
        """How many characters the first so many units of a line are."""
        if self.encoding == "utf-32" or line.isascii():
            return min(units, len(line))
        for at, char in enumerate(line):
            if units <= 0:
                return at
            units -= self._units(char)
        return len(line)
