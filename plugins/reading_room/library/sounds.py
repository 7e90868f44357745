"""Recordings of posts. Enters: a post, the library. Leaves: address, type and size of the sound.

A type is told by the ending of the name: the sound itself is not opened.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from reading_room.problems import Problem
from reading_room.sources.wording import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library.graph import Library
    from reading_room.library.index import Index
    from reading_room.model import Post, Sound
    from reading_room.settings import Settings

_TYPES = {
    ".aac": ("audio/aac", "AAC"),
    ".flac": ("audio/flac", "FLAC"),
    ".m4a": ("audio/mp4", "M4A"),
    ".mp3": ("audio/mpeg", "MP3"),
    ".oga": ("audio/ogg", "Ogg"),
    ".ogg": ("audio/ogg", "Ogg"),
    ".opus": ("audio/ogg", "Opus"),
    ".wav": ("audio/wav", "WAV"),
    ".weba": ("audio/webm", "WebM"),
}
"""Media types that browsers play, and what people call them, by the ending of a name."""


class Recording(NamedTuple):
    """A recording. ``address`` is from the site's root, or where it is elsewhere, whole."""

    address: str
    is_outside: bool
    type: str
    """The media type; empty where it is elsewhere, and its address does not tell."""
    name: str
    """The type as people call it, or empty."""
    size: int | None
    """In bytes; None where it is elsewhere."""


def recording(library: Library, post: Post) -> Recording | None:
    """The recording of a post that has one."""
    if post.audio is None:
        return None
    src = post.audio.src
    kind, name = _TYPES.get(_ending(src), ("", ""))
    if post.audio.is_outside:
        return Recording(src, True, kind, name, None)
    address = library.images[post.path, src]
    return Recording(address, False, kind, name, library.size(address))


def is_played_here(sound: Sound | None) -> bool:
    """Is it a file of the site, of a kind that browsers play?"""
    return sound is not None and not sound.is_outside and _ending(sound.src) in _TYPES


def check_sounds(index: Index, settings: Settings) -> Iterator[Problem]:
    """audio-type: a recording beside a post is a file of a kind that browsers play."""
    del settings
    for post in index.posts.values():
        if post.audio and not post.audio.is_outside and not is_played_here(post.audio):
            src, line, column = post.audio
            yield Problem(
                post.path, line, column, "audio-type",
                f"{short(src)} is no recording that browsers play.",
                f"Save it as MP3, and write audio: {_as_mp3(src)}. These are played too:"
                f" {', '.join(_TYPES)}.",
            )  # fmt: skip


def _ending(src: str) -> str:
    return PurePosixPath(unquote(urlsplit(src).path)).suffix.lower()


def _as_mp3(src: str) -> str:
    return short(PurePosixPath(src).stem.strip(".") or "talk") + ".mp3"
