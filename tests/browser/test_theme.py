"""A stranger's site in our theme: axe on every kind of page, the menu by keyboard, files of its own
under the policy."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import access
import npm
from helpers import REPOSITORY, Run

STATES = ("Light", "Dark", "320 pixels wide")
FILES = {
    "docs/index.md": "# Welcome\n\nHello, and read on.\n",
    "docs/about.md": "# About us\n\n## Who\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n    code\n",
    "docs/guides/one.md": "# One\n\nWords.\n",
    "docs/people.yml": "ann:\n  name: Ann Oak\n",
    "docs/glossary.yml": "- {term: Plan, also: [scheme], definition: What will be done.}\n",
    "docs/accessibility.yml": (
        "organisation: Us\nprepared: 2026-01-01\ncontact: {email: us@example.org}\n"
    ),
    "posts/first.md": """\
---
title: The first post
date: 2026-05-14
authors: [ann]
topics: [Gardens]
series: Growing
description: What the garden was like.
---

Words of a plan, and [@fox-2014].

## Why

```python
print("hello")
```

## What

| Name | Cost |
|:-----|-----:|
| Rent |    5 |

## How

> [!NOTE]
> Mind the gate.
""",
    "posts/first.easy-read.md": (
        "---\ntitle: The garden\nchecked_by: Ann\npictures: Ours.\n---\n\n"
        "![A gate.](gate.svg)\n\nThe gate is open.\n"
    ),
    "posts/gate.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n',
    "posts/second.md": "---\ntitle: The second\ndate: 2026-05-15\nseries: Growing\n---\n\nMore.\n",
    "posts/gone.md": "---\ntitle: Gone\ndate: 2026-05-13\nwithdrawn: It was wrong.\n---\n",
    "reading_lists/works.yml": """\
title: Works
date: 2026-01-06
description: What to read.
items:
  - {id: fox-2014, title: A work, author: [Ann Oak], issued: "2014-01", importance: essential}
  - {id: elm-2015, title: Another, issued: "2015", responds_to: [fox-2014], note: Read it.}
""",
}  # fmt: skip
KINDS = {
    "Home": "",
    "Posts": "posts/",
    "Post": "posts/first/",
    "Easy Read edition": "posts/first/easy-read/",
    "Withdrawn post": "posts/gone/",
    "Years": "archive/",
    "Year": "archive/2026/",
    "Reading lists": "reading-lists/",
    "List": "reading-lists/works/",
    "Topics": "topics/",
    "Topic": "topics/gardens/",
    "Series": "series/growing/",
    "People": "people/",
    "Person": "people/ann/",
    "Easy Read": "easy-read/",
    "Glossary": "glossary/",
    "Search": "search/",
    "Subscribe": "subscribe/",
    "Reading settings": "reading-settings/",
    "Accessibility": "accessibility/",
    "Page under docs/": "about/",
    "Page not found": "404.html",
}
RICH = """\
site_description: Posts and lists about gardens.
copyright: Ann &copy; 2026
repo_url: https://github.com/ours/room
edit_uri: edit/main/docs/
extra_css: [own.css]
extra_javascript: [own.js]
extra:
  social:
    - {icon: fontawesome/brands/mastodon, link: "https://social.example/@ann", name: Ann}
    - {icon: material/email, link: "mailto:ann@example.org"}
markdown_extensions:
  - pymdownx.highlight: {anchor_linenums: true}
  - pymdownx.inlinehilite
  - pymdownx.superfences
nav:
  - posts.md
  - Guides:
    - guides/one.md
    - guides/code.md
    - Deeper:
      - about.md
      - MkDocs: https://www.mkdocs.org/
  - Help:
    - glossary.md
"""
CODE = """\
# Code

Words with `#!python print("x", 1)` among them.

```python linenums="1" hl_lines="2" title="one.py"
@decorated
class One(Base):  # a remark
    \"\"\"What it is.\"\"\"
    def two(self, three: int = 4) -> str | None:
        return f"{three!r} \\n" if three is not None and three > 4.5 else None  # no
```

```html
<!DOCTYPE html>
<p class="a" id=b>&amp; <!-- no --> </p>
```

```yaml
key: {a: 1, b: [true, ~, "x"]}  # no
other: &anchor |
  words
```

```bash
$ export A="$(ls -l | grep 'x')" && echo ${A:-none}  # no
```

```diff
--- a/x
+++ b/x
@@ -1 +1 @@
-old
+new
```

```pycon
>>> 1 / 0
Traceback (most recent call last):
  File "<stdin>", line 1, in <module>
ZeroDivisionError: division by zero
```

```javascript
const a = /x+/g, b = `${a} ${1e3}`; // no
export default async function* f({ c } = {}) { throw new Error("no"); }
```

```css
@media (min-width: 1em) { a:hover::after { color: #fff !important; } }
```

```sql
SELECT a, COUNT(*) FROM b WHERE c = 'd' AND e IS NULL; -- no
```
"""
OWN = {
    "docs/guides/code.md": CODE,
    "docs/own.css": (
        '@font-face { font-family: Own; src: url("own.woff2"); }\n'
        "h1 { letter-spacing: 1px }\n.owned { font-family: Own }\n"
    ),
    "docs/own.js": 'document.documentElement.dataset.own = "yes";\n',
    "docs/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>\n',
    "docs/own.woff2": "",
}
INKS = """() => [...document.querySelectorAll(".highlight code span")]
  .map(each => getComputedStyle(each).color)"""


def built(folder: Path, run: Run, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    done = run("mkdocs", "build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def readme() -> str:
    """The mkdocs.yml of the README."""
    text = (REPOSITORY / "README.md").read_text("utf-8")
    [config] = re.findall(r"```yaml\n(site_name:.*?)```", text, re.S)
    return str(config)


@pytest.fixture(scope="module")
def plain(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory, run: Run) -> str:
    """The address of a site of every kind of page, with the lines of the README."""
    return serve(built(tmp_path_factory.mktemp("plain"), run, FILES | {"mkdocs.yml": readme()}))


@pytest.fixture(scope="module")
def rich(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory, run: Run) -> str:
    """The address of the same with all that the theme takes."""
    own = '  name: reading-room\n  logo: logo.svg\n  palette: {primary: "#1A4480"}\n'
    config = readme().replace("  name: reading-room\n", own) + RICH
    return serve(built(tmp_path_factory.mktemp("rich"), run, FILES | OWN | {"mkdocs.yml": config}))


def test_no_kind_of_page_breaks_a_rule(browser: Browser, plain: str) -> None:
    npm.node()
    assert access.measure(browser, plain, KINDS, STATES).findings == []


def test_what_the_theme_takes_breaks_no_rule(browser: Browser, rich: str) -> None:
    npm.node()
    pages = {name: KINDS[name] for name in ("Home", "Post", "Page under docs/", "Page not found")}
    assert access.measure(browser, rich, pages, STATES).findings == []


def test_code_in_pages_under_docs_has_seven_to_one_on_every_ground(
    look: Callable[..., Page], rich: str
) -> None:
    page = look(1280)
    page.goto(rich + "guides/code/")
    assert page.locator(".highlight span[class]").count() > 100
    inks = set()
    for scheme in ("light", "dark"):
        for contrast in ("no-preference", "more"):
            page.emulate_media(color_scheme=scheme, contrast=contrast)  # type: ignore[arg-type]
            assert page.evaluate("measure.faint()") == [], (scheme, contrast)
        page.emulate_media(color_scheme=scheme, contrast="no-preference")  # type: ignore[arg-type]
        inks |= set(page.evaluate(INKS))
    assert len(inks) >= 8  # of four kinds of words, in either scheme


def test_a_menu_of_sections_works_by_keyboard_and_without_a_script(
    browser: Browser, rich: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=access.WIDE)
    page = context.new_page()
    page.goto(rich + "about/")
    menu = page.get_by_role("navigation", name="Main")
    guides, one = menu.locator("summary", has_text="Guides"), menu.get_by_text("One")
    expect(one).to_be_hidden()
    guides.focus()
    page.keyboard.press("Enter")
    expect(one).to_be_visible()
    for name in ("One", "Code", "About us", "MkDocs"):
        page.keyboard.press("Tab")
        expect(menu.get_by_role("link", name=name)).to_be_focused()
    page.keyboard.press("Tab")
    expect(menu.locator("summary", has_text="Help")).to_be_focused()
    page.keyboard.press("Enter")
    expect(one).to_be_hidden()  # one section is open at a time
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_cut_off_or_laid_over_something(
    look: Callable[..., Page], rich: str, width: int
) -> None:
    page = look(width)
    page.goto(rich + "about/")
    menu = page.get_by_role("button", name="Menu")
    if menu.is_visible():
        menu.click()  # what opens lies over the page, below the header
        ends = "element => element.getBoundingClientRect().bottom"
        starts = "element => element.getBoundingClientRect().top"
        header, drawer = page.locator("header.site"), page.locator(".drawer")
        assert drawer.evaluate(starts) >= header.evaluate(ends) - 1
        page.evaluate("document.querySelector('main').style.visibility = 'hidden'")
    page.locator("header summary").first.click()
    assert page.evaluate("[...measure.lost(), ...measure.overlaps()]") == []


@pytest.mark.parametrize("site", ["plain", "rich"])
def test_the_header_is_one_row(
    look: Callable[..., Page], request: pytest.FixtureRequest, site: str
) -> None:
    page = look(1280)
    page.goto(request.getfixturevalue(site))
    middles = page.locator("header :is(.name, nav > ul > li, form)").evaluate_all(
        "all => all.map((each) => each.getBoundingClientRect()).map((b) => (b.top + b.bottom) / 2)"
    )
    assert max(middles) - min(middles) < 12


def test_styles_and_scripts_of_the_site_itself_are_let_in(
    look: Callable[..., Page], rich: str
) -> None:
    page = look(1280)
    page.goto(rich + "about/")
    assert page.evaluate("document.documentElement.dataset.own") == "yes"
    heading = page.get_by_role("heading", name="About us")
    assert heading.evaluate("each => getComputedStyle(each).letterSpacing") == "1px"
    link = page.locator("main a").first.evaluate("each => getComputedStyle(each).color")
    assert link == "rgb(26, 68, 128)"


def test_so_are_its_fonts(page: Page, rich: str) -> None:
    page.goto(rich + "about/")
    page.evaluate("addEventListener('securitypolicyviolation', () => { window.stopped = true; })")
    with page.expect_response("**/own.woff2"):
        page.get_by_role("heading", name="About us").evaluate("each => each.className = 'owned'")
    assert page.evaluate("window.stopped") is None
