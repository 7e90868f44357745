"""Places on a page that have another name here. Enters: a text, and what the old site called a
place on its page. Leaves: the id that it has here; empty where there is no such place."""

from __future__ import annotations

import re

from anyascii import anyascii

from reading_room.markup import parse


class Anchored:
    """Remembers the places of each text that was asked about."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[frozenset[str], dict[str, str]]] = {}

    def of(self, text: str, anchor: str) -> str:
        """The id here of a place that the old site calls ``anchor``."""
        if text not in self._known:
            parsed = parse(text)
            words: dict[str, str] = {}
            for heading in parsed.headings:
                for said in (heading.id, heading.text, str(anyascii(heading.text))):
                    words.setdefault(_bare(said), heading.id)
            self._known[text] = (parsed.ids, words)
        ids, words = self._known[text]
        if anchor in ids:
            return anchor
        bare = _bare(anchor)
        return words.get(bare) or words.get(re.sub(r"\d+$", "", bare), "") if bare else ""


def _bare(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).lower()
