"""A site to make pages of, and a way to look at one of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from casebook import build
from reading_room.pages import SitePage, site_pages

if TYPE_CHECKING:
    from reading_room.library import Library

Show = Callable[[str], dict[str, Any]]

TEXT = """\
=== docs/people.yml
alex-fox:
  name: Alex Fox
jenny-morris:
  name: Jenny Morris
=== docs/topics.yml
money:
  title: Money
  description: What it costs.
=== docs/glossary.yml
- term: Zebra
  definition: An animal.
- term: ADASS
  definition: An association.
=== posts/one.md
---
title: One
date: 2013-01-01
authors: [{person: alex-fox, organisation: In Control}, Rob Greig]
topics: [money]
series: road
updated: 2013-06-30
page_author: jenny-morris
comments: open
---
[@morris-2012; @fox-2014; @held-2014]

## Two
### Three
=== posts/one.easy-read.md
---
title: One made easy
allow: [easy-read-picture]
---
Easy words.
=== posts/one.comments.yml
- {id: c1, name: Ann, text: "First.\\n\\nSecond.", date: 2013-02-01, person: alex-fox}
- {id: c2, name: Bob, text: Yes., reply_to: c1}
=== posts/two.md
---
title: Two
date: 2013-02-01
topics: [money]
series: road
description: Said in short.
---
[@fox-2014]
=== posts/three.md
---
title: Three
date: 2014-02-01
comments: "off"
---
Words and words.
=== posts/three.comments.yml
- {id: c1, name: Ann, text: Hidden.}
=== posts/gone.md
---
title: Gone
date: 2014-02-01
authors: [alex-fox]
topics: [money]
withdrawn: It was wrong.
---
Secret.
=== posts/draft.md
---
title: Draft
date: 2014-02-01
authors: [alex-fox]
topics: [money]
series: road
draft: true
---
[@fox-2014]
=== reading_lists/works.yml
title: Works
date: 2014-01-01
curators: [jenny-morris]
items:
  - id: morris-2012
    title: Early
    author: [jenny-morris, alex-fox]
    issued: "2012"
    importance: essential
    minutes: 10
  - id: fox-2014
    title: Late
    author: [alex-fox]
    issued: "2014-01-31"
    container-title: A blog
    access: free-login
    importance: essential
    minutes: 5
    responds_to: morris-2012
    archive: {url: "https://archive.example/x", date: 2014-02}
    alternates: [{format: bsl, URL: "https://bsl.example/"}]
    note: |
      Why.

      More.
=== reading_lists/later.yml
title: Later
date: 2027-01-01
items:
  - id: held-2014
    title: Held
    responds_to: fox-2014
    author: [alex-fox]
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    site = build(tmp_path, TEXT)
    assert [problem.rule for problem in site.problems] == ["link-hidden"]  # held-2014
    return site.library


@pytest.fixture
def pages(library: Library) -> dict[str, SitePage]:
    """Every page by its address."""
    return {page.address: page for page in site_pages(library)}


@pytest.fixture
def show(pages: dict[str, SitePage]) -> Show:
    """What the template of the page at an address shows."""
    return lambda address: pages[address].view()
