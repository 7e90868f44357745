"""A text while it is changed. Enters: Markdown. Leaves: the same, changed outside its code, and of
each line the one of the old file that it came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

import pyromark

from reading_room.importers.blogs.post import Left
from reading_room.markup.events import OPTIONS, is_start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reading_room.importers.blogs.post import Done

_SILENT = re.compile(r"<(pre|code)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.S | re.I)
FENCE = re.compile(
    r"^(?P<before>[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?)(?P<mark>`{3,}|~{3,})(?P<info>[^\n]*)$"
)


class Draft:
    """A text of one post. ``left`` gathers what became of it."""

    def __init__(self, path: str, text: str, line: int, left: list[Left]) -> None:
        self.path = path
        self.text = text
        self.left = left
        self._code: tuple[str, list[tuple[int, int]]] | None = None
        self._lines = list(range(line, line + text.count("\n") + 1))

    def line(self, place: int) -> int:
        """The line of the old file that a place in the text comes from."""
        return self._lines[min(self.text.count("\n", 0, place), len(self._lines) - 1)]

    def tell(self, place: int, kind: str, words: str, became: str, done: Done = "changed") -> None:
        """Record what became of something."""
        self.left.append(Left(self.path, self.line(place), kind, words, became, done))

    def sub(
        self,
        pattern: re.Pattern[str],
        change: Callable[[re.Match[str]], str | None],
        *,
        code: bool = False,
    ) -> None:
        """Put what ``change`` makes of each match in its place; None leaves it. Matches that begin
        inside code are passed over, unless ``code`` is wanted as well."""
        found = list(pattern.finditer(self.text))
        if not found:
            return
        skipped = [] if code else self.code()
        starts = [start for start, _ in skipped]
        pieces: list[tuple[int, int, str]] = []
        for match in found:
            at = bisect_right(starts, match.start()) - 1
            if at >= 0 and match.start() < skipped[at][1]:
                continue
            new = change(match)
            if new is not None and new != match[0]:
                pieces.append((match.start(), match.end(), new))
        self.splice(pieces)

    def splice(self, pieces: list[tuple[int, int, str]]) -> None:
        """Put new words between places, given in order."""
        if not pieces:
            return
        texts: list[str] = []
        lines = [self._lines[0]]
        starts = _starts(self.text)
        end = 0
        for start, stop, new in [*pieces, (len(self.text), len(self.text), "")]:
            first = bisect_right(starts, end) - 1
            last = bisect_right(starts, start) - 1
            texts += [self.text[end:start], new]
            lines += self._lines[first + 1 : last + 1]
            most = self._lines[bisect_right(starts, stop) - 1]
            here = self._lines[last]
            lines += [min(here + number, most) for number in range(1, new.count("\n") + 1)]
            end = stop
        self.text = "".join(texts)
        self._lines = lines

    def replace_lines(self, lines: list[tuple[str, int]]) -> None:
        """Take new lines, each with the one that it comes from."""
        self.text = "\n".join(line for line, _ in lines)
        self._lines = [number for _, number in lines] or self._lines[:1]

    def lines(self) -> list[tuple[str, int]]:
        """The lines of the text, each with the one that it comes from."""
        return list(zip(self.text.split("\n"), self._lines, strict=False))

    def code(self) -> list[tuple[int, int]]:
        """Where code is: from and to, in order; looked for once while the text stays the same."""
        if self._code is None or self._code[0] is not self.text:
            self._code = (self.text, list(_code(self.text)))
        return self._code[1]


def _code(text: str) -> Iterator[tuple[int, int]]:
    if not any(sign in text for sign in ("`", "~~~", "\n    ", "\t", "<pre", "<code")):
        return
    spans = sorted([*_parsed(text), *(found.span() for found in _SILENT.finditer(text))])
    end = 0
    for start, stop in spans:
        if start >= end:
            yield start, stop
            end = stop


def _parsed(text: str) -> Iterator[tuple[int, int]]:
    encoded = text.encode()
    ascii_ = len(encoded) == len(text)
    for event, span in pyromark.events_with_range(text, options=OPTIONS):
        if isinstance(event, dict) and ("Code" in event or is_start(event, "CodeBlock")):
            start, end = span["start"], span["end"]
            if not ascii_:
                start, end = len(encoded[:start].decode()), len(encoded[:end].decode())
            yield start, end


def _starts(text: str) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]


def in_fences(lines: list[tuple[str, int]]) -> Iterator[tuple[str, int, bool]]:
    """Each line, and if it is inside a fence of code (or is one)."""
    mark = ""
    for line, number in lines:
        found = FENCE.match(line)
        if mark:
            inside = True
            if found and found["mark"].startswith(mark) and not found["info"].strip():
                mark = ""
        else:
            inside = found is not None and not (found["mark"][0] == "`" and "`" in found["info"])
            mark = found["mark"] if found and inside else ""
        yield line, number, inside
