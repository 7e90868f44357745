"""What pages and files are made of: where that is as it was before a change, so are they."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from reading_room.library import Library, build_library
from reading_room.outputs import outputs
from reading_room.pages import site_pages
from reading_room.problems import errors
from reading_room.settings import Settings
from reading_room.sources import read_sources
from scribe import Scribe


def settings_of(folder: Path) -> Settings:
    return Settings(
        root=folder, docs=folder / "docs", posts=folder / "posts",
        reading_lists=folder / "reading_lists", site_name="A site", site_url="https://example.org/",
        description="", language="en-GB", zone=ZoneInfo("Europe/London"),
        as_of=datetime.date(2026, 1, 1), feed_authority="", to_come=True,
    )  # fmt: skip


def libraries(folder: Path, seed: int, edits: int) -> Iterator[tuple[str, Library]]:
    """A site, and what it is after each change that is no mistake."""
    scribe, settings = Scribe(folder, seed), settings_of(folder)
    what = "the site"
    for _ in range(edits):
        sources, problems = read_sources(settings)
        library, more = build_library(sources, settings)
        if errors(problems + more):
            scribe.mend()
        else:
            yield what, library
        what = scribe.edit()


@pytest.mark.parametrize("seed", range(10, 16))
def test_what_is_made_of_the_same_is_the_same(tmp_path: Path, seed: int) -> None:
    pages: dict[str, tuple[object, object]] = {}
    files: dict[str, tuple[object, object]] = {}
    same = other = 0
    for what, library in libraries(tmp_path, seed, 40):
        pages_now, files_now = {}, {}
        for page in site_pages(library):
            shown = (page.view(), page.html())
            now = pages_now[page.address] = (page.shows(), (*shown, page.template, page.title))
            before = pages.get(page.address)
            if page.made_of and before and before[0] == now[0]:
                assert before[1] == now[1], f"{page.address} after {what}"
                same += 1
        for output in outputs(library):
            now = files_now[output.path] = (output.made_of(), output.write())
            before = files.get(output.path)
            if before and before[0] == now[0]:
                assert before[1] == now[1], f"{output.path} after {what}"
            other += bool(before and before[0] != now[0])
        pages, files = pages_now, files_now
    assert same > 20
    assert other > 5


LIST = """\
title: {title}
date: 2014-02-0{day}
items:
"""
WORK = "  - {id: fox-2014, title: Give up, author: [alex-fox], issued: 2014}\n"
ANSWER = "  - {id: oak-2015, title: Move on, issued: 2015, responds_to: [fox-2014]}\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/people.yml", "alex-fox: {name: Alexandra Fox}\n"),
        ("reading_lists/one.yml", LIST.format(title="Another", day=1) + WORK),
        ("reading_lists/one.yml", LIST.format(title="One", day=1) + WORK.replace("2014}", "2013}")),
    ],
)
def test_a_post_is_made_of_the_works_that_it_cites(tmp_path: Path, name: str, text: str) -> None:
    files = {
        "docs/people.yml": "alex-fox: {name: Alex Fox}\n",
        "reading_lists/one.yml": LIST.format(title="One", day=1) + WORK,
        "reading_lists/two.yml": LIST.format(title="Two", day=2) + ANSWER,
        "posts/a.md": "---\ntitle: A\ndate: 2014-03-01\n---\n\nSee [@fox-2014].\n",
    }
    shown = []
    for more in ({}, {name: text}):
        for path, words in (files | more).items():
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_text(words)
        sources, problems = read_sources(settings_of(tmp_path))
        library, others = build_library(sources, settings_of(tmp_path))
        assert errors(problems + others) == []
        made = {page.address: page.shows() for page in site_pages(library)}
        shown.append(made | {output.path: output.made_of() for output in outputs(library)})
    for path in ("posts/a/", "reading-lists/one/", "reading-lists/one.bib"):
        assert shown[0][path] != shown[1][path], path
