"""Who checked an Easy Read edition, and which part of the site it stands in."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest

from helpers import Run

EDITION = """\
---
title: Choice
{keys}---

![Two doors, one of them open](doors.svg)

You choose.
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h3v7H1z"/></svg>\n'


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("", ""),
        ("checked_by: a readers’ group\n", "<p>Checked by a readers’ group.</p>"),
        (
            'checked_by: a readers’ group\nchecked_on: "2026-01-05"\n',
            "<p>Checked by a readers’ group on 5 January 2026.</p>",
        ),
        (
            'checked_by: a readers’ group\nchecked_on: "2026-01"\n',
            "<p>Checked by a readers’ group in January 2026.</p>",
        ),
    ],
)
def test_who_checked_an_edition(run: Run, small_site: Path, keys: str, said: str) -> None:
    (small_site / "posts/first.easy-read.md").write_text(EDITION.format(keys=keys))
    (small_site / "posts/doors.svg").write_text(SVG)
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 0, done.stderr
    page = (small_site / "site/posts/first/easy-read/index.html").read_text()
    assert said in page
    assert page.count("Checked") == bool(said)


def current(page: Path) -> dict[str, str]:
    """The entries of the menu that are marked, and how."""
    tree = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
    [menu] = [each for each in tree.iter("nav") if each.get("aria-label") == "Main"]
    return {
        link.text or "": link.get("aria-current", "")
        for link in menu.iter("a")
        if "aria-current" in link.attrib
    }


def test_an_edition_stands_below_easy_read_in_the_menu(run: Run, small_site: Path) -> None:
    (small_site / "posts/first.easy-read.md").write_text(EDITION.format(keys=""))
    (small_site / "posts/doors.svg").write_text(SVG)
    (small_site / "posts/gone.easy-read.md").write_text(EDITION.format(keys=""))
    (small_site / "posts/gone.md").write_text(
        "---\ntitle: Gone\ndate: 2026-01-05\nwithdrawn: It was wrong.\n---\n"
    )
    config = small_site / "mkdocs.yml"
    text = config.read_text().replace("name: material\n", "name: reading-room\n")
    pages = small_site / "site"
    for entries, editions, own in (
        ("posts.md, easy-read.md", {"Easy Read": "true"}, {"Easy Read": "page"}),
        ("posts.md, about.md", {"Posts": "true"}, {}),
    ):
        config.write_text(f"{text}\nnav: [{entries}]\n")
        done = run("mkdocs", "build", cwd=small_site)
        assert done.returncode == 0, done.stderr
        assert current(pages / "posts/first/easy-read/index.html") == editions
        assert current(pages / "posts/gone/easy-read/index.html") == editions
        assert current(pages / "posts/first/index.html") == {"Posts": "true"}
        assert current(pages / "easy-read/index.html") == own
