"""Every construct of other systems' texts, and what becomes of it: ``texts/*.yml``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reading_room.importers.blogs.post import ForeignPost, ForeignSite, Left
from reading_room.importers.blogs.text.making import common
from reading_room.importers.blogs.text.paragraphs import is_markdown, paragraphs

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


@pytest.mark.parametrize(
    ("text", "said", "is_so"),
    [
        ("Some *words* and [a link](https://x.example/).", True, True),
        ("# A heading\n\nSee [a link](https://x.example/).", False, True),
        ("```\ncode\n```\n\nSee [a link](/there).", False, True),
        ("Some *words* and [a link](https://x.example/).", False, False),
        ("# 1 in the charts", False, False),
        ("<p># A heading</p>\n\n[a link](https://x.example/)", True, False),
        ("<!-- wp:paragraph -->\n# A\n\n[a](https://x.example/)", True, False),
        ("Plain words.", True, False),
    ],
)
def test_a_text_of_wordpress_that_is_markdown_stays_so(text: str, said: bool, is_so: bool) -> None:
    """Text Control and others show Markdown as it was meant, and export it as it was typed."""
    assert is_markdown(text, said=said) == is_so


def test_lines_of_code_of_wordpress_are_a_block_of_code() -> None:
    made = paragraphs("Before.\n\n<code>\ndef a\n  1 & 2\nend\n</code>\n\nIn <code>a</code> line.")
    assert "<pre><code>def a\n  1 & 2\nend</code></pre>" in made
    assert "<p>In <code>a</code> line.</p>" in made
