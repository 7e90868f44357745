"""One file of a site read again. Enters: its path, and what was read before. Leaves: the same with
what the file says now, and its problems.

Whoever is told of every keystroke cannot read a thousand files for each.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reading_room.sources.files.survey import RESULTS
from reading_room.sources.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.model import Post, ReadingList, Sources
    from reading_room.problems import Problem
    from reading_room.settings import Settings
    from reading_room.sources.files.survey import Tree
    from reading_room.sources.shelf import Readers

    Record = TypeVar("Record", bound=Post | ReadingList)


class Again(NamedTuple):
    """What one file changed."""

    sources: Sources
    problems: list[Problem]
    """Those of ``read``, and no others."""
    read: frozenset[str]
    """The file, and those that make a record together with it: the text of a post, its Easy Read
    edition and its comments."""


def read_again(
    path: Path, tree: Tree, sources: Sources, settings: Settings, readers: Readers
) -> Again | None:
    """Read a file of the ``tree`` again; None where it is none of its posts, lists, data and pages,
    so that everything has to be looked at."""
    shelf = Shelf(settings, readers, tree.contents)
    found = _post(path, tree, sources, shelf) or _list(path, tree, sources, shelf)
    found = (
        found or _data(path, tree, sources, shelf) or _page(path, tree, sources, shelf, settings)
    )
    if found is None:
        return None
    changed, read = found
    unread = (sources.unread - read) | frozenset(shelf.unread)
    left_out = {name: at for name, at in sources.left_out.items() if name not in read}
    changed = replace(changed, unread=unread, left_out=left_out | shelf.left_out)
    return Again(changed, shelf.problems, read)


def _post(
    path: Path, tree: Tree, sources: Sources, shelf: Shelf
) -> tuple[Sources, frozenset[str]] | None:
    for files in tree.posts:
        parts = (files.text, files.easy_read, files.comments)
        if path in parts:
            read = frozenset(shelf.shown(part) for part in parts if part)
            return replace(sources, posts=_put(sources.posts, shelf.post(files), read)), read
    return None


def _list(
    path: Path, tree: Tree, sources: Sources, shelf: Shelf
) -> tuple[Sources, frozenset[str]] | None:
    for parts in tree.lists:
        if path in parts:
            read = frozenset(shelf.shown(part) for part in parts if part)
            lists = _put(sources.reading_lists, shelf.reading_list(*parts), read)
            return replace(sources, reading_lists=lists), read
    return None


def _data(
    path: Path, tree: Tree, sources: Sources, shelf: Shelf
) -> tuple[Sources, frozenset[str]] | None:
    name = next((name for name, each in tree.data.items() if each == path), "")
    readers, read = shelf.readers, frozenset({shelf.shown(path)})
    if name == "people":
        return replace(sources, people=shelf.take(path, readers.people) or ()), read
    if name == "topics":
        return replace(sources, topics=shelf.take(path, readers.topics)), read
    if name == "series":
        return replace(sources, series=shelf.take(path, readers.series) or ()), read
    if name == "glossary":
        return replace(sources, terms=shelf.take(path, readers.glossary) or ()), read
    if name == "accessibility":
        return replace(sources, statement=shelf.take(path, readers.statement)), read
    if name == RESULTS:
        return replace(sources, results=shelf.take(path, readers.results)), read
    return None


def _page(
    path: Path, tree: Tree, sources: Sources, shelf: Shelf, settings: Settings
) -> tuple[Sources, frozenset[str]] | None:
    if path not in tree.pages:
        return None
    shelf.static([path], settings)
    shelf.page(path)
    return sources, frozenset({shelf.shown(path)})


def _put(
    records: tuple[Record, ...], record: Record | None, read: frozenset[str]
) -> tuple[Record, ...]:
    """The records with one in its place, as the tree has them: by path, without its ending."""
    others = tuple([each for each in records if each.path not in read])
    if record is None:
        return others
    if len(others) < len(records):  # the usual case: in the place where it was
        return tuple([record if each.path in read else each for each in records])
    return tuple(sorted((*others, record), key=lambda each: _home(each.path)))


def _home(path: str) -> list[str]:
    return path.rpartition(".")[0].split("/")
