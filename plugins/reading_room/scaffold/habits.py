"""What a site usually does. Enters: the posts that it has. Leaves: where the next one belongs.

A post may be a file or a folder of its own, in folders by year and month or in none; its name may
begin with its date. What most of the newest posts do, the next one does.
"""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from reading_room.model import Post

_NEWEST = 10
_FOLDER = "index"
_PARTS = ("%Y-%m-%d", "%Y-%m", "%Y", "%m", "%d")
"""Parts of a path that stand for a day, as `datetime.date.strftime` makes them."""


class PostHabit(NamedTuple):
    """How posts are filed."""

    folders: tuple[str, ...] = ()
    """Below the folder of posts; with ``%Y`` for the year, and so on."""
    prefix: str = ""
    """What a name begins with, likewise."""
    own_folder: bool = False

    def path(self, slug: str, day: datetime.date) -> str:
        """The file of a new post, below the folder of posts."""
        folders = [day.strftime(part) if "%" in part else part for part in self.folders]
        name = f"{day.strftime(self.prefix)}{slug}" if self.prefix else slug
        return "/".join([*folders, name, f"{_FOLDER}.md"] if self.own_folder
                        else [*folders, f"{name}.md"])  # fmt: skip


def post_habit(posts: Iterable[Post], folder: str) -> PostHabit:
    """What most of the newest posts below a folder do; of as many, what the newest does."""
    newest = sorted(posts, key=lambda post: post.date, reverse=True)[:_NEWEST]
    counts = Counter(_habit(post, folder) for post in newest)
    return max(counts, key=counts.__getitem__, default=PostHabit())


def _habit(post: Post, folder: str) -> PostHabit:
    path = PurePosixPath(post.path).relative_to(folder)
    own = path.stem == _FOLDER and len(path.parts) > 1
    home = path.parent if own else path.with_suffix("")
    day = post.date.date()
    dated = home.name.startswith(f"{day.isoformat()}-")
    folders = tuple(_pattern(part, day) for part in home.parts[:-1])
    return PostHabit(folders, "%Y-%m-%d-" if dated else "", own)


def _pattern(part: str, day: datetime.date) -> str:
    return next((each for each in _PARTS if day.strftime(each) == part), part)
