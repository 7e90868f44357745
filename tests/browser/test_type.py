"""Type and targets as a browser makes them: sizes, lines, links and buttons, paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from kinds import EDITION, KINDS, LIST, POST, visit

TEXTS = (
    "Post with an Easy Read edition", "Long post", POST, "List", "List in parts", LIST,
    "Post index", "Easy Read edition", EDITION, "Ordinary page",
)  # fmt: skip
LINES = (
    "main .text p:not(.at-its-place *), main .text li:not(.at-its-place, .at-its-place *), .lead,"
    " .why, .entries p:not(.meta), .picture-row p"
)
"""What is read at length; notes in the margin are not."""
BAD = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`header a { padding: 0 !important }
    .text p:nth-of-type(1) { font-size: 15px; white-space: nowrap }
    .text p:nth-of-type(2) { color: #767676; margin-bottom: -3rem; height: 2rem; overflow: hidden }
    .text p:nth-of-type(3) { position: relative; top: -2rem }`);
  document.adoptedStyleSheets = [sheet];
}"""
THEME = "theme => { if (theme) document.documentElement.dataset.theme = theme }"
FACE = """([face, width]) => {
  const { style, dataset } = document.documentElement;
  if (face) style.setProperty("--sans", face);
  if (width) dataset.width = width;
}"""


def found(page: Page, address: str, measure: str) -> dict[str, list[str]]:
    """What a measure finds wrong, by the kind of page."""
    wrong = {name: page.evaluate(measure) for name in visit(page, address)}
    return {name: what for name, what in wrong.items() if what}


@pytest.mark.parametrize("width", [320, 1280])
def test_no_text_is_under_16_px_and_what_is_read_at_length_is_19_or_more(
    look: Callable[..., Page], every_kind: str, width: int
) -> None:
    page = look(width)
    assert found(page, every_kind, "measure.small(16)") == {}
    for name in visit(page, every_kind, TEXTS):
        sizes = page.locator(".text p, .why, .picture-row p, .entries p").evaluate_all(
            "all => all.filter(each => !each.closest('.meta, .footnotes')).map(each =>"
            " parseFloat(getComputedStyle(each).fontSize))"
        )
        assert sizes, name
        assert min(sizes) >= 19, name


def test_the_measures_see_what_is_wrong(look: Callable[..., Page], every_kind: str) -> None:
    """Each of them, on a page that was made bad."""
    page = look(320)
    page.goto(every_kind + "about/")
    page.evaluate(BAD)
    for measure in ("small(16)", "faint()", "lost()", "overlaps()", "tight()"):
        assert page.evaluate(f"measure.{measure}"), measure


@pytest.mark.parametrize(
    ("width", "least", "face"),
    [("narrow", 38, ""), ("", 45, ""), ("", 45, "DejaVu Serif, Georgia, serif"), ("wide", 50, "")],
)
def test_a_line_holds_45_to_75_characters(
    look: Callable[..., Page], every_kind: str, width: str, least: int, face: str
) -> None:
    """Also where a reader chose short lines, but in callouts, which are narrower by their frame."""
    page = look(1280)
    middles: list[int] = []
    for name in visit(page, every_kind, TEXTS):
        page.evaluate(FACE, [face, width])
        lines: list[dict[str, Any]] = page.evaluate(f"measure.paragraphs({LINES!r})")
        wrong = [each for each in lines if each["most"] > 76 or each["middle"] < least]
        assert (name, wrong) == (name, [])
        middles += [each["middle"] for each in lines]
    assert len(middles) > 20
    assert 45 <= sorted(middles)[len(middles) // 2] <= 70


@pytest.mark.parametrize("width", [320, 1280])
def test_targets_are_44_px_and_24_in_text(
    look: Callable[..., Page], every_kind: str, width: int
) -> None:
    assert found(look(width), every_kind, "measure.tight()") == {}


def test_nothing_is_justified_and_links_in_text_are_underlined(
    look: Callable[..., Page], every_kind: str
) -> None:
    assert found(look(1280), every_kind, "measure.plain()") == {}


def test_paper_has_12_points_black_on_white_and_no_furniture(
    look: Callable[..., Page], every_kind: str
) -> None:
    """Also from a dark screen, whether the system or the reader made it dark."""
    page = look(700, color_scheme="dark", contrast="more")
    page.emulate_media(media="print")
    for name in visit(page, every_kind):
        for theme in ("", "dark", "white-on-black"):
            page.evaluate(THEME, theme)
            for measure in ("measure.small(16)", "measure.coloured()", "measure.furniture()"):
                assert (name, theme, page.evaluate(measure)) == (name, theme, [])
        page.emulate_media(media="print", contrast="no-preference")


def test_paper_shows_where_links_lead(look: Callable[..., Page], every_kind: str) -> None:
    """But for other forms and copies of a work, whose words are enough beside its own address."""
    page = look(700)
    page.emulate_media(media="print")
    for name in visit(page, every_kind, (POST, "List", "List in parts", LIST)):
        links = page.locator("main a[href^=http]:not(.cards .row a)").evaluate_all(
            "all => all.map(each => [each.href, getComputedStyle(each, '::after').content])"
        )
        assert [link for link in links if link[0] not in link[1].replace("\\", "")] == [], name
    page.goto(every_kind + KINDS[LIST])
    others = page.locator(".cards .row a[href^=http]").evaluate_all(
        "all => all.map(each => getComputedStyle(each, '::after').content)"
    )
    assert set(others) == {"none"}
    page.goto(every_kind + KINDS[POST])
    shown = page.locator(".printed").inner_text()
    assert shown == "This page: https://reading-room.example/posts/every-construct/"
    assert page.pdf(format="A4").startswith(b"%PDF")
