"""Search, in a real browser: results, filters, misses, history, and no script at all."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers import REPOSITORY, Run

BENCHMARKS = REPOSITORY / "benchmarks"


def test_the_form_in_the_header_leads_to_results(page: Page, address: str) -> None:
    page.goto(address + "about/")
    field = page.get_by_role("banner").get_by_role("searchbox")
    field.fill("direct payments")
    field.press("Enter")
    page.wait_for_url("**/search/?q=direct+payments")
    results = page.locator(".search-results > li")
    expect(results.first).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("results for “direct payments”")
    assert "What a direct payment is" in results.locator("h2").all_text_contents()
    assert page.title().startswith("direct payments – Search")


def test_a_work_is_a_result_of_its_own_at_its_anchor(page: Page, address: str) -> None:
    page.goto(address + "search/?q=leaf+tree+history")
    link = page.get_by_role("link", name=re.compile("leaf that doesn.t know"))
    expect(link.first).to_be_visible()
    link.first.click()
    page.wait_for_url("**/reading-lists/*/#morris-2014")
    anchor = page.url.partition("#")[2]
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_filters_narrow_the_results_and_stay_in_the_address(page: Page, address: str) -> None:
    page.goto(address + "search/?q=personal+budgets")
    status = page.get_by_role("status")
    expect(status).to_contain_text("results for")
    everything = status.text_content()
    page.locator(".search-filters summary").click()
    page.get_by_label("Kind").select_option("Post")
    expect(status).not_to_have_text(everything or "")
    assert "kind=Post" in page.url
    kinds = {
        text.split(" · ")[0] for text in page.locator(".search-results .meta").all_text_contents()
    }
    assert kinds == {"Post"}
    page.go_back()
    expect(status).to_have_text(everything or "")
    page.reload()
    expect(status).to_have_text(everything or "")


def test_every_kind_can_be_found(page: Page, address: str) -> None:
    for words, kind in (
        ("counting personal budgets", "Post"),
        ("what future for personalisation", "Reading list"),
        ("The Personalisation Problem", "Work on a list"),
        ("Jenny Morris", "Person"),
    ):
        page.goto(f"{address}search/?q={words.replace(' ', '+')}&kind={kind.replace(' ', '+')}")
        first = page.locator(".search-results > li").first
        expect(first).to_contain_text(kind)


def test_a_miss_says_so_and_what_to_try(page: Page, address: str) -> None:
    page.goto(address + "search/?q=zzzzqqqq")
    expect(page.get_by_role("status")).to_have_text("No results for “zzzzqqqq”")
    expect(page.get_by_text("Check the spelling")).to_be_visible()
    expect(page.get_by_role("heading", name="Topics")).to_be_visible()


def test_words_are_shown_as_words(page: Page, address: str) -> None:
    page.goto(address + "search/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    expect(page.get_by_role("status")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("main img").count() == 0


def test_more_results_are_shown_when_asked_for(page: Page, address: str) -> None:
    page.goto(address + "search/?q=care")
    results = page.locator(".search-results > li")
    expect(results).to_have_count(5)
    page.get_by_role("button", name="Show more results").click()
    expect(results).to_have_count(15)
    expect(results.nth(5).get_by_role("link").first).to_be_focused()


def test_filters_of_a_shared_address_are_shown(page: Page, address: str) -> None:
    page.goto(address + "search/?q=personal+budgets&kind=Post")
    expect(page.get_by_label("Kind")).to_have_value("Post")
    page.get_by_role("main").get_by_role("searchbox").fill("direct payments")
    page.get_by_role("main").get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/search/?q=direct+payments&kind=Post")


def test_filters_that_cannot_be_loaded_leave_the_results(page: Page, address: str) -> None:
    page.route("**/search/filters.json", lambda route: route.fulfill(status=500, body=""))
    page.goto(address + "search/?q=personal+budgets")
    page.locator(".search-filters summary").click()
    expect(page.locator(".search-filters")).to_contain_text("could not be loaded")
    expect(page.locator(".search-results > li")).to_have_count(5)


def test_without_script_there_are_topics_years_and_people(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "search/?q=care")
    for heading in ("Topics", "Years", "People"):
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    expect(page.locator("form.search-page")).to_be_hidden()
    context.close()


@pytest.fixture(scope="session")
def medium_site(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A generated site of 300 posts, with its search index."""
    folder = tmp_path_factory.mktemp("medium") / "corpus"
    made = run(str(BENCHMARKS / "corpus.py"), "--search", "300", str(folder), cwd=REPOSITORY)
    assert made.returncode == 0, made.stderr
    done = run("mkdocs", "build", "-q", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_a_search_downloads_no_more_than_it_needs(
    browser: Browser, medium_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from search_weight import kind, searches, served

    with served(medium_site) as address:
        first, then = searches(browser, address, ["garden", "open door"])
    assert sum(download.size for download in first) < 150_000
    assert sum(download.size for download in then) < 72_000
    assert [kind(download) for download in first].count("results") == 5
    assert [kind(download) for download in then].count("results") <= 5
    for downloads in (first, then):
        assert "filters" not in map(kind, downloads)
        assert all(
            urlsplit(download.address).netloc.startswith("127.0.0.1:") for download in downloads
        )
