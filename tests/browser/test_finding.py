"""Does the search find what a reader looks for? 130 searches, in a browser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode, urljoin

import yaml
from playwright.sync_api import Page

SEARCHES = Path(__file__).with_name("searches.yml")
RIGHT = {
    "": 20,
    "held": 10,
    "later": 20,
    "spoken": 18,
    "kinds": 19,
    "typed": 20,
    "unseen": 18,
}
"""Of the twenty by which the search was made, of ten held out, of twenty later ones, of twenty
in sentences and half sentences, of twenty with kinds of works, of twenty as people type them, and
of as many that nobody had looked at before."""


class Found(NamedTuple):
    """What the search page shows: the addresses inside the site of the first three results and of
    the word of the answer, and the words looked for in place of a slip."""

    three: tuple[str, ...]
    answer: str
    instead: str


def look_for(page: Page, address: str, words: str) -> Found:
    """Open the search page with some words, as the form in the header does."""
    page.goto(f"{address}search/?{urlencode({'q': words})}")
    page.wait_for_load_state("networkidle")
    page.locator(".search-status", has_text="“").wait_for()

    def target(selector: str) -> str:
        link = page.locator(selector).first
        href = link.get_attribute("href") if link.count() and link.is_visible() else None
        return urljoin(page.url, href).removeprefix(address) if href else ""

    results = page.locator(".search-results > li h2 a").all()[:3]
    hrefs = [link.get_attribute("href") or "" for link in results]
    note = page.locator(".search-note", has_text="Nothing was found")
    return Found(
        tuple(urljoin(page.url, href).removeprefix(address) for href in hrefs),
        target(".search-answer a"),
        (note.locator("strong").text_content() or "") if note.count() else "",
    )


def is_right(wanted: dict[str, Any], found: Found) -> bool:
    """Is first what should be, or among the first three where that is enough, with the answer that
    is called for, and the correction, if any?"""
    answer = f"glossary/#{wanted['answer']}" if "answer" in wanted else found.answer
    if "three" in wanted:
        return found.answer == answer and (
            "answer" in wanted or not {*found.three, found.answer}.isdisjoint(wanted["three"])
        )
    return (
        (found.three or ("",))[0] in wanted["first"]
        and found.answer == answer
        and found.instead == wanted.get("instead", "")
    )


def shown(wanted: dict[str, Any], found: Found) -> str:
    """The results among which the right one has to be."""
    return ", ".join(found.three[: 3 if "three" in wanted else 1])


def line(wanted: dict[str, Any], found: Found) -> str:
    """A search and what was first."""
    said = "right" if is_right(wanted, found) else "WRONG"
    answer = f" [{found.answer}]" if found.answer else ""
    instead = f" (for “{found.instead}”)" if found.instead else ""
    return f"{said}  {wanted['words']}: {shown(wanted, found)}{answer}{instead}"


def table(rows: Iterable[tuple[dict[str, Any], Found]]) -> str:
    """The searches and what was first."""
    return "\n".join(line(*row) for row in rows)


def which(wanted: dict[str, Any]) -> str:
    """The set of searches that one is of."""
    return next((name for name in RIGHT if name and name in wanted), "")


def test_the_first_result_is_what_a_reader_looks_for(page: Page, address: str) -> None:
    searches = yaml.safe_load(SEARCHES.read_text("utf-8"))
    assert Counter(map(which, searches)) == {
        "": 20,
        "held": 10,
        "later": 20,
        "spoken": 20,
        "kinds": 20,
        "typed": 20,
        "unseen": 20,
    }
    rows = [(wanted, look_for(page, address, wanted["words"])) for wanted in searches]
    print(table(rows))
    for name, least in RIGHT.items():
        right = [is_right(*row) for row in rows if which(row[0]) == name]
        assert sum(right) >= least, table(rows)
