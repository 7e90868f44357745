"""What a site calls its parts: each has an address of its own choosing, or is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpers import Run, contents
from links_of_a_site import broken_links

POST = """\
---
title: Two
date: 2026-01-07
authors: [alex-fox]
topics: [Direct payments]
series: the-road
---

[All](first.md#why), [all](/blog/).

![Two people at a table](two.png)
"""
EDITION = "---\ntitle: Two\nallow: easy-read-picture\n---\n\nShort words.\n"
THEMES = ["{name: material, font: false}", "reading-room"]


def configure(
    site: Path, options: str, theme: str = THEMES[0], url: str = "https://e.example/"
) -> None:
    address = f"site_url: {url}\n" if url else ""
    (site / "mkdocs.yml").write_text(
        f"site_name: Elsewhere\n{address}theme: {theme}\n"
        f"plugins:\n  - reading-room: {{as_of: 2026-01-31, {options}}}\n  - rss\n"
    )


def build(run: Run, site: Path, *words: str):  # type: ignore[no-untyped-def]
    done = run("mkdocs", "build", "--strict", *words, cwd=site)
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.mark.parametrize("theme", THEMES)
def test_every_part_can_have_another_address(run: Run, small_site: Path, theme: str) -> None:
    """A docs/ with pages of its own at all the usual addresses keeps them."""
    (small_site / "posts/two.md").write_text(POST)
    (small_site / "posts/two.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (small_site / "posts/two.easy-read.md").write_text(EDITION)
    (small_site / "docs/accessibility.yml").write_text(
        "organisation: Us\nprepared: 2026-01-01\ncontact: {email: a@example.org}\n"
    )
    usual = ["posts/index", "posts/first", "reading-lists", "people", "topics", "series/the-road"]
    usual += ["archive", "easy-read", "glossary", "search", "subscribe", "accessibility"]
    for name in usual:
        page = small_site / f"docs/{name}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"# Their own {name}\n")
    (small_site / "docs/posts/two.png").write_bytes(b"theirs")
    configure(
        small_site,
        "posts: blog, reading_lists: blog/lists, people: authors, topics: blog/tags, search: find,"
        " series: courses, archive: blog/years, easy_read: easy, glossary: words, subscribe: feeds,"
        " accessibility: about/access",
        theme,
    )
    done = build(run, small_site)
    assert done.returncode == 0, done.stderr
    site = small_site / "site"
    assert broken_links(site, "https://e.example/") == []
    for name in usual:
        at = name.removesuffix("index").removesuffix("/")
        assert f"Their own {name}" in (site / at / "index.html").read_text()
    assert (site / "posts/two.png").read_bytes() == b"theirs"
    for page in (
        "blog", "blog/two", "blog/two/easy", "blog/lists", "blog/lists/works", "authors/alex-fox",
        "blog/tags/direct-payments", "courses/the-road", "blog/years/2026", "easy", "words",
        "feeds", "about/access", "find",
    ):  # fmt: skip
        assert (site / page / "index.html").is_file(), page
    for file in ("blog/two.png", "blog/lists/works.bib", "blog/tags/direct-payments/feed.xml"):
        assert (site / file).is_file(), file
    first = (site / "feed_rss_created.xml").read_text()
    assert "https://e.example/blog/two/" in first
    assert "Their own" not in first


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_turned_off_is_made_by_nothing_and_linked_from_nowhere(
    run: Run, small_site: Path, theme: str
) -> None:
    (small_site / "posts/two.md").write_text(POST.partition("[All]")[0])
    (small_site / "posts/two.easy-read.md").write_text(EDITION)
    (small_site / "docs/glossary.yml").write_text("- term: Works\n  definition: What is written.\n")
    kinds = ("people", "topics", "series", "archive", "easy_read", "glossary", "search")
    configure(small_site, ", ".join(f"{kind}: false" for kind in (*kinds, "subscribe")), theme)
    done = build(run, small_site)
    assert done.returncode == 0, done.stderr
    site = small_site / "site"
    assert broken_links(site, "https://e.example/") == []
    made = set(contents(site))
    for name in ("people", "topics", "series", "archive", "glossary", "search", "subscribe"):
        assert not [path for path in made if path.startswith(f"{name}/")], name
    assert not [path for path in made if path.startswith(("easy-read", "pagefind"))]
    assert "posts/two/easy-read/index.html" in made
    post = (site / "posts/two/index.html").read_text()
    assert "Alex Fox" in post
    assert "Direct payments" in post
    assert 'href="../../topics' not in post


def test_a_home_page_of_their_own(run: Run, small_site: Path) -> None:
    configure(small_site, "home: false, search: false")
    done = build(run, small_site)
    assert done.returncode == 1
    assert "docs/index.md, which is not there" in done.stderr
    (small_site / "docs/index.html").write_text("<!doctype html><title>Ours</title>")
    assert build(run, small_site).returncode == 0
    assert (small_site / "site/index.html").read_text().endswith("<title>Ours</title>")
    (small_site / "docs/index.html").unlink()
    (small_site / "docs/index.md").write_text("# The manual\n\n[News](../posts/first.md)\n")
    assert build(run, small_site).returncode == 0
    home = (small_site / "site/index.html").read_text()
    assert "The manual" in home
    assert "New posts" not in home
    assert broken_links(small_site / "site", "https://e.example/") == []


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("posts: topics", "posts and topics cannot both be at topics/"),
        ("posts: ''", "posts:  cannot be part of an address. Write posts: posts"),
        ("topics: Réseau social", "Write topics: reseau-social, or topics: false"),
        ("people: ../people", "people: ../people cannot be part of an address"),
        ("search: pagefind", "search: the site has other files in pagefind/"),
        ("topics: posts/page", "topics: the site has its pages of older posts at posts/page/"),
        ("posts: blog, people: Blog/Page/x", "people: the site has its pages of older posts at"),
        ("series: archive/2026", "series: the site has its pages of years at archive/2026/"),
        (f"posts: {'a' * 300}", "aaa… is too long. Keep each part under 200 letters"),
        ("topics: x/CON", "topics: no folder can be called con on Windows"),
        ("accessibility: false", "accessibility: False cannot be part of an address"),
        ("posts: false", "posts: false in mkdocs.yml leaves no address for 1 post"),
        ("reading_lists: false", "leaves no address for 1 reading list"),
        ("topics: posts/first", "The address posts/first/ belongs to topics"),
    ],
)
def test_what_cannot_be_an_address(run: Run, small_site: Path, option: str, told: str) -> None:
    configure(small_site, option)
    done = build(run, small_site)
    assert done.returncode == 1
    assert told in done.stderr
    assert not (small_site / "site").exists()


def test_no_page_is_written_over_another(run: Run, small_site: Path) -> None:
    (small_site / "posts/second.md").write_text(
        "---\ntitle: Second\ndate: 2026-01-06\nseries: index\n---\nWords.\n"
    )
    configure(small_site, "search: false")
    config = small_site / "mkdocs.yml"
    config.write_text(f"{config.read_text()}use_directory_urls: false\n")
    done = build(run, small_site)
    assert done.returncode == 1
    assert "The address series/index.html belongs to the page of all series" in done.stderr
    assert not (small_site / "site").exists()


def test_a_file_in_the_way_is_told_with_the_setting(run: Run, small_site: Path) -> None:
    (small_site / "docs/topics.md").write_text("# Ours\n")
    (small_site / "docs/posts").mkdir()
    for name in ("a", "b", "c"):
        (small_site / f"docs/posts/{name}.md").write_text("# Ours\n")
    done = build(run, small_site)
    assert done.returncode == 1
    assert "Write topics: tags, or topics: false, under reading-room" in done.stderr
    assert "docs/posts/a.md: error: This file, and 2 more files below it," in done.stderr
    assert "write posts: blog, under reading-room in mkdocs.yml" in done.stderr


@pytest.mark.parametrize("theme", THEMES)
def test_without_an_address_of_the_site_there_are_no_feeds(
    run: Run, small_site: Path, theme: str
) -> None:
    configure(small_site, "search: false", theme, url="")
    done = build(run, small_site)
    assert done.returncode == 0, done.stderr
    assert "No feeds are made: they need the address of the site" in done.stderr
    site = small_site / "site"
    made = contents(site)
    assert not [path for path in made if "feed" in path or "rss" in path or "subscribe" in path]
    named = re.compile(rb'application/(?:rss|atom|feed)|href="[^"]*(?:feed|subscribe)')
    assert not [path for path, data in made.items() if path[-5:] == ".html" and named.search(data)]
    assert broken_links(site) == []


def test_an_address_with_a_path(run: Run, small_site: Path) -> None:
    configure(small_site, "search: false", "reading-room", "https://e.example/a/b/")
    assert build(run, small_site).returncode == 0
    site = small_site / "site"
    assert broken_links(site, "https://e.example/a/b/") == []
    assert 'href="/a/b/posts/"' in (site / "404.html").read_text()
    assert "https://e.example/a/b/posts/first/" in (site / "feed.xml").read_text()
