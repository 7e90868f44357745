"""Recordings of posts. Enters: a post, the library. Leaves: address, type and size of the sound.

A type is told by the ending of the name: the sound itself is not opened.
"""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from reading_room.problems import Problem
from reading_room.sources.files.media_types import SOUNDS
from reading_room.values import Image
from reading_room.wording import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library.index import Index
    from reading_room.library.library import Library
    from reading_room.model import Post
    from reading_room.settings import Settings


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
    if post.audio.is_outside:
        return Recording(src, True, *SOUNDS.get(_ending(urlsplit(src).path), ("", "")), None)
    address = library.images[post.path, src]
    kind = SOUNDS[_ending(address.partition("#")[0])]
    return Recording(address, False, *kind, library.size(address))


def played_here(index: Index, post: Post) -> Image | None:
    """The recording of a post as something that a link can name, where it is a file of the site
    and its name ends as those do that browsers play."""
    sound = post.audio
    if sound is None or sound.is_outside or _ending(_file(index, post, sound.src)) not in SOUNDS:
        return None
    src, line, column = sound
    as_link = quote(src) if _is_there(index, _beside(post, src)) else src
    return Image(as_link, "", "", line, column)


def check_sounds(index: Index, settings: Settings) -> Iterator[Problem]:
    """audio-type: a recording beside a post is a file of a kind that browsers play."""
    del settings
    for post in index.posts.values():
        if post.audio and not post.audio.is_outside and not played_here(index, post):
            src, line, column = post.audio
            yield Problem(
                post.path, line, column, "audio-type",
                f"{short(src)} is not a recording that browsers can play.",
                f"Save it as MP3, and write audio: {_as_mp3(_file(index, post, src))}. These are"
                f" played too: {', '.join(SOUNDS)}.",
            )  # fmt: skip


def _file(index: Index, post: Post, src: str) -> str:
    """The file that is meant: one that is named just so, or else as in a link, in which a name
    ends at ``#`` and ``?``. Where neither is there, it is the one that would be a recording."""
    whole = _beside(post, src)
    cut = _beside(post, unquote(src.partition("#")[0].partition("?")[0]))
    if _is_there(index, whole) or (_ending(whole) in SOUNDS and not _is_there(index, cut)):
        return whole
    return cut


def _beside(post: Post, src: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(post.path), src))


def _is_there(index: Index, path: str) -> bool:
    return path in index.media or path in index.pages


def _ending(path: str) -> str:
    return PurePosixPath(unquote(path)).suffix.lower()


def _as_mp3(path: str) -> str:
    return short(PurePosixPath(path).stem.strip(".") or "talk") + ".mp3"
