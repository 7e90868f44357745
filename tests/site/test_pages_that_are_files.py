"""``use_directory_urls: false``: each page is a file, and the site can be read from a disk."""

from __future__ import annotations

import json
import re
from pathlib import Path

import feedparser
import pytest

from helpers import Run, contents
from links_of_a_site import broken_links

MORE = """\
---
title: Two
date: 2026-01-06
aliases: [/old/two/, /older/two.html]
series: the-road
authors: [alex-fox]
topics: [Direct payments]
---

[First](first.md#why), [all](/posts/), [a topic](/topics/direct-payments/), [home](/) and
[us](/about.html).
"""

EDITION = "---\ntitle: Two\nallow: easy-read-picture\n---\n\nShort words.\n"


def test_every_link_leads_to_a_file(everything_as_files: Path) -> None:
    assert len([*everything_as_files.rglob("*.html")]) > 60
    assert broken_links(everything_as_files, "https://reading-room.example/", on_disk=True) == []


def test_the_same_is_published_as_in_folders(everything_as_files: Path, everything: Path) -> None:
    """Each page, and each file that is none, feeds and downloads at the addresses that they had."""
    folders, files = set(contents(everything)), set(contents(everything_as_files))
    same = {path for path in folders if not path.startswith("pagefind/")}
    pages = {path for path in same if path.endswith("/index.html") and path[:4] != "old/"}
    as_files = {path.removesuffix("/index.html") + ".html" for path in pages}
    assert same - pages <= files
    indexes = {"posts", "reading-lists", "people", "topics", "series", "archive", "easy-read"}
    indexes.add("manual")  # a folder of docs/ with an index.md
    assert as_files - files <= {f"{name}.html" for name in indexes} | {
        "glossary.html", "search.html", "subscribe.html", "accessibility.html",
        "reading-settings.html",
    }  # fmt: skip
    assert {f"{name}/index.html" for name in indexes} <= files


@pytest.mark.parametrize("command", ["mkdocs", "properdocs"])
def test_in_material_as_it_comes(run: Run, small_site: Path, command: str) -> None:
    config = small_site / "mkdocs.yml"
    config.write_text(
        config.read_text().replace("search: false", "page_size: 1") + "use_directory_urls: false\n"
    )
    (small_site / "posts/two.md").write_text(MORE)
    (small_site / "posts/two.easy-read.md").write_text(
        "---\ntitle: Two\nallow: easy-read-picture\n---\n\nShort words.\n"
    )
    (small_site / "posts/three.md").write_text(MORE.replace("Two", "Three").replace("two", "three"))
    done = run(command, "build", "--strict", cwd=small_site)
    assert done.returncode == 0, done.stderr
    site = small_site / "site"
    assert broken_links(site, "https://elsewhere.example/", on_disk=True) == []
    home = (site / "index.html").read_text()
    assert re.findall("<title>(.*?)</title>", home) == ["Elsewhere"]
    assert "og:site_name" not in home
    two = (site / "posts/two.html").read_text()
    for target in ("first.html#why", "index.html", "../topics/direct-payments.html"):
        assert f'href="../posts/{target}"' in two or f'href="{target}"' in two
    assert '<link rel="canonical" href="https://elsewhere.example/posts/two.html">' in two
    feed = feedparser.parse((site / "feed_rss_created.xml").read_bytes())
    assert {entry.link for entry in feed.entries} == {
        f"https://elsewhere.example/{path}.html"
        for path in ("posts/first", "posts/two", "posts/three", "reading-lists/works")
    }
    assert "Short words" in (site / "posts/two/easy-read.html").read_text()
    assert "posts/two.html" in (site / "old/two/index.html").read_text()
    assert json.loads((site / "search/filters.json").read_text())["kind"]


def test_ids_of_feeds_are_the_same_however_pages_are_published(run: Run, small_site: Path) -> None:
    config = small_site / "mkdocs.yml"
    text = config.read_text().replace("search: false", "feed_authority: elsewhere.example,2026")
    ids = []
    for more in ("", "use_directory_urls: false\n"):
        config.write_text(text + more)
        assert run("mkdocs", "build", "--strict", cwd=small_site).returncode == 0
        for name in ("feed.xml", "reading-lists/works/feed.xml", "feed_rss_updated.xml"):
            feed = feedparser.parse((small_site / "site" / name).read_bytes())
            ids.append([entry.id for entry in feed.entries])
    assert ids[:3] == ids[3:]
    assert "tag:elsewhere.example,2026:posts/first" in ids[0]
