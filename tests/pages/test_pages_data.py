"""Which pages there are, and what each has to show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from casebook import build
from reading_room.library.bibliography import of_post
from reading_room.pages import SitePage, site_pages
from reading_room.pages.words import excerpt, paragraphs

if TYPE_CHECKING:
    from reading_room.library import Library

Show = Callable[[str], dict[str, Any]]
Pages = dict[str, SitePage]


def titles(cards: list[Any]) -> list[str]:
    return [card.title for card in cards]


def test_every_address_of_the_site(pages: Pages) -> None:
    assert sorted(pages) == [
        "",
        "archive/",
        "archive/2013/",
        "archive/2014/",
        "easy-read/",
        "glossary/",
        "people/",
        "people/alex-fox/",
        "people/jenny-morris/",
        "posts/",
        "posts/gone/",
        "posts/one/",
        "posts/one/easy-read/",
        "posts/three/",
        "posts/two/",
        "reading-lists/",
        "reading-lists/works/",
        "search/",
        "series/",
        "series/road/",
        "subscribe/",
        "topics/",
        "topics/money/",
    ]


def test_no_two_pages_share_an_address_or_a_source(library: Library) -> None:
    pages = site_pages(library)
    assert len({page.address for page in pages}) == len(pages)
    assert len({page.source for page in pages}) == len(pages)


def test_the_way_up_to_the_root(pages: Pages) -> None:
    assert pages[""].root == "./"
    assert pages["posts/"].root == "../"
    assert pages["posts/one/easy-read/"].root == "../../../"


def test_what_is_withdrawn_keeps_its_address_and_nothing_else(pages: Pages, show: Show) -> None:
    gone = pages["posts/gone/"]
    view = show("posts/gone/")
    assert (view.reason, view.kind) == ("It was wrong.", "post")
    assert not gone.listed
    assert gone.html() == ""
    assert gone.record is None
    others = [page.view() for page in pages.values() if page is not gone]
    assert "gone" not in str([[c.title for c in getattr(o, "cards", ())] for o in others]).lower()


def test_a_post_says_who_when_and_for_whom(show: Show) -> None:
    view = show("posts/one/")
    assert view.card.authors == (
        ("Alex Fox", "people/alex-fox/", "In Control", "", ""),
        ("Rob Greig", "", "", " and ", ""),
    )
    assert view.card.day == "1 January 2013"
    assert view.updated == "30 June 2013"
    assert view.page_author == "Jenny Morris"
    assert view.easy_read == "posts/one/easy-read/"
    assert [tag[:2] for tag in view.topics] == [("Money", "topics/money/")]
    assert view.minutes == 1


def test_a_post_lists_the_works_it_cites_and_links_those_that_can_be_seen(show: Show) -> None:
    works = show("posts/one/").reading
    assert [(work.title, work.address) for work in works] == [
        ("Early", "reading-lists/works/#morris-2012"),
        ("Late", "reading-lists/works/#fox-2014"),
        ("Held", ""),
    ]


def test_newer_and_older(show: Show) -> None:
    neighbours = {}
    for slug in ("one", "two", "three"):
        view = show(f"posts/{slug}/")
        neighbours[slug] = tuple(each and each.title for each in (view.newer, view.older))
    assert neighbours == {"three": (None, "Two"), "two": ("Three", "One"), "one": ("Two", None)}


def test_a_series_in_order_without_its_drafts(show: Show) -> None:
    assert titles(show("series/road/").cards) == ["One", "Two"]
    assert show("posts/two/").series.number == 2
    assert show("posts/three/").series is None


@pytest.mark.parametrize(
    ("number", "first", "last"), [(1, 1, 25), (13, 1, 25), (14, 2, 26), (28, 16, 40), (40, 16, 40)]
)
def test_a_post_of_a_long_series_names_the_parts_round_it(
    tmp_path: Path, number: int, first: int, last: int
) -> None:
    names = [f"P{year}" for year in range(10, 50)]
    head = "---\ntitle: P{0}\ndate: 19{0}-01-01\nseries: all\n---\nWords.\n"
    posts = "".join(f"=== posts/{name}.md\n{head.format(name[1:])}" for name in names)
    library = build(tmp_path, posts).library
    [page] = [each for each in site_pages(library) if each.title == names[number - 1]]
    series = page.view().series
    assert (series.number, series.total, series.first) == (number, 40, first)
    assert titles(series.cards) == names[first - 1 : last]


def test_comments_stand_in_order_with_whom_they_answer(show: Show) -> None:
    remarks = show("posts/one/").remarks
    assert remarks.state == "open"
    first, second = remarks.all
    assert (first.name, first.address, first.paragraphs) == (
        "Ann",
        "people/alex-fox/",
        ("First.", "Second."),
    )
    assert (second.reply_to, second.address) == ("Ann", "")
    assert show("posts/two/").remarks is None  # closed, and nobody wrote
    assert show("posts/three/").remarks is None  # off, though somebody did


def test_a_work_on_a_list(show: Show) -> None:
    (part,) = show("reading-lists/works/").parts
    early, late = part.works
    assert [work.number for work in part.works] == [1, 2]
    assert late.where == "A blog, 31 January 2014"
    assert late.found.access == "Free to read after signing in"
    assert late.note == ("Why.", "More.")
    assert list(late.found.others) == [
        ("British Sign Language", "https://bsl.example/"),
        ("Archived copy, February 2014", "https://archive.example/x"),
    ]
    assert [tag[:2] for tag in late.responds_to] == [("Early", "#morris-2012")]
    assert [tag[:2] for tag in early.answered_by] == [("Late", "#fox-2014")]
    assert late.answered_by == ()  # what answers it is held back
    assert titles(late.cited_by) == ["Two", "One"]


def test_how_long_the_essential_works_take(show: Show) -> None:
    view = show("reading-lists/works/")
    assert view.card.essentials == "Two essentials, 15 minutes"


def test_a_person_s_page(show: Show) -> None:
    view = show("people/alex-fox/")
    assert titles(view.posts) == ["One"]
    assert [(work.title, work.address) for work in view.works] == [
        ("Late", "reading-lists/works/#fox-2014"),
        ("Early", "reading-lists/works/#morris-2012"),
    ]
    assert [name.name for name in view.works[1].authors] == ["Jenny Morris"]
    assert [(said.comment.id, said.card.title) for said in view.said] == [("c1", "One")]
    assert titles(view.cited_by) == ["Two", "One"]
    assert titles(show("people/jenny-morris/").lists) == ["Works"]
    assert titles(show("people/jenny-morris/").cited_by) == ["One"]


def test_people_say_how_much_there_is_of_them(show: Show) -> None:
    assert {tag.title: tag.note for tag in show("people/").tags} == {
        "Fox, Alex": "1 post, 2 works",
        "Morris, Jenny": "1 reading list, 1 work",
    }


def test_years_and_topics_count_what_is_published(show: Show) -> None:
    assert [(tag.title, tag.note) for tag in show("archive/").tags] == [
        ("2014", "1 post"),
        ("2013", "2 posts"),
    ]
    ((_, cards),) = show("archive/2013/").groups
    assert titles(cards) == ["Two", "One"]
    (topic,) = show("topics/").tags
    assert topic[:4] == ("Money", "topics/money/", "2 posts", "What it costs.")


def test_terms_stand_in_the_order_of_the_alphabet(show: Show) -> None:
    letters = show("glossary/").letters
    assert [(letter, [word.term for word in words]) for letter, words in letters.items()] == [
        ("A", ["ADASS"]),
        ("Z", ["Zebra"]),
    ]


def paged(folder: Path, posts: int, size: int) -> dict[str, SitePage]:
    text = "".join(
        f"=== posts/p-{n:03}.md\n---\ntitle: P{n}\ndate: {2000 + n // 300}-01-01\n---\n"
        for n in range(posts)
    )
    library = build(folder, text, page_size=size).library
    return {page.address: page for page in site_pages(library) if page.template == "posts.html"}


@pytest.mark.parametrize(
    ("posts", "pages"), [(0, 1), (1, 1), (3, 1), (4, 2), (6, 2), (7, 3)], ids=str
)
def test_every_post_stands_on_one_page(tmp_path: Path, posts: int, pages: int) -> None:
    found = paged(tmp_path, posts, 3)
    shown = [card.title for page in found.values() for card in page.view().cards]
    assert list(found) == ["posts/", *(f"posts/page/{n}/" for n in range(2, pages + 1))]
    assert shown == [f"P{number}" for number in range(posts)]


def offered(page: SitePage) -> str:
    return " ".join(tag.title if tag else "…" for tag in page.view().pages)


def test_the_pages_to_go_to_from_each(tmp_path: Path) -> None:
    found = paged(tmp_path, 20, 2)
    assert offered(found["posts/"]) == "1 2 3 … 10"
    assert offered(found["posts/page/4/"]) == "1 2 3 4 5 6 … 10"
    assert offered(found["posts/page/5/"]) == "1 … 3 4 5 6 7 … 10"
    assert offered(found["posts/page/10/"]) == "1 … 8 9 10"
    view = found["posts/page/2/"].view()
    assert (view.newer, view.older) == ("posts/", "posts/page/3/")
    first, last = found["posts/"].view(), found["posts/page/10/"].view()
    assert (first.newer, last.older) == ("", "")
    assert found["posts/page/2/"].title == "Posts, page 2 of 10"


def test_one_page_offers_itself_alone(tmp_path: Path) -> None:
    assert offered(paged(tmp_path, 1, 20)["posts/"]) == "1"


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("Short.", "Short."),
        ("one two three four", "one two three…"),
        ("one, two – three four", "one, two…"),
        ("one. Two. Three four", "one. Two…"),
        ("a" * 40, "a" * 14 + "…"),
        ("", ""),
    ],
)
def test_an_excerpt_ends_between_words(plain: str, expected: str) -> None:
    assert excerpt(plain, 15) == expected


def test_paragraphs_end_at_empty_lines() -> None:
    assert paragraphs("One\ntwo.\n\n\nThree.\n \nFour.") == ("One two.", "Three. Four.")


ALIKE = """\
=== posts/one.md
---
title: One
date: 2014-01-01
---
[@fox-b; @fox-a] and [@day].
=== reading_lists/a.yml
title: A
date: 2014-01-01
items:
  - {id: fox-a, title: A, author: [Alex Fox], issued: 2012}
  - {id: fox-b, title: B, author: [Alex Fox], issued: 2012-05}
  - {id: day, title: C, author: [Ann Day], issued: 2012}
"""
MORE = """\
=== reading_lists/b.yml
title: B
date: 2014-01-01
items:
  - {id: aa, title: D, author: [Alex Fox], issued: 2012}
  - {id: ab, title: E, author: [Ann Day], issued: 2012}
  - {id: ac, title: F, author: [Bob Day], issued: 2012}
"""


def test_reading_says_which_work_is_2012a(tmp_path: Path) -> None:
    """On paper no link leads from the citation to the work."""
    library = build(tmp_path, ALIKE).library
    [page] = [page for page in site_pages(library) if page.address == "posts/one/"]
    reading = page.view().reading
    assert [(work.title, work.label) for work in reading] == [
        ("B", "Fox 2012b"), ("A", "Fox 2012a"), ("C", ""),
    ]  # fmt: skip


def test_a_list_that_is_added_changes_no_post(tmp_path: Path) -> None:
    shown = []
    for text in (ALIKE, ALIKE + MORE):
        library = build(tmp_path, text).library
        [page] = [page for page in site_pages(library) if page.address == "posts/one/"]
        shown.append(page.shows())
    assert shown[0] == shown[1]


def test_a_date_that_cannot_be_read_is_no_day_in_a_preview(tmp_path: Path) -> None:
    text = "=== posts/a.md\n---\ntitle: A\ndate: soon\ndraft: true\n---\n\nWords.\n"
    site = build(tmp_path, text, to_come=True)
    [page] = [p for p in site_pages(site.library) if p.address == "posts/a/"]
    view: Any = page.view()
    assert (view.card.day, view.card.iso) == ("No date yet", "")
    assert of_post(site.library, site.library.posts[0]).issued is None
