"""A small site on the disk, for an editor to open."""

from __future__ import annotations

from pathlib import Path

import pytest

FILES = {
    "mkdocs.yml": """\
site_name: A reading room
site_url: https://example.org/
theme:
  name: reading-room
plugins:
  - reading-room:
      as_of: 2026-01-31
      timezone: Europe/London
""",
    "docs/people.yml": """\
alex-fox:
  name: Alex Fox
  description: Wrote for a blog.
miro:
  name: Miro Griffiths
""",
    "docs/topics.yml": """\
direct-payments:
  title: Direct payments
  description: Money instead of a service.
care-act:
  title: The Care Act
""",
    "docs/glossary.yml": """\
- term: Personal budget
  definition: The money that the council sets aside.
  also: [personal budgets]
""",
    "posts/first.md": """\
---
title: First
date: 2014-01-31
authors: [alex-fox]
topics: [care-act]
---

## What it says

It cites [@fox-2014].

### In detail

A personal budget is money.
""",
    "posts/second.md": """\
---
title: Second
date: 2014-02-28
---

See [the first](first.md#in-detail).
""",
    "reading_lists/winter.yml": """\
title: Winter
date: 2014-02-14
curators: [alex-fox]
items:
  - id: fox-2014
    title: Give up or move on
    author: [alex-fox]
    type: post-weblog
    issued: "2014-01-31"
  - id: griffiths-2014
    title: An answer
    author: [miro]
    issued: "2014-03"
    responds_to: [fox-2014]
""",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of a site without a fault."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path
