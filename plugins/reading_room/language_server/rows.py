"""Lines of YAML, each by itself. Enters: the words of a line. Leaves: where entries of lists begin
on it, its key, and where the rest begins.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_KEY = re.compile(
    r"""("[^"]*"|'[^']*'|(?:[^\s#:,\[\]{}"'-]|-[^\s#:,\[\]{}])[^#:,\[\]{}]*?)[ \t]*:(?=[ \t]|$)"""
)
_DASH = re.compile(r"-(?=[ \t]|$)")
_SPACE = re.compile(r"[ \t]*")
_LONGEST = 300
"""No key is longer, in characters."""


class Key(NamedTuple):
    """A key on a line: where it begins and ends, and where its value begins."""

    name: str
    column: int
    end: int
    value: int


class Row(NamedTuple):
    """One line: where entries of lists begin on it, its key, and where what follows begins."""

    dashes: tuple[int, ...]
    key: Key | None
    rest: int
    """Where the words begin that are no dash and no key."""
    text: str

    @property
    def column(self) -> int:
        """Where it begins; far to the right where it is empty or a remark."""
        if self.dashes:
            return self.dashes[0]
        return self.key.column if self.key else self.rest


def row_of(text: str) -> Row:
    """What stands on a line."""
    at = space(text, 0)
    dashes = []
    while _DASH.match(text, at):
        dashes.append(at)
        at = space(text, at + 1)
    found = _KEY.match(text, at, at + _LONGEST)
    if found is None:
        return Row(tuple(dashes), None, at, text)
    key = Key(found[1].strip("\"'"), at, found.end(1), space(text, found.end()))
    return Row(tuple(dashes), key, key.value, text)


def space(text: str, at: int) -> int:
    """Where the white space at an offset ends."""
    found = _SPACE.match(text, at)
    return found.end() if found else at


def unquoted(words: str) -> str:
    """The same, with what is in quotes made blank."""
    return re.sub(
        r"""(?<![^\s:,\[{-])(?:"(?:[^"\\]|\\.)*"|'[^']*')""", lambda m: "x" * len(m[0]), words
    )
