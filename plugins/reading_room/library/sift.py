"""What is published on a day. Enters: sources and settings. Leaves: what is shown, what of it is
to come, what is held back and why, and what nothing shows."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from reading_room.library.library import Coming, Held
from reading_room.library.listings import newest_first
from reading_room.model import Post, ReadingList, Record

if TYPE_CHECKING:
    from reading_room.model import Sources
    from reading_room.settings import Settings


_DATE = attrgetter("date")


class Shown(NamedTuple):
    """What is published, newest first, and what is not."""

    posts: tuple[Post, ...]
    lists: tuple[ReadingList, ...]
    withdrawn: tuple[Record, ...]
    held: tuple[Held, ...]
    coming: dict[str, Coming]
    """Of what is shown, that which a preview alone shows, by path."""

    @property
    def records(self) -> list[Record]:
        """Posts, then lists."""
        return [*self.posts, *self.lists]


def sift(sources: Sources, settings: Settings) -> Shown:
    """What is published by ``now``, or on the day ``as_of``, and what is held back, with the
    reason: nothing in a preview of what is to come. What is withdrawn is shown to nobody."""
    held = []
    coming: dict[str, Coming] = {}
    out: list[Record] = []
    withdrawn: list[Record] = []
    records: list[Record] = [*sources.posts, *sources.reading_lists]
    for record in records:
        wait = _wait(record, settings)
        if wait and not settings.to_come:
            held.append(Held(record.path, wait.why))
        elif record.withdrawn:
            withdrawn.append(record)
        else:
            out.append(record)
            if wait:
                coming[record.path] = wait
    posts = newest_first((r for r in out if isinstance(r, Post)), _DATE)
    lists = newest_first((r for r in out if isinstance(r, ReadingList)), _DATE)
    held.sort(key=lambda each: each.path)
    return Shown(posts, lists, tuple(withdrawn), tuple(held), coming)


def _wait(record: Record, settings: Settings) -> Coming | None:
    """What a post or list waits for; None where it can be published."""
    if isinstance(record, Post) and record.draft:
        return Coming(None)
    moment = record.date.astimezone(settings.zone)
    if moment.date() > settings.as_of:
        return Coming(moment.date())
    if settings.now is not None and moment > settings.now:
        return Coming(moment.date(), moment.strftime("%H:%M"))
    return None


def hidden_paths(sources: Sources, shown: Shown) -> frozenset[str]:
    """The paths of posts, lists and Easy Read editions that nothing shows."""
    paths = {held.path for held in shown.held} | {found.path for found in shown.withdrawn}
    paths |= sources.unread
    editions = {
        post.easy_read.path for post in sources.posts if post.easy_read and post.path in paths
    }
    return frozenset(paths | editions)
