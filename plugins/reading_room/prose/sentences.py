"""Sentences. Enters: the words of a unit. Leaves: its sentences, each with its place.

What an editor is told is where a sentence is too long: where one is split too seldom there is a
false alarm. docs/manual/inside.md says which libraries were looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reading_room.prose.units import units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.markup.text import Text

_END = re.compile(
    r"(?<![.!?…])(?:[.!?]++|…)[\"'”’)\]»]*+"
    r"(?=\s+[\"'“‘«(\[]*[^\W_a-z]|\s+[\"'“‘«(\[]*£|\s*\Z)"
)
"""Where a sentence may end: marks, then closing quotes, then what may begin another."""
_LAST = re.compile(r"(?:^|[\s(\[\"'“‘/–—])([^\s(\[\"'“‘/–—]+)\Z")
_NEVER = frozenset(
    "cf dr e.g i.e gen hon jr lt messrs mr mrs ms mx prof rev sgt sir sr st viz vs".split()  # noqa: SIM905
)
"""After these a full stop ends no sentence."""
_NUMBERED = frozenset(
    """
    art arts c ca ch chap ed eds fig figs fn n no nos p para paras pp pt r reg regs s sch sec ss
    vol vols
    """.split()  # noqa: SIM905
)
"""Nor after these, where a number follows."""
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_NUMBER = re.compile(r"\s+[\[(]?\d")


EASY = 15
"""Words of a sentence of Easy Read, at the most."""


class Sentence(NamedTuple):
    """A sentence, and where it begins in its unit."""

    text: str
    start: int

    @property
    def words(self) -> int:
        """How many words it has: what is between spaces and has a letter or a digit."""
        return sum(any(map(str.isalnum, word)) for word in self.text.split())

    @property
    def begins(self) -> str:
        """The words with which it begins."""
        return " ".join(self.text.split()[:5])


class Long(NamedTuple):
    """A sentence that is too long; ``offset`` as in `markup.position`."""

    words: int
    begins: str
    """The words with which it begins."""
    offset: int


def long(text: Text, most: int) -> Iterator[Long]:
    """The sentences of a text with more than ``most`` words, those of others left out."""
    if text.words > most:
        for unit in units(text.source):
            if not unit.quoted:
                for sentence in sentences(unit.text):
                    if sentence.words > most:
                        yield Long(sentence.words, sentence.begins, unit.offset(sentence.start))


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a paragraph, a heading or an entry of a list."""
    start = 0
    for end in _END.finditer(text):
        if not _goes_on(text, end):
            yield from _sentence(text, start, end.end())
            start = end.end()
    yield from _sentence(text, start, len(text))


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    words = text[start:end]
    if any(map(str.isalnum, words)):
        yield Sentence(words.strip(), start + len(words) - len(words.lstrip()))


def _goes_on(text: str, end: re.Match[str]) -> bool:
    """Is the full stop that of an abbreviation (Dr. Lee, p. 4, J. K. Osei)?"""
    if end[0] != "." or end.end() == len(text):
        return False
    found = _LAST.search(text, max(0, end.start() - 40), end.start())
    if found is None:
        return False
    word = found[1].lower()
    if word in _NEVER:
        return True
    if word in _NUMBERED and _NUMBER.match(text, end.end()):
        return True
    return found[1].isupper() and found[1] != "I" and _INITIAL.fullmatch(found[1]) is not None
