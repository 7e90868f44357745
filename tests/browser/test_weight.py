"""What a post costs a reader: every request of its page, packed as servers send it."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from playwright.sync_api import APIResponse, Page, Response

from kinds import KINDS, LIST, POST

PAGE = 50_000
SCRIPT = 10_000
PACKED = ("text/", "application/javascript", "image/svg+xml", "application/json")


def weight(response: Response | APIResponse) -> int:
    """Octets of a response with its headers, its body in gzip where that is of use."""
    body = response.body()
    if response.headers["content-type"].startswith(PACKED):
        body = gzip.compress(body, 6)
    return len(body) + sum(len(name) + len(value) + 4 for name, value in response.headers.items())


WEIGHED = (
    "Post with an Easy Read edition", "Long post", POST, "List in parts", LIST, "Easy Read edition"
)  # fmt: skip


@pytest.mark.parametrize("name", WEIGHED)
def test_a_page_weighs_50_kb_at_the_most_and_its_scripts_10(
    look: Callable[..., Page], every_kind: str, name: str
) -> None:
    page = look(1280)
    got: list[Response] = []
    page.on("response", lambda response: got.append(response))
    page.goto(every_kind + KINDS[name], wait_until="networkidle")
    icon = page.locator("link[rel=icon]").get_attribute("href")
    drawn = page.request.get(urljoin(page.url, icon))  # a headless browser asks for none by itself
    weights = {each.url.removeprefix(every_kind): weight(each) for each in (*got, drawn)}
    print(name, sum(weights.values()), weights)
    assert sum(weights.values()) <= PAGE, weights
    scripts = {url: octets for url, octets in weights.items() if url.endswith(".js")}
    assert "assets/reading.js" in scripts
    assert sum(scripts.values()) <= SCRIPT
    assert all(response.ok for response in got)
    assert got[0].headers["content-security-policy"].startswith("default-src 'none'")


def test_the_settings_script_is_small_enough_to_wait_for(
    look: Callable[..., Page], every_kind: str
) -> None:
    response = look(1280).request.get(every_kind + "assets/reading.js")
    assert len(gzip.compress(response.body(), 6)) < 1500
