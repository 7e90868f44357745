"""Feeds for people, in a browser: the address on a page, its button, and the form for e-mail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, expect

from helpers import Run
from policies import policy, shipped_headers

FORM = "https://letters.example/subscribe/room"


def test_the_address_of_a_feed_can_be_copied_by_key_and_says_so(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + "topics/funding/#page:feed")
    feed = page.get_by_role("region", name="Feed of Money")
    expect(feed).to_contain_text("This is a feed")
    button = feed.get_by_role("button", name="Copy the address")
    button.focus()
    page.keyboard.press("Enter")
    expect(feed.get_by_role("status")).to_have_text("Copied.")
    expect(button).to_be_focused()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "https://reading-room.example/topics/funding/feed.xml"
    context.close()


def test_the_page_of_all_feeds_names_atom_first_and_has_its_newest_entries(
    page: Page, address: str
) -> None:
    page.goto(address + "subscribe/")
    addresses = page.locator(".address code").all_inner_texts()
    assert addresses[0] == "https://reading-room.example/feed.xml"
    assert len(addresses) == len(page.get_by_role("button", name="Copy the address").all()) == 4
    newest = page.locator(".rows").get_by_role("link")
    assert newest.count() == 6
    expect(newest.first).to_have_text("Ten pieces from a winter")
    page.get_by_role("link", name="Money").click()
    page.wait_for_url("**/topics/funding/#page:feed")
    expect(page.get_by_role("heading", name="Feed of Money")).to_be_in_viewport()


def test_without_script_the_address_is_there_and_no_button(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "reading-lists/co-production-and-voice/")
    page.get_by_role("link", name="Feed of this list").click()
    expect(page.locator(".feed .address")).to_have_text(
        "https://reading-room.example/reading-lists/co-production-and-voice/feed.xml"
    )
    assert page.locator(".feed button").count() == 0
    context.close()


def test_a_form_sends_an_e_mail_address_to_the_service_and_nowhere_else(
    browser: Browser, small_site: Path, serve: Callable[..., str], run: Run
) -> None:
    config = small_site / "mkdocs.yml"
    text = config.read_text().replace("name: material\n  font: false", "name: reading-room")
    options = f"search: false\n      email_form: {FORM}\n      email_field: EMAIL"
    config.write_text(text.replace("search: false", options))
    done = run("mkdocs", "build", "-q", cwd=small_site)
    assert done.returncode == 0, done.stderr
    site = small_site / "site"
    rules = shipped_headers((site / "_headers").read_text("utf-8"))
    allowed = policy(rules["/*"]["Content-Security-Policy"])["form-action"]
    assert allowed == {"'self'", "https://letters.example"}
    assert "letters.example" not in (site / "about/index.html").read_text("utf-8")
    context = browser.new_context()
    page = context.new_page()
    sent: list[str] = []

    def answer(route: Route) -> None:
        sent.append(f"{route.request.method} {route.request.post_data}")
        route.fulfill(body="Thank you")

    page.route(FORM, answer)
    page.goto(serve(site, lambda _: rules["/*"]) + "subscribe/")
    page.get_by_label("Your e-mail address").fill("reader@example.org")
    page.get_by_role("button", name="Subscribe").click()
    expect(page.locator("body")).to_have_text("Thank you")
    assert sent == ["POST EMAIL=reader%40example.org"]
    context.close()
