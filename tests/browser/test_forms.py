"""Forms for readers in a real browser: how large they are, and that what they send is what the
commands take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, Request, Route

from kinds import KINDS, LIST, POST
from reading_room.cli import main

Look = Callable[..., Page]
SERVICE = "https://forms.example.org"
SITE = {
    "mkdocs.yml": "site_name: Trial\nplugins:\n  - reading-room:\n      as_of: 2026-01-31\n",
    "docs/about.md": "# About\n",
    "posts/every-construct.md": "---\ntitle: Trial\ndate: 2014-05-14\ncomments: open\n---\n\nx\n",
    "reading_lists/every-field.yml": "title: Trial\ndate: 2014-05-14\nitems:\n"
    "  - id: a\n    title: A work\n",
}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", [POST, LIST])
def test_fields_are_large_enough_and_no_wider_than_the_page(
    look: Look, every_kind: str, name: str, width: int
) -> None:
    """axe looks at them in every state with the rest of the page: its tests open all that folds."""
    page = look(width)
    page.goto(every_kind + KINDS[name])
    forms = page.locator("details.write > summary")
    assert forms.count() == (2 if name == LIST else 1)
    for summary in forms.all():
        summary.click()
    shown = page.locator(".write :is(input[type=text], textarea, select, button):visible").all()
    assert len(shown) > 2
    for field in shown:
        box = field.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["x"] + box["width"] <= width
    assert not page.locator(".write .trap").first.is_visible()


def sent(page: Page) -> list[Request]:
    """What is sent to the service from now on, which answers nothing."""
    requests: list[Request] = []

    def keep(route: Route) -> None:
        requests.append(route.request)
        route.fulfill(status=204)

    page.route(f"{SERVICE}/**", keep)
    return requests


@pytest.mark.parametrize("script", [True, False])
def test_what_a_form_sends_is_what_the_commands_take(
    page: Page,
    every_kind: str,
    write: Callable[[dict[str, str]], Path],
    monkeypatch: pytest.MonkeyPatch,
    script: bool,
) -> None:
    root = write(SITE)
    monkeypatch.chdir(root)
    browser = page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    requests = sent(page)
    page.goto(every_kind + KINDS[POST])
    page.locator("details.write > summary").click()
    page.get_by_label("Your name, as it will be shown").fill("Zoë")
    page.get_by_label("Your comment").fill("One & two\n\nThree")
    page.get_by_role("button", name="Send the comment").click()
    page.goto(every_kind + KINDS[LIST])
    page.locator(".suggest details.write > summary").click()
    page.get_by_label("Its title").fill("A new work")
    page.get_by_label("Its web address, DOI or ISBN").fill("10.1000/xyz123")
    page.get_by_role("button", name="Send the suggestion").click()
    for _ in range(50):  # a busy machine takes its time
        if len(requests) == 2:
            break
        page.wait_for_timeout(100)
    assert [request.method for request in requests] == ["POST", "POST"]
    for command, request in zip(("comment", "suggestion"), requests, strict=True):
        done = CliRunner().invoke(main, [command, "add", "-"], input=request.post_data_buffer)
        assert done.exit_code == 0, done.output
    comments = (root / "posts/every-construct.comments.yml").read_text("utf-8")
    assert "name: Zoë" in comments
    assert "    One & two\n\n    Three\n" in comments
    assert "DOI: 10.1000/xyz123" in (root / "reading_lists/every-field.yml").read_text()
    context.close()
