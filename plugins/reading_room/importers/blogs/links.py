"""Where links and pictures of a moved blog lead. Enters: addresses as posts write them. Leaves:
paths to files of this site, files to copy, or the old site's address.

A post is known by its file, by the addresses it had, and by its name; a file by its path from the
post, from the top of the old site, or from its folder of static files.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from reading_room.importers.blogs.reading import parts_of
from reading_room.importers.blogs.text.shortcodes import PLACE
from reading_room.sources.files.media_types import MEDIA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reading_room.importers.blogs.post import ForeignPost, ForeignSite

_INDEX = re.compile(r"(?:^|/)(?:_?index|readme)\.(?:html?|md|mdx|markdown|php|aspx?)$", re.I)
_PAGE = re.compile(r"\.(?:html?|md|mdx|markdown|njk|rst|adoc|php|aspx?)$", re.I)
_DATED = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}-")
_HOST = re.compile(
    r"(?:www\.(?:[\w-]+\.)+[a-z]{2,}|(?:[\w-]+\.)+(?:com|org|net|io|dev|gov|edu|info|uk|eu|de|fr))(?:/|$)",
    re.I,
)
"""What begins as the address of another site does, whose https:// was forgotten."""
_LANGUAGE = re.compile(r"\.[a-z]{2}(?:-[a-z]{2})?$", re.I)
FILES = re.compile("(?:{})$".format("|".join(re.escape(ending) for ending in MEDIA)), re.I)
"""What this site publishes beside a post."""
MOST = 30_000_000
"""Bytes of a file that comes along."""


class Led(NamedTuple):
    """Where an address leads: to a post, to a file that is copied, or (both None) to
    ``address``."""

    post: ForeignPost | None = None
    file: Path | None = None
    address: str = ""
    anchor: str = ""
    is_lost: bool = False
    """Does it lead nowhere that is known?"""


@dataclass(slots=True)
class Places:
    """Everything of the old site that can be led to."""

    site: ForeignSite
    by_path: dict[str, ForeignPost] = field(default_factory=dict)
    by_address: dict[str, ForeignPost] = field(default_factory=dict)
    by_name: dict[str, ForeignPost] = field(default_factory=dict)
    _hosts: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Know each post by all that others may call it; a name that it shares with its
        translations is that of the one in the site's own language."""
        host = (
            parts_of(self.site.base).netloc.lower().removeprefix("www.") if self.site.base else ""
        )
        self._hosts = frozenset({host, f"www.{host}"} if host else ())
        for post in sorted(self.site.posts, key=lambda each: bool(each.language)):
            self.by_path.setdefault(_plain(post.path), post)
            for address in post.addresses:
                self.by_address.setdefault(_plain(address), post)
            for name in _names(post):
                self.by_name.setdefault(name, post)

    def lead(self, dest: str, post: ForeignPost, *, picture: bool = False) -> Led:
        """Where an address in a post leads."""
        dest = dest.strip()
        kind, given = "", dest
        if dest.startswith(PLACE):
            kind, _, given = dest.removeprefix(PLACE).partition(":")
        given, hash_, anchor = given.partition("#")
        anchor = unquote(anchor) if hash_ else ""
        if kind in ("post", "ref", "wiki") and (found := self._named(given, post)):
            return Led(found, anchor=anchor)
        if not given and not kind:
            return Led(post, anchor=anchor) if anchor else Led(address=dest)
        if re.match(r"(?:https?:)?//", given, re.I):
            inside = self._inside(given)
            if inside is None:
                return Led(address=dest)
            given = inside
        elif re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", given):
            return Led(address=dest)
        led = self._own(given, post, anchor, dest, picture=picture)
        is_host = not picture and not led.post and not led.file and _HOST.match(given)
        return Led(address=f"https://{dest}") if is_host else led

    def of_file(self, path: str) -> ForeignPost | None:
        """The post of a file of the old site."""
        return self.by_path.get(_plain(path))

    def at(self, address: str) -> ForeignPost | None:
        """The post that the old site had at an address, on whatever host."""
        parts = parts_of(address)
        path = parts.path.removeprefix(self.site.below)
        query = f"/?{parts.query}" if parts.query else ""
        return (
            self.by_address.get(_plain(query) if query else "")
            or self.by_address.get(_plain(path))
            or self.by_address.get(_plain(parts.path))
            or self._guessed(path)
        )

    def _inside(self, address: str) -> str | None:
        """The path of an address of the old site; None where it is another's."""
        parts = parts_of(address if "://" in address else f"https:{address}")
        if parts.netloc.lower() not in self._hosts:
            return None
        below = self.site.below
        if below and parts.path != below and not parts.path.startswith(f"{below}/"):
            return None
        return f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"

    def _own(self, given: str, post: ForeignPost, anchor: str, dest: str, *, picture: bool) -> Led:
        path, _, query = given.partition("?")
        path = unquote(path)
        for way in self._ways(path, post, query):
            if not picture and (
                found := self.by_path.get(_plain(way)) or self.by_address.get(_plain(way))
            ):
                return Led(found, anchor=anchor)
        if file := self._file(path, post):
            return Led(file=file)
        if (
            not picture
            and not path.startswith("/")
            and (found := self._named(path, post, loose=False))
        ):
            return Led(found, anchor=anchor)
        if not picture and path.startswith("/") and (found := self._guessed(path)):
            return Led(found, anchor=anchor)
        return self._old(given, post, anchor, dest)

    def _guessed(self, path: str) -> ForeignPost | None:
        """A post whose name ends an address that nobody gave it: its pattern was a program's. The
        address is its own from now on."""
        name = _PAGE.sub("", path.rstrip("/")).rpartition("/")[2].lower()
        found = self.by_name.get(name) if name.count("-") or path.strip("/").count("/") else None
        if found and name in (found.slug.lower(), _slugged(found.slug)):
            if path not in found.addresses:
                found.addresses = (*found.addresses, path)
            return found
        return None

    def _ways(self, path: str, post: ForeignPost, query: str) -> Iterator[str]:
        if query:
            yield f"{path or '/'}?{query}"
        if path.startswith("/"):
            yield path
            if self.site.below and path.startswith(f"{self.site.below}/"):
                yield path.removeprefix(self.site.below)
            return
        path = re.sub(r"^(?:\{(?:filename|static|attach|index)\}|\|filename\||@/|@site/)", "", path)
        yield _joined(posixpath.dirname(post.path), path)
        yield path
        for address in post.addresses[:1]:
            yield _joined(address if address.endswith("/") else posixpath.dirname(address), path)
        for top in ("content", "posts", "_posts", "blog"):
            yield f"{top}/{path.lstrip('/')}"

    def _file(self, path: str, post: ForeignPost) -> Path | None:
        path = re.sub(r"^(?:\{(?:filename|static|attach)\}|@/|@site/|~/)", "/", path)
        bare = path.lstrip("/")
        tops = [*self.site.statics, self.site.root]
        ways = [top / bare for top in tops]
        if self.site.below and path.startswith(f"{self.site.below}/"):
            ways = [top / path.removeprefix(self.site.below).lstrip("/") for top in tops] + ways
        if not path.startswith("/") and post.folder:
            ways = [post.folder / path, *ways]
        root = self.site.root.resolve()
        for way in ways:
            try:
                real = way.resolve()
                if real.is_relative_to(root) and real.is_file() and FILES.search(real.name):
                    return real
            except (OSError, RuntimeError, ValueError):
                continue
        return None

    def _named(self, given: str, post: ForeignPost, *, loose: bool = True) -> ForeignPost | None:
        path = unquote(given).strip()
        for way in (
            _joined(posixpath.dirname(post.path), path),
            path,
            f"content/{path.lstrip('/')}",
            f"_posts/{path}",
        ):
            if found := self.by_path.get(_plain(way)) or self.by_address.get(_plain(way)):
                return found
        name = _PAGE.sub("", path.strip("/").rpartition("/")[2] or path).lower()
        if not loose and not _PAGE.search(path):
            return None
        return self.by_name.get(name) or self.by_name.get(_slugged(name))

    def _old(self, given: str, post: ForeignPost, anchor: str, dest: str) -> Led:
        """The address that a page or file had which does not come along."""
        given = re.sub(r"^(?:\{(?:static|attach)\})/?", "/", given)
        if not self.site.base:
            return Led(address=dest if not dest.startswith(PLACE) else given, is_lost=True)
        host = "/".join(self.site.base.split("/")[:3])
        if given.endswith((".md", ".mdx", ".markdown")) and not dest.startswith(("/", PLACE)):
            top = f"{self.site.content}/" if self.site.content else ""
            bare = re.sub(r"^(?:\{filename\}|\|filename\|)", "", given)
            is_whole = bare.startswith(("@/", "/"))
            bare = bare.removeprefix("@").lstrip("/")
            bare = bare if is_whole else _joined(posixpath.dirname(post.path), bare)
            given = f"/{bare.removeprefix(top)}"
        if dest.startswith(PLACE) and not given.startswith("/"):
            given = f"/{given}" if "." in given.rpartition("/")[2] else f"/{given}/"
            given = re.sub(r"\.(?:md|markdown)$", "/", given)
        if not given.startswith("/"):
            first = post.addresses[0] if post.addresses else "/"
            given = _joined(first if first.endswith("/") else posixpath.dirname(first), given)
            given = f"/{given.lstrip('/')}"
        below = self.site.below
        if below and not given.startswith(f"{below}/") and given != below:
            given = f"{below}{given}"
        given = re.sub(r"(?:/_?index)?\.(?:md|mdx|markdown)$", "/", given)
        address = f"{host}{quote(given, safe='/?=&%:@!$,;+~.-_()*')}"
        return Led(address=f"{address}#{anchor}" if anchor else address, is_lost=False)


def _joined(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, path)).removeprefix("../")


def _plain(path: str) -> str:
    """A path as it is compared: without capitals, the index of a folder, and what pages end in."""
    path = unquote(path).strip("/").lower()
    path = _INDEX.sub("", path)
    path = path.removeprefix("./")
    return _LANGUAGE.sub("", _PAGE.sub("", path)).strip("/") if _PAGE.search(path) else path


def _names(post: ForeignPost) -> Iterator[str]:
    stem = _PAGE.sub("", post.path)
    name = stem.rpartition("/")[2]
    if name.lower() in ("index", "_index", "readme"):
        name = stem.rpartition("/")[0].rpartition("/")[2]
    for each in (name, _DATED.sub("", name), post.slug, str(post.values.get("title", ""))):
        if each:
            yield each.lower()
            yield _slugged(each)


def _slugged(words: str) -> str:
    return re.sub(r"[\W_]+", "-", words.lower()).strip("-")
