"""Narrow windows, large letters, wide spacing, other colours: nothing is lost in any of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from access import SPACING
from kinds import EDITION, KINDS, LIST, POST, settle, visit

STYLE = """(style) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
UNFOLDED = """() => {
  for (const each of document.querySelectorAll("details")) each.open = true;
  for (const each of document.querySelectorAll(".at-its-place, .beside")) {
    each.classList.remove("at-its-place", "beside"); // at its place, a note needs no way back
  }
  for (const each of document.querySelectorAll(".dot")) each.remove(); // none between lines
  return measure.words(document.querySelector("main"));
}"""
LOST = "[...measure.lost(), ...measure.overlaps()]"
SOME = ("Home", "Post index", POST, "List in parts", LIST, "Search, results", "Easy Read edition")


def default_font(page: Page, size: int) -> None:
    """The size of letters that a reader set in the browser, in CSS pixels."""
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})


@pytest.mark.parametrize(
    ("width", "height", "letters"),
    [(320, 900, 16), (320, 256, 16), (320, 900, 32), (1280, 900, 32)],
    ids=["320 px", "400 % of 1280 × 1024", "320 px, letters of 32", "1280 px, letters of 32"],
)
def test_nothing_is_lost(
    look: Callable[..., Page], every_kind: str, width: int, height: int, letters: int
) -> None:
    page = look(width, height, device_scale_factor=4 if height < 300 else 1)
    default_font(page, letters)
    for name in visit(page, every_kind):
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= (
            1.18 * letters
        )
        settle(page)
        assert (name, page.evaluate(LOST)) == (name, [])


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_lost_with_more_space_in_text(
    look: Callable[..., Page], every_kind: str, width: int
) -> None:
    page = look(width)
    for name in visit(page, every_kind):
        page.evaluate(STYLE, SPACING)
        for _ in range(2):
            page.evaluate("new Promise(requestAnimationFrame)")  # notes take their new places
        assert (name, page.evaluate(LOST)) == (name, [])


def test_a_narrow_page_says_all_that_a_wide_one_says(
    look: Callable[..., Page], every_kind: str
) -> None:
    """Once what is folded is unfolded."""
    wide, narrow = look(1280), look(320)
    for name, _ in zip(visit(wide, every_kind, SOME), visit(narrow, every_kind, SOME), strict=True):
        assert wide.evaluate(UNFOLDED) == narrow.evaluate(UNFOLDED), name


def test_large_letters_and_zoom_lead_to_the_same_page(
    look: Callable[..., Page], every_kind: str
) -> None:
    """Columns follow the letters, whether the browser, the zoom or the reader's setting makes them
    large: 1280 px at 200 % is 640 px."""
    zoomed, large, chosen = (look(width) for width in (640, 1280, 1280))
    default_font(large, 32)
    for name in (POST, "List in parts", LIST, "Easy Read edition", EDITION):
        for page in (zoomed, large, chosen):
            page.goto(every_kind + KINDS[name])
        chosen.evaluate("document.documentElement.dataset.size = 'largest'")
        assert large.evaluate("measure.columns()") == zoomed.evaluate("measure.columns()"), name
        assert chosen.evaluate("measure.columns()") == zoomed.evaluate("measure.columns()"), name


GROUNDS: dict[str, dict[str, str]] = {
    "light": {"color_scheme": "light"}, "dark": {"color_scheme": "dark"},
    "more, light": {"color_scheme": "light", "contrast": "more"},
    "more, dark": {"color_scheme": "dark", "contrast": "more"},
}  # fmt: skip
THEMES = ("light", "dark", "black-on-white", "white-on-black")


def test_text_has_seven_to_one_on_every_ground(look: Callable[..., Page], every_kind: str) -> None:
    page = look(1280)
    seen: dict[str, dict[str, list[str]]] = {}
    for name in visit(page, every_kind):
        for ground, media in GROUNDS.items():
            page.emulate_media(**media)  # type: ignore[arg-type]
            seen.setdefault(ground, {})[name] = page.evaluate("measure.faint()")
        page.emulate_media(color_scheme="dark", contrast="no-preference")
        for theme in THEMES:
            page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
            seen.setdefault(f"chosen {theme}", {})[name] = page.evaluate("measure.faint()")
    assert len(seen) == len(GROUNDS) + len(THEMES)
    for ground, wrong in seen.items():
        assert {name: what for name, what in wrong.items() if what} == {}, ground


def test_a_chosen_theme_has_the_colours_that_the_system_would_give(
    look: Callable[..., Page], every_kind: str
) -> None:
    page = look(1280)
    page.goto(every_kind)
    colours = """() => ["paper", "card", "ink", "soft", "link", "visited", "accent", "rule", "line"]
      .map(name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`))"""

    def shown(theme: str, **media: str) -> list[str]:
        page.emulate_media(**({"contrast": "no-preference"} | media))  # type: ignore[arg-type]
        page.evaluate(
            "theme => { if (theme) document.documentElement.dataset.theme = theme;"
            " else delete document.documentElement.dataset.theme }", theme,
        )  # fmt: skip
        found: list[str] = page.evaluate(colours)
        return found

    systems = [shown("", **media) for media in GROUNDS.values()]
    assert len({*map(tuple, systems)}) == 4
    opposite = ("dark", "light", "light", "dark")
    chosen = [
        shown(theme, color_scheme=scheme)
        for theme, scheme in zip(
            ("light", "dark", "black-on-white", "white-on-black"), opposite, strict=True
        )
    ]
    assert chosen == systems
    more = [shown(theme, color_scheme="dark", contrast="more") for theme in ("light", "dark")]
    assert more == systems[2:]


def test_forced_colours_leave_every_state_to_be_seen(
    look: Callable[..., Page], every_kind: str
) -> None:
    page = look(1280, forced_colors="active")
    marked = 0
    for name in visit(page, every_kind):
        assert (name, page.evaluate("measure.unmarked()")) == (name, [])
        assert (name, page.evaluate("measure.edgeless()")) == (name, [])
        assert (name, page.evaluate("measure.faint()")) == (name, [])
        marked += page.locator("[aria-current]").count()
    assert marked > 10


def test_words_for_listeners_in_a_wide_table_widen_no_page(
    look: Callable[..., Page], every_kind: str
) -> None:
    """As names of notes in its last column: not shown, and in their place all the same."""
    page = look(390)
    page.goto(every_kind + "posts/every-construct/")
    page.evaluate(
        "document.querySelector('.scroll tr > :last-child')"
        ".insertAdjacentHTML('beforeend', '<span class=\"visually-hidden\">Note 1</span>')"
    )
    assert page.locator(".scroll").first.evaluate("each => each.scrollWidth > each.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_nothing_moves(look: Callable[..., Page], every_kind: str) -> None:
    """But for the page: what leads through a text stays beside it, and lies over nothing."""
    page = look(1280)
    for name in visit(page, every_kind):
        moving = [each for each in page.evaluate("measure.moving()") if "div.rail " not in each]
        assert (name, moving) == (name, [])
        running = "document.getAnimations().filter((each) => each.timeline === document.timeline)"
        assert page.evaluate(f"{running}.length") == 0
