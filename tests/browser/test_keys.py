"""The keyboard: every stop of Tab and Shift+Tab is there to be seen, and no letter does a thing."""

from __future__ import annotations

import base64
import string
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kinds import KINDS, POST, TICKED, VIEW, visit

WALKED = (
    "Home",
    "Post index",
    POST,
    "List in parts",
    TICKED,
    "Search, results",
    "Reading settings",
)


def walk(page: Page, key: str) -> list[dict[str, Any]]:
    """Every stop, one after the other, until the page is left or begins again."""
    stops: list[dict[str, Any]] = []
    for _ in range(400):
        page.keyboard.press(key)
        stop = page.evaluate("measure.stop()")
        if stop is None or (
            stops and stop["index"] == stops[0]["index"] and stop["tag"] != "AUDIO"
        ):
            return stops
        if not stops or stop["index"] != stops[-1]["index"]:  # a player has stops inside
            stops.append(stop)
    pytest.fail(f"no way out: {stops[-3:]}")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", WALKED)
def test_tab_stops_where_there_is_something_to_see(
    look: Callable[..., Page], every_kind: str, name: str, width: int
) -> None:
    page = look(width, 700)
    [_] = visit(page, every_kind, [name])
    wanted = page.evaluate(
        "measure.stops().filter(each => each.type !== 'radio' || each.checked).length"
    )
    wanted += page.locator("audio").count()
    there = walk(page, "Tab")
    assert [stop for stop in there if stop["wrong"]] == []
    assert len(there) == wanted
    assert there[0]["name"] == "a.skip “Skip to the main text”"
    order = [stop["index"] for stop in there]
    assert order == sorted(order)
    if width == 320:  # one column: down the page, and along a line
        for before, after in pairwise(there):
            if before["name"] != there[0]["name"]:
                assert after["top"] > before["top"] - 40, (before, after)
    [_] = visit(page, every_kind, [name])
    back = walk(page, "Shift+Tab")
    assert [stop for stop in back if stop["wrong"]] == []
    assert [stop["index"] for stop in back] == order[::-1]


IN_SIGHT = """each => {
  const { x, y, width, height } = each.getClientRects()[0];
  const found = document.elementFromPoint(x + width / 2, y + height / 2);
  return each.contains(found) || found?.contains(each);
}"""


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("size", [(320, 256), (320, 640), (800, 600)])
def test_the_menu_that_the_focus_leaves_hides_nothing(
    look: Callable[..., Page], every_kind: str, size: tuple[int, int], *, script: bool
) -> None:
    page = look(*size, java_script_enabled=script)
    page.goto(every_kind + KINDS[POST])
    menu, drawer = page.get_by_role("button", name="Menu"), page.locator("[id='page:menu']")
    inside = drawer.locator("a, summary, input, button")
    menu.focus()
    page.keyboard.press("Enter")
    for each in inside.all():
        page.keyboard.press("Tab")
        expect(each).to_be_focused()
        expect(drawer).to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        expect(drawer).to_be_hidden()
        assert page.evaluate(f"({IN_SIGHT})(document.activeElement)")
    menu.focus()
    expect(drawer).to_be_visible()  # again, as it was left
    page.keyboard.press("Tab")
    expect(inside.first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(menu).to_be_focused()
    expect(drawer).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(drawer).to_be_hidden()
    assert page.locator(":focus").evaluate(IN_SIGHT)


def test_a_mouse_opens_and_closes_the_menu_wherever_the_focus_was(
    look: Callable[..., Page], every_kind: str
) -> None:
    page = look(390, 800)
    page.goto(every_kind + KINDS[POST])
    menu, drawer = page.get_by_role("button", name="Menu"), page.locator("[id='page:menu']")
    page.locator("main a").first.focus()
    menu.click()
    expect(drawer).to_be_visible()
    drawer.locator("input").focus()
    menu.click()
    expect(drawer).to_be_hidden()


RINGED = {
    POST: ("header .name", "header input", "header form button", ".text p a", ".scroll", "pre",
                  "summary"),
    "Post with an Easy Read edition": (".switch [aria-current]", ".switch a:not([aria-current])"),
    "List": (".cards a", ".years a", ".cards button"),
    TICKED: (".views a", ".cards [aria-pressed=true]", ".progress button", ".debate a"),
    "Reading settings": ("input:checked", ".settings button"),
    "Page not found": ("footer a", ".skip"),
}  # fmt: skip
AMBER = (255, 191, 0)
PIXELS = """async ([picture, sides]) => {
  const octets = Uint8Array.from(atob(picture), (each) => each.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([octets]));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.drawImage(bitmap, 0, 0);
  const pixel = ([x, y]) => [...pen.getImageData(x, y, 1, 1).data.slice(0, 3)];
  return sides.map((side) => side.map(pixel));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
def test_the_ring_is_six_pixels_of_two_colours(
    look: Callable[..., Page], every_kind: str, scheme: str
) -> None:
    """Counted in a picture of it, on all four sides."""
    media = {"forced_colors": "active"} if scheme == "forced" else {"color_scheme": scheme}
    page = look(1280, 700, **media)
    for name in visit(page, every_kind, RINGED):
        page.keyboard.press("Tab")  # from here on the keyboard leads
        for what in RINGED[name]:
            ink, sides = ring(page, what)
            for side, colours in sides.items():
                inks, ambers = (
                    sum(near(each, colour) for each in colours) for colour in (ink, AMBER)
                )
                where = (name, what, side, colours)
                assert inks >= (3 if scheme == "forced" else 2), where
                assert scheme == "forced" or (ambers >= 2 and inks + ambers >= 5), where


Colour = tuple[int, ...]


def ring(page: Page, what: str) -> tuple[Colour, dict[str, list[Colour]]]:
    """The colour that the ring's ink is to have, and the pixels from 8 outside of an element to its
    edge, in the middle of each side."""
    target = page.locator(what).first
    target.focus()
    left, top, width, height = target.evaluate(
        "each => { const { x, y, width, height } = each.getClientRects()[0];"
        " return [x, y, width, height].map(Math.round); }"
    )
    clip = {"x": left - 8, "y": top - 8, "width": width + 16, "height": height + 16}
    taken = page.screenshot(clip=clip)  # type: ignore[arg-type]
    right, bottom = clip["width"] - 1, clip["height"] - 1
    sides = {
        "top": [(right // 2, step) for step in range(9)],
        "bottom": [(right // 2, bottom - step) for step in range(9)],
        "left": [(step, bottom // 2) for step in range(9)],
        "right": [(right - step, bottom // 2) for step in range(9)],
    }
    ink = target.evaluate("each => getComputedStyle(each).outlineColor.match(/\\d+/g).map(Number)")
    given = [base64.b64encode(taken).decode(), [*sides.values()]]
    found = page.evaluate(PIXELS, given)
    colours = [[tuple(pixel) for pixel in side] for side in found]
    return tuple(ink), dict(zip(sides, colours, strict=True))


def near(one: Colour, other: Colour) -> bool:
    """Is it that colour, but for what an edge between two pixels leaves of it?"""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < 40


PRINTABLE = sorted(
    {
        *string.digits,
        *string.ascii_letters,
        *string.punctuation,
    }
)


@pytest.mark.parametrize("focus", ["", ".text a", ".scroll", "summary", "main"])
def test_no_letter_digit_or_sign_does_anything(
    look: Callable[..., Page], every_kind: str, focus: str
) -> None:
    """Each alone and with Shift. Space is the browser's: it scrolls, and presses what has the
    focus. So are ' and / in Firefox, which finds text with them; the page does nothing with them.
    """
    page = look(1280, 700)
    page.goto(every_kind + KINDS[POST])
    if focus:
        page.locator(focus).first.focus()
    page.evaluate("scrollTo(0, 300)")
    before = page.evaluate("measure.state()")
    for character in PRINTABLE:
        for key in (character, f"Shift+{character}"):
            page.keyboard.press(key)
    assert page.evaluate("measure.state()") == before
    if not focus:
        page.keyboard.press("Space")
        page.wait_for_function("() => scrollY > 300")
        after = page.evaluate("measure.state()")
        assert after[:1] + after[3:] == before[:1] + before[3:]


def test_the_skip_link_leads_to_the_text_on_every_page(
    look: Callable[..., Page], every_kind: str
) -> None:
    """But where the page itself moves the focus further down: a list to its part, the search to
    its field, as soon as it is ready. The page with results is the same page, and is tried."""
    page = look(320)
    moves = {VIEW, "Search"}
    for name in visit(page, every_kind, [name for name in KINDS if name not in moves]):
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.tagName") == "MAIN", name
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") < 400, name
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('main, footer')"), name


def test_landmarks_and_headings_are_in_order(look: Callable[..., Page], every_kind: str) -> None:
    page = look(1280)
    for name in visit(page, every_kind):
        found = page.evaluate("measure.landmarks()")
        assert len(found) == len({*found}), (name, found)
        assert [each for each in found if each.startswith("NAV ") and each == "NAV "] == []
        assert {"HEADER ", "MAIN ", "FOOTER "} <= {*found}, name
        levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
            "all => all.filter(measure.shown).map(each => Number(each.tagName[1]))"
        )
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        steps = pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), (name, levels)
