"""What the page of a list makes of who answers whom, and which parts of it can be shown alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from casebook import build
from reading_room.library.debates import DEEPEST
from reading_room.model import Item
from reading_room.pages import site_pages
from reading_room.pages.words import duration, essentials

LIST = "=== reading_lists/works.yml\ntitle: Works\ndate: 2014-01-01\nitems:\n"


def view(folder: Path, items: str, more: str = "") -> dict[str, Any]:
    """What the page of a list with these items shows."""
    site = build(folder, LIST + items + more)
    [page] = [p for p in site_pages(site.library) if p.address == "reading-lists/works/"]
    return page.view()


def drawn(lines: list[Any]) -> str:
    """The lists as they stand inside one another: "a[b[c] d]"."""
    words = ""
    for line in lines:
        words += f"{line.title}[" if line.opens else f"{line.title}{']' * line.closes} "
    return words.replace(" ]", "]").strip()


def titled(item: Item | None) -> str:
    return item.title if item else ""


def test_answers_stand_inside_what_they_answer(tmp_path: Path) -> None:
    items = """\
  - {id: a, title: A, author: [Alex Fox, Ann Lee], issued: "2012"}
  - {id: b, title: B, issued: "2013-05", responds_to: [a]}
  - {id: c, title: C, responds_to: [b]}
  - {id: d, title: D, issued: "2014", responds_to: [a, c], language: cy}
  - {id: e, title: E, responds_to: [there]}
  - {id: there, title: There}
"""
    other = (
        "=== reading_lists/other.yml\ntitle: Other\ndate: 2014-01-02\nitems:\n"
        "  - {id: f, title: F, responds_to: [d]}\n"
    )
    lines = view(tmp_path, items, other).debate
    assert drawn(lines) == "A[B[C[D]] D[F]] There[E]"
    by_title = {line.title: line for line in lines}
    assert [line.who for line in lines[:4]] == ["Fox and Lee 2012", "2013", "", "2014"]
    assert [(line.again, titled(line.under)) for line in lines if line.title == "D"] == [
        (True, "A"),
        (False, ""),
    ]
    assert (by_title["D"].language, by_title["D"].anchor) == ("cy", "d")
    far = by_title["F"]
    assert (far.anchor, far.address, far.list) == ("", "reading-lists/other/#f", "Other")
    assert {line.answers for line in lines} == {None}


def test_no_debate_is_drawn_where_nobody_answers(tmp_path: Path) -> None:
    hidden = (
        "=== reading_lists/other.yml\ntitle: Other\ndate: 2044-01-02\nitems:\n"
        "  - {id: f, title: F, responds_to: [a]}\n"
    )
    assert view(tmp_path, "  - {id: a, title: A}\n", hidden).debate == []


@pytest.mark.parametrize("length", [DEEPEST, 3000])
def test_a_long_exchange_has_an_end_and_a_depth(tmp_path: Path, length: int) -> None:
    items = "  - {id: w0, title: W0}\n" + "".join(
        f"  - {{id: w{at}, title: W{at}, responds_to: [w{at - 1}]}}\n" for at in range(1, length)
    )
    lines = view(tmp_path, items).debate
    assert len(lines) == length
    depth = deepest = 0
    for line in lines:
        depth += line.opens - line.closes
        deepest = max(deepest, depth)
    assert depth == 0
    assert deepest == min(length - 1, DEEPEST)
    assert [titled(line.answers) for line in lines[:7]] == ["", "", "", "", "", "", "W5"]


ITEMS = """\
  - {id: a, title: A, importance: essential, access: open, minutes: 30}
  - {id: b, title: B, importance: essential, access: free-login}
  - {id: c, title: C, access: open, URL: "https://c.example", link: {status: gone}}
  - {id: d, title: D, alternates: [{format: easy-read, URL: "https://d.example"}], access: open}
"""


def test_a_view_is_offered_where_it_shows_some_and_not_all(tmp_path: Path) -> None:
    shown = view(tmp_path, ITEMS)
    assert [(each.id, each.link, each.says) for each in shown.views] == [
        ("only:essential", "Only the essentials", "The essentials: 2 of the 4 works on this list."),
        ("only:open", "Only open access", "Open to read: 2 of the 4 works on this list."),
        ("only:easy-read", "Only Easy Read",
         "With an Easy Read edition: 1 of the 4 works on this list."),
    ]  # fmt: skip
    works = [work for part in shown.parts for work in part.works]
    assert [work.kinds for work in works] == [
        ("essential", "open"), ("essential",), (), ("open", "easy-read")
    ]  # fmt: skip


def test_no_view_is_offered_of_all_or_of_none(tmp_path: Path) -> None:
    assert view(tmp_path, "".join(ITEMS.splitlines(keepends=True)[:1])).views == []


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ([], ""), ([5], "One essential, 5 minutes"), ([None], "One essential"),
        ([10, 30, 0, None, None], "Five essentials, two of them 40 minutes"),
        ([8] * 5, "Five essentials, 40 minutes"), ([None] * 12, "12 essentials"),
    ],
)  # fmt: skip
def test_essentials_say_no_more_than_is_known(times: list[int | None], words: str) -> None:
    assert essentials(times) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1 minute"), (119, "119 minutes"), (120, "2 hours"), (181, "3 hours 1 minute")],
)
def test_a_duration_in_words(minutes: int, words: str) -> None:
    assert duration(minutes) == words
