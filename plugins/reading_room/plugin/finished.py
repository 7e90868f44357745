"""Pages that were finished before. Enters: what a page shows. Leaves: its HTML, from the user's
cache or made now, and kept there for the next build.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from reading_room.addresses import file_at
from reading_room.plugin.digests import Digests
from reading_room.plugin.parcels import Parcels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reading_room.outputs import Output
    from reading_room.pages import SitePage
    from reading_room.pages.shown import View

FOLDER = "pages"
MOST = 1 << 30
"""How many bytes stay at the most, of all sites together."""
_ANY = "surrogatepass"


class Before(NamedTuple):
    """What is known of a page before its template makes it."""

    html: str | None
    """All of it, where it was finished before."""
    keep: Callable[[str], object]
    """Takes what its template made, else."""
    view: Callable[[], View]
    """What its template shows, made once."""


class Finished:
    """The pages of one build that were finished by builds before, and those that it finishes."""

    def __init__(
        self,
        folder: Path | None = None,
        site: str = "",
        ground: str | None = None,
        sources: Iterable[str] = (),
        digests: Digests | None = None,
    ) -> None:
        """Of a build of the ``site`` on this ``ground``, with pages of these sources in this order
        and ``digests`` of what they show; where nothing can be kept, or nobody knows the ground,
        nothing is."""
        self._parcels: Parcels | None = None
        self._ground = ground or ""
        self._digests = digests or Digests()
        self._parcel_of: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        if folder is not None and ground is not None:
            self._parcels = Parcels(folder / FOLDER, site, MOST)
            self._parcel_of = {source: self._parcels.next_of(source) for source in sources}

    def before(self, page: SitePage) -> Before | None:
        """What is known of a page; None where it is not kept."""
        parcel, view = self._parcel_of.get(page.source, ""), cache(page.view)
        key = self._keys.get(page.source) or self._key(page, view)
        if not key or self._parcels is None:
            return None
        data = self._parcels.get(parcel, key)
        if data is None:
            return Before(None, partial(self._keep, self._parcels, parcel, key), view)
        return Before(str(data, "utf-8", _ANY), str, view)

    def keys(self, pages: Iterable[SitePage]) -> dict[str, str]:
        """What pages show, as a key, by their files; of those that are kept."""
        found = ((page, self._keys.get(page.source) or self._key(page)) for page in pages)
        return {file_at(page.address): key for page, key in found if key}

    def key_of(self, output: Output, index: str) -> str:
        """What a file that is no page is made of, as a key; ``index`` is what else it may depend
        on. It is empty where that cannot be told."""
        return self.digest_of((self._ground, output.path, index, output.made_of()))

    def digest_of(self, value: object) -> str:
        """The digest of a value; empty where something in it is none that is known."""
        try:
            return self._digests.of(value)
        except TypeError:
            return ""

    def leave(self, pages: Iterable[SitePage]) -> None:
        """Keep what is known of pages that this build need not make."""
        for page in pages:
            if self._parcels:
                self._parcels.want(self._parcel_of[page.source], self._keys[page.source])

    def _key(self, page: SitePage, view: Callable[[], View] | None = None) -> str:
        key = ""
        if page.source in self._parcel_of:
            key = self.digest_of((self._ground, page.source, page.shows(view)))
        self._keys[page.source] = key
        return key

    def end(self) -> None:
        """All pages are made."""
        if self._parcels:
            self._parcels.end()

    @staticmethod
    def _keep(parcels: Parcels, parcel: str, key: str, html: str) -> None:
        parcels.put(parcel, key, html.encode("utf-8", _ANY))
