"""The last place in a long post is kept where a reader chose so, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

Look = Callable[..., Page]
POST = "posts/care-act-letter-and-spirit/"
KEPT = "localStorage.getItem('reading-room-places')"
THERE = "Go on from there"


def choose(page: Page, address: str, choice: str) -> None:
    page.goto(address + "reading-settings/")
    group = page.get_by_role("group", name="Your place in long posts")
    group.get_by_label(choice, exact=True).check()


def read(page: Page, address: str, part: int) -> None:
    """Open the post, read to a part of it, and leave."""
    page.goto(address + POST, wait_until="networkidle")  # the script that keeps places comes last
    page.evaluate(
        "part => [...document.querySelectorAll('.post > .text > *')].at(part).scrollIntoView()",
        part,
    )
    page.goto(address + "about/")


def test_nothing_is_kept_until_a_reader_says_so(look: Look, every_kind: str) -> None:
    page = look(390, 844)
    read(page, every_kind, -4)
    assert page.evaluate(KEPT) is None
    page.goto(every_kind + POST)
    expect(page.get_by_role("link", name=THERE)).to_have_count(0)


def test_a_reader_goes_on_where_they_were(look: Look, every_kind: str) -> None:
    page = look(390, 844)
    choose(page, every_kind, "Kept on this device")
    read(page, every_kind, 9)
    page.goto(every_kind + POST)
    link = page.get_by_role("link", name=THERE)
    expect(page.locator(".place")).to_contain_text("You were at “")
    link.focus()
    page.keyboard.press("Enter")
    part = page.locator(".post > .text > *").nth(9)
    expect(part).to_be_focused()
    expect(part).to_be_in_viewport()
    read(page, every_kind, -1)  # to its end
    page.goto(every_kind + POST)
    expect(page.locator(".post .topics").first).to_be_visible()
    expect(link).to_have_count(0)


def test_all_places_are_forgotten_with_the_choice(look: Look, every_kind: str) -> None:
    page = look(390, 844)
    choose(page, every_kind, "Kept on this device")
    read(page, every_kind, 9)
    assert page.evaluate(KEPT)
    choose(page, every_kind, "Not kept")
    assert page.evaluate(KEPT) is None


def test_what_is_kept_may_be_anything(look: Look, every_kind: str) -> None:
    page = look(390, 844)
    choose(page, every_kind, "Kept on this device")
    for kept in ("{", "null", "[3, [1], [[], {}]]", f'[["/{POST}", 99999]]', f'[["/{POST}", -1]]'):
        page.evaluate("kept => localStorage.setItem('reading-room-places', kept)", kept)
        page.goto(every_kind + POST)  # the test fails on an error of a script
        expect(page.get_by_role("link", name=THERE)).to_have_count(0)
