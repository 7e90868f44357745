"""Smart punctuation. Enters: words as they were typed. Leaves: words with their language's marks.

Straight quotation marks open and close as they stand, ``--`` and ``---`` are dashes, three dots an
ellipsis. What is no punctuation stays: 24", 6'2", --flag, four hyphens.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.markup.quotes import quotes_of

if TYPE_CHECKING:
    from reading_room.markup.quotes import Quotes

_APOSTROPHE = "’"
_DASHES = {"--": "–", "---": "—"}
_SIGNS = re.compile(r"'|\"|(?<![-<])---?(?![->])|(?<!\.)\.\.\.(?![./])")
_QUOTE_ALONE = re.compile("'")
"""A text that has nothing else is looked through much faster."""
_OPENERS = frozenset("([{<–—-/“‘„‚«‹=¿¡")
_DASH = frozenset("–—-")
_LEFT_OUT = re.compile(
    r"'(?:\d\ds?|(?:tis|twas|twere|twill|twould|til|till|tween|em|ere|cause|cos|cuz|bout|round|neath"
    r"|nuff|fraid|specially|appen|eck|ello|n)(?:'(?!\w))?)(?![\w])",
    re.IGNORECASE,
)
"""Letters are left out before these: the ’90s, ’tis, rock ’n’ roll."""


class Punctuation:
    """Sets the words of one text, block by block, in order."""

    def __init__(self, language: str) -> None:
        self.quotes = quotes_of(language)
        self.signs = _SIGNS
        self.before = ""
        self.double = self.single = False

    def is_wanted(self, source: str) -> bool:
        """Is there something to do in a text?"""
        quote = "'" in source
        more = '"' in source or "--" in source or "..." in source
        self.signs = _SIGNS if more else _QUOTE_ALONE
        return quote or more

    def set(self, words: str, before: str) -> str:
        """The next words; ``before`` is the letter before them, empty where a block begins."""
        self.before = before
        return self.signs.sub(self._sign, words)

    def end_block(self) -> None:
        """A quotation that is open goes no further than its block."""
        self.double = self.single = False

    def alone(self, words: str) -> str:
        """Words that stand by themselves."""
        kept = self.double, self.single
        self.end_block()
        found = self.set(words, "")
        self.double, self.single = kept
        return found

    def _sign(self, found: re.Match[str]) -> str:
        sign, words, start = found[0], found.string, found.start()
        before = words[start - 1] if start else self.before
        after = words[found.end() : found.end() + 1]
        if sign == "'":
            if before.isdigit() and (after.isdigit() or not (self.single or after.isalnum())):
                return sign  # feet
            if before.isalnum() and after.isalnum():
                return _APOSTROPHE
            return self._single(found, before, after)
        if sign == '"':
            return self._double(before, after, self.quotes) if self.quotes else sign
        if sign == "...":
            return "…"
        return sign if _is_option(before, after) else _DASHES[sign]

    def _single(self, found: re.Match[str], before: str, after: str) -> str:
        opens = _opens(before, after, opened=self.single) or (before == '"' and self.double)
        if opens and _LEFT_OUT.match(found.string, found.start()):
            return _APOSTROPHE
        if self.quotes is None:
            return "'"
        if opens:
            self.single = True
            return self.quotes.inner
        closes, self.single = self.single, False
        return self.quotes.inner_end if closes else _APOSTROPHE

    def _double(self, before: str, after: str, quotes: Quotes) -> str:
        if _opens(before, after, opened=self.double) or (before == "'" and after.isalnum()):
            self.double = True
            return quotes.opening
        closes, self.double = self.double, False
        if not closes and before.isdigit():
            return '"'  # inches
        return quotes.closing


def _opens(before: str, after: str, *, opened: bool) -> bool:
    """Does a mark between two letters open a quotation? Either may be empty: the beginning of a
    block, and the end of what is known."""
    if after.isspace():
        return False
    if not before or before.isspace():
        return not (opened and after and not (after.isalnum() or after in "\"'([{<…¿¡.$£€@#&*"))
    if before in _DASH:
        return after.isalnum() and not opened
    return before in _OPENERS


def _is_option(before: str, after: str) -> bool:
    """--flag: hyphens that begin a word of a command."""
    return (not before or before.isspace() or before in _OPENERS or before == '"') and (
        after.isalnum()
    )
