"""Where things are published. Enters: what a site calls its parts; a record or its id. Leaves: an
address inside the site.

An address is relative to the site's root and has no slash before it: ``posts/care-act/``, or
``posts/care-act.html`` where pages are files (MkDocs' ``use_directory_urls: false``). Once
published it is for ever, so these few lines are the only place that makes one.
"""

from __future__ import annotations

import posixpath
from dataclasses import fields
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reading_room.model import Post
from reading_room.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reading_room.model import Record

PAGEFIND = "pagefind/"
OWN = (
    PAGEFIND, "feed.xml", "feed_rss_created.xml", "feed_rss_updated.xml",
    "feed_json_created.json", "feed_json_updated.json", "rss.xsl", "sitemap.xml", "404.html",
)  # fmt: skip
"""What no file under docs/ may be published at, or below, whatever a site calls its parts."""
HTML = (".html", ".htm")
"""The endings of an old address that is a file; any other is a folder."""
INDEX = "index.html"


@record
class Addresses:
    """Each field but the last is the address of the page that leads to all of a kind. It is empty
    where the site has no such pages, and so are the addresses below it."""

    posts: str = "posts/"
    reading_lists: str = "reading-lists/"
    people: str = "people/"
    topics: str = "topics/"
    series: str = "series/"
    archive: str = "archive/"
    easy_read: str = "easy-read/"
    glossary: str = "glossary/"
    search: str = "search/"
    subscribe: str = "subscribe/"
    accessibility: str = "accessibility/"
    """Where the statement is, in a site that has one."""
    reading_settings: str = "reading-settings/"
    """Where readers choose how pages look, in a site with our theme."""
    folders: bool = True
    """Is a page the index of a folder, so that its address ends in a slash?"""

    @property
    def home(self) -> str:
        """The address of the home page."""
        return "" if self.folders else INDEX

    @property
    def indexes(self) -> dict[str, str]:
        """The pages that lead to all of a kind, by kind; those alone that there are."""
        return {kind: getattr(self, kind) for kind in KINDS if getattr(self, kind)}

    def of(self, record: Record) -> str:
        """The address of a post or a reading list."""
        if isinstance(record, Post):
            return self.post(record.slug)
        return self.reading_list(record.slug)

    def post(self, slug: str) -> str:
        return self._below(self.posts, slug)

    def edition(self, slug: str) -> str:
        """The Easy Read edition of a post, under the name that the page of all editions has."""
        name = folder(self.easy_read or DEFAULT.easy_read).rstrip("/").rpartition("/")[2]
        return self._below(self.posts, f"{slug}/{name}")

    def posts_page(self, number: int) -> str:
        return self.posts if number == 1 else self._below(self.posts, f"page/{number}")

    def reading_list(self, slug: str) -> str:
        return self._below(self.reading_lists, slug)

    def list_download(self, slug: str, ending: str) -> str:
        """All works of a list as a file for other programs; see `formats.FORMATS` for endings."""
        return f"{folder(self.reading_lists)}{slug}{ending}"

    def library_download(self, ending: str) -> str:
        """All works of all lists as such a file. No list can have the slug ``library``."""
        return self.list_download("library", ending)

    def person(self, id_: str) -> str:
        return self._below(self.people, id_)

    def topic(self, id_: str) -> str:
        return self._below(self.topics, id_)

    def one_series(self, id_: str) -> str:
        return self._below(self.series, id_)

    def year(self, number: int) -> str:
        return self._below(self.archive, str(number))

    def word(self, id_: str) -> str:
        """A word of the glossary."""
        return f"{self.glossary}#{id_}" if self.glossary else ""

    @property
    def search_filters(self) -> str:
        """What the search page offers to narrow results down by."""
        return f"{folder(self.search)}filters.json"

    def feed(self, page: str) -> str:
        """The Atom feed beside a page."""
        return f"{folder(page)}feed.xml"

    def written(self, path: str, known: Mapping[str, str]) -> str:
        """An address as editors write it after a slash, ``topics/funding``, as the site has it."""
        address = path.strip("/")
        if not address or "." in posixpath.basename(address):
            return address or self.home
        if self.folders:
            return f"{address}/"
        ways = (f"{address}.html", f"{address}/{INDEX}", f"{address}/")
        return next((way for way in ways if way in known), ways[0])

    def lasting(self, address: str) -> str:
        """What an address would be if the site called its parts as most do, without the slash
        behind it; ids of feed entries are made of it, which outlive such settings."""
        page, _, anchor = address.partition("#")
        page = folder(page)
        for own, usual in _usual(self):
            if page.startswith(own):
                page = usual + page.removeprefix(own)
                break
        return f"{page}{anchor}".strip("/")

    def _below(self, index: str, path: str) -> str:
        if not index:
            return ""
        return f"{index}{path}/" if self.folders else f"{folder(index)}{path}.html"


SOME_SITES = ("accessibility", "reading_settings")
"""The kinds of which not every site has a page, though nobody has turned it off."""
KINDS = tuple(field.name for field in fields(Addresses) if field.type == "str")
DEFAULT = Addresses()


@lru_cache(maxsize=8)
def _usual(addresses: Addresses) -> tuple[tuple[str, str], ...]:
    """The folders of a site's parts, the longest first, and what most sites call each: every entry
    of every feed asks for them."""
    pairs = sorted(addresses.indexes.items(), key=lambda pair: -len(pair[1]))
    return tuple((folder(own), str(getattr(DEFAULT, kind))) for kind, own in pairs)


def folder(address: str) -> str:
    """The folder that a page has for what is below it, or beside it: ``topics/funding/``."""
    if not address.endswith(".html"):
        return address
    if address == INDEX or address.endswith(f"/{INDEX}"):
        return address.removesuffix(INDEX)
    return f"{address.removesuffix('.html')}/"


def old(alias: str) -> str:
    """The file that stands at an old address: ``2014/care-act/index.html``."""
    return posixpath.normpath(alias if alias.endswith(HTML) else f"{alias}/{INDEX}")


def file_at(address: str) -> str:
    """The file that a browser gets at an address."""
    return f"{address}{INDEX}" if address.endswith("/") or not address else address


def docs_page(path: str, *, folders: bool = True) -> str:
    """The address MkDocs gives a file under docs/ (``path`` is relative to it).

    ``folders`` is MkDocs' ``use_directory_urls``: ``about/`` rather than ``about.html``.
    """
    pure = PurePosixPath(path)
    if pure.suffix not in {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}:
        return path
    parent = "" if str(pure.parent) == "." else f"{pure.parent}/"
    if pure.stem in ("index", "README"):
        return parent if folders else f"{parent}{INDEX}"
    return f"{parent}{pure.stem}/" if folders else f"{parent}{pure.stem}.html"
