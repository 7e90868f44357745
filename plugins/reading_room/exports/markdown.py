"""Markdown that needs nothing of this package. Enters: a text, and where links lead. Leaves: the
same with citations as links, links that hold in the export, and none to what is not published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.exports.places import GONE
from reading_room.importers.blogs.leading import relink
from reading_room.importers.blogs.text.draft import Draft
from reading_room.markup import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reading_room.exports.places import Places
    from reading_room.markup import Text

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_QUOTED = re.compile(r"([\\\"|])")
_WORDS = r"\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
_TITLE = r"(?:[ \t\n]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?"
_INLINE = re.compile(rf"!?{_WORDS}\([ \t]*<?{GONE}>?{_TITLE}[ \t]*\)")
_DEFINED = re.compile(
    rf"^[ \t>]{{0,8}}\[(?!\^)([^\]\n]+)\]:[ \t]*<?{GONE}>?{_TITLE}[ \t]*(?:\n|\Z)", re.M
)
_REFERRED = re.compile(rf"!?{_WORDS}(?:\[([^\[\]\n]*)\])?")
_HTML = re.compile(rf"(<a\b[^<>]*?)\s+href=[\"']{GONE}[\"']", re.I)


def plain(words: str) -> str:
    """Words as Markdown that means just these words."""
    return _SPECIAL.sub(r"\\\1", words)


def exported(text: Text, path: str, places: Places, apart: Mapping[str, str]) -> str:
    """A text of the file at ``path``; ``apart``: the labels of works that the page tells apart."""
    draft = Draft(path, text.source, 1, [])
    encoded = text.source.encode()
    draft.splice(list(_citations(text, encoded, path, places, apart)))
    return led(draft, path, places)


def led(draft: Draft, path: str, places: Places) -> str:
    """A text with links that hold in the export."""
    relink(draft, lambda dest, _place, _picture: places.lead(dest, path))
    if GONE in draft.text:
        _taken_away(draft)
    return draft.text


def _citations(
    text: Text, encoded: bytes, path: str, places: Places, apart: Mapping[str, str]
) -> Iterator[tuple[int, int, str]]:
    for hole in text.holes:
        if isinstance(hole, Citation):
            start = len(encoded[: hole.offset].decode())
            end = text.source.find("]", start) + 1
            if text.source[start : start + 1] == "[" and end:
                yield start, end, _cited(hole, path, places, apart)


def _cited(hole: Citation, path: str, places: Places, apart: Mapping[str, str]) -> str:
    """``([Fox 2014](../reading_lists/x.md#fox-2014 "Give up or move on"), p. 4)``: the title tells
    `importers` that it was a citation."""
    library, parts = places.library, []
    for work in hole.works:
        words = plain(apart.get(work.id) or library.labels.get(work.id, work.id))
        if link := places.work(work.id, path):
            title = _QUOTED.sub(r"\\\1", library.index.items[work.id].title)
            words = f'[{words}]({link} "{title}")'
        parts.append(f"{words}, {work.locator}" if work.locator else words)
    return f"({'; '.join(parts)})"


def _taken_away(draft: Draft) -> None:
    """What led to nothing that is published stays as its words."""
    draft.sub(_INLINE, lambda found: found[1])
    labels = {_folded(found[1]) for found in _DEFINED.finditer(draft.text)}
    draft.sub(_DEFINED, lambda _: "")
    if labels:
        draft.sub(
            _REFERRED,
            lambda found: found[1] if _folded(found[2] or found[1]) in labels else None,
        )
    draft.sub(_HTML, lambda found: found[1])


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
