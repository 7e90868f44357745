"""A page that a browser saved. Enters: HTML. Leaves: a site of one post."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from reading_room.importers.blogs.post import ForeignPost, ForeignSite
from reading_room.importers.blogs.reading import text_of
from reading_room.importers.blogs.systems.folders import base_of
from reading_room.importers.blogs.text.html_tags import attributes

if TYPE_CHECKING:
    from pathlib import Path

_META = re.compile(r"<meta\b([^<>]*)>", re.I)
_LINK = re.compile(r"<link\b([^<>]*)>", re.I)
_JSON = re.compile(
    r"<script\b[^<>]*type=[\"']application/ld\+json[\"'][^<>]*>(.*?)</script>", re.S | re.I
)
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.I)
_GONE = re.compile(
    r"<(script|style|noscript|nav|header|footer|aside|form|template|svg|button)\b[^<>]*>.*?</\1\s*>",
    re.S | re.I,
)
_PLACES = (
    "<article",
    'itemprop="articleBody"',
    'class="entry-content',
    'class="post-content',
    "<main",
    'role="main"',
)


def is_saved(path: Path) -> bool:
    """Is it a page of HTML?"""
    return path.is_file() and path.suffix.lower() in (".html", ".htm", ".xhtml")


def read_saved(path: Path) -> ForeignSite:
    """The post that a page shows."""
    text = text_of(path, 20_000_000)
    site = ForeignSite("a saved page", path.parent, statics=(path.parent,))
    head = {
        (
            found.get("name") or found.get("property") or found.get("itemprop") or ""
        ).lower(): found.get("content", "")
        for found in (attributes(meta[1]) for meta in _META.finditer(text))
    }
    links = {
        found.get("rel", "").lower(): found.get("href", "")
        for found in (attributes(link[1]) for link in _LINK.finditer(text))
    }
    data = _data(text)
    saved = _SAVED.search(text)
    address = links.get("canonical") or head.get("og:url") or (unescape(saved[1]) if saved else "")
    if address.startswith("http"):
        parts = urlsplit(address)
        site.base, site.below = base_of(f"{parts.scheme}://{parts.netloc}")
    language = re.search(r"<html\b[^<>]*\blang=[\"']([\w-]+)", text, re.I)
    title = re.search(r"<h1\b[^<>]*>(.*?)</h1>", text, re.S | re.I) or re.search(
        r"<title[^<>]*>(.*?)</title>", text, re.S | re.I
    )
    time = re.search(r"<time\b[^<>]*datetime=[\"']([^\"']+)", text, re.I)
    values: dict[str, Any] = {
        "title": data.get("headline") or head.get("og:title") or (title[1] if title else path.stem),
        "date": data.get("datePublished")
        or head.get("article:published_time")
        or head.get("dc.date")
        or head.get("date")
        or (time[1] if time else ""),
        "updated": data.get("dateModified") or head.get("article:modified_time") or "",
        "authors": data.get("author")
        or head.get("author")
        or head.get("article:author")
        or head.get("dc.creator")
        or "",
        "description": head.get("description") or head.get("og:description") or "",
        "tags": head.get("keywords") or "",
        "canonical_url": address,
    }
    post = ForeignPost(
        path.name, {key: value for key, value in values.items() if value}, _body(text), form="html"
    )
    post.slug = (
        urlsplit(address).path.strip("/").rpartition("/")[2].removesuffix(".html") or path.stem
    )
    post.addresses = (address,) if address else ()
    post.language = language[1] if language else ""
    post.folder = path.parent
    site.posts.append(post)
    return site


def _data(text: str) -> dict[str, Any]:
    """What a page says of its article to search engines."""
    for found in _JSON.finditer(text):
        try:
            data = json.loads(found[1])
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph") if isinstance(data, dict) else data
        for each in graph if isinstance(graph, list) else [data]:
            if isinstance(each, dict) and re.search(r"Article|Posting", str(each.get("@type"))):
                return each
    return {}


def _body(text: str) -> str:
    """The part of a page that is its text: its article, else what is in its main part."""
    body = re.search(r"<body\b[^<>]*>(.*)</body>", text, re.S | re.I)
    inside = body[1] if body else text
    for sign in _PLACES:
        at = inside.find(sign)
        if at < 0:
            continue
        start = inside.rfind("<", 0, at + 1)
        name = re.match(r"<(\w+)", inside[start:])
        if name:
            inside = _element(inside, start, name[1])
            break
    inside = re.sub(r"<h1\b[^<>]*>.*?</h1>", "", inside, count=1, flags=re.S | re.I)
    return _GONE.sub("", inside)


def _element(html: str, start: int, name: str) -> str:
    depth = 0
    for found in re.finditer(rf"<(/?){name}\b[^<>]*?(/?)>", html[start:], re.I):
        depth += 0 if found[2] else -1 if found[1] else 1
        if depth <= 0:
            return html[start : start + found.end()]
    return html[start:]
