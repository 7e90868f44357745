"""Other ways in which readers write what is in a text. Enters: the words of a record, or of all.
Leaves: what Pagefind is to find it by besides, and the words that a slip may have been meant for.

Pagefind takes accents off by itself; it does not know that Ørsted is also written Orsted, and it
parts words at spaces, which Chinese, Japanese and Thai do without. Its extended program brings
dictionaries for these. Here every two signs that follow each other are a word, in what a reader
looks for as well (search.js), so that no dictionary is needed.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

BESIDES = "\u241e"
"""Stands in a record before what it is found by besides, and is never shown."""
_PLAIN = str.maketrans(
    {
        "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H", "ŧ": "t",
        "Ŧ": "T", "ı": "i", "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
        "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ŋ": "n", "Ŋ": "N",
    }
)  # fmt: skip
"""Letters that Unicode does not part into a letter and an accent, and what is typed for them."""
_IN_TWO = str.maketrans(
    {
        "ä": "ae", "Ä": "Ae", "ö": "oe", "Ö": "Oe", "ü": "ue", "Ü": "Ue", "å": "aa", "Å": "Aa",
        "ø": "oe", "Ø": "Oe",
    }
)  # fmt: skip
"""The other way to write those of them that have one."""
_SPECIAL = re.compile(r"\b\w*[øØđĐłŁħĦŧŦıßẞæÆœŒðÐþÞŋŊäÄöÖüÜåÅ]\w*")
_UNPARTED = re.compile(
    "[\u0e00-\u0e7f\u0e80-\u0eff\u1780-\u17ff\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f]+"
)
"""Thai, Lao, Khmer, Burmese, Japanese and Chinese: no space parts their words."""
_LETTERS = 4
"""The fewest that a word has which a slip may have been meant for."""
_WORD = re.compile(rf"[^\W\d_]{{{_LETTERS},}}")
_APART = {code: chr(code).lower() if chr(code).isalpha() else " " for code in range(128)}
"""Of ASCII, a space for all that parts words, and small letters for capitals."""
_TYPOGRAPHIC = "\u2019\u2018\u201c\u201d\u2013\u2014\u2026\u00a0"
"""Marks that part words in texts which are ASCII but for these: quotes, dashes, an ellipsis and the
space at which no line breaks."""
SPELT = 4000
"""How many words a slip may have been meant for: 15 kB, fetched by who made one."""


def besides(text: str) -> str:
    """What a text is found by besides its own words; empty for most."""
    if text.isascii():
        return ""
    more = dict.fromkeys(
        other
        for word in _SPECIAL.findall(text)
        for other in (word.translate(_PLAIN), word.translate(_IN_TWO).translate(_PLAIN))
        if other != word
    )
    for run in _UNPARTED.findall(text):
        more |= dict.fromkeys(map("".join, pairwise(run)) if len(run) > 1 else [run])
    return f" {BESIDES} {' '.join(more)}" if more else ""


def vocabulary(texts: Sequence[str], titles: Iterable[str]) -> str:
    """The words that a slip may have been meant for: in two texts at the least, twice in one, or in
    a title or name; those in most texts first."""
    met = Counter[str]()
    for text in texts:
        met.update(dict.fromkeys(words(text)).keys())  # a set's order differs between two builds
    often = [word for word, count in met.most_common() if count > 1 and len(word) >= _LETTERS]
    if len(often) < SPELT:  # a small site: those in one text alone have a place, too
        often += _twice(texts, met)
    named = dict.fromkeys(_WORD.findall(" ".join(titles).lower()))
    return " ".join(dict.fromkeys([*often[:SPELT], *named]))


def _twice(texts: Iterable[str], met: Mapping[str, int]) -> Iterator[str]:
    """The words that stand in one text alone, and there twice or more."""
    for text in texts:
        said = Counter(words(text))
        for word, times in said.items():
            if times > 1 and met[word] == 1 and len(word) >= _LETTERS:
                yield word


def words(text: str) -> list[str]:
    """The words of a text in small letters, one as often as it stands there. Those of fewer than
    four letters may be among them.

    The pattern is dear: plain English needs but a table, whatever its dashes and quotes.
    """
    for mark in _TYPOGRAPHIC:
        text = text.replace(mark, " ")
    return text.translate(_APART).split() if text.isascii() else _WORD.findall(text.lower())
