"""A site in a language that is written from the right, and words of the other direction in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from helpers import Run

FILES = {
    "mkdocs.yml": """\
site_name: غرفة القراءة
site_url: https://example.org/
theme: {name: reading-room}
plugins:
  - reading-room: {timezone: Asia/Amman, language: ar, feed_authority: "example.org,2026"}
""",
    "docs/people.yml": "mona: {name: منى الخطيب}\npeter: {name: Peter Beresford}\n",
    "docs/glossary.yml": "- term: الميزانية\n  definition: مبلغ من المال.\n",
    "posts/first.md": """\
---
title: ما هي الميزانية الشخصية؟
date: 2026-05-01
authors: [mona, peter]
description: شرح بسيط.
---

الميزانية مبلغ من المال.[^1]

## من يمكنه أن يطلبها

- كل شخص مؤهل

## كيف تطلبها

نص.

## ماذا بعد

نص آخر.

[^1]: هذه حاشية قصيرة.
""",
    "posts/second.md": """\
---
title: A post in English
date: 2026-06-01
language: en
description: It reads from the left.
---

Words in English.
""",
    "reading_lists/one.yml": """\
title: قائمة القراءة
date: 2026-05-02
description: أعمال.
items:
  - id: beresford-2016
    title: "All Our Welfare"
    author: [peter]
    issued: "2016"
    type: book
    language: en
    note: كتاب مهم.
""",
}


@pytest.fixture(scope="module")
def from_the_right(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str], run: Run
) -> str:
    """The address of a site in Arabic."""
    folder = tmp_path_factory.mktemp("arabic")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    done = run("mkdocs", "build", "-q", cwd=folder)
    assert done.returncode == 0, done.stderr
    return serve(folder / "site")


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_are_set_from_the_right(
    look: Callable[..., Page], from_the_right: str, width: int
) -> None:
    page = look(width)
    for path in ("", "posts/", "posts/first/", "posts/second/", "reading-lists/one/", "search/"):
        page.goto(from_the_right + path)
        assert page.evaluate("document.documentElement.dir") == "rtl"
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        name = page.locator("header .name").bounding_box()
        assert name
        assert name["x"] > width / 2


def test_notes_stand_in_the_margin_on_the_left_and_contents_on_the_right(
    look: Callable[..., Page], from_the_right: str
) -> None:
    page = look(1280)
    page.goto(from_the_right + "posts/first/")
    page.wait_for_load_state("networkidle")
    text = page.locator(".post .text").bounding_box()
    notes = page.locator(".at-its-place")
    contents = page.locator(".rail").bounding_box()
    assert text
    assert contents
    assert notes.count() >= 2  # the word and the note
    for note in notes.all():
        place = note.bounding_box()
        assert place
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= text["x"]
    assert contents["x"] >= text["x"] + text["width"]


def test_words_of_the_other_direction_are_set_in_theirs(
    look: Callable[..., Page], from_the_right: str
) -> None:
    page = look(1280)
    page.goto(from_the_right + "posts/second/")
    expect(page.locator(".text")).to_have_css("direction", "ltr")
    page.goto(from_the_right + "posts/first/")
    expect(page.locator("bdi").first).to_have_text("Peter Beresford")
    page.goto(from_the_right + "reading-lists/one/")
    title = page.locator(".cards h2")
    expect(title).to_have_css("direction", "ltr")
    edges = page.evaluate(
        "() => ['h2', '.why'].map((part) => {"
        " const range = document.createRange();"
        " range.selectNodeContents(document.querySelector(`.cards ${part}`));"
        " return range.getBoundingClientRect().right; })"
    )
    assert abs(edges[0] - edges[1]) < 4, edges  # both begin at the edge of the card's words


def test_the_title_of_a_newer_post_in_another_language_looks_like_a_link(
    look: Callable[..., Page], from_the_right: str
) -> None:
    page = look(1280)
    page.goto(from_the_right + "posts/first/")
    link = page.locator(".neighbours [rel=next]")
    title = link.get_by_text("A post in English")
    expect(title).to_have_attribute("lang", "en")
    for value in ("color", "font-size", "font-family"):
        set_in = link.evaluate(f"(e) => getComputedStyle(e).getPropertyValue('{value}')")
        expect(title).to_have_css(value, set_in)


def test_a_title_in_arabic_is_set_from_the_right_in_an_english_site(
    page: Page, serve: Callable[[Path], str], run: Run, tmp_path: Path
) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text.replace("language: ar", "language: en-GB"), "utf-8")
    post = tmp_path / "posts/first.md"
    post.write_text(post.read_text("utf-8").replace("date:", "language: ar\ndate:"), "utf-8")
    done = run("mkdocs", "build", "-q", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    page.goto(serve(tmp_path / "site") + "posts/first/")
    expect(page.locator("html")).not_to_have_attribute("dir", "rtl")
    for part in ("h1", ".lead", ".text"):
        expect(page.locator(f"main {part}").first).to_have_attribute("dir", "rtl")
    expect(page.locator("bdi").first).to_have_text("منى الخطيب")
