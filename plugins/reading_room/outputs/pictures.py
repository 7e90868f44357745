"""Smaller versions of pictures. Enters: the library. Leaves: WebP, kept for the next build under
what it was made of."""

from __future__ import annotations

from functools import partial
from hashlib import blake2b
from importlib.metadata import version
from typing import TYPE_CHECKING

from reading_room.library.pictures import file_of, lead_picture
from reading_room.outputs.cache import Kept
from reading_room.outputs.output import Output
from reading_room.pictures.sizes import VERSION, version_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reading_room.library import Library

_DAYS = 60


def picture_versions(library: Library) -> Iterator[Output]:
    """The versions of the picture at the top of each post that has one."""
    if not library.settings.picture_sizes:
        return
    cache = library.settings.cache
    kept = Kept(cache / "pictures", lasting=True) if cache else None
    for post in library.posts:
        shown = lead_picture(library, post)
        if shown is None:
            continue
        file = file_of(library, shown)
        for address, width in shown.versions:
            yield Output(address, partial(_stamp, file), partial(_written, file, width, kept))
    if kept:
        kept.forget(_DAYS)


def _stamp(file: Path) -> tuple[object, ...]:
    facts = file.stat()
    return str(file), facts.st_mtime_ns, facts.st_ctime_ns, facts.st_size, facts.st_ino


def _written(file: Path, width: int, kept: Kept | None) -> bytes:
    """A version; the picture itself where none can be made of it."""
    data = file.read_bytes()
    facts = (VERSION, version("pillow"), width, blake2b(data).hexdigest())
    key = blake2b(repr(facts).encode(), digest_size=20).hexdigest()
    if kept and (found := kept.get(key)):
        return bytes(found[0][1])
    try:
        made = version_of(data, width)
    except (OSError, ValueError):
        return data
    if kept:
        kept.put(key, [("picture.webp", made)])
    return made
