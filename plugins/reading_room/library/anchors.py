"""What can be linked to on a page. Enters: a record. Leaves: the anchors of its page; of a page
under docs/ they are known once MkDocs has made it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reading_room.model import Post, ReadingList
    from reading_room.problems import Problem


class PageAnchor(NamedTuple):
    """A link into a page under docs/: whether it is published, and which anchors it has, only
    MkDocs knows, once it is rendered."""

    page: str
    anchor: str
    problem: Problem | None
    """That it has no such anchor, where the link names one."""
    gone: Problem
    """That it is not published."""


def list_ids(reading_list: ReadingList) -> set[str]:
    """The anchors of a list's page: works, sections, and headings of its texts."""
    ids = {entry.item.id for entry in reading_list.entries}
    ids |= {section.id for section in reading_list.sections if section.id}
    return ids.union(*(text.ids for text in (reading_list.intro, reading_list.outro) if text))


def edition_ids(post: Post) -> set[str]:
    """The anchors of a post's Easy Read edition."""
    rows = post.easy_read.rows if post.easy_read else ()
    return set().union(*(row.text.ids for row in rows))
