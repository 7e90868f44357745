"""How pages use the room there is: where works and texts begin, how tall cards are, what is blank.

Measured on the repository's own site, whose lists and posts are what readers meet, and printed as a
table: ``pytest tests/browser/test_use_of_the_page.py -s``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kinds import arrive, settle

Look = Callable[..., Page]
WIDE, PHONE = (1280, 800), (390, 844)
POST = "posts/care-act-letter-and-spirit/"
BLANK = {"topics": 20, "people": 20}
"""The share of the width that may be blank."""


@pytest.fixture
def measured(look: Look) -> Callable[..., Page]:
    """A page with the measures of layout.js."""

    def measured(width: int, height: int, **options: Any) -> Page:
        page = look(width, height, **options)
        page.context.add_init_script(path=Path(__file__).with_name("layout.js"))
        return page

    return measured


@pytest.fixture(scope="session")
def lists(real_site: Path) -> list[str]:
    return [
        f"reading-lists/{each.parent.name}/"
        for each in sorted(real_site.glob("reading-lists/*/index.html"))
    ]


@pytest.fixture(scope="session")
def posts(real_site: Path) -> list[str]:
    return [f"posts/{each.parent.name}/" for each in sorted(real_site.glob("posts/*/index.html"))]


def table(title: str, rows: dict[str, dict[str, Any]]) -> None:
    """Print measures, a line a page."""
    print(f"\n{title}")
    for name, found in rows.items():
        values = "  ".join(f"{key} {value}" for key, value in found.items())
        print(f"  {name.strip('/').rpartition('/')[2] or 'home':<36} {values}")


def test_a_list_is_a_catalogue(
    measured: Callable[..., Page], address: str, lists: list[str]
) -> None:
    assert lists
    for (width, height), rows in ((WIDE, {}), (PHONE, {})):
        page = measured(width, height)
        for name in lists:
            page.goto(address + name)
            settle(page)
            rows[name] = page.evaluate("layout.cards()")
            if width == 1280:
                rows[name]["blank"] = page.evaluate("layout.blank()")
        table(f"Lists at {width} px", rows)
        for name, found in rows.items():
            assert found["first"] < (height if width == 1280 else 2 * height), name
            if width == 1280:
                assert found["average"] < 220, name
                assert found["tenth"] <= 3 * height, name
                assert found["blank"] < 20, name


def test_a_post_uses_the_page(
    measured: Callable[..., Page], address: str, posts: list[str]
) -> None:
    assert posts
    for (width, height), rows in ((WIDE, {}), (PHONE, {})):
        page = measured(width, height)
        for name in posts:
            page.goto(address + name)
            settle(page)
            rows[name] = {
                "text from": page.evaluate("layout.top('.post > .text')"),
                "foot, %": page.evaluate("layout.foot()"),
            }
            if width == 1280:
                rows[name]["blank, %"] = page.evaluate("layout.blank()")
        table(f"Posts at {width} px", rows)
        for name, found in rows.items():
            assert found["text from"] <= 500, name
            assert found["foot, %"] <= 25, name
        if width == 1280:
            blank = [found["blank, %"] for found in rows.values()]
            assert sum(blank) / len(blank) < 20
            assert max(blank) < 25  # a post may have nothing to say beside its last screens


def test_topics_and_people_use_the_page(
    measured: Callable[..., Page], address: str, real_site: Path
) -> None:
    """What is on the lists of a topic, and who cites a person, stand beside the rest."""
    page = measured(*WIDE)
    for kind in ("topics", "people"):
        rows: dict[str, dict[str, Any]] = {}
        for found in sorted(real_site.glob(f"{kind}/*/index.html")):
            page.goto(f"{address}{kind}/{found.parent.name}/")
            settle(page)
            rows[found.parent.name] = {"blank, %": page.evaluate("layout.blank()")}
        table(f"{kind} at 1280 px", rows)
        blank = [found["blank, %"] for found in rows.values()]
        assert sum(blank) / len(blank) < BLANK[kind]


INDEXES = (
    "posts/", "reading-lists/", "people/", "topics/", "easy-read/", "search/?q=care",
    "archive/2026/", "series/every-construct/", "reading-settings/", "subscribe/", "glossary/",
)  # fmt: skip


def test_indexes_use_the_page(measured: Callable[..., Page], every_kind: str) -> None:
    """What is said of each thing on them stands beside it, and inside the rules above and below."""
    page = measured(*WIDE)
    rows: dict[str, dict[str, Any]] = {}
    for name in INDEXES:
        arrive(page, every_kind + name)
        rows[name] = {
            "blank, %": page.evaluate("layout.blank()"),
            "outside": page.locator(".entries > li, .search-results > li").evaluate_all(
                "all => all.filter((each) => each.scrollWidth > each.clientWidth + 1).length"
            ),
        }
    table("Indexes at 1280 px", rows)
    assert not [name for name, found in rows.items() if found["outside"]]
    assert not [name for name, found in rows.items() if found["blank, %"] >= 30]
    assert sum(found["blank, %"] for found in rows.values()) / len(rows) < 20


def test_a_picture_leaves_room_for_the_text(measured: Callable[..., Page], every_kind: str) -> None:
    """The text below a picture begins on the first screen; a tall picture is made smaller."""
    page = measured(*WIDE)
    page.goto(every_kind + "posts/every-construct/")
    page.evaluate(
        "Object.assign(document.querySelector('.lead-picture img'), {width: 1200, height: 1600})"
    )
    heights = page.evaluate("[layout.top('.lead-picture'), layout.top('.lead-picture + *')]")
    assert heights[1] - heights[0] < 0.7 * WIDE[1]


def test_a_phone_has_one_row_on_top_and_a_short_home(
    measured: Callable[..., Page], address: str
) -> None:
    page = measured(*PHONE)
    for name in ("", POST, "search/", "manual/"):
        page.goto(address + name)
        header = page.evaluate("layout.header()")
        assert header["bottom"] < 72, (name, header)
        assert header["spread"] < 12, (name, header)
    page.goto(address)
    found = {"screens": page.evaluate("layout.screens()"), "lists": page.evaluate(
        "layout.top('[aria-labelledby=\"page:lists\"]')"
    )}  # fmt: skip
    table("Home at 390 px", {"home": found})
    assert found["screens"] < 5
    assert found["lists"] < 2 * PHONE[1]
    assert page.locator(".new .entries > li").count() == 1


@pytest.mark.parametrize("script", [True, False])
def test_the_menu_of_a_phone_opens_by_its_button(look: Look, address: str, *, script: bool) -> None:
    page = look(*PHONE, java_script_enabled=script)
    page.goto(address)
    topics = page.get_by_role("navigation", name="Main").get_by_role("link", name="Topics")
    expect(topics).to_be_hidden()
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    page.keyboard.press("Enter")
    expect(topics).to_be_visible()
    expect(page.get_by_role("searchbox", name="Search this site")).to_be_visible()
    page.keyboard.press("Escape")
    expect(topics).to_be_hidden()
    expect(menu).to_be_focused()


def test_contents_stay_in_view_beside_a_text_and_are_folded_on_a_phone(
    look: Look, address: str
) -> None:
    page = look(*WIDE)
    page.goto(address + POST)
    contents = page.get_by_role("navigation", name="On this page")
    last = contents.get_by_role("link").last
    expect(last).to_be_visible()
    for screen in (1, 3, 5):
        page.evaluate("screens => scrollTo(0, screens * innerHeight)", screen)
        expect(last).to_be_in_viewport()
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    expect(last).to_be_hidden()
    contents.locator("summary").click()
    expect(last).to_be_visible()


def test_notes_and_words_are_beside_their_place_or_at_the_foot(look: Look, every_kind: str) -> None:
    page = look(*WIDE)
    page.goto(every_kind + POST)
    texts = page.locator(".post > .text").bounding_box()
    assert texts
    for link in page.locator("a.term").all():
        target = page.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']")
        at, there = link.bounding_box(), target.bounding_box()
        assert at
        assert there
        assert there["x"] >= texts["x"] + texts["width"]
        assert there["y"] >= at["y"] - 8
    assert page.locator(".at-its-place").count() > 10
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    expect(page.locator(".at-its-place")).to_have_count(0)
    link = page.locator("a.term").first
    link.click()
    expect(page.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']")).to_be_in_viewport()


def test_the_works_of_a_post_are_all_beside_it_or_all_at_its_foot(look: Look, address: str) -> None:
    """A foot of "7 works" that shows one of them would hide six."""
    page = look(*WIDE)
    page.goto(address + "posts/")
    posts = page.locator(".entries a[href]:is(h2 *, h3 *, .title *, .title)").evaluate_all(
        "all => all.map((each) => each.href)"
    )
    assert len(posts) > 10
    counts: list[tuple[int, int]] = []
    for post in posts:
        page.goto(post)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        works, beside = page.locator(".works > li"), page.locator(".works > .at-its-place")
        counts.append((works.count(), beside.count()))
        lowest = max((box["y"] + box["height"] for each in page.locator(".at-its-place").all()
                      if (box := each.bounding_box())), default=0)  # fmt: skip
        below = page.locator(".neighbours").bounding_box()
        assert below
        assert lowest <= below["y"], post
    assert all(beside in (0, works) for works, beside in counts), counts
    assert sum(beside == works > 0 for works, beside in counts) > 10


def test_tables_are_wider_than_a_text_where_there_is_room(look: Look, address: str) -> None:
    page = look(*WIDE)
    page.goto(address + "manual/rules/")
    widths = page.locator(".text > :is(p, .scroll)").evaluate_all(
        "all => ['P', 'DIV'].map((tag) => Math.max(...all.filter((each) => each.tagName === tag)"
        ".map((each) => each.offsetWidth)))"
    )
    assert widths[1] > widths[0] + 150


def test_a_reference_is_copied(look: Look, address: str) -> None:
    page = look(*WIDE, permissions=["clipboard-read", "clipboard-write"])
    page.goto(address + POST)
    cite = page.locator("details.cite")
    cite.locator("summary").click()
    cite.get_by_role("button", name="Copy").click()
    expect(cite.get_by_role("status")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == (cite.locator("p").first.text_content() or "").strip()


def test_a_page_says_where_it_is(look: Look, every_kind: str) -> None:
    page = look(*WIDE)
    for name, above in (
        (POST, "Posts"), ("people/alex-fox/", "People"), ("topics/direct-payments/", "Topics"),
        ("archive/2026/", "Posts by year"), ("reading-lists/every-field/", "Reading lists"),
        ("posts/what-a-direct-payment-is/easy-read/", "Easy Read"),
    ):  # fmt: skip
        page.goto(every_kind + name)
        way = page.get_by_role("navigation", name="Where you are").get_by_role("link")
        assert way.all_text_contents() == ["Home", above], name
    page.goto(every_kind + "posts/")
    assert page.get_by_role("navigation", name="Where you are").count() == 0


def test_a_line_on_paper_holds_60_to_75_characters(look: Look, address: str) -> None:
    """On A4, whose sheets have 16 cm between their margins; in most lines of every text."""
    page = look(605)
    page.emulate_media(media="print")
    rows: dict[str, dict[str, Any]] = {}
    for name in (POST, "posts/who-is-in-the-room/", "about/", "glossary/"):
        page.goto(address + name)
        lines = page.evaluate("measure.paragraphs('.text > p, .glossary dd > :first-child')")
        rows[name] = {"characters": sorted(each["middle"] for each in lines)[len(lines) // 2]}
    table("Lines on A4", rows)
    assert all(60 <= found["characters"] <= 75 for found in rows.values()), rows


def test_what_a_copy_button_copies_is_said_in_a_word(look: Look, address: str) -> None:
    page = look(*WIDE, permissions=["clipboard-read", "clipboard-write"])
    page.goto(address + "reading-lists/what-future-for-personalisation/")
    page.locator(".cite summary").nth(1).click()
    title = "Working together and learning from experience"
    expect(page.get_by_role("button", name=f"Copy : {title}", exact=True)).to_be_visible()
    page.goto(address + "subscribe/")
    for words in ("The feed we recommend", "RSS, newest first"):
        name = f"Copy the address : {words}"
        expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_facts_in_a_narrow_column_have_no_dot_at_the_end_of_a_line(
    look: Look, address: str, width: int
) -> None:
    """Neither who nor when is followed or begun by one there."""
    page = look(width)
    for name in ("posts/", "topics/direct-payments/"):
        page.goto(address + name)
        facts = page.locator(".entries .facts").first
        lines = [line.strip() for line in facts.inner_text().split("\n") if line.strip()]
        assert len(lines) == (3 if width == 1280 else 2), lines
        assert not [line for line in lines if line[0] == "·" or line[-1] == "·"]


def test_twenty_works_take_three_sheets_of_paper(look: Look, address: str) -> None:
    page = look(*WIDE)
    page.goto(address + "reading-lists/the-road-to-personalisation/")
    assert page.locator(".cards > li").count() == 20
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page ") <= 3


def test_a_post_takes_as_much_paper_from_a_wide_window_as_from_a_narrow_one(
    look: Look, address: str
) -> None:
    """Notes beside the text are narrow on the screen, and not on paper."""
    sheets = []
    for width in (794, WIDE[0]):
        page = look(width, 900)
        page.goto(address + "posts/counting-personal-budgets/")
        settle(page)
        assert bool(page.locator(".at-its-place").count()) == (width == WIDE[0])
        paper = page.pdf(format="A4", prefer_css_page_size=True)
        sheets.append(paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page "))
    assert sheets[0] == sheets[1] > 0
