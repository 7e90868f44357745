"""Reading settings: each choice shows on every page, stays, and can be taken back. Whatever a
browser keeps, or refuses to keep, the pages stand."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from kinds import EDITION, KINDS, LIST, POST, visit

SETTINGS = "reading-settings/"
LOOKS = """() => {
  const text = getComputedStyle(document.querySelector(".text > p"));
  const [size, line, width] = [text.fontSize, text.lineHeight, text.maxWidth].map(parseFloat);
  const { backgroundColor } = getComputedStyle(document.body);
  return { size, line: line / size, width: width / size, ink: text.color, paper: backgroundColor };
}"""
FORBIDDEN = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); } });"""
GARBAGE = """for (const [name, value] of [
  ["size", "<b>huge"], ["spacing", "constructor"], ["width", ""], ["theme", "x".repeat(100000)],
  ["more", "dark"],
]) localStorage.setItem(`reading-room-${name}`, value);"""
EARLY = """new MutationObserver((_, all) => {
  if (!document.body) return;
  window.early = document.documentElement.dataset.theme;
  all.disconnect();
}).observe(document, { childList: true, subtree: true });"""
NARROW = ("Home", POST, "List", LIST, "Reading settings", "Easy Read edition", EDITION)


def choose(page: Page, group: str, choice: str) -> None:
    page.get_by_role("group", name=group).get_by_label(choice, exact=True).check()


def looks(page: Page, address: str) -> dict[str, float | str]:
    page.goto(address + KINDS[POST])
    found: dict[str, float | str] = page.evaluate(LOOKS)
    return found


@pytest.fixture
def settings(look: Callable[..., Page], every_kind: str) -> Page:
    page = look(1280, color_scheme="light")
    page.goto(every_kind + SETTINGS)
    return page


@pytest.mark.parametrize(
    ("group", "choice", "what", "wanted"),
    [
        ("Text size", "Large", "size", 25), ("Text size", "Larger", "size", 30),
        ("Text size", "Largest", "size", 40),
        ("Space between lines", "More", "line", 1.85),
        ("Space between lines", "Most", "line", 2.15),
        ("Length of lines", "Short", "width", None), ("Length of lines", "Long", "width", None),
        ("Colours", "Dark", "paper", "rgb(23, 24, 28)"),
        ("Colours", "High contrast, black on white", "ink", "rgb(0, 0, 0)"),
        ("Colours", "High contrast, white on black", "paper", "rgb(0, 0, 0)"),
    ],
)  # fmt: skip
def test_a_choice_shows_on_every_page_and_stays(
    settings: Page, every_kind: str, group: str, choice: str, what: str, wanted: float | str | None
) -> None:
    usual = looks(settings, every_kind)
    settings.goto(every_kind + SETTINGS)
    choose(settings, group, choice)
    expect(settings.get_by_role("status")).to_have_text("Kept on this device.")
    chosen = looks(settings, every_kind)
    assert chosen[what] != usual[what]
    if wanted is not None:
        assert chosen[what] == pytest.approx(wanted)
    settings.reload()
    assert settings.evaluate(LOOKS) == chosen
    settings.goto(every_kind + SETTINGS)
    expect(settings.get_by_label(choice, exact=True)).to_be_checked()
    settings.get_by_role("button", name="Put everything back").click()
    expect(settings.get_by_role("status")).to_have_text("Everything is back as it was at first.")
    expect(settings.get_by_role("radio", checked=True)).to_have_count(5)
    assert settings.evaluate("localStorage.length") == 0
    assert looks(settings, every_kind) == usual


def test_a_theme_stands_against_the_system(look: Callable[..., Page], every_kind: str) -> None:
    page = look(1280, color_scheme="dark")
    page.goto(every_kind + SETTINGS)
    choose(page, "Colours", "Light")
    assert looks(page, every_kind)["paper"] == "rgb(255, 253, 247)"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


def test_the_keyboard_alone_sets_and_resets(settings: Page) -> None:
    settings.get_by_label("Usual", exact=True).first.focus()
    settings.keyboard.press("ArrowRight")
    expect(settings.locator("html")).to_have_attribute("data-size", "large")
    settings.get_by_role("button", name="Put everything back").focus()
    settings.keyboard.press("Enter")
    expect(settings.locator("html")).not_to_have_attribute("data-size", re.compile(""))


def test_a_choice_is_there_before_anything_is_painted(settings: Page, every_kind: str) -> None:
    choose(settings, "Colours", "Dark")
    settings.context.add_init_script(EARLY)
    settings.goto(every_kind + KINDS[POST])
    assert settings.evaluate("window.early") == "dark"


def test_two_tabs_stay_the_same(settings: Page, every_kind: str) -> None:
    other, third = settings.context.new_page(), settings.context.new_page()
    other.goto(every_kind + KINDS[POST])
    third.goto(every_kind + SETTINGS)
    choose(settings, "Text size", "Larger")
    expect(other.locator("html")).to_have_attribute("data-size", "larger")
    expect(third.get_by_label("Larger", exact=True)).to_be_checked()
    settings.get_by_role("button", name="Put everything back").click()
    expect(other.locator("html")).not_to_have_attribute("data-size", re.compile(""))
    expect(third.get_by_label("Larger", exact=True)).not_to_be_checked()


def test_garbage_in_storage_is_passed_over(settings: Page, every_kind: str) -> None:
    usual = looks(settings, every_kind)
    settings.evaluate(GARBAGE)
    assert looks(settings, every_kind) == usual
    settings.goto(every_kind + SETTINGS)
    expect(settings.get_by_role("radio", checked=True)).to_have_count(5)
    choose(settings, "Colours", "Dark")
    assert looks(settings, every_kind)["paper"] != usual["paper"]


def test_where_storage_is_forbidden_pages_stand_and_the_form_says_so(
    settings: Page, every_kind: str
) -> None:
    usual = looks(settings, every_kind)
    settings.context.add_init_script(FORBIDDEN)
    assert looks(settings, every_kind) == usual
    settings.goto(every_kind + SETTINGS)
    choose(settings, "Text size", "Large")
    expect(settings.get_by_role("status")).to_contain_text("does not let this site keep settings")
    expect(settings.locator("html")).to_have_attribute("data-size", "large")


def test_without_javascript_the_page_says_what_the_browser_can_do(
    look: Callable[..., Page], every_kind: str
) -> None:
    page = look(320, java_script_enabled=False)
    page.goto(every_kind)
    page.get_by_role("contentinfo").get_by_role("link", name="Reading settings").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reading settings")
    expect(page.locator(".settings")).to_be_hidden()
    expect(page.get_by_text("your browser did not run it")).to_be_visible()
    expect(page.get_by_role("heading", name="What your browser can do by itself")).to_be_visible()


def test_the_page_says_that_nothing_is_sent_and_sends_nothing(settings: Page) -> None:
    expect(settings.get_by_text("your browser did not run it")).to_be_hidden()
    expect(settings.get_by_text("Nothing is sent to us or to anyone else")).to_be_visible()
    asked: list[str] = []
    settings.on("request", lambda request: asked.append(request.url))
    choose(settings, "Text size", "Large")
    settings.get_by_role("button", name="Put everything back").click()
    assert asked == []
    assert settings.evaluate("document.cookie") == ""


@pytest.mark.parametrize("size", ["large", "larger", "largest"])
def test_no_size_loses_anything_on_a_narrow_page(
    look: Callable[..., Page], every_kind: str, size: str
) -> None:
    page = look(320)
    page.goto(every_kind + SETTINGS)
    page.evaluate("size => localStorage.setItem('reading-room-size', size)", size)
    page.evaluate("localStorage.setItem('reading-room-spacing', 'most')")
    page.evaluate("localStorage.setItem('reading-room-width', 'wide')")
    for name in visit(page, every_kind, NARROW):
        lost = page.evaluate("[...measure.lost(), ...measure.overlaps(), ...measure.tight()]")
        assert (name, lost) == (name, [])


def test_every_page_leads_to_the_settings_and_to_where_problems_are_told(
    look: Callable[..., Page], every_kind: str
) -> None:
    page = look(1280)
    links = page.get_by_role("contentinfo").get_by_role("link")
    for name in visit(page, every_kind):
        leads = links.evaluate_all(
            "all => Object.fromEntries(all.map(a => [a.textContent, a.href]))"
        )
        assert leads["Reading settings"] == every_kind + SETTINGS, name
        report = leads["Report a problem with this page"]
        assert report == f"{every_kind}accessibility/#report", name
    page.goto(report)
    expect(page.locator("[id='report']")).to_be_in_viewport()
