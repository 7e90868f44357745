"""The kinds of page, one of each in the site of `everything`, and the way round them.

The statement of accessibility shows these names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from playwright.sync_api import Page, expect

POST = "Post with everything that it can hold"
LIST = "List with everything that it can hold"
VIEW = "List with everything, its essentials alone"
TICKED = "List with everything, some of it ticked"
EDITION = "Easy Read edition with everything that it can hold"
KINDS = {
    "Home": "",
    "Post index": "posts/",
    "Post index, page 3": "posts/page/3/",
    "Post": "posts/what-comes-next/",
    "Post with an Easy Read edition": "posts/what-a-direct-payment-is/",
    "Long post": "posts/care-act-letter-and-spirit/",
    POST: "posts/every-construct/",
    "Reading lists": "reading-lists/",
    "List": "reading-lists/what-future-for-personalisation/",
    "List in parts": "reading-lists/the-road-to-personalisation/",
    LIST: "reading-lists/every-field/",
    "List with every state of an address": "reading-lists/links/",
    VIEW: "reading-lists/every-field/#only:essential",
    TICKED: "reading-lists/every-field/?ticked",
    "People": "people/",
    "Person": "people/alex-fox/",
    "Topics": "topics/",
    "Topic": "topics/direct-payments/",
    "Series": "series/every-construct/",
    "Years": "archive/",
    "Year": "archive/2026/",
    "Glossary": "glossary/",
    "Search": "search/",
    "Search, results": "search/?q=direct+payments",
    "Search, results of one kind": "search/?q=care&kind=Post",
    "Search, none": "search/?q=zzzzqqqq",
    "Easy Read": "easy-read/",
    "Easy Read edition": "posts/what-a-direct-payment-is/easy-read/",
    EDITION: "posts/every-construct/easy-read/",
    "Reading settings": "reading-settings/",
    "Subscribe": "subscribe/",
    "About": "about/",
    "Ordinary page": "every-markdown/",
    "Accessibility": "accessibility/",
    "Withdrawn post": "posts/taken-back/",
    "Page not found": "404.html",
}


SETTLED = """
() => document.fonts.ready.then(() => new Promise((done) => {
  let left = 3;
  const frame = () => --left ? requestAnimationFrame(frame) : done();
  requestAnimationFrame(frame);
}))
"""


def visit(page: Page, address: str, names: Iterable[str] = KINDS) -> Iterator[str]:
    """Go to each kind of page in turn; its name, once all of it is there."""
    for name in names:
        arrive(page, address + KINDS[name])
        yield name


def arrive(page: Page, url: str) -> None:
    """Go to a page, and wait for what its search finds, or tick works of its list."""
    if "#" in url:
        page.goto("about:blank")  # or the page that has it may be here already, and stay
    answer = page.goto(url)
    assert answer, url
    assert answer.ok, url  # a page that is not there may well have no faults
    if "?q=" in url:
        expect(page.get_by_role("status")).to_contain_text(re.compile("results? for", re.I))
    if url.endswith("?ticked"):
        for words in ("To read “A work with a title and", "Have read “A work with every field"):
            tick = page.locator("button[aria-pressed]", has_text=re.compile(f"^{words}"))
            tick.evaluate("each => each.matches('[aria-pressed=true]') || each.click()")


def settle(page: Page) -> None:
    """Wait until what a page's scripts place anew, when its letters or its width change, is placed:
    that is done with the next frames, and a busy machine may take its time over one."""
    page.evaluate(SETTLED)
