"""What a post of another program says without a key of its own."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

DAY = datetime.date(2015, 2, 25)


@pytest.mark.parametrize(
    ("name", "slug"), [("choice.md", "2015-02-25-choice"), ("Choice/index.md", "2015-02-25-choice")]
)
@pytest.mark.parametrize("text", ["# *Choice* \n\nWords.\n", "---\n---\n\nChoice\n===\nWords.\n"])
def test_date_and_title_and_address(
    read_site: Callable[..., Any], name: str, slug: str, text: str
) -> None:
    text = text.replace("---\n---\n", "---\ndraft: false\n---\n")
    sources, problems = read_site({f"posts/2015-02-25-{name}": text})
    (post,) = sources.posts
    assert [problem.level for problem in problems if problem.level == "error"] == []
    assert (post.title, post.slug, post.date.date()) == ("Choice", slug, DAY)
    assert (post.text.headings, post.text.html.strip()) == ((), b"<p>Words.</p>")


def test_what_follows_a_title_in_the_text_keeps_its_place(read_site: Callable[..., Any]) -> None:
    text = "---\ndate: 2015-02-25\n---\n\nChoice\n======\n\n<blink>Words</blink>\n"
    _, problems = read_site({"posts/x.md": text})
    found = [(each.line, each.column) for each in problems if each.rule == "html-tag"]
    assert found == [(8, 1)]
