"""Texts that were read before. Enters: readers. Leaves: readers that find in the user's cache what
a build before made of the same text.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from reading_room.plugin.digests import Digests
from reading_room.plugin.parcels import Parcels
from reading_room.plugin.stored import restored, stored

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reading_room.sources import Readers

FOLDER = "texts"
MOST = 1 << 29
"""How many bytes stay at the most, of all sites together."""
_ANY = "surrogatepass"


class ReadBefore:
    """Readers of posts and lists of one build, which are the costly ones."""

    def __init__(self, cache: Path, site: str, programs: str, readers: Readers) -> None:
        """Of a build of the ``site`` by these ``programs`` (see `ground.programs`)."""
        self._parcels = Parcels(cache / FOLDER, site, MOST)
        self._programs = programs.encode()
        self._digests = Digests()
        self._besides: dict[tuple[Any, ...], str] = {}
        """Digests of what is given beside a text, which is alike for most of them."""
        self.digests: dict[int, tuple[object, str]] = {}
        """Of each record that was read, what its text and all else that it was made of have for a
        digest; by the number of the record, which is kept beside."""
        self._found = 0
        self.readers = readers._replace(
            post=self._kept(readers.post), reading_list=self._kept(readers.reading_list)
        )

    @property
    def mostly_new(self) -> bool:
        """Had no build before read most of the texts?"""
        return self._found * 2 < len(self.digests)

    def end(self) -> None:
        """Everything is read."""
        self._parcels.end()

    def _kept(self, read: Callable[..., Any]) -> Callable[..., Any]:
        def kept(path: str, slug: str, text: str, *rest: Any) -> Any:
            key = self._key(path, slug, text, rest)
            parcel = self._parcels.next_of(path)
            data = self._parcels.get(parcel, key)
            made = None
            if data is not None:
                with suppress(ValueError):
                    made = restored(data)
            if made is None:
                made = read(path, slug, text, *rest)
                with suppress(TypeError):
                    self._parcels.put(parcel, key, stored(made))
            else:
                self._found += 1
            record, _ = made
            self.digests[id(record)] = record, key
            return made

        return kept

    def _key(self, path: str, slug: str, text: str, rest: tuple[Any, ...]) -> str:
        beside = self._besides.get(rest)
        if beside is None:
            beside = self._besides[rest] = self._digests.of(rest)
        made = blake2b(self._programs, digest_size=20)
        made.update(f"{beside} {len(path)} {path} {slug}\0".encode("utf-8", _ANY))
        made.update(text.encode("utf-8", _ANY))
        return made.hexdigest()
