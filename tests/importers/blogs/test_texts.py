"""Every construct of other systems' texts, and what becomes of it: ``texts/*.yml``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reading_room.importers.blogs.post import ForeignPost, ForeignSite, Left
from reading_room.importers.blogs.text.making import common

CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted((Path(__file__).parent / "texts").glob("*.yml"))
    for case in yaml.safe_load(file.read_text())
]


@pytest.mark.parametrize("case", CASES)
def test_a_construct(case: dict[str, object]) -> None:
    left: list[Left] = []
    html = case.get("form") == "html"
    post = ForeignPost("a.md", {}, str(case["before"]), form="html" if html else "markdown")
    site = ForeignSite("any", Path())
    site.templates = frozenset(str(case.get("templates", "")).split())
    site.words = {"site.baseurl": "", "site.url": "https://old.example"}
    pieces = case.get("pieces", {})
    assert isinstance(pieces, dict)
    site.pieces = pieces
    draft = common(post, site, "The title", left)
    assert draft.text.strip("\n") == str(case["after"]).strip("\n")
    told = [f"{each.line} {each.kind}" for each in left]
    assert told == case.get("told", told)
