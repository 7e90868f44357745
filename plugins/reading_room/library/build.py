"""Sources to library. Enters: what was read. Leaves: the `Library`, and every problem found."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from reading_room.library.bylines import in_words
from reading_room.library.checks import CHECKS
from reading_room.library.index import build_index
from reading_room.library.join import join
from reading_room.library.library import Library
from reading_room.library.references import check_references
from reading_room.library.render import render
from reading_room.library.shown_texts import finished
from reading_room.library.sift import sift
from reading_room.library.terms import words_of

if TYPE_CHECKING:
    from reading_room.library.shown_texts import Finish
    from reading_room.model import Sources
    from reading_room.problems import Problem
    from reading_room.settings import Settings


def build_library(
    sources: Sources,
    settings: Settings,
    finish: Finish = finished,
    *,
    once: bool = False,
    every_text: bool = False,
    all_of_them: bool = False,
) -> tuple[Library, list[Problem]]:
    """Sift what is published, join it, render it; the library is whole only where no problem is an
    error.

    ``finish`` may remember the HTML that it made of a text. Where it is made ``once``, the texts of
    the sources let go of what pages and outputs do not read (`Text.let_go_of_html`); where the HTML
    of ``every_text`` will be asked for, they do so at once, and there is room for what follows.
    What may only follow from a file that could not be read is left out of the problems, unless
    ``all_of_them`` are asked for.
    """
    sources, bylines = in_words(sources)
    index, problems = build_index(sources, settings)
    problems += bylines
    problems += check_references(index)
    for check in CHECKS:
        problems += check(index, settings)
    shown = sift(sources, settings)
    joined = join(shown, index, settings.say)
    rendered = render(
        sources, settings, shown, joined, index, finish, once=once, every_text=every_text
    )
    problems += rendered.problems
    library = Library(
        settings=settings,
        index=index,
        posts=shown.posts,
        lists=shown.lists,
        withdrawn=shown.withdrawn,
        held=shown.held,
        coming=shown.coming,
        words=words_of(sources.terms),
        statement=sources.statement,
        results=sources.results,
        changed=max((r.changed.date() for r in shown.records), default=settings.as_of),
        texts=rendered.texts,
        images=rendered.images,
        apart=rendered.apart,
        anchors=rendered.anchors,
        media=rendered.media,
        strays=sources.strays,
        files=sources.files,
        **{each.name: getattr(joined, each.name) for each in fields(joined)},
    )
    follow = set() if all_of_them else that_follow(sources.unread, settings)
    return library, [problem for problem in problems if problem.rule not in follow]


def that_follow(unread: frozenset[str], settings: Settings) -> set[str]:
    """The rules of problems that may only follow from a file that could not be read."""
    docs = settings.docs_folder
    lists = settings.reading_lists.relative_to(settings.root).as_posix()
    kept_in = {
        "person-unknown": f"{docs}/people.",
        "topic-unknown": f"{docs}/topics.",
        "item-unknown": f"{lists}/",
        "citation-unknown": f"{lists}/",
        "abbreviation-unknown": f"{docs}/glossary.",
        "words-capitals": f"{docs}/glossary.",
    }
    return {rule for rule, at in kept_in.items() if any(p.startswith(at) for p in unread)}
