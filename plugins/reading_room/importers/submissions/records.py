"""The post or list that a reader wrote about. Enters: the name that came with a form. Leaves: its
record, or a RefusedError.

A name is looked up among those that are published, and never is a path. What is not published is
told to the editor by its reason: nobody has seen it, so that nobody can have written about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.importers.submissions.clean import RefusedError
from reading_room.library.sift import sift
from reading_room.model import Post, ReadingList
from reading_room.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.importers.submissions.fields import Submission
    from reading_room.model import Record, Sources
    from reading_room.settings import Settings

_MOST = 200
"""The letters of a name that are looked up and shown."""
_CALLED = {"post": "post", "list": "reading list"}


class Records:
    """The posts and lists of a site, by their names."""

    def __init__(self, sources: Sources, settings: Settings) -> None:
        shown = sift(sources, settings)
        self._shown: dict[str, dict[str, Record]] = {
            "post": {each.slug: each for each in shown.posts},
            "list": {each.slug: each for each in shown.lists},
        }
        self._why = {held.path: held.why for held in shown.held}
        self._why |= {each.path: "withdrawn" for each in shown.withdrawn}
        self._all: dict[str, dict[str, Record]] = {
            "post": {each.slug: each for each in sources.posts},
            "list": {each.slug: each for each in sources.reading_lists},
        }

    def of(self, sent: Submission, post: str = "", reading_list: str = "") -> Record:
        """What was written about: what the editor names, else what came with the form. Raises
        RefusedError."""
        given = {"post": post, "list": reading_list}
        if not any(given.values()):
            given = {kind: sent.get(kind).strip()[:_MOST] for kind in given}
        wanted = [(kind, name) for kind, name in given.items() if name]
        if len(wanted) != 1:
            raise RefusedError(_BOTH if wanted else _NONE)
        return self._find(*wanted[0])

    def _find(self, kind: str, name: str) -> Record:
        if found := self._shown[kind].get(name):
            return found
        if hidden := self._all[kind].get(name):
            why = self._why.get(hidden.path, "not published")
            raise RefusedError(
                f"{hidden.path} is not published ({why}), so that nobody can have read it."
            )
        raise RefusedError(
            f"There is no {_CALLED[kind]} {_shown(name)}.{_hint(name, self._shown[kind])}"
        )


def open_to_comments(record: Record) -> None:
    """Raises RefusedError where nobody may comment."""
    if record.comments_state != "open":
        raise RefusedError(
            f"{record.path} takes no comments: they are {record.comments_state}. Write comments:"
            " open there if it is to take them."
        )


def list_of(record: Record) -> ReadingList:
    """Raises RefusedError where it is a post."""
    if isinstance(record, Post):
        raise RefusedError("Works stand on reading lists, and this names a post.")
    return record


def _hint(name: str, known: Iterable[str]) -> str:
    near = nearest(name, known)
    return f" Did you mean {near}?" if near else " See the names of the files."


def _shown(name: str) -> str:
    line = " ".join(name.split())
    return "".join(char if char.isprintable() else "\ufffd" for char in line)


_NONE = "It does not say which post or list it is about: name it with --post or --list."
_BOTH = "It names a post and a list, too: say which it is about with --post or --list."
