"""What nobody means and everything can be built with. Enters: the index. Leaves: advice.

Only ``reading-room check`` asks: a build would say it again each time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.library.prose import readings
from reading_room.markup import nowhere, slips_of, without_code
from reading_room.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library.index import Index
    from reading_room.markup import Text
    from reading_room.model import Post

_DATED = re.compile(r"\d{4}-\d\d-\d\d-(.+)")
"""A file's name as Jekyll wants it."""
_UNFILLED = re.compile(r"untitled|(?:new|my) post|title|test|\S+\.(?:md|docx?|txt)", re.IGNORECASE)
"""A title that nobody has thought about."""
_BARE_ID = re.compile(r"(?<![\[\]!^\\\w])\[(?P<id>[a-z0-9]+(?:-[a-z0-9]+)+)\](?![\[(:])")


def check_overlooked(index: Index) -> Iterator[Problem]:
    """text-empty (advice): a post says something.
    slug-dated (advice): an address has no date in it.
    words-unfilled (advice): a title says what the post is about.
    link-local (advice): an address leads somewhere for everybody.
    citation-typed (advice): the id of a work in square brackets has an @.
    mark-stray, note-typed, table-typed, code-indented, text-garbled, front-matter-twice (advice):
    what a text has in it means something."""
    yield from _posts(index)
    for path, texts in readings(index):
        for text in texts:
            yield from _text(path, text, index)
    for item in index.items.values():
        if item.path in index.lists and (hint := nowhere(item.url)):
            yield Problem(
                item.path, item.line, 1, "link-local",
                f"{item.url} leads nowhere for readers.", hint[0],
            )  # fmt: skip


def _text(path: str, text: Text, index: Index) -> Iterator[Problem]:
    """What a text has in it that nobody means."""
    for fault in slips_of(text):
        yield Problem(
            path, *text.place(fault.offset), fault.rule, fault.message, fault.hint,
            meant=fault.meant,
        )  # fmt: skip
    bare = any(found["id"] in index.items for found in _BARE_ID.finditer(text.source))
    seen = without_code(text.source) if bare else ""
    for found in _BARE_ID.finditer(seen):
        if found["id"] in index.items:
            yield Problem(
                path, *text.place(len(seen[: found.start()].encode())), "citation-typed",
                f"{found[0]} has no @, so it is not a citation.", f"Write [@{found['id']}]",
            )  # fmt: skip


def _posts(index: Index) -> Iterator[Problem]:
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
        if _UNFILLED.fullmatch(post.title):
            yield Problem(
                path, 0, 0, "words-unfilled", f"The title of this post is {post.title}.",
                "Say what the post is about: title: What we learnt in Leeds",
            )  # fmt: skip


def _says_something(post: Post) -> bool:
    """A recording or a picture may be all that there is."""
    return bool(post.text.html.strip() or post.audio or post.image)
