"""Search, in a real browser: results, filters, misses, history, and no script at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode, urlsplit

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


def test_a_word_that_is_nowhere_finds_no_beginning_of_another(page: Page, address: str) -> None:
    for words in ("thessalonians", "&", '"', "– –"):  # Pagefind takes "the" for the first
        page.goto(f"{address}search/?{urlencode({'q': words})}")
        expect(page.get_by_role("status")).to_contain_text(f"No results for “{words}”")
        expect(page.locator(".search-miss")).to_be_visible()
        expect(page.locator(".search-results > li")).to_have_count(0)


def test_a_work_is_found_by_its_kind(page: Page, every_kind: str) -> None:
    """In place of "Work on a list", which its list says, too."""
    page.goto(f"{every_kind}search/?q=court+cases")
    first = page.locator(".search-results > li").first
    expect(first.locator(".meta")).to_contain_text("Court case · ")


def test_every_kind_can_be_found(page: Page, address: str) -> None:
    for words, kind in (
        ("counting personal budgets", "Post"),
        ("what future for personalisation", "Reading list"),
        ("The Personalisation Problem", "Work on a list"),
        ("Jenny Morris", "Person"),
        ("who is in the room", "Easy Read"),
        ("safeguarding", "Word"),
    ):
        page.goto(f"{address}search/?q={words.replace(' ', '+')}&kind={kind.replace(' ', '+')}")
        first = page.locator(".search-results > li").first
        expect(first).to_contain_text("Blog post" if kind == "Work on a list" else kind)


def test_a_word_of_the_glossary_is_answered_above_what_is_found(page: Page, address: str) -> None:
    for words, term in (
        ("personal assistant", "Personal assistant"),
        ("PA", "Personal assistant"),
        ("advocate", "Advocate"),
        ("What are direct payments?", "Direct payment"),
        ("coproduction", "Co-production"),
    ):
        page.goto(f"{address}search/?{urlencode({'q': words})}")
        expect(page.get_by_role("status")).to_contain_text(f"The glossary explains “{term}”.")
        answer = page.get_by_role("region", name="From the glossary")
        expect(answer.get_by_role("link", name=term, exact=True)).to_be_visible()
        kinds = [text.split(" · ")[0] for text in results_of(page, ".meta")]
        assert "Word" not in kinds[:1], (words, kinds)
    page.goto(address + "search/?q=budget")
    expect(page.get_by_role("status")).to_contain_text("results for")
    expect(page.get_by_role("region", name="From the glossary")).to_be_hidden()


def results_of(page: Page, part: str) -> list[str]:
    """The words of a part of each result."""
    expect(page.locator(".search-results > li").first).to_be_visible()
    return page.locator(f".search-results {part}").all_inner_texts()


def test_words_of_the_glossary_come_after_all_else(page: Page, address: str) -> None:
    page.goto(address + "search/?q=advocate")
    more = page.get_by_role("button", name="Show more results")
    kinds = [text.split(" · ")[0] for text in results_of(page, ".meta")]
    while more.is_visible():
        more.click()
        expect(page.locator(".search-results > li")).not_to_have_count(len(kinds))
        kinds = [text.split(" · ")[0] for text in results_of(page, ".meta")]
    first = kinds.index("Word")
    assert first > 0
    assert {*kinds[first:]} == {"Word"}


def test_a_word_is_a_result_at_its_place_in_the_glossary(page: Page, address: str) -> None:
    page.goto(address + "search/?q=advocate&kind=Word")
    results = page.locator(".search-results")
    results.get_by_role("link", name="Advocate", exact=True).click()
    page.wait_for_url("**/glossary/#advocate")
    expect(page.locator("[id='advocate']")).to_be_in_viewport()
    page.go_back()
    expect(results.get_by_role("link", name="Advocate", exact=True)).to_be_focused()


def test_a_slip_is_looked_for_as_it_was_meant_and_the_page_says_so(
    page: Page, address: str
) -> None:
    page.goto(address + "search/?q=budgt")
    status = page.get_by_role("status")
    expect(status).to_contain_text(
        "Nothing was found for “budgt”. These are the results for “budget”."
    )
    assert len(results_of(page, "h2")) == 5
    expect(page.locator(".search-page [type=search]")).to_have_value("budgt")
    page.get_by_role("link", name="Look for “budgt” all the same").click()
    page.wait_for_url("**typed=1")
    expect(status).to_contain_text("for “budgt”")
    expect(status).not_to_contain_text("Nothing was found")


def test_a_word_that_is_nowhere_is_left_out_and_named(page: Page, address: str) -> None:
    page.goto(address + "search/?q=employ+zzzzqqqq")
    expect(page.get_by_role("status")).to_contain_text(
        "These results leave out what is nowhere on this site: “zzzzqqqq”."
    )
    assert results_of(page, "h2")


def test_an_excerpt_is_of_whole_sentences_and_not_the_title_again(page: Page, address: str) -> None:
    for words in ("jargon", "Jenny Morris", "safeguarding", "personal budgets"):
        page.goto(f"{address}search/?{urlencode({'q': words})}")
        titles, excerpts = results_of(page, "h2"), results_of(page, ".excerpt")
        for title, excerpt in zip(titles, excerpts, strict=True):
            assert not excerpt.startswith(f"{title}."), (title, excerpt)
            assert 3 <= len(excerpt.split()) <= 70, excerpt
            assert "␞" not in excerpt
    page.goto(address + "search/?q=employment+of+relatives")
    expect(page.locator(".excerpt mark").first).to_be_visible()


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
        first, then = searches(browser, address, ["open door", "garden"])
    assert sum(download.size for download in first) < 142_000
    assert sum(download.size for download in then) < 28_000
    assert [kind(download) for download in first].count("results") == 5
    assert [kind(download) for download in then].count("results") <= 5
    for downloads in (first, then):
        assert "filters" not in map(kind, downloads)
        assert all(
            urlsplit(download.address).netloc.startswith("127.0.0.1:") for download in downloads
        )


def until(page: Page, truth: str) -> None:
    """Wait for what the page says of itself; its policy lets Playwright wait for no words."""
    for _ in range(100):
        if page.evaluate(truth):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never: {truth}")


def test_tab_reaches_every_result_in_order_and_the_button_after_them(
    page: Page, address: str
) -> None:
    page.goto(address + "search/?q=budget")
    results = page.locator(".search-results > li h2 a")
    expect(results).to_have_count(5)
    page.locator(".search-filters summary").focus()
    for number in range(5):
        page.keyboard.press("Tab")
        expect(results.nth(number)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Show more results")).to_be_focused()


def listen(page: Page) -> None:
    """Note what the status says from now on."""
    page.get_by_role("status").evaluate(
        "status => { window.said = [];"
        " new MutationObserver(() => said.push(status.textContent))"
        ".observe(status, {childList: true, characterData: true, subtree: true}); }"
    )


def test_the_count_is_announced_once_a_search_and_where_more_is_shown(
    page: Page, address: str
) -> None:
    page.goto(address + "search/")
    status = page.get_by_role("status")
    field = page.get_by_role("main").get_by_role("searchbox")
    expect(field).to_be_focused()
    listen(page)
    field.fill("care")
    field.press("Enter")
    expect(page.locator(".search-results > li").first).to_be_visible()
    expect(field).to_be_focused()
    until(page, "said.length > 1")
    said = page.evaluate("said")
    assert said[0] == "Searching…"
    assert re.fullmatch(r"\d+ results for “care”", said[1])
    page.get_by_role("button", name="Show more results").click()
    expect(status).to_have_text(f"{said[1]}, 15 of them shown")
    assert len(page.evaluate("said")) == 3


def test_words_are_looked_for_while_they_are_typed_and_said_when_that_ends(
    page: Page, address: str
) -> None:
    page.goto(address + "search/")
    field = page.get_by_role("main").get_by_role("searchbox")
    results = page.locator(".search-results > li")
    expect(field).to_be_focused()
    entries = page.evaluate("history.length")
    listen(page)
    field.press_sequentially("pe")
    page.wait_for_timeout(600)
    expect(results).to_have_count(0)  # two letters may begin anything
    field.press_sequentially("rsonal hea", delay=60)
    expect(results.first).to_be_visible()
    assert page.evaluate("said") == []
    expect(field).to_be_focused()
    field.press_sequentially("lth budgets", delay=60)
    page.wait_for_url("**?q=personal+health+budgets")
    expect(results.first).to_contain_text("asking and having")
    expect(page.get_by_role("status")).to_contain_text("results for “personal health budgets”")
    assert len(page.evaluate("said")) == 1
    assert page.evaluate("history.length") == entries + 1
    expect(field).to_have_value("personal health budgets")


def test_no_key_by_itself_does_anything(page: Page, address: str) -> None:
    for path in ("about/", "search/?q=care", "posts/plain-words/"):
        page.goto(address + path)
        page.locator("main").focus()
        for key in "/sfnp.,?jk":
            page.keyboard.press(key)
        expect(page.locator("main")).to_be_focused()
        assert page.url == address + path


def test_letters_with_strokes_and_scripts_without_spaces_are_found(
    page: Page, serve: Callable[[Path], str], tmp_path: Path, run: Run
) -> None:
    """Each word finds its post, in a site in English; the last is in three of the five."""
    posts = {
        "stroke": "Kirsten Ørsted measures. Straße, Müller, Łódź.",
        "chinese": "個人預算是一筆錢。",
        "japanese": "東京都の個人予算です。カードで払います。",
        "thai": "งบประมาณส่วนบุคคลคือเงิน",
    }
    (tmp_path / "docs").mkdir()
    (tmp_path / "posts").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Words\ntheme: {name: reading-room}\n"
        "plugins: [{reading-room: {timezone: Europe/London}}]\n"
    )
    for slug, text in posts.items():
        head = f"---\ntitle: {slug}\ndate: 2026-01-05\n---\n"
        (tmp_path / "posts" / f"{slug}.md").write_text(f"{head}{text}\n", "utf-8")
    done = run("mkdocs", "build", "-q", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    site = serve(tmp_path / "site")
    for words, slug in (
        ("Orsted", "stroke"), ("Ørsted", "stroke"), ("strasse", "stroke"), ("Mueller", "stroke"),
        ("muller", "stroke"), ("Lodz", "stroke"), ("預算", "chinese"), ("個人預算", "chinese"),
        ("予算", "japanese"), ("東京", "japanese"), ("カード", "japanese"), ("บุคคล", "thai"),
    ):  # fmt: skip
        page.goto(f"{site}search/?{urlencode({'q': words})}")
        expect(page.get_by_role("status")).to_have_text(f"1 result for “{words}”")
        assert results_of(page, "h2") == [slug]
    expect(page.locator(".excerpt mark")).to_have_text("บุคคล")


def test_escape_empties_the_field_and_nothing_else(page: Page, address: str) -> None:
    page.goto(address + "search/?q=care")
    results = page.locator(".search-results > li")
    expect(results).to_have_count(5)
    before = page.get_by_role("status").text_content() or ""
    field = page.get_by_role("main").get_by_role("searchbox")
    for _ in range(2):
        field.press("Escape")
        expect(field).to_have_value("")
        expect(field).to_be_focused()
    expect(results).to_have_count(5)
    expect(page.get_by_role("status")).to_have_text(before)
    assert page.url.endswith("?q=care")


def test_back_and_forward_restore_words_results_and_place(page: Page, address: str) -> None:
    page.goto(address + "search/?q=care")
    results = page.locator(".search-results > li")
    expect(results).to_have_count(5)
    page.get_by_role("button", name="Show more results").click()
    expect(results).to_have_count(15)
    results.nth(12).scroll_into_view_if_needed()
    until(page, "history.state && history.state.y > 500 && history.state.y === scrollY")
    place = page.evaluate("scrollY")
    title = results.nth(12).locator("h2").text_content()
    results.nth(12).locator("h2 a").click()
    page.wait_for_url(lambda url: "search" not in url)
    page.go_back()
    expect(results).to_have_count(15)
    expect(results.nth(12).locator("h2")).to_have_text(title or "")
    until(page, f"Math.abs(scrollY - {place}) < 3")
    field = page.get_by_role("main").get_by_role("searchbox")
    field.fill("zzzzqqqq")
    field.press("Enter")
    expect(page.get_by_role("status")).to_have_text("No results for “zzzzqqqq”")
    page.go_back()
    expect(field).to_have_value("care")
    expect(results).to_have_count(15)
    page.go_forward()
    expect(field).to_have_value("zzzzqqqq")
    expect(results).to_have_count(0)
    expect(page.get_by_text("Check the spelling")).to_be_visible()


def test_a_link_inside_the_page_leaves_the_results_alone(page: Page, address: str) -> None:
    page.goto(address + "search/?q=care")
    results = page.locator(".search-results > li")
    page.get_by_role("button", name="Show more results").click()
    expect(results).to_have_count(15)
    page.get_by_role("link", name="Skip to the main text").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#page:main")
    page.wait_for_timeout(300)
    expect(results).to_have_count(15)


def test_headings_come_in_order(page: Page, address: str) -> None:
    for words in ("", "?q=care", "?q=zzzzqqqq"):
        page.goto(f"{address}search/{words}")
        if words:
            expect(page.get_by_role("status")).to_contain_text(re.compile("results? for", re.I))
        levels = page.locator("h1, h2, h3").evaluate_all(
            "all => all.filter(each => each.checkVisibility()).map(each => each.tagName)"
        )
        assert levels[0] == "H1"
        assert {*levels[1:]} == {"H2"}


def test_a_search_that_fails_leaves_the_pages_that_lead_on(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/*.pf_fragment", lambda route: route.abort())
    page.goto(address + "search/?q=care")
    expect(page.get_by_role("status")).to_contain_text("These pages lead to everything")
    expect(page.get_by_role("heading", name="Topics")).to_be_visible()
    context.close()


def test_results_fit_a_narrow_screen_with_large_text(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    for words in ("care", "zzzzqqqq"):
        page.goto(f"{address}search/?q={words}&kind=Post")
        expect(page.get_by_role("status")).to_contain_text(re.compile("results? for", re.I))
        assert page.evaluate("document.documentElement.scrollWidth") == 320
    context.close()


IN_PARTS = """
import sys
from reading_room.library import index_size
index_size.WORDS = int(sys.argv.pop(1))
from mkdocs.__main__ import cli
cli()
"""
"""MkDocs, where less is as much as a part of the index may have."""
SEARCHES = ("q=house", "q=put+question", "q=zzzz", "q=house&kind=Post", "year=2014", "kind=Person")


def test_an_index_in_parts_finds_what_an_index_in_one_piece_finds(
    page: Page, tmp_path: Path, serve: Callable[[Path], str], run: Run
) -> None:
    corpus, script = tmp_path / "corpus", tmp_path / "in_parts.py"
    script.write_text(IN_PARTS)
    done = run(str(BENCHMARKS / "corpus.py"), "60", str(corpus), "--search", cwd=REPOSITORY)
    assert done.returncode == 0, done.stderr
    sites = [corpus / "whole", corpus / "parts"]
    for site, words in zip(sites, ("2000000", "20000"), strict=True):
        done = run(str(script), words, "build", "-q", "-d", str(site), cwd=corpus)
        assert done.returncode == 0, done.stderr
    parts = sorted(path.parent.name for path in sites[1].glob("pagefind/*/pagefind-entry.json"))
    assert parts == ["part-1", "part-2", "part-3"]
    assert len(list(sites[1].rglob("pagefind.js"))) == 1
    for asked in SEARCHES:
        whole, joined = (all_found(page, f"{serve(site)}search/?{asked}") for site in sites)
        assert joined == whole, asked


def all_found(page: Page, address: str) -> tuple[str, set[str]]:
    """What a search says, and all that it finds."""
    page.goto(address)
    status, more = page.get_by_role("status"), page.get_by_role("button", name="Show more results")
    expect(status).not_to_have_text(re.compile(r"^(Searching.*)?$"))
    said = status.inner_text()
    links = page.locator(".search-results h2 a")
    while more.is_visible():
        before = links.count()
        more.click()
        expect(links).not_to_have_count(before)
    return said, {link.get_attribute("href") or "" for link in links.all()}


def test_what_is_called_in_another_language_says_so(
    look: Callable[..., Page], every_kind: str
) -> None:
    page = look(1280)
    for words, address, excerpt in (
        ("what comes next", "what-comes-next/", 1),
        ("a work with every field", "#every-field-one", 0),  # what is said of it is in English
    ):
        page.goto(f"{every_kind}search/?q={words.replace(' ', '+')}")
        link = page.locator(f"h2 > a[href$='{address}']")
        result = page.locator(".search-results > li").filter(has=link)
        expect(result.locator("h2")).to_have_attribute("lang", "cy")
        expect(result.locator(".excerpt[lang=cy]")).to_have_count(excerpt)
