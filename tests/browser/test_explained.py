"""Notes, words and works cited in a box at their place, where they are not beside the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

import npm
from access import AXE, FIND, OPTIONS

Look = Callable[..., Page]
POST = "posts/every-construct/"
EDITION = "posts/what-a-direct-payment-is/easy-read/"
PHONE = (390, 844)
IN_THE_BOX = FIND.replace("axe.run(document", "axe.run('.explained'")
"""axe does not know the top layer, so that it is not sure of contrasts above other elements."""
COLOURS = """selector => (({ color, backgroundColor }) => [color, backgroundColor])(
  getComputedStyle(document.querySelector(selector)))"""
LINKS = ("a.term", ".footnote a", ".citation a")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_tap_opens_the_box_and_the_page_stays(look: Look, every_kind: str, scheme: str) -> None:
    npm.node()
    page = look(*PHONE, has_touch=True, color_scheme=scheme, bypass_csp=True)
    page.goto(every_kind + POST)
    page.add_script_tag(path=AXE)
    box = page.get_by_role("dialog")
    for selector in LINKS:
        link = page.locator(f".post > .text {selector}").first
        link.scroll_into_view_if_needed()
        link.tap()
        expect(box).to_be_in_viewport(ratio=1)
        assert page.url == every_kind + POST
        assert (box.locator(".said").text_content() or "").strip()
        found = page.evaluate(IN_THE_BOX, OPTIONS)
        assert [each["id"] for each in found if each["sure"] or "contrast" not in each["id"]] == []
        assert page.evaluate(COLOURS, ".explained") == page.evaluate(COLOURS, "body")
        box.get_by_role("button", name="Close").tap()
        expect(box).to_have_count(0)
        expect(link).to_be_focused()


def test_the_box_is_used_by_keyboard(look: Look, every_kind: str) -> None:
    page = look(*PHONE)
    page.goto(every_kind + EDITION)
    link = page.locator("a.term").first
    word = link.text_content() or ""
    link.focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog", name=word)
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(box.get_by_role("link", name="See it at the foot of the text")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box).to_have_count(0)
    expect(page.locator("dt:target")).to_be_in_viewport()
    page.go_back()
    link.focus()
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(box).to_have_count(0)  # who leaves it, closes it


def test_a_mouse_that_rests_opens_the_box_and_one_that_is_pressed_follows_the_link(
    look: Look, every_kind: str
) -> None:
    page = look(800, 800)
    page.goto(every_kind + EDITION)
    link = page.locator("a.term").first
    link.hover()
    box = page.get_by_role("dialog")
    expect(box).to_be_visible()
    expect(box).not_to_be_focused()
    box.locator(".said").hover()
    page.wait_for_timeout(600)  # longer than it takes to close
    expect(box).to_be_visible()
    page.mouse.move(1, 1)
    expect(box).to_have_count(0)
    link.hover()
    expect(box).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    link.click()
    assert page.url.endswith(link.get_attribute("href") or "nowhere")


def test_there_is_no_box_for_what_is_beside_the_text(look: Look, every_kind: str) -> None:
    page = look(1280, 800)
    page.goto(every_kind + POST)
    link = page.locator(".post > .text a.term").first
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url.endswith(link.get_attribute("href") or "nowhere")


def test_a_note_that_others_have_pushed_off_the_screen_is_in_a_box_and_leads_back(
    look: Look, address: str
) -> None:
    page = look(1280, 800)
    page.goto(address + "posts/counting-personal-budgets/")
    link, note = page.locator(".text .footnote a").first, page.locator(".footnotes li").first
    link.scroll_into_view_if_needed()
    expect(note).to_have_class("at-its-place")
    expect(note).not_to_be_in_viewport()
    link.hover()
    box = page.get_by_role("dialog")
    expect(box).to_contain_text("The gap is an ordinary one")
    expect(box.get_by_role("link")).to_have_count(0)  # it is not at the foot
    back = note.locator(".footnote-back")
    assert (back.bounding_box() or {"width": 0})["width"] <= 1
    link.click()
    expect(note).to_be_in_viewport()
    assert (back.bounding_box() or {"width": 0})["width"] > 80
    page.wait_for_function("""() => {
      const over = [...document.querySelectorAll(".at-its-place")]
        .map((each) => each.getBoundingClientRect()).sort((one, two) => one.top - two.top)
        .filter(({ bottom }, at, all) => all[at + 1] && bottom > all[at + 1].top);
      return !over.length;
    }""")  # it has grown by a line, and those below have made room
    back.click()
    expect(link).to_be_in_viewport()


def test_the_mark_of_a_note_that_a_link_led_to_is_beside_its_number(
    look: Look, address: str
) -> None:
    page = look(*PHONE)
    page.goto(address + "posts/counting-personal-budgets/#fn:1")
    shadow = page.locator(".footnotes li").first.evaluate("(it) => getComputedStyle(it).boxShadow")
    letters = page.locator(".footnotes li").first.evaluate(
        "(it) => parseFloat(getComputedStyle(it).fontSize)"
    )
    assert f"{-1.75 * letters:g}px" in shadow


def test_without_a_script_a_link_leads_to_the_foot(look: Look, every_kind: str) -> None:
    page = look(*PHONE, java_script_enabled=False, has_touch=True)
    page.goto(every_kind + EDITION)
    link = page.locator("a.term").first
    link.tap()
    assert page.url.endswith(link.get_attribute("href") or "nowhere")
    expect(page.locator("dt:target")).to_be_in_viewport()
