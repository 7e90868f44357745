"""Places on a page that have another name here. Enters: a text, and what the old site called a
place on its page. Leaves: the id that it has here; empty where there is no such place."""

from __future__ import annotations

import re

from anyascii import anyascii

from reading_room.markup.anchors import github

_HEADING = re.compile(
    r"^[ \t>]*(?:[-*+][ \t]+)?#{2,6}[ \t]+(?P<words>[^\n]*?)[ \t]*#*[ \t]*$", re.M
)
_HTML_HEADING = re.compile(r"<h[2-6]\b(?![^<>]*\sid=)[^<>]*>(?P<words>.*?)</h[2-6]>", re.S)
_OWN = re.compile(r"\{#(?P<id>[\w.~-]+)\}|<\w[^<>]*\s(?:id|name)=[\"'](?P<html>[^\"']+)")
_MARKS = re.compile(
    r"`+([^`\n]+)`+|!?\[([^\[\]]*)\]\([^()]*\)|<[^<>]*>|[*`\\]|(?<!\w)_|_(?!\w)|\[\^[^\]]*\]"
)

_REMARK = re.compile(r"<!--.*?(?:-->|\Z)", re.S)


class Anchored:
    """Remembers the places of each text that was asked about."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[set[str], dict[str, str]]] = {}

    def of(self, text: str, anchor: str) -> str:
        """The id here of a place that the old site calls ``anchor``."""
        if text not in self._known:
            self._known[text] = _places(text)
        ids, words = self._known[text]
        if anchor in ids:
            return anchor
        bare = _bare(anchor)
        return words.get(bare) or words.get(re.sub(r"\d+$", "", bare), "") if bare else ""


def _places(text: str) -> tuple[set[str], dict[str, str]]:
    """The ids of a text, and those of its headings by their words alone."""
    text = _REMARK.sub("", text)
    ids = {found["id"] or found["html"] for found in _OWN.finditer(text)}
    words = {_bare(each): each for each in ids}
    for found in [*_HEADING.finditer(text), *_HTML_HEADING.finditer(text)]:
        own = re.search(r"\{#([\w.~-]+)\}$", found["words"])
        said = _MARKS.sub(
            lambda mark: mark[1] or mark[2] or "",
            found["words"].removesuffix(own[0] if own else ""),
        )
        made = base = own[1] if own else github(said.strip()) or "section"
        number = 0
        while not own and made in ids:
            number += 1
            made = f"{base}-{number}"
        ids.add(made)
        bare = re.sub(r"<[^<>]*>", "", said)  # so have some systems the ids of `Option<T>`
        for each in (made, said, str(anyascii(said)), found["words"], bare):
            words.setdefault(_bare(each), made)
    return ids, words


def _bare(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).lower()
