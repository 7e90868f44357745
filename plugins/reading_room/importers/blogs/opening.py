"""Which system made a blog. Enters: a folder or a file. Leaves: the name of its reader, and the
site."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.importers.blogs.systems.markdown import read_markdown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reading_room.importers.blogs.post import ForeignSite


class System(NamedTuple):
    """A system that can be read: what says that a folder is its own, and its reader."""

    is_made_by: Callable[[Path], bool]
    read: Callable[[Path], ForeignSite]


SYSTEMS: dict[str, System] = {
    "markdown": System(lambda path: path.is_dir(), read_markdown),
}
"""By the names that ``--from`` takes; the first that knows a folder for its own reads it."""


def system_of(path: Path) -> str:
    """The name of the system that made a folder or a file; empty where none is known."""
    return next((name for name, system in SYSTEMS.items() if system.is_made_by(path)), "")
