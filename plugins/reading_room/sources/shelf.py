"""The files of one site, read. Enters: their paths. Leaves: records, and the problems of files.

A `Shelf` takes files one by one; which files there are, the survey says.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from reading_room.markup import Typesetting
from reading_room.model import Files
from reading_room.problems import Problem
from reading_room.slugs import slug_of
from reading_room.sources import limits
from reading_room.sources.comments import read_comments
from reading_room.sources.easy_read import read_easy_read
from reading_room.sources.files.static import check_static
from reading_room.sources.files.survey import copied
from reading_room.sources.files.texts import decoded, left_out, read
from reading_room.sources.lists import read_list
from reading_room.sources.pages import ENDINGS, read_page
from reading_room.sources.posts import Companions, read_post
from reading_room.sources.statement import read_results, read_statement
from reading_room.sources.strays import ill_named, misnamed_data, misplaced
from reading_room.sources.tables import read_glossary, read_people, read_series, read_topics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import TypeAlias, TypeVar
    from zoneinfo import ZoneInfo

    from reading_room.model import (
        Comment,
        EasyRead,
        Person,
        Post,
        ReadingList,
        SeriesEntry,
        Term,
        Topic,
    )
    from reading_room.settings import Settings
    from reading_room.sources.files.contents import Contents
    from reading_room.sources.files.survey import PostFiles, Tree
    from reading_room.sources.files.walk import Refusal
    from reading_room.statement import Results, Statement

    Record = TypeVar("Record")
    Make: TypeAlias = Callable[[str, str, ZoneInfo], tuple[Record, list[Problem]]]


class Readers(NamedTuple):
    """What makes records of texts, and texts of bytes: functions of their arguments alone."""

    text: Callable[[str, bytes], tuple[str, list[Problem]]]
    post: Callable[
        [str, str, str, ZoneInfo, Companions, Typesetting], tuple[Post | None, list[Problem]]
    ]
    reading_list: Callable[
        [str, str, str, ZoneInfo, tuple[Comment, ...], Typesetting],
        tuple[ReadingList | None, list[Problem]],
    ]
    easy_read: Callable[[str, str, ZoneInfo, Typesetting], tuple[EasyRead | None, list[Problem]]]
    comments: Make[tuple[Comment, ...]]
    people: Make[tuple[Person, ...]]
    topics: Make[tuple[Topic, ...]]
    series: Make[tuple[SeriesEntry, ...]]
    glossary: Make[tuple[Term, ...]]
    statement: Make[Statement | None]
    results: Make[Results | None]


READERS = Readers(
    decoded, read_post, read_list, read_easy_read, read_comments, read_people, read_topics,
    read_series, read_glossary, read_statement, read_results,
)  # fmt: skip


def _last(read: Callable[..., Any]) -> Callable[..., Any]:
    """A reader that remembers of each file what it was last."""
    last: dict[str, tuple[tuple[Any, ...], Any]] = {}

    def remembered(path: str, *given: Any) -> Any:
        known = last.get(path)
        if known is None or known[0] != given:
            known = last[path] = (given, read(path, *given))
        return known[1]

    return remembered


def remembering(
    readers: Readers = READERS, remember: Callable[..., Callable[..., Any]] = _last
) -> Readers:
    """Readers that make the records of a text once for as long as it stays the same: ``remember``
    makes such a reader of one that does not."""
    return Readers(*(remember(read) for read in readers))


class Shelf:
    """Takes files of one site from the disk, and gathers their problems."""

    def __init__(self, settings: Settings, readers: Readers, contents: Contents) -> None:
        self.readers = readers
        self.contents = contents
        self.root = settings.root
        self._before = f"{settings.root}{os.sep}"
        self.zone = settings.zone
        self.typesetting = Typesetting(settings.language, settings.smart)
        self.problems: list[Problem] = []
        self.unread: list[str] = []
        self.left_out: dict[str, tuple[tuple[int, int], ...]] = {}

    def shown(self, path: Path) -> str:
        """A path as editors know it."""
        whole = str(path)
        inside = whole.startswith(self._before) and os.sep == "/"  # as nearly everywhere
        shown = whole[len(self._before) :] if inside else path.relative_to(self.root).as_posix()
        if shown.isprintable():
            return shown
        return "".join(char if char.isprintable() else "\ufffd" for char in shown)

    def take(
        self,
        path: Path | None,
        make: Make[Record],
        most: int = limits.DATA,
        stands: tuple[str, ...] = (),
    ) -> Record | None:
        """What ``make`` makes of a file of ``most`` bytes at the most; None where there is none,
        or it is not text. What is found by the rules that ``stands`` names is advice."""
        if path is None:
            return None
        shown = self.shown(path)
        text, refused = read(path, shown, most, self.contents, self.readers.text)
        refused = [replace(p, level="advice") if p.rule in stands else p for p in refused]
        self.problems += refused
        if any(problem.rule == "character-hidden" for problem in refused):
            self.left_out[shown] = left_out(path, self.contents)
        broken = any(problem.level == "error" for problem in refused)
        if broken:
            self.unread.append(shown)
            if not text:
                return None
        record, problems = make(shown, text, self.zone)
        self.problems += problems
        if broken:
            return None
        if record is None or any(found.rule == "yaml" for found in problems):
            self.unread.append(shown)
        return record

    def post(self, files: PostFiles) -> Post | None:
        """A post with its Easy Read edition and comments."""
        beside = Companions(
            self.take(
                files.easy_read,
                lambda path, text, zone: self.readers.easy_read(path, text, zone, self.typesetting),
                limits.EASY_READ,
            ),
            self.take(files.comments, self.readers.comments, limits.COMMENTS) or (),
        )
        alone = files.easy_read or files.comments
        if files.text is None and alone:
            folder = alone.stem in ("easy-read", "comments")
            self._orphan(alone, "index.md" if folder else f"{files.slug}.md")
        return self.take(
            files.text,
            lambda path, text, zone: self.readers.post(
                path, files.slug, text, zone, beside, self.typesetting
            ),
            limits.POST,
        )

    def reading_list(self, path: Path | None, comments: Path | None) -> ReadingList | None:
        """A reading list with its comments."""
        said = self.take(comments, self.readers.comments, limits.COMMENTS) or ()
        if path is None and comments:
            self._orphan(comments, comments.name.replace(".comments", ""))
        return self.take(
            path,
            lambda shown, text, zone: self.readers.reading_list(
                shown, path_slug(shown), text, zone, said, self.typesetting
            ),
            limits.LIST,
        )

    def files(self, tree: Tree) -> Files:
        """What there is, so that every file can be accounted for."""
        return Files(
            count=tree.count,
            data=len(tree.data),
            media=tuple(map(self.shown, tree.media)),
            pages=tuple(map(self.shown, tree.pages)),
            beside={self.shown(one): tuple(map(self.shown, parts)) for one, parts in tree.beside},
        )

    def page(self, path: Path) -> None:
        """Look at a page that MkDocs will read."""
        if path.suffix in ENDINGS:
            self.take(path, read_page, limits.PAGE, stands=("file-control",))

    def static(self, paths: Iterable[Path], settings: Settings) -> None:
        """Look into what is published as it is."""
        for path in paths:
            if settings.templates and path.is_relative_to(settings.templates):
                continue
            inside = path.is_relative_to(settings.docs)
            if inside and settings.left_out(path.relative_to(settings.docs).as_posix()):
                continue
            self.problems += check_static(path, self.shown(path), settings.named, self.contents)

    def twin(self, kept: Path, twin: Path) -> None:
        """Say that two files are the same thing to the site."""
        said = f"{kept.name} is beside this file, and only one of them can be read."
        hint = "Move what is needed into one of the two, and delete the other."
        if copied(twin.with_suffix("")):
            said = f"By its name this is a copy of {kept.name}, and only one of them can be read."
            hint += f" If it is a text of its own, call it {slug_of(twin.stem)}{twin.suffix}."
        self._add(twin, "file-twice", said, hint)

    def refused(self, refusal: Refusal) -> None:
        """Say what no site can be built with."""
        self._add(*refusal)

    def strays(self, tree: Tree, settings: Settings) -> None:
        """Say so where a file would be content, but for its name or its folder."""
        refused = {each.path for each in tree.refused}
        for path in tree.strays:
            if path not in refused and (told := ill_named(path, settings, self.contents)):
                self._add(*told)
        for told in misnamed_data(tree.pages, settings):
            self._add(*told)
        for told in misplaced(settings, self.contents):
            self._add(*told)

    def _orphan(self, path: Path, wanted: str) -> None:
        self._add(
            path,
            "file-alone",
            f"This file belongs to {wanted}, which is not here.",
            f"Add {wanted}, give this file the name of the one it belongs to, or delete it.",
        )

    def _add(self, path: Path, rule: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.shown(path), 0, 0, rule, message, hint))


def path_slug(path: str) -> str:
    """The address that a list's file name gives."""
    return PurePosixPath(path).stem
