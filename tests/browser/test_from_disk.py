"""A site whose pages are files, opened from a disk, with no server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, expect


def test_a_reader_goes_from_page_to_page(browser: Browser, everything_as_files: Path) -> None:
    page = browser.new_page()
    page.goto((everything_as_files / "index.html").as_uri())
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Reading Room")
    main = page.get_by_role("navigation", name="Main")
    for words in ("Posts", "Reading lists", "Topics", "Easy Read", "About"):
        main.get_by_role("link", name=words, exact=True).click()
        expect(heading).to_contain_text(words)
        assert page.url.endswith(".html")
        assert page.locator("body").evaluate("body => getComputedStyle(body).margin") == "0px"
    page.close()


def test_the_search_page_says_what_it_needs(browser: Browser, everything_as_files: Path) -> None:
    page = browser.new_page()
    page.goto((everything_as_files / "search/index.html").as_uri())
    expect(page.get_by_text("Searching works where this site is on a web server")).to_be_visible()
    expect(page.locator("form.search-page")).to_be_hidden()
    page.get_by_role("link", name="Co-production").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Co-production")
    page.close()


def test_the_search_of_such_a_site_works_on_a_server(
    browser: Browser, everything_as_files: Path, serve: Callable[[Path], str]
) -> None:
    page = browser.new_page()
    page.goto(serve(everything_as_files) + "search/index.html?q=direct+payments")
    first = page.locator(".search-results a").first
    expect(first).to_be_visible()
    expect(page.locator(".search-off")).to_have_count(0)
    title = first.text_content()
    first.click()
    expect(page.get_by_role("main")).to_contain_text(title)
    assert ".html" in page.url
    page.close()


def test_a_redirect_leads_on(browser: Browser, everything_as_files: Path) -> None:
    page = browser.new_page()
    moved = next(iter(sorted(everything_as_files.glob("old/**/*.html"))))
    page.goto(f"{moved.as_uri()}#page:main")
    page.wait_for_url("**/posts/*.html#page:main")
    page.close()
