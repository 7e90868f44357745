"""Old addresses as other programs made them, and the files that stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook import build
from reading_room.outputs.redirects import redirects

POST = "=== posts/a.md\n---\ntitle: A\ndate: 2014-01-01\naliases:\n- {}\n---\nWords.\n"


@pytest.mark.parametrize(
    ("alias", "file"),
    [
        ("/2018/rse-maëlle/", "2018/rse-maëlle/index.html"),
        ("/2018/rse-ma%C3%ABlle/", "2018/rse-maëlle/index.html"),
        ("/2018/rse-mae\u0308lle/", "2018/rse-maëlle/index.html"),
        ("/2018/%e2%80%9cquoted%e2%80%9d/", "2018/“quoted”/index.html"),
        ("/2018/page.html", "2018/page.html"),
        ("/Cap/Page.aspx", "Cap/Page.aspx/index.html"),
        ("/a_b/c~d/", "a_b/c~d/index.html"),
        ("/v1.2/notes.final/", "v1.2/notes.final/index.html"),
        ("/my%20post/", "my post/index.html"),
        ("/日本語/", "日本語/index.html"),
        ("/it's%2C(so)!/", "it's,(so)!/index.html"),
        ("2014/a", "2014/a/index.html"),
    ],
)
def test_what_can_be_an_old_address(tmp_path: Path, alias: str, file: str) -> None:
    site = build(tmp_path, POST.format(f'"{alias}"'))
    assert site.printed == ""
    assert [path for path, _ in redirects(site.library)] == [file]


@pytest.mark.parametrize(
    ("alias", "why"),
    [
        ("/?p=12", "is no file: what follows a ? is for a program"),
        ("/index.php?page=care", "is no file: what follows a ? is for a program"),
        ("/2014/a/#part", "is a place on a page"),
        ("/" + "a/" * 1000, "is longer than an address of this site can be, or has more folders"),
        ("/" + "/".join(["b" * 150] * 8), "is longer than an address of this site can be"),
        ("/a/../b/", "is not an old address inside this site"),
        ("/a/%2e%2e/b/", "is not an old address inside this site"),
        ("/a%2Fb/", "is not an old address inside this site"),
        ("/caf%E9/", "is not an old address inside this site"),
        ("/a%00b/", "is not an old address inside this site"),
        ("/a%0Ab/", "is not an old address inside this site"),
        ("/.git/", "is not an old address inside this site"),
        ("/a//b/", "is not an old address inside this site"),
        ("/100%/", "is not an old address inside this site"),
        ("https://example.org/a/", "is not an old address inside this site"),
        ("/a\\\\b/", "is not an old address inside this site"),
        ("/", "is not an old address inside this site"),
    ],
)
def test_what_cannot(tmp_path: Path, alias: str, why: str) -> None:
    printed = build(tmp_path, POST.format(f'"{alias}"')).printed
    assert why in printed
    assert "[alias-form]" in printed
    assert "posts/a.md:5:3: error" in printed


def test_two_ways_to_write_it_are_one_address(tmp_path: Path) -> None:
    other = POST.format("/caf%C3%A9/").replace("a.md", "b.md").replace("title: A", "title: B")
    printed = build(tmp_path, POST.format("/Café/") + other).printed
    assert "The address café belongs to posts/a.md" in printed
