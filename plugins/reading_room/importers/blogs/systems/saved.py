"""Pages that a browser saved. Enters: HTML, or a folder of it. Leaves: a site of a post a page."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING, Any

from reading_room.importers.blogs.post import ForeignPost, ForeignSite
from reading_room.importers.blogs.reading import POST, json_of, parts_of, text_of
from reading_room.importers.blogs.systems.folders import (
    RESTRUCTURED,
    WORDS,
    base_of,
    files,
)
from reading_room.importers.blogs.systems.page_body import body_of
from reading_room.importers.blogs.text.html_tags import attributes

if TYPE_CHECKING:
    from pathlib import Path

_META = re.compile(r"<meta\b([^<>]*)>", re.I)
_LINK = re.compile(r"<link\b([^<>]*)>", re.I)
_JSON = re.compile(
    r"<script\b[^<>]*type=[\"']application/ld\+json[\"'][^<>]*>(.*?)</script>", re.S | re.I
)
_CDATA = re.compile(r"(?://|/\*)?\s*(?:<!\[CDATA\[|\]\]>)(?:\s*\*/)?")
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.I)
_H1 = re.compile(r"<h1\b[^<>]*>(.*?)</h1>", re.S | re.I)
_TITLE = re.compile(r"<title\b[^<>]*>(.*?)</title>", re.S | re.I)
_BY = re.compile(
    r"<(?P<name>\w+)\b[^<>]*\b(?:rel=[\"']?author\b|itemprop=[\"']author\b"
    r"|class=[\"'][^\"']*\b(?:p-author|byline-name|author-name|entry-author|post-author)\b)[^<>]*>"
    r"(?P<words>.*?)</(?P=name)>",
    re.S | re.I,
)
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_DATES = (
    *("article:published_time", "article:published", "datepublished", "parsely-pub-date"),
    *("sailthru.date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate", "date"),
)
_LONGEST_NAME = 60


_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
_FILES = re.compile(r"(?:^|/)[^/]+(?:_files|\.files|-Dateien|_fichiers|_archivos)/")
"""The folder into which a browser puts what belongs to a page."""


def is_saved(path: Path) -> bool:
    """Is it a page of HTML, or a folder with such pages and no other words?"""
    if path.is_dir():
        return bool(_pages(path)) and not any(files(path, WORDS | RESTRUCTURED))
    return path.suffix.lower() in _ENDINGS


def _pages(folder: Path) -> list[Path]:
    """The pages in a folder, without those that belong to others (frames)."""
    return [
        path
        for path in files(folder, _ENDINGS)
        if not _FILES.search(path.relative_to(folder).as_posix())
    ]


def read_saved(path: Path) -> ForeignSite:
    """The posts that pages show."""
    root = path if path.is_dir() else path.parent
    site = ForeignSite("a saved page", root, statics=(root,))
    hosts: Counter[str] = Counter()
    for page in _pages(path) if path.is_dir() else [path]:
        post = _post(page, page.relative_to(root).as_posix())
        site.posts.append(post)
        if post.addresses:
            parts = parts_of(post.addresses[0])
            hosts[f"{parts.scheme}://{parts.netloc}"] += 1
    if hosts:
        site.base, site.below = base_of(hosts.most_common(1)[0][0])
    return site


def _post(path: Path, shown: str) -> ForeignPost:
    text = text_of(path, POST)
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
    language = re.search(r"<html\b[^<>]*\blang=[\"']([\w-]+)", text, re.I)
    time = re.search(r"<time\b[^<>]*datetime=[\"']([^\"']+)", text, re.I)
    title = _titled(text, str(data.get("headline") or ""), head.get("og:title", "")) or path.stem
    dates = (head.get(name) for name in _DATES)
    authors = (head.get(name) for name in _AUTHORS)
    named = next((each for each in authors if each and not each.startswith("http")), "")
    values: dict[str, Any] = {
        "title": title,
        "date": data.get("datePublished") or next(filter(None, dates), time[1] if time else ""),
        "updated": data.get("dateModified") or head.get("article:modified_time") or "",
        "authors": data.get("author") or named or _by(text),
        "description": head.get("description") or head.get("og:description") or "",
        "tags": head.get("keywords") or "",
        "canonical_url": address,
    }
    body = _without_title(body_of(text), title)
    post = ForeignPost(
        shown, {key: value for key, value in values.items() if value}, body, form="html"
    )
    post.slug = (
        parts_of(address).path.strip("/").rpartition("/")[2].removesuffix(".html") or path.stem
    )
    post.addresses = (address,) if address.startswith("http") else ()
    post.language = language[1] if language else ""
    post.folder = path.parent
    return post


def _data(text: str) -> dict[str, Any]:
    """What a page says of its article to search engines."""
    for found in _JSON.finditer(text):
        try:
            data = json_of(_CDATA.sub("", found[1]), strict=False)
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph") if isinstance(data, dict) else data
        for each in graph if isinstance(graph, list) else [data]:
            if isinstance(each, dict) and re.search(r"Article|Posting", str(each.get("@type"))):
                return each
    return {}


def _plain(html: str) -> str:
    """Words as they are compared."""
    return " ".join(re.findall(r"\w+", unescape(re.sub(r"<[^<>]*>", " ", html)).casefold()))


def _titled(text: str, *named: str) -> str:
    """The title of a page: the first that is in what the browser's tab says, of those that it names
    and its headings; else the first of all."""
    tab = _TITLE.search(text)
    said = _plain(tab[1]) if tab else ""
    own = [each for each in named if _plain(each)]
    headings = [found[1] for found in _H1.finditer(text) if _plain(found[1])]
    best = next((each for each in own if _plain(each) in said), "") or max(
        (each for each in headings if _plain(each) in said), key=len, default=""
    )
    whole = [best, *own, unescape(tab[1]) if tab else "", *headings]
    return next(filter(str.strip, whole), "")


def _by(text: str) -> str:
    """Who wrote a page, where its words alone say so."""
    for found in _BY.finditer(text):
        words = " ".join(unescape(re.sub(r"<[^<>]*>", " ", found["words"])).split())
        words = re.sub(r"^(?:by|written by|posted by)\s+", "", words, flags=re.I)
        if (
            words
            and len(words) < _LONGEST_NAME
            and not re.search(r"\d|@|\bfollow\b|^author", words, re.I)
        ):
            return words
    return ""


def _without_title(body: str, title: str) -> str:
    """A text without the heading that is its title."""
    found = _H1.search(body)
    same = found and _plain(found[1]) == _plain(title)
    return body[: found.start()] + body[found.end() :] if found and same else body
