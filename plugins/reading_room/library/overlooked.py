"""What nobody means and everything can be built with. Enters: the index. Leaves: advice.

Only ``reading-room check`` asks: a build would say it again each time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library.index import Index
    from reading_room.model import Post

_DATED = re.compile(r"\d{4}-\d\d-\d\d-(.+)")
"""A file's name as Jekyll wants it."""


def check_overlooked(index: Index) -> Iterator[Problem]:
    """text-empty (advice): a post says something.
    slug-dated (advice): an address has no date in it."""
    for path, post in index.posts.items():
        if not (post.draft or post.withdrawn or _says_something(post)):
            yield Problem(
                path, 0, 0, "text-empty", "There are no words below the front matter.",
                "Write them, or add draft: true until they are there.",
            )  # fmt: skip
        if dated := _DATED.fullmatch(post.slug):
            yield Problem(
                path, 0, 0, "slug-dated", f"The address of this post has a date in it: {post.slug}",
                "Unless it is published already, leave the date out of the file's name, or write"
                f" slug: {dated[1]}",
            )  # fmt: skip


def _says_something(post: Post) -> bool:
    """A recording or a picture may be all that there is."""
    return bool(post.text.html.strip() or post.audio or post.image)
