"""Addresses stay inside the site, and nothing takes the place of anything else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casebook import build
from reading_room.addresses import Addresses

POST = """\
=== posts/first.md
---
title: First
date: 2026-01-05
{line}
---
Words.
=== docs/about.md
# About
"""


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("posts/first/index.html/a.png", "index.html"),
        ("posts/index.html/a.png", "index.html"),
        ("posts/first/Feed.xml/a.png", "Feed.xml"),
        ("docs/about/index.html/a.txt", "index.html"),
        ("docs/index.html/a.md", "index.html"),
    ],
)
def test_no_folder_takes_the_place_of_a_page(tmp_path: Path, path: str, folder: str) -> None:
    printed = build(tmp_path, f"{POST.format(line='')}=== {path}\nx\n").printed
    told = f"{path}: error: The folder {folder} would take the place of a file that the site makes."
    assert printed.startswith(f"{told} [file-place]")


@pytest.mark.parametrize(
    "path",
    [
        "Posts/x.md", "Feed.xml", "feed.xml", "pagefind/x.js", "SEARCH.md", "sitemap.xml.gz",
        "sitemap.xml", "rss.xsl", "404.html", "news.xml", "easy-read.md", "people/alex-fox.md",
        "reading-lists/works.bib",
    ],
)  # fmt: skip
def test_no_file_under_docs_takes_an_address_of_the_site(tmp_path: Path, path: str) -> None:
    text = f"{POST.format(line='')}=== docs/{path}\nmine\n"
    printed = build(tmp_path, text, feeds=("news.xml",)).printed
    assert printed.startswith(f"docs/{path}: error: This file would be published at")


@pytest.mark.parametrize(
    "alias",
    [
        "/POSTS/first/", "/Posts/", "/About/", "/topics/x/", "/Feed.xml/x/", "/sitemap.xml/x/",
        "/../x/", "/a/../../x/", "/a\\\\b/", "/%2e%2e/x/", "https://example.org/x/", "//x/",
        "/x\u2024/", "/a\u2215b/", "/./", "/...", "/a b/", "/404.html", "/index.html",
    ],
)  # fmt: skip
def test_an_old_address_stays_in_the_site_and_takes_no_place(tmp_path: Path, alias: str) -> None:
    printed = build(tmp_path, POST.format(line=f'aliases: ["{alias}"]')).printed
    assert re.match(r"posts/first.md:4:11: error: .*\[alias-(form|taken)\]", printed)


@pytest.mark.parametrize(
    "slug",
    ["../x", "/x", "a/b", "a\\\\b", "%2e%2e", "x.", "..", "文", "Index", "a\u2024b", "x.html"],
)
def test_no_slug_leads_out_of_the_site(tmp_path: Path, slug: str) -> None:
    printed = build(tmp_path, POST.format(line=f'slug: "{slug}"')).printed
    assert re.match(r"posts/first.md:4:7: error: .*\[slug-form\]", printed)


@pytest.mark.parametrize(
    ("path", "text", "rule"),
    [
        ("docs/people.yml", "../x: {name: Jo Fox}", "value-id"),
        ("docs/topics.yml", "../x: {title: Care}", "value-id"),
        (
            "reading_lists/a.yml",
            "title: A\ndate: 2026-01-05\nitems: [{id: ../x, title: A}]",
            "value-id",
        ),
        (
            "reading_lists/index.html.yml",
            "title: A\ndate: 2026-01-05\nitems: [{id: x, title: A}]",
            "slug-form",
        ),
        ("posts/b.md", "---\ntitle: B\ndate: 2026-01-05\nseries: ../x\n---", "value-id"),
    ],
)
def test_no_id_leads_out_of_the_site(tmp_path: Path, path: str, text: str, rule: str) -> None:
    printed = build(tmp_path, f"{POST.format(line='')}=== {path}\n{text}\n").printed
    assert printed.startswith(f"{path}:")
    assert f"[{rule}]" in printed


@pytest.mark.parametrize("topic", ["../x", "..", "a/b", "%2e%2e/x", "C:\\x", "index.html"])
def test_a_topic_in_free_words_is_one_part_of_an_address(tmp_path: Path, topic: str) -> None:
    site = build(tmp_path, POST.format(line=f"topics: ['{topic}']"))
    assert site.problems == []
    assert all(re.fullmatch(r"[a-z0-9-]+", id_) for id_ in site.library.topics)


def test_pictures_named_as_pages_are_no_pictures(tmp_path: Path) -> None:
    text = POST.format(line="") + "=== posts/first/index.html\nx\n=== posts/first/feed.xml\nx\n"
    library = build(tmp_path, text).library
    assert library.media == ()
    assert library.strays == ("posts/first/feed.xml", "posts/first/index.html")


@pytest.mark.parametrize(
    ("line", "kind"), [("series: index", "series"), ("topics: [index]", "topics")]
)
def test_nothing_is_called_index_where_pages_are_files(
    tmp_path: Path, line: str, kind: str
) -> None:
    text = POST.format(line=line)
    told = f"error: The address {kind}/index.html belongs to the page of all {kind}."
    assert told in build(tmp_path, text, addresses=Addresses(folders=False)).printed
    assert build(tmp_path, text).printed == ""


def test_no_file_takes_the_place_of_the_home_page(tmp_path: Path) -> None:
    text = POST.format(line="") + "=== docs/index.html\n<p>Mine\n"
    told = "docs/index.html: error: This file would be published at index.html, which is the home"
    assert told in build(tmp_path, text).printed
    assert build(tmp_path, text, home=False).printed == ""
