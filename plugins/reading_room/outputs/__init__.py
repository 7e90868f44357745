"""Library to files that are not pages. Enters: the library. Leaves: (path in the site, bytes).

To add an output, write a function that yields such pairs and add it to `OUTPUTS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.outputs.atom import atom_feeds
from reading_room.outputs.downloads import downloads
from reading_room.outputs.entries import Entries, newest
from reading_room.outputs.redirects import redirects, robots
from reading_room.outputs.rss import mend_feed
from reading_room.outputs.search import search_index
from reading_room.outputs.web_editor import editor_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reading_room.library import Library

__all__ = ["OUTPUTS", "SLOW", "Entries", "mend_feed", "newest", "site_files"]

OUTPUTS: tuple[Callable[[Library], Iterator[tuple[str, bytes]]], ...] = (
    atom_feeds,
    downloads,
    redirects,
    robots,
    editor_files,
)
SLOW: tuple[Callable[[Library], Iterator[tuple[str, bytes]]], ...] = (search_index,)
"""Those that a preview does without until the site is built whole."""


def site_files(library: Library, *, slow: bool) -> Iterator[tuple[str, bytes]]:
    """Every such file of the site: the quick ones or the slow ones."""
    for output in SLOW if slow else OUTPUTS:
        yield from output(library)
