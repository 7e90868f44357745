"""What was made of many sources, kept for the next build. Enters: bytes under keys. Leaves: those
bytes, in a later build.

They lie in parcels, each of a stretch of the sources, so that a build that makes a few anew writes
a few parcels, and only one is open at a time. Where a stretch begins is told by the source's own
name: sources that come or go move no more than their own.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING
from zlib import crc32

from reading_room.outputs.cache import Kept

if TYPE_CHECKING:
    from pathlib import Path

STRETCH = 64
"""How many sources a parcel has on average."""
DAYS = 30


class Parcels:
    """The parcels of one site, of which one is open at a time."""

    def __init__(self, folder: Path, site: str, most: int) -> None:
        """Kept in a ``folder`` of at most so many bytes, those of all sites together."""
        self._kept, self._site, self._most = Kept(folder, lasting=True), site.encode(), most
        self._last = self._open = ""
        self._there: dict[str, bytes | memoryview] = {}
        self._used: dict[str, bytes | memoryview] = {}
        self._seen: set[str] = set()
        self._wanted: dict[str, list[str]] = {}
        self._is_new = False
        """Was something put into the open parcel, be it under a key that it has?"""

    def next_of(self, source: str) -> str:
        """The parcel of a source, of which they are told in their order."""
        name = source.encode("utf-8", "surrogatepass")
        if crc32(name) % STRETCH == 0 or not self._last:
            self._last = blake2b(b"%b\0%b" % (self._site, name), digest_size=16).hexdigest()
        return self._last

    def get(self, parcel: str, key: str) -> bytes | memoryview | None:
        """What a build before put there."""
        self._turn_to(parcel)
        data = self._there.get(key)
        if data is not None:
            self._used[key] = data
        return data

    def want(self, parcel: str, key: str) -> None:
        """Keep what is there for a build after this one, which does not ask for it itself. Of each
        parcel, all that is wanted is told before anything is asked for."""
        self._wanted.setdefault(parcel, []).append(key)

    def put(self, parcel: str, key: str, data: bytes) -> None:
        """Keep something for the next build."""
        self._turn_to(parcel)
        self._used[key] = data
        self._is_new = True

    def end(self) -> None:
        """Everything has been asked for: what nobody asked for goes."""
        self._turn_to("")
        for parcel in self._wanted.keys() - self._seen:
            self._kept.touch(parcel)
        self._kept.forget(DAYS, self._most)

    def _turn_to(self, parcel: str) -> None:
        """Open a parcel, and put the one before by, if something in it has changed."""
        if parcel == self._open:
            return
        if self._open and (self._is_new or self._used.keys() != self._there.keys()):
            self._kept.put(self._open, list(self._used.items()))
        self._open, self._there, self._is_new = parcel, {}, False
        if parcel:
            self._there = dict(self._kept.views(parcel) or ())
        self._used = dict(self._there) if parcel in self._seen else {}
        for key in self._wanted.get(parcel, ()):
            if key in self._there:
                self._used[key] = self._there[key]
        self._seen.add(parcel)
