"""What is published on a day. Enters: sources and settings. Leaves: what is shown, what is held
back and why, and what nothing shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.dates import day_text
from reading_room.library.library import Held
from reading_room.library.listings import newest_first
from reading_room.model import Post, ReadingList, Record

if TYPE_CHECKING:
    from reading_room.model import Sources
    from reading_room.settings import Settings


class Shown(NamedTuple):
    """What is published, newest first, and what is not."""

    posts: tuple[Post, ...]
    lists: tuple[ReadingList, ...]
    withdrawn: tuple[Record, ...]
    held: tuple[Held, ...]

    @property
    def records(self) -> list[Record]:
        """Posts, then lists."""
        return [*self.posts, *self.lists]


def sift(sources: Sources, settings: Settings) -> Shown:
    """What is published on the day ``as_of``, and what is held back, with the reason."""
    held = []
    out: list[Record] = []
    withdrawn: list[Record] = []
    records: list[Record] = [*sources.posts, *sources.reading_lists]
    for record in records:
        day = record.date.astimezone(settings.zone).date()
        if isinstance(record, Post) and record.draft:
            held.append(Held(record.path, "a draft"))
        elif day > settings.as_of:
            held.append(Held(record.path, f"until {day_text(day)}"))
        elif record.withdrawn:
            withdrawn.append(record)
        else:
            out.append(record)
    posts = newest_first((r for r in out if isinstance(r, Post)), lambda post: post.date)
    lists = newest_first((r for r in out if isinstance(r, ReadingList)), lambda found: found.date)
    return Shown(posts, lists, tuple(withdrawn), tuple(sorted(held, key=lambda h: h.path)))


def hidden_paths(sources: Sources, shown: Shown) -> frozenset[str]:
    """The paths of posts, lists and Easy Read editions that nothing shows."""
    paths = {held.path for held in shown.held} | {found.path for found in shown.withdrawn}
    paths |= sources.unread
    editions = {
        post.easy_read.path for post in sources.posts if post.easy_read and post.path in paths
    }
    return frozenset(paths | editions)
