"""How many parts a search index has. Enters: the library. Leaves: a number.

Pagefind keeps all of an index in memory while it makes it, and makes all of it again when a word
changes: 10,000 posts take 4.4 GiB. So a large site has several, which the search page joins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from reading_room.library.library import Library

WORDS = 2_000_000
"""How many a part may have, of posts: about 2,500 of them, and 1.2 GiB to index."""


def index_parts(library: Library) -> int:
    """A power of two, so that parts seldom become others as a site grows."""
    parts, words = 1, sum(post.text.words for post in library.posts)
    while words > parts * WORDS:
        parts *= 2
    return parts


def part_of(address: str, parts: int) -> int:
    """The part, from 0, that a page is in, with all that stands on it: the same at every build."""
    page, _, _ = address.partition("#")
    return crc32(page.encode()) % parts
