"""What a preview can show while some files have mistakes. Enters: sources and their problems.
Leaves: the library of the posts and lists that have no mistake, and what was left out.

What is shown is as whole as a build: no error is left in any post or list of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reading_room.library.build import build_library
from reading_room.library.levels import settle
from reading_room.problems import counted, errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set
    from pathlib import Path

    from reading_room.library.library import Library
    from reading_room.library.shown_texts import Finish
    from reading_room.model import Record, Sources
    from reading_room.problems import Problem
    from reading_room.settings import Settings

_ROUNDS = 12
"""How often to look for what needs what was left out, before no post or list is shown."""


class Faultless(NamedTuple):
    """What can be shown, and the paths of posts and lists that are not."""

    library: Library
    faulty: tuple[str, ...]
    """Those with a mistake in their own files."""
    following: tuple[str, ...]
    """Those that need one of them: they cite a work of a list, or show a picture, that is not
    shown."""

    @property
    def missing(self) -> str:
        """What is not shown: ``2 posts and 1 reading list are missing``; empty where all is."""
        settings, paths = self.library.settings, (*self.faulty, *self.following)
        if not paths:
            return ""
        if not (self.library.posts or self.library.lists):
            return "no post or list is shown"
        posts = sum(path.startswith(_below(settings.posts, settings)) for path in paths)
        lists = len(paths) - posts
        counts = [counted(posts, "post")] if posts else []
        counts += [counted(lists, "reading list")] if lists else []
        return f"{' and '.join(counts)} {'is' if len(paths) == 1 else 'are'} missing"


def faultless(
    sources: Sources, settings: Settings, problems: Iterable[Problem], finish: Finish
) -> Faultless:
    """The library without the posts and lists that have errors, and without those that would have
    one for want of them. A link to a post that is left out is words, as one to a draft is.

    ``problems`` are those of the whole, as `settle` leaves them.
    """
    wrong = {problem.path for problem in errors(problems)}
    rest = _without(sources, wrong)
    faulty = {*_paths(sources), *_records(sources.unread, settings)} - _paths(rest)
    for _ in range(_ROUNDS):
        library, found = build_library(rest, settings, finish, all_of_them=True)
        new = {problem.path for problem in errors(settle(found, rest, settings))}
        fewer = _without(rest, new)
        if _paths(fewer) == _paths(rest):
            break
        rest = fewer
    else:
        rest = replace(rest, posts=(), reading_lists=())
        library, _ = build_library(rest, settings, finish)
    following = _paths(sources) - faulty - _paths(rest)
    return Faultless(library, tuple(sorted(faulty)), tuple(sorted(following)))


def _without(sources: Sources, wrong: Set[str]) -> Sources:
    """The same without posts, lists and media that have a file that is ``wrong``."""

    def sound(record: Record) -> bool:
        return wrong.isdisjoint([record.path, *sources.files.beside.get(record.path, ())])

    rest = replace(
        sources,
        posts=tuple(filter(sound, sources.posts)),
        reading_lists=tuple(filter(sound, sources.reading_lists)),
        media=tuple(path for path in sources.media if path not in wrong),
    )
    gone = _paths(sources) - _paths(rest)
    editions = {path for record in gone for path in sources.files.beside.get(record, ())}
    return replace(rest, unread=sources.unread | gone | editions)


def _paths(sources: Sources) -> set[str]:
    records: list[Record] = [*sources.posts, *sources.reading_lists]
    return {record.path for record in records}


def _records(unread: Iterable[str], settings: Settings) -> Iterator[str]:
    """Those of the files that are posts or lists, and no comments or editions of theirs."""
    folders = _below(settings.posts, settings), _below(settings.reading_lists, settings)
    beside = ("comments.yml", "comments.yaml", "easy-read.md")
    yield from (p for p in unread if p.startswith(folders) and not p.endswith(beside))


def _below(folder: Path, settings: Settings) -> str:
    """How the paths of files in a folder begin."""
    return f"{folder.relative_to(settings.root).as_posix()}/"
