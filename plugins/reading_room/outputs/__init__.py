"""Library to files that are not pages. Enters: the library. Leaves: (path in the site, bytes).

To add an output, write a function that yields each `Output` and add it to `OUTPUTS`; where it
yields such pairs, `small` makes an output of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.outputs.atom import atom_feeds
from reading_room.outputs.cards import social_cards
from reading_room.outputs.downloads import downloads
from reading_room.outputs.entries import Entries, newest
from reading_room.outputs.opml import opml
from reading_room.outputs.output import Output, small
from reading_room.outputs.passages import Passage, passages
from reading_room.outputs.pictures import picture_versions
from reading_room.outputs.redirects import redirects, robots
from reading_room.outputs.rss import mend_feed
from reading_room.outputs.search import search_index
from reading_room.outputs.web_editor import editor_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reading_room.library import Library

__all__ = [
    "OUTPUTS",
    "Entries",
    "Output",
    "Passage",
    "mend_feed",
    "newest",
    "opml",
    "outputs",
    "passages",
    "search_index",
]

OUTPUTS: tuple[Callable[[Library], Iterator[Output]], ...] = (
    atom_feeds,
    downloads,
    social_cards,
    picture_versions,
    small(redirects),
    small(robots),
    small(opml),
    small(editor_files),
)


def outputs(library: Library) -> Iterator[Output]:
    """Every such file of the site, none of them written; the search index alone is made apart, for
    it takes longer than all the rest, and a preview does without until the site is built whole."""
    for output in OUTPUTS:
        yield from output(library)
