"""Pages that a browser saved, and the post that each becomes: ``saved.yml``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reading_room.importers.blogs.keys import meant
from reading_room.importers.blogs.systems.page_body import body_of
from reading_room.importers.blogs.systems.saved import read_saved
from reading_room.importers.blogs.text.making import common

CASES = yaml.safe_load((Path(__file__).parent / "saved.yml").read_text())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_page(case: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    head, _, body = str(case["page"]).partition("</title>")
    path.write_text(f"<html><head>{head}</title></head><body>{body}</body></html>")
    site = read_saved(path)
    found = meant(site.posts[0], site, [])
    assert found.title == case["title"]
    assert found.date == case.get("date", found.date)
    assert [author.name for author in found.authors] == case.get(
        "authors", [author.name for author in found.authors]
    )
    if "text" in case:
        draft = common(site.posts[0], site, found.title, [])
        text = "\n".join(line.rstrip() for line in draft.text.split("\n"))
        assert text.strip() == str(case["text"]).strip()


@pytest.mark.parametrize(
    "page",
    [
        "<script>" * 50_000,
        "<!--" * 50_000,
        "<a '" * 50_000,
        "<div>" * 50_000 + "<p>Words",
        '<div class="comments">' * 50_000 + "<p>Words",
        "<div><p>a<b>" * 20_000 + "</div>" * 20_000,
    ],
    ids=["scripts", "remarks", "quotes", "deep", "comments", "crossed"],
)
def test_the_worst_page_ends(page: str) -> None:
    assert "<script" not in body_of(f"<html><body>{page}")
