"""Files to records. Enters: the folders of a site. Leaves: all that was read, and every problem.

Nothing here knows MkDocs, and nothing is joined to anything: an id is only an id until the
library looks it up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.model import Sources
from reading_room.sources.files.contents import DISK, Contents
from reading_room.sources.files.survey import DATA, RESULTS, Tree, post_part, survey
from reading_room.sources.files.symlinks import reach_of
from reading_room.sources.shelf import READERS, Readers, Shelf, path_slug, remembering

if TYPE_CHECKING:
    from reading_room.problems import Problem
    from reading_room.settings import Settings

__all__ = [
    "DATA", "DISK", "READERS", "Contents", "Readers", "Tree", "path_slug", "post_part",
    "read_sources", "remembering", "survey_of",
]  # fmt: skip


def survey_of(settings: Settings, contents: Contents = DISK) -> Tree:
    """Which files there are, and what each is."""
    folders = (settings.docs, settings.posts, settings.reading_lists)
    return survey(*folders, reach_of(settings.root, folders, settings.site_dir), contents)


def read_sources(
    settings: Settings, readers: Readers = READERS, tree: Tree | None = None
) -> tuple[Sources, list[Problem]]:
    """Read every file of the site; one bad file never hides the fault of the next.

    ``readers`` may remember what they made of a text. ``tree`` is the survey of the site, where
    somebody has made one.
    """
    tree = tree or survey_of(settings)
    shelf = Shelf(settings, readers, tree.contents)
    for kept, twin in tree.twins:
        shelf.twin(kept, twin)
    for refusal in tree.refused:
        shelf.refused(refusal)
    shelf.strays(tree, settings)
    shelf.static([*tree.pages, *tree.media], settings)
    posts = [shelf.post(files) for files in tree.posts]
    lists = [shelf.reading_list(*files) for files in tree.lists]
    data = tree.data
    for path in tree.pages:
        shelf.page(path)
    sources = Sources(
        posts=tuple(post for post in posts if post),
        reading_lists=tuple(found for found in lists if found),
        people=shelf.take(data.get("people"), readers.people) or (),
        has_people="people" in data,
        topics=shelf.take(data.get("topics"), readers.topics),
        series=shelf.take(data.get("series"), readers.series) or (),
        terms=shelf.take(data.get("glossary"), readers.glossary) or (),
        statement=shelf.take(data.get("accessibility"), readers.statement),
        results=shelf.take(data.get(RESULTS), readers.results),
        pages=tuple(path.relative_to(settings.docs).as_posix() for path in tree.pages),
        media=tuple(shelf.shown(path) for path in tree.media),
        strays=tuple(shelf.shown(path) for path in tree.strays),
        files=shelf.files(tree),
        unread=frozenset(shelf.unread),
        left_out=shelf.left_out,
    )
    return sources, shelf.problems
