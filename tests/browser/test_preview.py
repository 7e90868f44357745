"""A preview in a real browser: its banner and its panel, under the policy of the pages."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from access import AXE, FIND, OPTIONS
from helpers import REPOSITORY, SITE
from kinds import settle
from preview_server import get, serving, wait_for

DRAFT = "---\ntitle: A plan\ndate: 2026-01-08\ndraft: true\n---\n\nIt is not published yet.\n"
PANEL = "#preview\\:panel"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("preview") / "site"
    folder.mkdir()
    for name in SITE:
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    (folder / "posts/plan.md").write_text(DRAFT)
    return folder


@pytest.fixture(scope="module")
def preview(folder: Path) -> Iterator[str]:
    with serving(folder) as address:
        yield address


@pytest.fixture
def mistaken(folder: Path, preview: str) -> Iterator[str]:
    """A page of the preview, while a post has two mistakes in it.

    Tests ask for it before they ask for a browser, which then closes first: one that is closed
    while the page loads again may wait for ever.
    """
    post = folder / "posts/plan.md"
    post.write_text(DRAFT.replace("2026-01-08", "2026-13-08").replace("draft:", "darft:"))
    wait_for(lambda: "preview-panel" in get(preview))
    yield preview + "posts/plan/"
    post.write_text(DRAFT)
    wait_for(lambda: "preview-panel" not in get(preview))


def stay(page: Page) -> None:
    """Let the page hear no news of the server: one save may be built twice, and a page that loads
    again while it is looked at has no panel for a moment."""
    page.add_init_script("XMLHttpRequest.prototype.send = () => {};")  # MkDocs asks by this


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wrong_with_the_banner_and_the_panel(
    browser: Browser, mistaken: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        bypass_csp=True, viewport={"width": width, "height": 900}, color_scheme=scheme
    )  # axe is no part of the page
    page = context.new_page()
    stay(page)
    page.goto(mistaken)
    expect(page.locator("p.coming")).to_have_text("A draft: not published")
    expect(page.locator(PANEL)).to_be_visible()
    page.add_script_tag(path=AXE)
    found = page.evaluate(FIND, OPTIONS)
    context.close()
    assert [each for each in found if each["sure"]] == []


def test_the_policy_lets_the_panel_be_and_it_does_what_it_should(
    folder: Path, preview: str, mistaken: str, look: Callable[..., Page]
) -> None:
    """`look` fails where the browser complains of anything in its console."""
    page = look(1280)
    page.goto(mistaken)
    panel, status = page.locator(PANEL), page.get_by_role("status")
    expect(panel).to_contain_text("posts/plan.md:3:7")
    expect(panel).to_contain_text("Did you mean draft?")
    assert panel.evaluate("(it) => getComputedStyle(it).position") == "fixed"
    expect(status).to_contain_text("2 problems")
    expect(page.get_by_text("It is not published yet.")).to_be_visible()
    panel.locator("summary").focus()
    page.keyboard.press("Escape")
    expect(panel.locator("code").first).to_be_hidden()
    page.goto(preview)  # it stays closed for as long as it says the same
    expect(panel.locator("code").first).to_be_hidden()
    panel.locator("summary").click()
    expect(panel.locator("code").first).to_have_text("posts/plan.md:3:7")
    (folder / "posts/plan.md").write_text(DRAFT)
    expect(page.locator(PANEL)).to_have_count(0, timeout=30_000)  # by itself
    expect(page.get_by_role("status")).to_have_text("The problems are mended.")


def test_what_has_the_focus_is_never_behind_the_panel(
    mistaken: str, look: Callable[..., Page]
) -> None:
    page = look(390, 700)
    stay(page)
    page.goto(mistaken)
    expect(page.locator(PANEL)).to_be_visible()
    for _ in range(40):
        page.keyboard.press("Tab")
        settle(page)  # the page may have to scroll first
        hidden = page.evaluate(
            """() => {
              const at = document.activeElement, panel = document.getElementById("preview:panel");
              const box = at.getBoundingClientRect(), top = panel.getBoundingClientRect().top;
              return !panel.contains(at) && at !== document.body && box.top >= top;
            }"""
        )
        assert not hidden, page.evaluate("document.activeElement.outerHTML")


def test_the_button_of_the_panel_never_hangs_into_the_list(
    mistaken: str, look: Callable[..., Page]
) -> None:
    """Whatever the width, and so where the last line of the words above the list ends."""
    page = look(390)
    stay(page)
    page.goto(mistaken)
    expect(page.locator(PANEL)).to_be_visible()
    widths = {}
    for width in range(320, 480, 2):
        page.set_viewport_size({"width": width, "height": 700})
        widths[width] = page.evaluate(
            """() => document.querySelector(".preview-panel summary").clientWidth
              - document.querySelector(".preview-list").offsetWidth"""
        )
    assert set(widths.values()) == {0}, widths


def test_an_address_shows_its_post_as_soon_as_there_is_one(
    folder: Path, preview: str, page: Page
) -> None:
    page.goto(preview + "posts/later/")
    expect(page.locator("h1")).to_have_text("Page not found")
    (folder / "posts/later.md").write_text(DRAFT.replace("A plan", "A later plan"))
    expect(page.locator("h1")).to_have_text("A later plan", timeout=30_000)
