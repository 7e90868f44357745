"""Where things are published. Enters: a record or its id. Leaves: an address inside the site.

An address is relative to the site's root and has no slash before it: ``posts/care-act/``. Once
published it is for ever, so these few lines are the only place that makes one.
"""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

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
OWN = (
    POSTS, LISTS, PEOPLE, TOPICS, SERIES, ARCHIVE, EASY_READ, GLOSSARY, SEARCH, SUBSCRIBE,
    "pagefind/", "feed.xml",
)  # fmt: skip
"""What no file under docs/ may be published at."""


def post(slug: str) -> str:
    return f"{POSTS}{slug}/"


def easy_read(slug: str) -> str:
    return f"{POSTS}{slug}/easy-read/"


def posts_page(number: int) -> str:
    return POSTS if number == 1 else f"{POSTS}page/{number}/"


def reading_list(slug: str) -> str:
    return f"{LISTS}{slug}/"


def person(id_: str) -> str:
    return f"{PEOPLE}{id_}/"


def topic(id_: str) -> str:
    return f"{TOPICS}{id_}/"


def series(id_: str) -> str:
    return f"{SERIES}{id_}/"


def year(number: int) -> str:
    return f"{ARCHIVE}{number}/"


def docs_page(path: str) -> str:
    """The address MkDocs gives a file under docs/ (``path`` is relative to it)."""
    pure = PurePosixPath(path)
    if pure.suffix not in {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}:
        return path
    folder = "" if str(pure.parent) == "." else f"{pure.parent}/"
    return folder if pure.stem in ("index", "README") else f"{folder}{pure.stem}/"


def feed(page: str) -> str:
    """The Atom feed beside a page."""
    return f"{page}feed.xml"


def slugify(words: str) -> str:
    """Words as an id: "Direct payments" is ``direct-payments``."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def title_of(id_: str) -> str:
    """An id as words, where nobody gave it a title: "Direct payments"."""
    words = id_.replace("-", " ").strip()
    return words[:1].upper() + words[1:]
