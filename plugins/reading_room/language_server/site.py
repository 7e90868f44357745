"""One site, as it stands in an editor. Enters: settings, the files that are open. Leaves: what was
read and joined, and the problems of each file: those that ``reading-room check`` prints.

Two ways lead to the same problems. `whole` reads and joins everything; `again` reads one file, and
asks what is wrong with it among all others as they are.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reading_room.library import build_library, settle
from reading_room.library.one_file import problems_of
from reading_room.library.overlooked import check_overlooked
from reading_room.library.removed import check_gone
from reading_room.markup import filled
from reading_room.problems import ordered
from reading_room.sources import read_sources, survey_of
from reading_room.sources.again import read_again

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reading_room.library import Library
    from reading_room.model import Former, Sources
    from reading_room.problems import Problem
    from reading_room.settings import Settings
    from reading_room.sources import Contents, Readers, Tree

_STAY = frozenset({"file-twice"})
"""Rules that compare the names of files, and are looked at when everything is read."""


@dataclass(frozen=True)
class Site:
    """What is known of a site."""

    settings: Settings
    tree: Tree
    sources: Sources
    known: Sources
    """The same, with what was last known of files that cannot be read as they stand: half a line in
    people.yml makes nobody unknown to whoever completes a name."""
    library: Library
    """All that was joined when everything was read; a file may have changed since."""
    problems: dict[str, tuple[Problem, ...]]
    """Those of each file that has any, in their order."""
    formers: tuple[Former, ...]

    def shown(self, path: Path) -> str:
        """A path as problems name it."""
        return path.relative_to(self.settings.root).as_posix()

    def leaves_out(self, path: Path) -> bool:
        """Is it known, and nothing that is read, whatever it holds?"""
        tree = self.tree
        others = [*tree.strays, *tree.media, *(twin for _, twin in tree.twins)]
        return path in others or any(path == refusal.path for refusal in tree.refused)


def whole(
    settings: Settings,
    contents: Contents,
    readers: Readers,
    formers: Iterable[Former],
    before: Site | None = None,
) -> Site:
    """Read and join everything; ``before`` is what was known until now."""
    tree = survey_of(settings, contents)
    sources, problems = read_sources(settings, readers, tree)
    # nothing is published from here, so that no HTML is made safe
    library, more = build_library(sources, settings, filled)
    formers = tuple(formers)
    gone = check_gone(formers, library.index, sources.unread)
    found = [*problems, *more, *gone, *check_overlooked(library.index)]
    by_path: dict[str, list[Problem]] = defaultdict(list)
    for problem in ordered(settle(found, sources, settings)):
        by_path[problem.path].append(problem)
    told = {path: tuple(each) for path, each in by_path.items()}
    known = _known(sources, before)
    return Site(settings, tree, sources, known, library, told, formers)


def again(
    site: Site, path: Path, contents: Contents, readers: Readers
) -> tuple[Site, frozenset[str]] | None:
    """Read one file again; and the paths of the files whose problems are new. None where it is no
    file of the site that was there when everything was read."""
    site.tree.contents = contents
    found = read_again(path, site.tree, site.sources, site.settings, readers)
    if found is None:
        return None
    settings, read = site.settings, found.read
    joined = problems_of(read, found.sources, settings, site.library, site.formers)
    stay = [
        problem for each in read for problem in site.problems.get(each, ()) if problem.rule in _STAY
    ]
    problems = ordered(settle([*found.problems, *joined, *stay], found.sources, settings))
    told = dict(site.problems)
    for each in read:
        told[each] = tuple(problem for problem in problems if problem.path == each)
    known = _known(found.sources, site)
    return replace(site, sources=found.sources, known=known, problems=told), read


def _known(sources: Sources, before: Site | None) -> Sources:
    """The sources, with what was known before of files that cannot be read now."""
    if before is None or not sources.unread:
        return sources
    lost, old = sources.unread, before.known
    posts = {post.path for post in sources.posts}
    lists = {found.path for found in sources.reading_lists}
    gone = {PurePosixPath(path).stem for path in lost}
    return replace(
        sources,
        posts=(*sources.posts, *(p for p in old.posts if p.path in lost - posts)),
        reading_lists=(
            *sources.reading_lists,
            *(each for each in old.reading_lists if each.path in lost - lists),
        ),
        people=sources.people or (old.people if "people" in gone else ()),
        topics=sources.topics or (old.topics if "topics" in gone else sources.topics),
        series=sources.series or (old.series if "series" in gone else ()),
        terms=sources.terms or (old.terms if "glossary" in gone else ()),
    )
