"""A site full of hostile words, in a real browser: nothing runs, nothing is asked of elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Template

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers import Run

SHOUTS = (
    "zebra <img src=x onerror=alert(1)><script>alert(2)</script>",
    '"><svg onload=alert(3)> zebra',
    "zebra {{ 7*7 }} </title></mark><b onclick=alert(4)>",
    "&lt;img src=x onerror=alert(5)&gt; zebra &#60;script&#62;",
    "<mark>zebra</mark><iframe srcdoc='<script>alert(6)</script>'>",
)
CONFIG = """\
site_name: {name}
site_url: https://hostile.example/
site_description: {name}
repo_url: https://git.example/room
edit_uri: edit/main/docs/
theme:
  name: {theme}
  font: false
plugins:
  - reading-room: {{as_of: 2026-01-31}}
  - rss
"""


POST = """\
---
title: $x
date: 2026-01-0$day
description: $x
topics: [$topic]
authors: [zed, {literal: $x, kind: group}]
page_author: {literal: $x, kind: group}
series: road
comments: open
image: {src: a.svg, alt: $x, caption: $x}
aliases: [/old/$n/]
canonical_url: https://e.example/'onmouseover='alert(1)'/$n
---

## `$raw`

## Two

## Three

```
$raw
```

[@w$n, p. $n]
"""
COMMENTS = """\
- {id: c1, name: $x, text: $x, person: zed}
- {id: c2, name: $x, text: $x, reply_to: c1}
"""
EASY_READ = """\
---
title: $x
pictures: $x
checked_by: $x
---

![`$raw`](a.svg)

zebra `$raw`
"""
ITEM = """\
  - id: w$n
    title: $x
    author: [zed, {literal: $x, kind: group}]
    container-title: $x
    publisher: $x
    note: $x
    URL: https://e.example/'onclick='alert(1)/$n
    issued: '2014'
"""
LIST = """\
title: $x
date: 2026-01-01
description: $x
intro: $x
curators: [zed]
source: {title: $x, URL: https://e.example/}
items:
"""
TERM = "- {term: $x, definition: $x, also: [$x $n]}\n"
PERSON = (
    "zed:\n  name: {literal: $x, kind: group}\n  description: $x\n  url: https://e.example/'a='\n"
)
DOCS = "---\ntitle: $x\ndescription: $x\n---\n\nzebra\n"


def q(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def filled(text: str, number: int) -> str:
    """A file with hostile words in every place that takes any."""
    raw = SHOUTS[number]
    topic = q(raw.replace(";", ""))
    return Template(text).substitute(x=q(raw), raw=raw, n=number, day=number + 1, topic=topic)


def files() -> dict[str, str]:
    made = {
        "docs/about.md": filled(DOCS, 0),
        "docs/accessibility.md": "# Accessibility\n",
        "docs/people.yml": filled(PERSON, 0),
        "docs/glossary.yml": "".join(
            filled(TERM.replace("$x $n", q(f"form {n}")), n) for n in range(len(SHOUTS))
        ),
        "posts/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'><circle r='4'/></svg>",
        "reading_lists/l.yml": filled(LIST.replace("intro: $x", f"intro: {q('`<script>`')}"), 2)
        + "".join(filled(ITEM, number) for number in range(len(SHOUTS))),
    }
    for number in range(len(SHOUTS)):
        made[f"posts/p{number}.md"] = filled(POST, number)
        made[f"posts/p{number}.comments.yml"] = filled(COMMENTS, number)
        made[f"posts/p{number}.easy-read.md"] = filled(EASY_READ, number)
    return made


@pytest.fixture(scope="module", params=["reading-room", "material"])
def hostile(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, run: Run
) -> Path:
    """The site, built with its search index."""
    root = tmp_path_factory.mktemp("hostile")
    shell = request.param == "reading-room"
    config = CONFIG.format(
        theme=request.param,
        name=q(SHOUTS[1] if shell else "Material prints what mkdocs.yml says as it is"),
    )
    for name, text in (files() | {"mkdocs.yml": config}).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    done = run("mkdocs", "build", cwd=root)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture
def wary(browser: Browser) -> Iterator[Page]:
    """A page in which any script of the content would be noticed, or any request elsewhere."""
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith(("http://127.0.0.1:", "data:", "blob:"))
            else wrong.append(request.url)
        ),
    )  # fmt: skip
    yield page
    context.close()
    assert wrong == []


OWN = """
() => [...document.querySelectorAll("*")].flatMap(element =>
  [...element.attributes].filter(a => a.name.startsWith("on") || a.name === "srcdoc")
    .map(a => `${element.tagName} ${a.name}`)
)
"""


def test_no_page_runs_what_editors_wrote(
    wary: Page, serve: Callable[[Path], str], hostile: Path
) -> None:
    root = serve(hostile)
    pages = sorted(path.relative_to(hostile).as_posix() for path in hostile.rglob("*.html"))
    assert len(pages) > 30
    for name in pages:
        if name.startswith("old/"):
            continue
        wary.goto(root + name)
        assert wary.evaluate(OWN) == [], name
        assert wary.locator("main iframe, main svg[onload]").count() == 0
        links = "a[href^='javascript:' i], a[href^='data:' i]:not([download])"
        for link in wary.locator(links).all():
            pytest.fail(f"{name}: {link.get_attribute('href')}")


def test_search_shows_words_as_words(
    wary: Page, serve: Callable[[Path], str], hostile: Path
) -> None:
    wary.goto(serve(hostile) + "search/?q=zebra")
    results = wary.locator(".search-results > li")
    expect(results.first).to_be_visible()
    more = wary.get_by_role("button", name="Show more results")
    more.click()
    expect(results).to_have_count(15)
    text = " ".join(results.all_text_contents())
    assert "<img src=x onerror=alert(1)>" in text
    assert "<svg onload=alert(3)>" in text
    inside = (
        "els => els.flatMap(e => [...e.querySelectorAll('*')].map(x => x.tagName.toLowerCase()))"
    )
    assert set(results.evaluate_all(inside)) <= {"h2", "a", "p", "mark", "span"}
    wary.locator(".search-filters summary").click()
    expect(wary.get_by_label("Topic")).to_contain_text("<script>alert(2)</script>")
    wary.get_by_label("Topic").select_option(index=5)
    expect(results.first).to_be_visible()
    assert set(results.evaluate_all(inside)) <= {"h2", "a", "p", "mark", "span"}


def test_a_filter_or_query_in_the_address_is_words(
    wary: Page, serve: Callable[[Path], str], hostile: Path
) -> None:
    attack = "%3Cimg+src%3Dx+onerror%3Dalert(1)%3E"
    wary.goto(f"{serve(hostile)}search/?q={attack}&topic={attack}&kind={attack}#{attack}")
    expect(wary.get_by_role("status")).to_contain_text("<img src=x onerror=alert(1)>")
    assert wary.locator("main img").count() == 0
