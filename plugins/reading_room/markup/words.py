"""The words of a text, event by event. Enters: words as typed. Leaves: words as they are shown, and
the addresses among them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reading_room.markup import autolinks, emoji
from reading_room.markup.punctuation import Punctuation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.markup.autolinks import Address

_TAG = re.compile(r"<(/?)(a|code|kbd|pre|samp|tt|var)(?=[\s>])", re.IGNORECASE)


class Typesetting(NamedTuple):
    """The language of a text, and whether its punctuation is to be smart."""

    language: str = "en-GB"
    smart: bool = True


BRITISH = Typesetting()


class Words:
    """Sets the words of one text in order. ``are_plain`` says that they can stay as they are."""

    def __init__(self, source: str, language: str, *, smart: bool) -> None:
        self.punctuation = Punctuation(language)
        self.smart = smart and self.punctuation.is_wanted(source)
        self.emoji = emoji.may_have(source)
        self.addresses = autolinks.may_have(source)
        self.are_plain = not (self.smart or self.emoji or self.addresses)
        self.linked = False
        """Do the words stand in a link of Markdown?"""
        self._opened: set[str] = set()

    def are_set(self, words: str) -> bool:
        """Is nothing to be done to some words?"""
        return not (
            (
                "'" in words or '"' in words or "--" in words or "..." in words
                if self.smart
                else False
            )
            or (self.emoji and ":" in words)
            or (self.addresses and ("://" in words or "www." in words or "@" in words))
        )

    def tag(self, html: str) -> None:
        """A tag stands among the words: in links and code of HTML they stay as they are."""
        for end, name in _TAG.findall(html):
            (self._opened.discard if end else self._opened.add)(name.lower())

    def pieces(self, words: str, before: str) -> Iterator[str | Address]:
        """The words as they are shown, cut at the addresses that are to be links; ``before`` is the
        letter before them, empty where a block begins."""
        if self._opened and self._opened != {"a"}:
            yield words
            return
        end = 0
        if self.addresses and not self.linked and not self._opened:
            for address in autolinks.addresses(words):
                if address.start > end:
                    yield self._set(words[end : address.start], before)
                yield address
                end = address.start + len(address.words)
                before = address.words[-1]
        if end < len(words):
            yield self._set(words[end:], before)

    def alone(self, words: str) -> str:
        """Words that stand by themselves, such as those of a picture."""
        if self.smart:
            words = self.punctuation.alone(words)
        return emoji.with_emoji(words) if self.emoji else words

    def _set(self, words: str, before: str) -> str:
        if self.smart:
            words = self.punctuation.set(words, before)
        return emoji.with_emoji(words) if self.emoji else words
