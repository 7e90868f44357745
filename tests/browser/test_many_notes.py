"""A post of eighty notes in a series, and a short one of thirty works: nothing lies over anything
else, and nothing is lost, whatever a reader does with the window and what is folded."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

Look = Callable[..., Page]
CONFIG = """\
site_name: Notes
site_url: https://notes.example/
theme: {name: reading-room}
plugins:
  - reading-room: {as_of: 2026-01-31, search: false, cache: false}
"""
WORDS = "Because of what we know of homes and streets and voices, people chose. "
OVER, LOST = "notesOver.over()", "notesOver.lost()"


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    site = tmp_path_factory.mktemp("notes")
    for folder in ("docs", "posts", "reading_lists"):
        (site / folder).mkdir()
    works = "".join(
        f"  - {{id: w{n}, title: Work {n} of a long series about homes, issued: '2014'}}\n"
        for n in range(40)
    )
    cited = ", ".join(f"[@w{n}]" for n in range(30))
    parts = "".join(
        f"## Part {n}\n\n{WORDS * 2}So says [@w{n}].[^{2 * n}] {WORDS}[^{2 * n + 1}]\n\n"
        for n in range(40)
    )
    said = "\n".join(
        f"[^{n}]: A note. {WORDS * (3 * (n % 7 == 0) + 5 * (n % 23 == 0))}\n" for n in range(80)
    )
    for path, text in {
        "mkdocs.yml": CONFIG,
        "docs/index.md": "Words.\n",
        "docs/series.yml": "one: {title: A series}\n",
        "docs/glossary.yml": f"- term: homes\n  definition: {WORDS}\n",
        "reading_lists/works.yml": f"title: Works\ndate: 2025-01-01\nitems:\n{works}",
        "posts/many.md": _post("Many", f"{parts}\n{said}"),
        "posts/short.md": _post("Short", f"So say {cited}."),
        "posts/other.md": _post("Other", "Words."),
        "posts/akin.md": _post("Akin", "Words.").replace("series: one\n", ""),
    }.items():
        (site / path).write_text(text)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "built"]
    subprocess.run(command, cwd=site, check=True, capture_output=True)
    return serve(site / "built")


def _open(look: Look, address: str) -> Page:
    page = look(1280)
    page.context.add_init_script(path=Path(__file__).with_name("notes_over.js"))
    page.goto(address)
    _rest(page)
    return page


def _post(title: str, text: str) -> str:
    head = f"title: {title}\ndate: 2025-01-02\nseries: one\ntopics: [homes]\n"
    return f"---\n{head}---\n\n{text}\n"


@pytest.mark.parametrize("name", ["many", "short"])
def test_nothing_lies_over_anything_else(look: Look, notes: str, name: str) -> None:
    page = _open(look, f"{notes}posts/{name}/")
    for width in (1280, 1600, 1000, 1280, 390, 1000, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        _rest(page)
        assert page.evaluate(OVER) == [], width
        assert page.evaluate(LOST) == 0, width
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    _rest(page)
    assert page.evaluate(OVER) == []


def test_what_a_reader_folds_stays_folded(look: Look, notes: str) -> None:
    page = _open(look, f"{notes}posts/short/")
    fold = page.locator(".reading .fold")
    expect(fold).to_have_attribute("open", "")
    fold.locator("summary").click()
    _rest(page)
    expect(fold).not_to_have_attribute("open", "")
    assert page.evaluate(OVER) == []
    fold.locator("summary").click()
    _rest(page)
    expect(page.locator(".works > li").first).to_be_visible()
    assert page.evaluate(OVER) == []


def _rest(page: Page) -> None:
    """Wait until three frames have been drawn, and what was observed in them is done."""
    frame = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
    for _ in range(3):
        page.evaluate(frame)
