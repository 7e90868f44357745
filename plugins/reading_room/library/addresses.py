"""Where things are published. Enters: a record or its id. Leaves: an address inside the site.

An address is relative to the site's root and has no slash before it: ``posts/care-act/``. Once
published it is for ever, so these few lines are the only place that makes one.
"""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reading_room.model import Post

if TYPE_CHECKING:
    from reading_room.model import Record

POSTS = "posts/"
LISTS = "reading-lists/"
PEOPLE = "people/"
TOPICS = "topics/"
SERIES = "series/"
ARCHIVE = "archive/"
EASY_READ = "easy-read/"
GLOSSARY = "glossary/"
SEARCH = "search/"
SUBSCRIBE = "subscribe/"
PAGEFIND = "pagefind/"
ACCESSIBILITY = "accessibility/"
"""Where the statement stands, in a site that has one."""
READING_SETTINGS = "reading-settings/"
"""Where readers choose how pages look, in a site with our theme."""
INDEXES = (
    POSTS, LISTS, PEOPLE, TOPICS, SERIES, ARCHIVE, EASY_READ, GLOSSARY, SEARCH, SUBSCRIBE,
)  # fmt: skip
OWN = (
    *INDEXES, PAGEFIND, "feed.xml", "feed_rss_created.xml", "feed_rss_updated.xml",
    "feed_json_created.json", "feed_json_updated.json", "rss.xsl", "sitemap.xml", "404.html",
)  # fmt: skip
"""What no file under docs/ may be published at, or below."""
HTML = (".html", ".htm")
"""The endings of an old address that is a file; any other is a folder."""


def of(record: Record) -> str:
    """The address of a post or a reading list."""
    return post(record.slug) if isinstance(record, Post) else reading_list(record.slug)


def old(alias: str) -> str:
    """The file that stands at an old address: ``2014/care-act/index.html``."""
    return posixpath.normpath(alias if alias.endswith(HTML) else f"{alias}/index.html")


def post(slug: str) -> str:
    return f"{POSTS}{slug}/"


def easy_read(slug: str) -> str:
    return f"{POSTS}{slug}/easy-read/"


def posts_page(number: int) -> str:
    return POSTS if number == 1 else f"{POSTS}page/{number}/"


def reading_list(slug: str) -> str:
    return f"{LISTS}{slug}/"


def list_download(slug: str, ending: str) -> str:
    """All works of a list as a file for other programs; see `formats.FORMATS` for the endings."""
    return f"{LISTS}{slug}{ending}"


def library_download(ending: str) -> str:
    """All works of all lists as such a file. No list can have the slug ``library``."""
    return f"{LISTS}library{ending}"


def item_download(slug: str, id_: str, ending: str) -> str:
    """One work as such a file, with what this list says of it."""
    return f"{LISTS}{slug}/{id_}{ending}"


def person(id_: str) -> str:
    return f"{PEOPLE}{id_}/"


def topic(id_: str) -> str:
    return f"{TOPICS}{id_}/"


def series(id_: str) -> str:
    return f"{SERIES}{id_}/"


def year(number: int) -> str:
    return f"{ARCHIVE}{number}/"


def docs_page(path: str, *, folders: bool = True) -> str:
    """The address MkDocs gives a file under docs/ (``path`` is relative to it).

    ``folders`` is MkDocs' ``use_directory_urls``: ``about/`` rather than ``about.html``.
    """
    pure = PurePosixPath(path)
    if pure.suffix not in {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}:
        return path
    folder = "" if str(pure.parent) == "." else f"{pure.parent}/"
    if pure.stem in ("index", "README"):
        return folder
    return f"{folder}{pure.stem}/" if folders else f"{folder}{pure.stem}.html"


def feed(page: str) -> str:
    """The Atom feed beside a page."""
    return f"{page}feed.xml"


def title_of(id_: str) -> str:
    """An id as words, where nobody gave it a title: "Direct payments"."""
    words = id_.replace("-", " ").strip()
    return words[:1].upper() + words[1:]
