"""The repository's own site, as it is published: valid pages, links that lead somewhere."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest

from helpers import REPOSITORY

SITE = "https://reading-room.example/"
XHTML = "{http://www.w3.org/1999/xhtml}"
CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
"""What a page of the manual shows of other programs, too."""


def pages(site: Path) -> dict[str, str]:
    """Every page by its address."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        found[SITE + name.removesuffix("index.html")] = path.read_text(encoding="utf-8")
    return found


@cache
def _parsed(html: str):  # type: ignore[no-untyped-def]
    return html5lib.HTMLParser(strict=True).parse(html)


def test_every_page_is_valid_to_a_strict_parser(real_site: Path) -> None:
    wrong = {}
    for address, html in pages(real_site).items():
        try:
            _parsed(html)
        except html5lib.html5parser.ParseError as error:
            wrong[address] = str(error)
    assert wrong == {}
    assert len(pages(real_site)) > 60


def test_every_page_has_one_main_heading_and_ids_that_are_unique(real_site: Path) -> None:
    wrong = []
    for address, html in pages(real_site).items():
        tree = _parsed(html)
        ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
        if len(list(tree.iter(f"{XHTML}h1"))) != 1:
            wrong.append((address, "h1"))
        wrong += [(address, id_) for id_, count in ids.items() if count > 1]
    assert wrong == []


def test_every_post_says_in_its_head_how_it_is_cited(real_site: Path) -> None:
    """In this site's own shell; tests/formats/test_in_pages.py reads Material's."""
    heads = {}
    for address, html in pages(real_site).items():
        metas = _parsed(html).find(f"{XHTML}head").iter(f"{XHTML}meta")
        found = [(each.get("name"), each.get("content")) for each in metas]
        if said := dict(pair for pair in found if (pair[0] or "").startswith("citation_")):
            heads[address] = said
    assert len(heads) > 10
    for address, said in heads.items():
        assert re.fullmatch(rf"{SITE}posts/[^/]+/", address)
        assert said["citation_public_url"] == address
        needed = ("title", "author", "publication_date", "journal_title", "language")
        assert {f"citation_{name}" for name in needed} <= said.keys()


def test_every_page_says_its_language_and_title_and_links_the_feeds(real_site: Path) -> None:
    titles = Counter()
    for address, html in pages(real_site).items():
        tree = _parsed(html)
        assert tree.get("lang") == "en-GB", address
        title = tree.find(f".//{XHTML}title").text
        assert title
        assert "None" not in title
        titles[title] += 1
        kinds = {link.get("type") for link in tree.iter(f"{XHTML}link")}
        assert "application/rss+xml" in kinds, address
        assert "application/atom+xml" in kinds, address
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_internal_link_and_anchor_leads_somewhere(real_site: Path) -> None:
    found = pages(real_site)
    files = {SITE + path.relative_to(real_site).as_posix() for path in real_site.rglob("*")}
    ids = {
        address: {element.get("id") for element in _parsed(html).iter()} | {"", None}
        for address, html in found.items()
    }
    wrong = []
    followed = 0
    for address, html in found.items():
        base = SITE if address.endswith("404.html") else address
        for element in _parsed(html).iter():
            for name in ("href", "src", "action"):
                target = urljoin(base, element.get(name) or "")
                if not element.get(name) or not target.startswith(SITE):
                    continue
                followed += 1
                parts = urlsplit(target)
                where = unquote(parts._replace(fragment="", query="").geturl())
                if (where not in found and where not in files) or (
                    where in ids and unquote(parts.fragment) not in ids[where]
                ):
                    wrong.append((address, target))
    assert wrong == []
    assert followed > 2000


def test_nothing_is_asked_of_anyone_elses_server(real_site: Path) -> None:
    wrong = []
    for address, html in pages(real_site).items():
        for element in _parsed(html).iter():
            tag = str(element.tag).removeprefix(XHTML)
            outside = element.get("src") or (element.get("href") if tag == "link" else "") or ""
            if outside.startswith(("http:", "https:", "//")) and not outside.startswith(SITE):
                wrong.append((address, outside))
    assert wrong == []
    for sheet in real_site.rglob("*.css"):
        assert not re.search(r"url\(|@import", sheet.read_text()), sheet


def test_every_post_and_list_is_published_and_in_the_sitemap(real_site: Path) -> None:
    sitemap = (real_site / "sitemap.xml").read_text()
    posts = [path for path in (REPOSITORY / "posts").glob("*.md") if ".easy-read" not in path.name]
    lists = list((REPOSITORY / "reading_lists").glob("*.yml"))
    assert len(posts) >= 12
    assert len(lists) >= 3
    for path in posts:
        assert f"<loc>{SITE}posts/{path.stem}/</loc>" in sitemap
    for path in lists:
        assert f"<loc>{SITE}reading-lists/{path.stem}/</loc>" in sitemap


@pytest.mark.parametrize(
    "word", ["undefined", "{{", "{%", "\ue000", "Traceback", "None,", ": None"]
)
def test_no_page_shows_its_workings(real_site: Path, word: str) -> None:
    shown = {address: CODE.sub("", html) for address, html in pages(real_site).items()}
    assert [address for address, html in shown.items() if word in html] == []
