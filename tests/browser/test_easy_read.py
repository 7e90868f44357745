"""Easy Read editions, in a real browser: pictures beside words, large type, and the way back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

EDITION = "posts/what-a-direct-payment-is/easy-read/"
SMALLEST = 14 * 96 / 72
"""14 pt in CSS pixels: what the UK Government asks of Easy Read."""


def boxes(page: Page, address: str, width: int) -> list[tuple[dict[str, float], dict[str, float]]]:
    """Where each picture of the edition stands, and where its words do."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + EDITION)
    rows = page.locator(".picture-row").all()
    assert len(rows) > 10
    found = [(row.locator("img").bounding_box(), row.locator("div").bounding_box()) for row in rows]
    return [(picture, words) for picture, words in found if picture and words]


@pytest.mark.parametrize("width", [768, 1280])
def test_a_picture_stands_beside_its_words(page: Page, address: str, width: int) -> None:
    for picture, words in boxes(page, address, width):
        assert picture["x"] + picture["width"] < words["x"]
        assert picture["y"] < words["y"] + words["height"]
        assert words["y"] < picture["y"] + picture["height"]


@pytest.mark.parametrize("width", [320, 390])
def test_a_picture_stands_above_its_words_where_there_is_no_room(
    page: Page, address: str, width: int
) -> None:
    for picture, words in boxes(page, address, width):
        assert picture["y"] + picture["height"] < words["y"]
        assert picture["x"] == words["x"]


@pytest.mark.parametrize("media", ["screen", "print"])
def test_no_words_of_an_edition_are_smaller_than_14_points(
    page: Page, address: str, media: str
) -> None:
    page.goto(address + EDITION)
    page.emulate_media(media="print" if media == "print" else "screen")
    sizes = page.locator(".easy-read *").evaluate_all(
        "all => all.filter(one => [...one.childNodes].some(n => n.nodeType === 3 && n.data.trim()))"
        ".map(one => [one.textContent, parseFloat(getComputedStyle(one).fontSize)])"
    )
    assert len(sizes) > 20
    assert [words for words, size in sizes if size < SMALLEST - 0.01] == []


def test_each_edition_leads_to_the_other_right_under_its_heading(page: Page, address: str) -> None:
    page.goto(address + EDITION)
    for here, there in (("Easy Read", "Full post"), ("Full post", "Easy Read")):
        editions = page.get_by_role("navigation", name="Editions")
        expect(editions.locator("[aria-current=page]")).to_have_text(here)
        heading = page.get_by_role("heading", level=1).bounding_box()
        switch = editions.bounding_box()
        assert heading
        assert switch
        assert heading["y"] < switch["y"] < 700
        editions.get_by_role("link", name=there).click()
    assert page.url == address + EDITION


def test_every_picture_says_what_it_shows(page: Page, address: str) -> None:
    page.goto(address + EDITION)
    pictures = page.locator(".easy-read").get_by_role("img").all()
    assert len(pictures) == page.locator(".easy-read img").count()
    for picture in pictures:
        assert len((picture.get_attribute("alt") or "").split()) > 2
