"""What is wrong with one file. Enters: sources, of which one file has changed since a library was
made of them. Leaves: the problems of that file and of those that make a record together with it.

Whoever is told of every keystroke cannot join a thousand files for each. What the file is joined to
is as it is now; what `build_library` would say of other files waits until it is asked.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from reading_room.library.build import that_follow
from reading_room.library.bylines import in_words
from reading_room.library.checks import EACH, OF_WORKS, TOGETHER
from reading_room.library.citations import short_labels
from reading_room.library.index import build_index
from reading_room.library.join import homes_of
from reading_room.library.listings import grouped
from reading_room.library.overlooked import check_overlooked
from reading_room.library.references import check_references
from reading_room.library.removed import check_gone
from reading_room.library.render import addresses_of, fill, gone_of
from reading_room.library.shown_texts import ShownTexts
from reading_room.library.sift import hidden_paths, sift
from reading_room.library.texts import Linker

if TYPE_CHECKING:
    from collections.abc import Collection

    from reading_room.library.index import Index
    from reading_room.library.library import Library
    from reading_room.model import Former, Sources
    from reading_room.problems import Problem
    from reading_room.settings import Settings


def problems_of(
    paths: Collection[str],
    sources: Sources,
    settings: Settings,
    before: Library,
    formers: Collection[Former] = (),
) -> list[Problem]:
    """As `build_library`, `check_gone` and `check_overlooked` find them, of the files at ``paths``;
    ``before`` is what was made of the sources as they were."""
    sources, bylines = in_words(sources)
    index, problems = build_index(sources, settings)
    few = _with_few(index, paths)
    together = (*OF_WORKS, *TOGETHER) if few.lists else TOGETHER
    found = chain(
        problems,
        bylines,
        check_references(few),
        chain.from_iterable(check(few, settings) for check in EACH),
        chain.from_iterable(check(index, settings) for check in together),
        _links(few, index, sources, settings, before),
    )
    follow = that_follow(sources.unread, settings)
    joined = (each for each in found if each.rule not in follow)
    gone = check_gone(formers, index, sources.unread) if formers else ()
    return [each for each in chain(joined, gone, check_overlooked(few)) if each.path in paths]


def _with_few(index: Index, paths: Collection[str]) -> Index:
    """The same, as if it had no other posts and lists; what those refer to is all there."""
    posts = {
        post.path: post
        for post in index.posts.values()
        if post.path in paths or (post.easy_read and post.easy_read.path in paths)
    }
    return replace(
        index,
        posts=posts,
        lists={path: found for path, found in index.lists.items() if path in paths},
        editions={path: post for path, post in index.editions.items() if post.path in posts},
    )


def _links(
    few: Index, index: Index, sources: Sources, settings: Settings, before: Library
) -> list[Problem]:
    """Where the links, pictures and citations of a few texts lead, among all that there is."""
    shown = sift(sources, settings)
    on_lists = grouped(shown.lists, lambda each: [entry.item.id for entry in each.entries])
    new = {id_: item for id_, item in index.items.items() if id_ not in before.labels}
    linker = Linker(
        index,
        before.labels | short_labels(new, index.people, settings.say),
        hidden_paths(sources, shown),
        gone_of(shown),
        homes_of(on_lists, index),
        addresses_of(settings, shown, before, index),
        settings.site_url,
    )
    texts = replace(
        sources, posts=tuple(few.posts.values()), reading_lists=tuple(few.lists.values())
    )
    fill(texts, linker, settings, ShownTexts())
    return linker.problems
