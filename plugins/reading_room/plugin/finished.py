"""Pages that were finished before. Enters: what a page shows. Leaves: its HTML, from the user's
cache or made now, and kept there for the next build.

They lie in parcels, each of a stretch of the site's pages, so that a build that makes a few anew
writes a few parcels, and only one is in memory at a time. Where a stretch begins is told by the
page's own name: pages that come or go move no more than their own.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from reading_room.outputs.cache import Kept
from reading_room.plugin.digests import Digests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reading_room.pages import SitePage

FOLDER = "pages"
STRETCH = 64
"""How many pages a parcel has on average."""
DAYS = 30
MOST = 1 << 30
"""How many bytes stay at the most, of all sites together."""
_ANY = "surrogatepass"


class Before(NamedTuple):
    """What is known of a page before its template makes it."""

    html: str | None
    """All of it, where it was finished before."""
    keep: Callable[[str], object]
    """Takes what its template made, else."""


class Finished:
    """The pages of one build that were finished by builds before, and those that it finishes."""

    def __init__(
        self,
        cache: Path | None = None,
        site: str = "",
        ground: str | None = None,
        sources: Iterable[str] = (),
    ) -> None:
        """Of a build of the ``site`` on this ``ground``, with pages of these sources in this order;
        where nothing can be kept, or nobody knows the ground, nothing is."""
        self._kept: Kept | None = None
        self._ground = ground or ""
        self._digests = Digests()
        self._parcel_of: dict[str, str] = {}
        self._open = ""
        self._there: dict[str, bytes] = {}
        self._used: dict[str, bytes] = {}
        self._seen: set[str] = set()
        if cache is not None and ground is not None:
            self._kept = Kept(cache / FOLDER, lasting=True)
            self._divide(site.encode(), sources)

    def before(self, page: SitePage) -> Before | None:
        """What is known of a page; None where it is not kept."""
        parcel, key = self._parcel_of.get(page.source, ""), ""
        with suppress(TypeError):
            key = parcel and self._digests.of((self._ground, page.source, page.shows()))
        if not key:
            return None
        self._turn_to(parcel)
        data = self._there.get(key)
        if data is None:
            return Before(None, partial(self._keep, parcel, key))
        self._used[key] = data
        return Before(data.decode("utf-8", _ANY), str)

    def end(self) -> None:
        """All pages are made."""
        self._turn_to("")
        if self._kept:
            self._kept.forget(DAYS, MOST)
        self._digests = Digests()

    def _divide(self, site: bytes, sources: Iterable[str]) -> None:
        start = ""
        for source in sources:
            name = source.encode()
            if crc32(name) % STRETCH == 0 or not start:
                start = blake2b(b"%b\0%b" % (site, name), digest_size=16).hexdigest()
            self._parcel_of[source] = start

    def _keep(self, parcel: str, key: str, html: str) -> None:
        self._turn_to(parcel)
        self._used[key] = html.encode("utf-8", _ANY)

    def _turn_to(self, parcel: str) -> None:
        """Open a parcel, and put the one before by, if something in it has changed."""
        if parcel == self._open or self._kept is None:
            return
        if self._open and self._used.keys() != self._there.keys():
            self._kept.put(self._open, list(self._used.items()))
        self._open, self._there = parcel, {}
        if parcel:
            self._there = dict(self._kept.get(parcel) or ())
        self._used = dict(self._there) if parcel in self._seen else {}
        self._seen.add(parcel)
