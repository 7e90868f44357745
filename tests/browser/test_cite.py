"""Citing in a real browser, under the policy that the site ships: words to copy, files to save."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from kinds import KINDS, LIST, POST

NAMES = {"RIS": ".ris", "BibLaTeX": ".bib", "CSL-JSON": ".csl.json"}
Look = Callable[..., Page]


def _save(page: Page, link: Locator, folder: Path) -> tuple[str, bytes]:
    """What pressing a link saves: the name of the file, and its bytes."""
    with page.expect_download(timeout=10_000) as started:
        link.click()
    saved = folder / "saved"
    started.value.save_as(saved)
    return started.value.suggested_filename, saved.read_bytes()


def test_a_post_is_cited_in_words_and_saved_whole(
    look: Look, every_kind: str, tmp_path: Path
) -> None:
    page = look(1280)
    here = every_kind + KINDS[POST]
    page.goto(here)
    cite = page.locator("details.cite")
    assert cite.count() == 1
    words = cite.locator("p").first
    assert not words.is_visible()
    cite.locator("summary").focus()
    page.keyboard.press("Enter")
    assert words.is_visible()
    words.click(click_count=3)
    said = page.evaluate("String(getSelection())").strip()
    assert said == words.inner_text()
    assert said.endswith("Available at: https://reading-room.example/posts/every-construct/.")
    files = {
        name: _save(page, cite.get_by_role("link", name=f"{name} file of"), tmp_path)
        for name in NAMES
    }
    assert {name: saved for name, (saved, _) in files.items()} == {
        name: f"every-construct{ending}" for name, ending in NAMES.items()
    }
    [post] = json.loads(files["CSL-JSON"][1])
    title = page.locator("h1").inner_text()
    assert (post["id"], post["title"]) == ("every-construct", title)
    assert files["RIS"][1].startswith(b"TY  - BLOG\r\nID  - every-construct\r\n")
    assert files["RIS"][1].endswith(b"ER  - \r\n")
    assert f"TI  - {title}\r\n".encode() in files["RIS"][1]
    assert files["BibLaTeX"][1].startswith(b"@online{every-construct,\n")
    assert page.url == here


def test_a_list_is_saved(look: Look, every_kind: str, everything: Path, tmp_path: Path) -> None:
    page = look(1280)
    page.goto(every_kind + KINDS[LIST])
    section = page.get_by_role("region", name="Download or follow this list")
    for name, ending in NAMES.items():
        whole = section.get_by_role("link", name=f"{name}, for")
        saved = everything / f"reading-lists/every-field{ending}"
        assert _save(page, whole, tmp_path) == (saved.name, saved.read_bytes())


@pytest.mark.parametrize("kind", [LIST, POST])
def test_what_saves_a_file_has_a_name_of_its_own(look: Look, every_kind: str, kind: str) -> None:
    page = look(1280)
    page.goto(every_kind + KINDS[kind])
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    saves = page.locator(".cite button" if kind == LIST else "a[download]")
    expect(saves.last).to_be_visible()
    names = saves.all_inner_texts()
    assert len(names) == len(set(names)) >= 3
    read = "all => [...new Set(all.map(each => `${each.innerText} ${each.href}`))].length"
    assert page.locator(".cite a[download]").evaluate_all(read) == 3  # the list's, again and again
    if kind == LIST:
        whole = page.locator(".cite").first.get_by_role("link", name=", all works of this list")
        assert whole.all_inner_texts() == [*NAMES]
    opened = page.locator("details.cite summary").all_inner_texts()
    assert len(opened) == len(set(opened)) >= 1


def test_data_for_machines_is_no_script(look: Look, every_kind: str) -> None:
    page = look(1280)  # which fails on any complaint of the browser, such as of the policy
    for kind in (LIST, POST):
        page.goto(every_kind + KINDS[kind])
        block = page.locator('script[type="application/ld+json"]')
        assert json.loads(block.text_content() or "")["@context"] == "https://schema.org"
