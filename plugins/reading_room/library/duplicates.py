"""Works that may be one. Enters: the index. Leaves: advice."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from reading_room.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library.index import Index
    from reading_room.model import Item
    from reading_room.settings import Settings

LAWS = frozenset({"bill", "legal_case", "legislation", "regulation", "treaty"})
"""Types of works that nobody is named for: title and year say which one it is."""
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)[^\w]+(?=\d)")
_SIGNS = re.compile("[^a-z0-9_]+")
_ACCENT = re.compile("[\u0300-\u036f]")


def check_twins(index: Index, settings: Settings) -> Iterator[Problem]:
    """item-alike (advice): two items may be one work (same DOI, address, or title and authors; of
    a law, title and year)."""
    del settings
    seen: dict[tuple[str, ...], Item] = {}
    for item in index.items.values():
        for key in _marks(item):
            first = seen.setdefault(key, item)
            if first is not item:
                yield Problem(
                    item.path, item.line, 1, "item-alike",
                    f"{item.id} looks like {first.id}, on line {first.line} of {first.path}.",
                    f"If it is the same work, write work: {first.id} and this list's own note.",
                )  # fmt: skip
                break


def _marks(item: Item) -> Iterator[tuple[str, ...]]:
    if item.doi:
        yield "doi", item.doi.lower()
    if item.url:
        yield "url", item.url.removeprefix("https://").removeprefix("http://").rstrip("/")
    if item.type in LAWS and item.issued:
        yield "law", bare(item.title), str(item.issued)[:4]
    if item.makers:
        yield "title", bare(item.title), *(bare(str(name)) for name in item.makers)


@lru_cache(maxsize=8192)
def bare(words: str) -> str:
    """Letters and digits alone, without capitals and accents; something stands between numbers,
    so that part 1.2 is not part 12. Words of nothing else stay as they are."""
    folded = words.casefold()
    if folded.isascii():
        return _SIGNS.sub("", _BETWEEN_NUMBERS.sub("_", folded)) or words
    folded = _ACCENT.sub("", unicodedata.normalize("NFKD", folded))
    marked = _BETWEEN_NUMBERS.sub("_", folded)
    return "".join([char for char in marked if char == "_" or _is_said(char)]) or words


def _is_said(char: str) -> bool:
    """Is it a letter, a digit, or the mark that is a vowel in many alphabets?"""
    return unicodedata.category(char)[0] in "LMN"
