"""Links of a list and the copies of what they lead to, as programs find them: Robust Links
(https://robustlinks.mementoweb.org/spec/)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import html5lib
import pytest

HTML = "{http://www.w3.org/1999/xhtml}"
ALIVE = "https://alive.example/page?a=1&b=2"
GONE = "http://gone.example/"


@pytest.fixture(scope="module")
def works(everything: Path) -> dict[str, Any]:
    """The works of the list of addresses, by id."""
    text = (everything / "reading-lists/links/index.html").read_text()
    return {each.get("id", ""): each for each in html5lib.parse(text).iter(f"{HTML}li")}


def title(work: Any) -> dict[str, str]:
    """What the link of a title says; nothing where it is none."""
    return next((dict(each.attrib) for each in work.find(f"{HTML}h2").iter(f"{HTML}a")), {})


def links(work: Any) -> list[str]:
    """Where the links of a work lead, but for the files of it."""
    found = (each for each in work.iter(f"{HTML}a") if "download" not in each.attrib)
    return [each.get("href") for each in found]


def words(work: Any) -> str:
    """The words of the link of a title."""
    return "".join(next(work.find(f"{HTML}h2").iter(f"{HTML}a")).itertext())


def test_a_link_to_what_is_there_names_its_copy(works: dict[str, Any]) -> None:
    assert title(works["link-alive-copy"]) == {
        "href": ALIVE,
        "data-originalurl": ALIVE,
        "data-versionurl": f"https://archive.example/20140203/{ALIVE}",
        "data-versiondate": "2014-02-03",
    }
    assert title(works["link-moved"]) == {"href": "https://moved.example/page"}


def test_a_copy_in_the_place_of_what_is_gone_names_the_original(works: dict[str, Any]) -> None:
    work = works["link-gone-copy"]
    found = title(work)
    assert found["href"] == found["data-versionurl"] == f"https://archive.example/20140203/{GONE}"
    assert found["data-originalurl"].startswith(GONE)
    assert found["data-versiondate"] == "2014-02-03"
    said = " ".join("".join(work.itertext()).split())
    assert "This is a copy archived on 3 February 2014." in said
    assert "(looked at on 22 November 2026): http://gone.example/a-very-long-address" in said
    assert links(work) == [found["href"]]
    assert "data-versiondate" not in title(works["link-gone-copy-month"])


def test_a_title_that_leads_to_a_copy_says_so_before_anything_else(works: dict[str, Any]) -> None:
    """In words within the link: it may be heard without what stands behind it."""
    ids = ("link-gone-copy", "link-alive-copy", "link-gone-doi")
    said = {id_: words(works[id_]) for id_ in ids}
    assert said == {
        "link-gone-copy": "A page that is gone, and a copy of it (archived copy)",
        "link-alive-copy": "A page that is there, and a copy of it",
        "link-gone-doi": "A page that is gone, of a paper with a DOI",
    }
    [added] = works["link-gone-copy"].find(f"{HTML}h2").iter(f"{HTML}span")
    assert added.get("lang") == "en"  # whatever the language of the title is


def test_what_is_gone_without_a_copy_is_no_link(works: dict[str, Any]) -> None:
    for id_ in ("link-gone", "link-doi-gone"):
        assert links(works[id_]) == []
        assert "The address no longer works" in "".join(works[id_].itertext())
    doi = "https://doi.org/10.1080/01944366908977226"
    assert links(works["link-gone-doi"]) == [doi]
