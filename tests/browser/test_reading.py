"""Getting about, in a real browser: paging, older and newer, a list, notes, narrow screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kinds import KINDS, POST

PAGES = (
    "", "posts/", "posts/counting-personal-budgets/", "posts/care-act-letter-and-spirit/",
    "posts/who-is-in-the-room/easy-read/", "reading-lists/", "topics/", "people/",
    "people/editors/", "reading-lists/the-road-to-personalisation/", "topics/co-production/",
    "archive/2026/", "series/the-road-to-personalisation/", "glossary/", "search/", "subscribe/",
    "about/", "404.html",
)  # fmt: skip


def test_paging_leads_through_every_post_and_back(
    page: Page, serve: Callable[[Path], str], large_site: Path
) -> None:
    page.goto(serve(large_site) + "posts/")
    seen: list[str] = []
    while True:
        seen += page.locator(".entries h2").all_text_contents()
        older = page.get_by_role("link", name="Older posts")
        if older.count() == 0:
            break
        older.click()
    assert len(seen) == len(set(seen)) == 130
    expect(page.locator(".paging [aria-current=page]")).to_contain_text("7")
    for _ in range(6):
        page.get_by_role("link", name="Newer posts").click()
    assert page.url.endswith("/posts/")
    assert page.locator(".entries h2").all_text_contents() == seen[:20]


def test_older_and_newer_lead_through_the_posts_in_turn(page: Page, address: str) -> None:
    page.goto(address + "posts/")
    titles = page.locator(".entries h2").all_text_contents()
    page.locator(".entries h2 a").first.click()
    for title in titles[1:]:
        page.locator(".neighbours [rel=prev]").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert page.locator(".neighbours [rel=prev]").count() == 0
    page.locator(".neighbours [rel=next]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(titles[-2])


def test_a_list_shows_its_works_as_they_were_published(page: Page, address: str) -> None:
    page.goto(address + "reading-lists/what-future-for-personalisation/")
    cards = page.locator("ol.cards > li")
    expect(cards).to_have_count(10)
    first = cards.nth(0)
    expect(first.get_by_role("heading")).to_have_text("Personalisation – give up or move on")
    expect(first.locator(".who")).to_have_text(
        "Martin Routledge, Alex Fox, Miro Griffiths and Vidhya Alakeson"
    )
    expect(first.locator(".where")).to_have_text("In Control blog, 31 January 2014")
    expect(cards.nth(5).locator(".where")).to_have_text(
        "Research, Policy and Planning, 30(2), pp. 91–105, January 2014"
    )
    expect(cards.nth(3).locator(".who")).to_have_text("@Ermintrude2")
    expect(page.get_by_text("Community Care", exact=False).first).to_be_visible()
    first.locator(".who a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "/people/" in page.url


@pytest.mark.parametrize("width", [390, 1280])
def test_a_note_leads_down_and_back(page: Page, address: str, width: int) -> None:
    """Beside the text, where a note is seen at its place, the way back is for the keyboard."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + "posts/counting-personal-budgets/")
    page.locator("sup.footnote a").first.click()
    expect(page.locator("[id='fn:1']")).to_be_in_viewport()
    back = page.get_by_role("link", name="Back to the text at note 1")
    if width == 390:
        back.click()
    else:
        back.press("Enter")
    expect(page.locator("[id='fnref:1']")).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_note_leads_back_to_each_of_its_places(page: Page, every_kind: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for name, id_ in (("", "fnref:1"), (" (place 2)", "fnref:1:2")):
        page.goto(f"{every_kind}{KINDS[POST]}#fn:1")
        back = page.get_by_role("link", name=f"Back to the text at note 1{name}", exact=True)
        back.press("Enter")
        reference = page.locator(f"[id='{id_}']")
        expect(reference).to_be_in_viewport()
        assert reference.evaluate("each => each.matches(':target')")


def test_a_citation_leads_to_the_work_and_the_work_back(page: Page, address: str) -> None:
    page.goto(address + "posts/counting-personal-budgets/")
    page.locator(".text .citation a").first.click()
    anchor = page.url.partition("#")[2]
    work = page.locator(f"[id='{anchor}']")
    expect(work).to_be_in_viewport()
    work.locator(".cited-by summary").click()
    work.get_by_role("link", name="Counting personal budgets").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Counting personal budgets")


def test_the_editions_of_a_post_lead_to_each_other(page: Page, address: str) -> None:
    page.goto(address + "posts/what-a-direct-payment-is/")
    page.get_by_role("link", name="Easy Read", exact=True).last.click()
    page.wait_for_url("**/easy-read/")
    loaded = page.locator(".picture-row img").first
    loaded.scroll_into_view_if_needed()
    expect(loaded).to_have_js_property("complete", value=True)
    assert loaded.evaluate("image => image.naturalWidth") > 0
    page.get_by_role("link", name="Full post").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What a direct payment is")


def test_the_index_of_editions_shows_the_first_picture_of_each(page: Page, address: str) -> None:
    page.goto(address + "easy-read/")
    rows = page.locator(".editions .picture-row")
    for row in [rows.nth(at) for at in range(rows.count())]:
        shown = row.locator("img").get_attribute("src") or ""
        page.goto(address + "easy-read/" + (row.locator("h2 a").get_attribute("href") or ""))
        first = page.locator(".easy-read img").first.evaluate("image => image.src")
        assert first == address + shown.removeprefix("../")
        page.go_back()
    assert rows.count() == 2


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    wide = []
    for path in PAGES:
        page.goto(address + path)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)
    context.close()
    assert wide == []


def test_reading_needs_no_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in PAGES:
        page.goto(address + path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    context.close()
