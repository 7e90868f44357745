"""Exports and folders that would do harm: refused in one line, or harmless."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from importers.blogs.moved import blog_of, files, move, site_in
from importers.imported import library_of

HEAD = (
    '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    "<wp:wxr_version>1.2</wp:wxr_version><link>https://old.example</link>"
)


def export(folder: Path, text: str) -> Path:
    path = folder / "export.xml"
    path.write_text(text)
    return path


def item(body: str, name: str = "a-post", more: str = "") -> str:
    return (
        f"<item><title>A post</title><wp:post_id>1</wp:post_id><wp:post_name>{name}</wp:post_name>"
        "<wp:post_date>2014-01-02 10:00:00</wp:post_date><wp:post_type>post</wp:post_type>"
        f"<wp:status>publish</wp:status>{more}"
        f"<content:encoded><![CDATA[{body}]]></content:encoded></item>"
    )


def test_an_export_that_declares_entities_is_refused(tmp_path: Path) -> None:
    entities = (
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
        '<!ENTITY c SYSTEM "file:///etc/passwd">]>'
    )
    site = site_in(tmp_path)
    before = files(site)
    done = move(site, export(tmp_path, f"{entities}{HEAD}{item('&b;&c;')}</channel></rss>"))
    assert done.status == 1
    assert "it declares entities" in done.said
    assert done.said.count("\n") == 1
    assert files(site) == before


def test_an_export_that_is_cut_off_is_refused_with_its_line(tmp_path: Path) -> None:
    site = site_in(tmp_path)
    done = move(site, export(tmp_path, f"{HEAD}\n{item('Words.')}\n<item><title>"))
    assert (done.status, "line 3: it is not whole" in done.said) == (1, True)


def test_an_export_that_is_too_large_is_refused(tmp_path: Path) -> None:
    site = site_in(tmp_path)
    path = export(tmp_path, HEAD)
    with path.open("r+b") as file:
        file.truncate(50_000_001)
    done = move(site, path)
    assert (done.status, "more than 50 MB" in done.said) == (1, True)


def test_scripts_and_paths_out_of_the_folder_do_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret.pdf").write_text("secret")
    old = tmp_path / "old"
    old.mkdir()
    body = (
        '<p onclick="x()">Words <script>alert(1)</script><img src="../secret.pdf" alt="A file">'
        '<a href="../secret.pdf">the file</a> <a href="javascript:alert(1)">a script</a>'
        '<img src="x" onerror="alert(1)" alt="A square"></p>'
    )
    site = site_in(tmp_path)
    done = move(site, export(old, f"{HEAD}{item(body, '../../evil')}</channel></rss>"))
    there = files(site)
    assert {path for path in there if path.startswith("posts/")} == {"posts/export/evil.md"}
    text = there["posts/export/evil.md"].decode()
    for sign in ("secret", "<script", "onclick", "onerror", "alert(1)</"):
        assert sign not in text.replace("https://old.example/secret.pdf", "")
    _, errors = library_of(site)
    assert not errors
    assert "link to javascript: (1)" in done.report


def test_a_folder_with_links_out_of_it_gives_nothing_away(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("---\ntitle: Secret\ndate: 2014-01-01\n---\nSecret.\n")
    (tmp_path / "secret.pdf").write_text("secret")
    blog = blog_of(
        tmp_path / "old",
        {"a.md": "---\ntitle: A\ndate: 2014-01-02\n---\nSee [the file](secret.pdf).\n"},
    )
    (blog / "linked.md").symlink_to(tmp_path / "secret.md")
    (blog / "secret.pdf").symlink_to(tmp_path / "secret.pdf")
    site = site_in(tmp_path)
    move(site, blog)
    assert {path for path in files(site) if path.startswith("posts/")} == {"posts/old/a.md"}


def test_front_matter_that_stands_for_gigabytes_is_left_out(tmp_path: Path) -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
        for old, new in zip("abcdefghi", "bcdefghij", strict=True)
    )
    blog = blog_of(tmp_path / "old", {"2014-01-02-a.md": f"---\n{bomb}title: A\n---\nWords.\n"})
    done = move(site_in(tmp_path), blog)
    assert "front matter that cannot be read" in done.said


def test_what_takes_long_to_look_through_is_soon_through(tmp_path: Path) -> None:
    """Each would take minutes where a pattern looks for its end from every beginning."""
    texts = {
        f"2014-01-{day:02}-a.md": f"---\ntitle: A\n---\n{text}\n"
        for day, text in enumerate(
            (
                "{{< a " * 4_000,
                "{% a " * 4_000,
                "{{ a " * 4_000,
                "<a " * 4_000,
                "<div>" * 4_000,
                "[" * 8_000,
                "![a](" * 4_000,
                "!!! note\n" * 2_000,
                ":::a\n" * 1_000,
                "==a" * 4_000,
                "{# a " * 4_000,
                "<iframe>" * 2_000,
                "[^a" * 4_000,
                "<x-y>" * 2_000,
                "`" * 8_000,
            ),
            1,
        )
    }
    done = move(site_in(tmp_path), blog_of(tmp_path / "old", texts))
    assert "15 posts in posts/old/" in done.said


PNG = b"\x89PNG\r\n" + b"0" * 200
NIKOLA = """\
SITE_URL = "https://n.example/"
POSTS = (("posts/*.ipynb", "posts", "post.tmpl"), ("", "posts", "x"), ("posts/**.md", "a", "x"))
PAGES = (("", "pages", "page.tmpl"), ("pages/**.md", "pages", "page.tmpl"))
"""


def _drawn(**forms: object) -> dict[str, Any]:
    output = {"output_type": "display_data", "data": {k.replace("_", "/"): forms[k] for k in forms}}
    return {"cell_type": "code", "source": "x", "outputs": [output]}


CELLS: dict[str, Any] = {
    "a heading of a billion levels": {"cell_type": "heading", "level": 10**12, "source": "Deep"},
    "outputs that are a number": {"cell_type": "code", "source": "x", "outputs": 5},
    "outputs that are words": {"cell_type": "code", "source": "x", "outputs": "abc"},
    "half of a letter": {"cell_type": "markdown", "source": "lone \ud800 half"},
    "a page in place of a picture": _drawn(image_png=base64.b64encode(b"<script>" * 99).decode()),
    "a drawing that is none": _drawn(**{"image/svg+xml": {"a": 1}}),
    "attachments that are none": {"cell_type": "markdown", "source": "x", "attachments": [1]},
}


def _nikola(folder: Path, notebook: str) -> Path:
    meta = ".. title: Sums\n.. slug: {}\n.. date: 2014-05-06 10:00:00 UTC\n"
    good = json.dumps({"nbformat": 4, "cells": [{"cell_type": "markdown", "source": "Words."}]})
    (folder / "posts").mkdir(parents=True)
    (folder / "conf.py").write_text(NIKOLA)
    for name, text in (("good", good), ("bad", notebook)):
        (folder / f"posts/{name}.ipynb").write_text(text)
        (folder / f"posts/{name}.meta").write_text(meta.format(name))
    return folder


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
def test_a_hostile_notebook_harms_nothing(tmp_path: Path, cell: dict[str, Any]) -> None:
    old = _nikola(tmp_path / "old", json.dumps({"nbformat": 4, "cells": [cell]}))
    site = site_in(tmp_path)
    move(site, old)
    there = files(site)
    assert {path for path in there if path.startswith("posts/")} == {
        "posts/old/good.md", "posts/old/bad.md"
    }  # fmt: skip


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "[1]", '{"nbformat": 3, "worksheets": [{"cells": 5}]}']
)
def test_what_is_no_notebook_is_told_and_is_no_post(tmp_path: Path, text: str) -> None:
    site = site_in(tmp_path)
    done = move(site, _nikola(tmp_path / "old", text))
    there = files(site)
    assert "posts/old/good.md" in there
    if "worksheets" not in text:
        assert "posts/old/bad.md" not in there
        assert "notebook that cannot be read" in done.report


def test_pictures_dropped_into_a_notebook_come_along(tmp_path: Path) -> None:
    cell = {
        "cell_type": "markdown",
        "source": "![A square](attachment:a.png)",
        "attachments": {"a.png": {"image/png": base64.b64encode(PNG).decode()}},
    }
    site = site_in(tmp_path)
    move(site, _nikola(tmp_path / "old", json.dumps({"nbformat": 4, "cells": [cell]})))
    there = files(site)
    assert there["posts/old/bad/bad-1.png"] == PNG
    assert b"![A square](bad-1.png)" in there["posts/old/bad/index.md"]


def test_an_address_that_is_none_stops_no_import(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    for number, address in enumerate(("https://[bad/x", "https://a.example/one")):
        (old / f"{number}.html").write_text(
            f"<html><head><title>Page {number}</title><link rel=canonical href='{address}'>"
            "<meta property='article:published_time' content='2014-01-02'></head>"
            "<body><article><p>Words of <a href='https://[bad/y'>a page</a>.</p></article></body>"
        )
    (old / "_redirects").write_text("https://[bad/z /one 301\n/old https://[bad/q\n/was /one\n")
    site = site_in(tmp_path)
    done = move(site, old)
    assert sum(path.startswith("posts/") for path in files(site)) == 2, done.said


def test_a_large_picture_inside_a_text_takes_little_memory() -> None:
    import tracemalloc

    from reading_room.importers.blogs.text.draft import Draft
    from reading_room.importers.blogs.text.inside import pictures_inside

    data = base64.b64encode(PNG * 10_000).decode()
    draft = Draft("a.md", f"![A square](data:image/png;base64,{data})", 1, [])
    held: dict[str, bytes] = {}
    tracemalloc.start()
    pictures_inside(draft, held)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert held == {"picture-1.png": PNG * 10_000}
    assert most < 12 * len(data)


def test_a_file_that_is_too_large_is_told(tmp_path: Path) -> None:
    old = _nikola(tmp_path / "old", "")
    with (old / "posts/bad.ipynb").open("r+b") as file:
        file.truncate(20_000_001)
    site = site_in(tmp_path)
    assert "file that is too large" in move(site, old).report
