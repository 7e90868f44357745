"""Pages link the words of the glossary; nothing else does."""

from __future__ import annotations

import re
from pathlib import Path

from casebook import build
from reading_room.outputs import outputs
from reading_room.pages import site_pages

LINK = re.compile(r'<a class="term" href="#word:([^"]*)" id="use:\1">(.*?)</a>')

SITE = """\
=== docs/glossary.yml
- {term: Plan, definition: What will be done.}
=== posts/a.md
---
title: A
date: 2026-01-05
---
A plan.
=== posts/a.easy-read.md
---
title: A
---

## The plan

The plan is yours.

Your plan.
=== posts/b.md
---
title: B
date: 2026-01-05
language: cy
---
A plan.
"""


def test_a_page_links_words_that_feeds_do_not(tmp_path: Path) -> None:
    library = build(tmp_path, SITE).library
    pages = {page.address: page for page in site_pages(library)}
    assert LINK.findall(pages["posts/a/"].html()) == [("plan", "plan")]
    assert [word.definition for word in pages["posts/a/"].view().words] == ["What will be done."]
    rows = [row.html for row in pages["posts/a/easy-read/"].view().rows]
    assert [len(LINK.findall(row)) for row in rows] == [0, 1]
    assert pages["posts/b/"].html() == "<p>A plan.</p>\n"
    assert pages["posts/b/"].view().words == []
    assert all(b'class="term"' not in output.write() for output in outputs(library))


def test_a_page_shows_something_else_once_the_glossary_does(tmp_path: Path) -> None:
    before, same, after = (
        {page.address: page.shows() for page in site_pages(build(tmp_path, text).library)}
        for text in (SITE, SITE, SITE.replace("will be", "may be"))
    )
    changed = {address for address, shows in before.items() if shows != after[address]}
    assert before == same
    assert changed == {"glossary/", "posts/a/", "posts/a/easy-read/"}
