"""Addresses of an old sitemap. Enters: a sitemap's file, and a site whose posts are known. Leaves:
each address with the post that it means, and the report of those that mean none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from reading_room.importers.blogs.links import Places
from reading_room.importers.blogs.post import Left
from reading_room.importers.blogs.systems.folders import base_of
from reading_room.importers.blogs.systems.streams import StreamError, stream

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.importers.blogs.post import ForeignSite

_FILE = re.compile(r"\.(?:xml|png|jpe?g|gif|webp|svg|css|js|json|txt|pdf|ico|mp[34])$", re.I)


_NONE = "left out: it is no address of the web"


class _Taker:
    """Takes the addresses of a sitemap (sitemaps.org 0.9), with their lines."""

    def __init__(self) -> None:
        self.found: list[tuple[str, int]] = []
        self.others: list[str] = []
        self._in: list[str] = []
        self._line = 0

    def start(self, name: str, given: dict[str, str], line: int) -> None:
        del given
        self._in.append(name)
        self._line = line

    def end(self, name: str, words: str) -> None:
        self._in.pop()
        around = self._in[-1] if self._in else ""
        if name == "loc" and around == "url":
            self.found.append((words, self._line))
        elif name == "loc" and around == "sitemap":
            self.others.append(words)


def _host(address: str) -> str:
    """Whose an address of the web is, without ``www.``; empty where it is none."""
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    name = (parts.hostname or "").removeprefix("www.")
    return f"{name}{port}" if name and parts.scheme in ("http", "https") else ""


def add_addresses(site: ForeignSite, path: Path) -> None:
    """Give posts the addresses that a sitemap has for them. Raises StreamError."""
    taker = _Taker()
    stream(path, taker)
    if taker.others and not taker.found:
        named = ", ".join(taker.others[:3])
        raise StreamError(f"it only names other sitemaps: save them, and name each ({named})")
    addresses = {address: line for address, line in taker.found if _host(address)}
    if not addresses:
        raise StreamError("it has no <url> with a <loc>, as a sitemap has")
    if not site.base:
        parts = urlsplit(next(iter(addresses)))
        site.base, site.below = base_of(f"{parts.scheme}://{parts.netloc}")
    here = _host(site.base)
    for address, line in taker.found:
        if address in addresses and _host(address) == here:
            continue
        said = "left out: it is of another site" if addresses.pop(address, 0) else _NONE
        site.left.append(Left(path.name, line, "address of the sitemap", address, said, "dropped"))
    places = Places(site)
    met: set[int] = set()
    for address, line in addresses.items():
        post = places.at(address)
        own = unquote(urlsplit(address).path).removeprefix(site.below) or "/"
        if post:
            met.add(id(post))
            if own not in post.addresses:
                post.addresses = (*post.addresses, own)
        elif not _FILE.search(own) and own != "/":
            said = "it fits no post: where a page of it comes over, write it under its aliases"
            site.left.append(
                Left(path.name, line, "address of the sitemap", address, said, "decide")
            )
    for post in site.posts:
        if id(post) not in met and not post.is_draft:
            said = "no address of the sitemap is its own, as far as can be seen"
            site.left.append(
                Left(post.path, 1, "post without an address", post.slug, said, "decide")
            )
