"""Titles looked for in words. Enters: titles, and what a page says. Leaves: whether it shows one.

Capitals, accents and signs make no difference: a page and a list may spell a title in two ways.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from reading_room.links.phrases import COMMON

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_SUBTITLE = re.compile(r"[:?!–—]\s|\s[-–—]\s")
_LETTERS = 4
_TWO = 2


def words(text: str) -> list[str]:
    """The words of a text, without capitals and accents."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return _WORD.findall(letters)


def telling(text: str) -> set[str]:
    """The words of four letters or figures or more, by which one title differs from another."""
    return {word for word in words(text) if len(word) >= _LETTERS} - COMMON


def shares(text: str, titles: Iterable[str]) -> bool:
    """Is any telling word of some titles in a text? True too where they have no such word."""
    wanted = {word for title in titles for word in telling(title)}
    return not wanted or bool(wanted & telling(text))


def shows(text: str, titles: Iterable[str]) -> bool:
    """Is one of some titles in a text: as it is, or without its subtitle, or three quarters of its
    telling words? True too where there is no title."""
    titles = [title for title in titles if words(title)]
    found, spoken = telling(text), f" {' '.join(words(text))} "
    return not titles or any(_is_in(title, found, spoken) for title in titles)


def _is_in(title: str, found: set[str], spoken: str) -> bool:
    wanted = telling(title)
    if wanted and len(wanted & found) >= len(wanted) - len(wanted) // _LETTERS:
        return True
    before = _SUBTITLE.split(title)[0]
    stands_alone = len(telling(before)) >= _TWO or len(words(before)) > _TWO
    parts = [title, before] if stands_alone else [title]
    return any(_phrase(part) in spoken for part in parts)


def _phrase(title: str) -> str:
    """Between spaces, but where a script has none between its words."""
    said = " ".join(words(title))
    return f" {said} " if said.isascii() else said
