"""Redirects from old addresses, and robots.txt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import html5lib
import pytest

from casebook import build
from reading_room.outputs.redirects import redirects, robots

if TYPE_CHECKING:
    from reading_room.library import Library

HTML = "{http://www.w3.org/1999/xhtml}"


def test_each_alias_leads_to_its_page_and_a_draft_s_nowhere(library: Library) -> None:
    leads = {}
    for path, data in redirects(library):
        page = html5lib.HTMLParser(strict=True).parse(data, transport_encoding="utf-8")
        (meta,) = [m for m in page.iter(f"{HTML}meta") if m.get("http-equiv") == "refresh"]
        (link,) = page.iter(f"{HTML}a")
        (canonical,) = [m.get("href") for m in page.iter(f"{HTML}link")]
        delay, _, target = (meta.get("content") or "").partition("; url=")
        assert delay == "0"
        (script,) = page.iter(f"{HTML}script")
        assert script.get("data-to") == target  # which keeps the #part: see tests/browser
        assert b"noindex" not in data  # of such a page no search engine follows the refresh
        assert link.get("href") == target
        at = f"https://trial.example/{path.removesuffix('index.html')}"
        leads[path] = urljoin(at, target)
        assert leads[path] == canonical
    assert leads == {
        "2014/marks/index.html": "https://trial.example/posts/marks/",
        "old.html": "https://trial.example/posts/marks/",
        "gone-was-here/index.html": "https://trial.example/posts/gone/",
    }


def test_a_redirect_names_the_page_it_leads_to(library: Library) -> None:
    pages = {path: data.decode() for path, data in redirects(library)}
    title = "Choice &amp; &quot;control&quot; &lt;now&gt; ]]&gt; &amp;amp; more"
    assert f"<h1>{title}</h1>" in pages["old.html"]
    assert '<html lang="en-GB">' in pages["old.html"]


def test_without_an_address_of_the_site_there_is_no_canonical_link(tmp_path: Path) -> None:
    text = "=== posts/a.md\n---\ntitle: A\ndate: 2014-01-01\naliases: [/old/]\n---\n"
    ((_, data),) = redirects(build(tmp_path, text, site_url="").library)
    assert b"canonical" not in data
    assert b'href="../posts/a/"' in data


def test_robots_may_read_everything_and_find_the_sitemap(library: Library) -> None:
    ((path, data),) = robots(library)
    parser = RobotFileParser()
    parser.parse(data.decode().splitlines())
    assert path == "robots.txt"
    assert parser.can_fetch("*", "https://trial.example/posts/marks/")
    assert parser.site_maps() == ["https://trial.example/sitemap.xml"]


@pytest.mark.parametrize(
    ("text", "url"),
    [("=== docs/robots.txt\nUser-agent: *\n", "https://trial.example/"), ("", "")],
    ids=["the site has its own", "the site has no address"],
)
def test_no_robots_of_ours(tmp_path: Path, text: str, url: str) -> None:
    assert list(robots(build(tmp_path, text, site_url=url).library)) == []
