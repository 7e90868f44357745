"""What nobody means and everything can be built with. Enters: the index. Leaves: advice.

Only ``reading-room check`` asks: a build would say it again each time.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from reading_room.library.prose import readings
from reading_room.markup import without_code
from reading_room.markup.overlooked import nowhere, slips_of
from reading_room.problems import MOST, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library.index import Index
    from reading_room.markup import Text
    from reading_room.model import Post

_DATED = re.compile(r"\d{4}-\d\d-\d\d-(.+)")
"""A file's name as Jekyll wants it."""
_UNFILLED = re.compile(r"untitled|(?:new|my) post|title|test|\S+\.(?:md|docx?|txt)", re.IGNORECASE)
"""A title that nobody has thought about."""
_REMARK = re.compile(rb"<!--.*?-->", re.DOTALL)
_BARE_ID = re.compile(r"\[(?P<id>[a-z0-9]+(?:-[a-z0-9]+)+)\](?![\[(:])")
_NO_CITATION = frozenset("[]!^\\")
"""What stands before a bracket that is no citation's."""


def check_overlooked(index: Index) -> Iterator[Problem]:
    """text-empty (advice): a post says something.
    slug-dated (advice): an address has no date in it.
    words-unfilled (advice): a title says what the post is about.
    link-local (advice): an address leads somewhere for everybody.
    citation-typed (advice): the id of a work in square brackets has an @.
    mark-stray, note-typed, table-typed, code-indented, text-garbled, front-matter-twice (advice):
    what a text has in it means something.
    file-ending (advice): a document beside posts is there because a post links to it."""
    yield from _posts(index)
    yield from _documents(index)
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
    for fault in islice(slips_of(text), MOST + 1):  # nobody is told of more
        yield Problem(
            path, *text.place(fault.offset), fault.rule, fault.message, fault.hint,
            meant=fault.meant,
        )  # fmt: skip
    yield from _bare(path, text, index)


def _bare(path: str, text: Text, index: Index) -> Iterator[Problem]:
    """Ids of works in square brackets without their @."""
    if not any(found["id"] in index.items for found in _BARE_ID.finditer(text.source)):
        return
    seen = without_code(text.source)
    for found in _BARE_ID.finditer(seen):
        before = seen[found.start() - 1 : found.start()]
        if found["id"] in index.items and not before.isalnum() and before not in _NO_CITATION:
            said = f"{found[0]} has no @" if before != "@" else f"@{found[0]} has its @ outside"
            yield Problem(
                path, *text.place(len(seen[: found.start()].encode())), "citation-typed",
                f"{said}, so it is not a citation.", f"Write [@{found['id']}]",
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


def _documents(index: Index) -> Iterator[Problem]:
    """Documents of Word beside posts to which no text links: they may have been meant as posts."""
    found = [path for path in index.media if path.endswith((".docx", ".odt"))]
    sources = [text.source for _, texts in readings(index) for text in texts] if found else []
    for path in found:
        name = path.rpartition("/")[2]
        if not any(name in source or quote(name) in source for source in sources):
            yield Problem(
                path, 0, 0, "file-ending", "This document is no post, and no post links to it.",
                f"For a post, copy its words into a file {name.rpartition('.')[0]}.md;"
                " else link to it, or delete it.",
            )  # fmt: skip


def _says_something(post: Post) -> bool:
    """A recording or a picture may be all that there is; a remark is nothing."""
    return bool(_REMARK.sub(b"", post.text.html).strip() or post.audio or post.image)
