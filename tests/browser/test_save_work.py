"""Saving one work of a list in a real browser: what a script takes out of the list's own file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from formats.wanted import SITE
from helpers import Run
from importers.imported import library_of
from kinds import KINDS, LIST
from policies import shipped_headers
from reading_room.formats import FORMATS
from reading_room.library.bibliography import of_list

Look = Callable[..., Page]
NAMES = [each.name for each in FORMATS]
ALL = "All works of this list as RIS BibLaTeX CSL-JSON"
FAILED = "This work could not be saved. The links below have all works of the list."
SAVE_ALL = """async (names) => {
  const saved = {}, blobs = new Map();
  URL.createObjectURL = (blob) => (blobs.set(`blob:${blobs.size}`, blob), `blob:${blobs.size - 1}`);
  HTMLAnchorElement.prototype.click = function () {
    blobs.get(this.getAttribute("href")).named = this.download;
  };
  for (const cite of document.querySelectorAll("details.cite")) {
    cite.open = true;
    while (!cite.querySelector(".save button")) await new Promise(requestAnimationFrame);
    for (const button of cite.querySelectorAll(".save button")) {
      blobs.clear();
      button.click();
      while (!blobs.get("blob:0")?.named) await new Promise((done) => setTimeout(done));
      saved[blobs.get("blob:0").named] = await blobs.get("blob:0").text();
    }
  }
  return saved;
}"""
"""What every button of a page saves, and under which name; the browser is asked for no file."""


def alone(source: Path, slug: str) -> dict[str, bytes]:
    """Each work of a list as a file of its own in every format, as Python writes it, by name."""
    library, _ = library_of(source)
    found = next(each for each in library.lists if each.slug == slug)
    return {
        f"{reference.id}{each.ending}": each.join([each.write(reference)]).encode()
        for reference in of_list(library, found)
        for each in FORMATS
    }


def opened(page: Page, address: str, id_: str = "every-field-one") -> Locator:
    """How to cite a work, opened by the keyboard."""
    page.goto(address)
    cite = page.locator(f"#{id_} details.cite")
    cite.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(cite).to_have_attribute("open", "")
    return cite


def save(page: Page, button: Locator, folder: Path) -> tuple[str, bytes]:
    """What pressing a button saves: the name of the file, and its bytes."""
    with page.expect_download(timeout=10_000) as started:
        button.press("Enter")
    started.value.save_as(folder / "saved")
    return started.value.suggested_filename, (folder / "saved").read_bytes()


def _answer(route: Route, *, status: int, body: str) -> None:
    route.fulfill(status=status, body=body)


@pytest.mark.parametrize("as_files", [False, True])
def test_a_button_saves_this_work_alone(
    look: Look,
    serve: Callable[..., str],
    request: pytest.FixtureRequest,
    tmp_path: Path,
    as_files: bool,
) -> None:
    site: Path = request.getfixturevalue("everything_as_files" if as_files else "everything")
    rules = shipped_headers((site / "_headers").read_text(encoding="utf-8"))
    page = look(390)
    list_page = "reading-lists/every-field.html" if as_files else KINDS[LIST]
    cite = opened(page, serve(site, lambda _: rules["/*"]) + list_page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    wanted = alone(site.parent, "every-field")
    saved = dict(
        save(page, cite.get_by_role("button", name=f"{name} file of “A work with"), tmp_path)
        for name in NAMES
    )
    assert saved == {name: wanted[name] for name in saved}
    assert list(saved) == [f"every-field-one{each.ending}" for each in FORMATS]
    assert asked[0] == "every-field.ris"
    expect(cite.get_by_role("button").last).to_be_focused()
    expect(cite.locator("p[role=status]")).to_have_text("")
    assert page.evaluate("[...measure.tight(), ...measure.faint()]") == []


def test_what_is_saved_is_what_the_writers_make_of_it(
    look: Look, serve: Callable[..., str], run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(SITE, folder)
    assert run("mkdocs", "build", "--strict", cwd=folder).returncode == 0
    page = look(1280)
    for slug in ("every-trap", "second"):
        page.goto(f"{serve(folder / 'site')}reading-lists/{slug}/")
        saved: dict[str, Any] = page.evaluate(SAVE_ALL, NAMES)
        wanted = alone(folder, slug)
        assert len(wanted) > 3 * 2
        assert {name: text.encode() for name, text in saved.items()} == wanted


def test_where_it_cannot_be_had_the_page_says_so(browser: Browser, every_kind: str) -> None:
    page = browser.new_page()
    cite = opened(page, every_kind + KINDS[LIST])
    other = "TY  - BOOK\r\nID  - another\r\nER  - \r\n"
    for status, body in ((404, ""), (200, other)):
        answer = partial(_answer, status=status, body=body)
        page.route("**/every-field.ris", answer)
        cite.get_by_role("button", name="RIS").click()
        expect(cite.locator("p[role=status]")).to_have_text(FAILED)
        page.unroute("**/every-field.ris")
    expect(cite.get_by_text("All works of this list as")).to_have_text(ALL)
    with page.expect_download():
        cite.get_by_role("button", name="RIS").click()
    expect(cite.locator("p[role=status]")).to_have_text("")
    page.close()


def test_without_a_script_there_are_the_words_and_the_files_of_the_list(
    look: Look, every_kind: str, everything: Path, tmp_path: Path
) -> None:
    page = look(1280, java_script_enabled=False)
    page.goto(every_kind + KINDS[LIST])
    cite = page.locator("#every-field-one details.cite")
    cite.locator("summary").click()
    expect(cite.locator("p").first).to_be_visible()
    assert cite.get_by_role("button").count() == 0
    expect(cite.locator("p").nth(1)).to_have_text(ALL)
    for format_ in FORMATS:
        link = cite.get_by_role("link", name=format_.name)
        assert save(page, link, tmp_path) == (
            f"every-field{format_.ending}",
            (everything / f"reading-lists/every-field{format_.ending}").read_bytes(),
        )


def test_in_a_site_opened_from_a_folder_there_are_the_files_of_the_list(
    browser: Browser, everything_as_files: Path
) -> None:
    page = browser.new_page()
    cite = opened(page, (everything_as_files / "reading-lists/every-field.html").as_uri())
    expect(cite.get_by_text("All works of this list as")).to_have_text(ALL)
    link = cite.get_by_role("link", name="RIS")
    there = everything_as_files / "reading-lists/every-field.ris"
    assert link.evaluate("each => each.href") == there.as_uri()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert cite.locator(".save button").count() == 0
    page.close()
