"""Words of the glossary in a real browser: a link leads down to each, and back up."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

PAGES = {
    "posts/counting-personal-budgets/": "Words used here",
    "posts/what-a-direct-payment-is/easy-read/": "Hard words",
}


@pytest.mark.parametrize("path", PAGES)
def test_a_word_leads_to_what_it_means_and_back_by_the_keyboard(
    browser: Browser, address: str, path: str
) -> None:
    """Beside a post, or in a box where others have pushed it off the screen; at the foot of an Easy
    Read edition where no script shows a box instead."""
    context = browser.new_context(java_script_enabled="easy-read" not in path)
    page = context.new_page()
    page.goto(address + path)
    words = page.get_by_role("region", name=PAGES[path])
    expect(words.get_by_role("heading", level=2)).to_have_text(PAGES[path])
    used = page.locator("a.term")
    assert used.count() == words.get_by_role("term").count() > 3
    led = 0
    for link in used.all():
        assert link.get_attribute("title") is None
        entry = page.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']")
        term = entry.inner_text()
        link.press("Enter")
        if not page.url.endswith(link.get_attribute("href") or "?"):
            expect(page.get_by_role("dialog")).to_contain_text(term)
            page.keyboard.press("Escape")
            expect(link).to_be_focused()
            continue
        led += 1
        expect(entry).to_be_in_viewport()
        page.keyboard.press("Tab")  # the entry was gone to, and its way back comes next
        back = words.get_by_role("link", name=f"Back to the text at “{term}”", exact=True)
        expect(back).to_be_focused()
        page.keyboard.press("Enter")
        expect(link).to_be_in_viewport()
    assert led == used.count() or "easy-read" not in path
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_on_paper_the_words_are_explained(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + path)
    page.emulate_media(media="print")
    words = page.locator(".words")
    expect(words.get_by_role("term").first).to_be_visible()
    expect(words.get_by_role("definition").first).to_be_visible()
    expect(words.locator(".back").first).to_be_hidden()
    context.close()


def test_hard_words_are_explained_in_easy_words(page: Page, address: str) -> None:
    said = "A person who helps you say what you want. They help you get your rights."
    page.goto(address + "posts/what-a-direct-payment-is/easy-read/")
    expect(page.get_by_role("definition").first).to_contain_text(said)
    page.goto(address + "glossary/")
    expect(page.locator("main")).not_to_contain_text(said)
