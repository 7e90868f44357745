"""A picture of another site. Enters: its address. Leaves: its bytes, and a name whose ending
says what it is; or why there is none."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from reading_room.links.http import host_of
from reading_room.links.services import patiently

if TYPE_CHECKING:
    from reading_room.links.http import Asker

MOST = 10_000_000
"""Bytes of a picture."""
_BEGINNINGS = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), ".png"),
    (re.compile(rb"\xff\xd8\xff"), ".jpg"),
    (re.compile(rb"GIF8[79]a"), ".gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), ".webp"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), ".avif"),
    (re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<svg[\s>]", re.DOTALL), ".svg"),
)


class NoPictureError(Exception):
    """Why an address gives no picture, as half a sentence."""


class Picture(NamedTuple):
    """A picture that was fetched."""

    name: str
    data: bytes


def fetch(asker: Asker, url: str) -> Picture:
    """The picture at an address. Raises NoPictureError, Trouble or Stopped."""
    asker.forget()
    answer = patiently(asker, url, {"Accept": "image/*"}).last
    host = host_of(answer.url)
    if not 200 <= answer.status < 300:
        raise NoPictureError(f"{host} answers {answer.status}")
    if len(answer.body) >= asker.manners.most:
        raise NoPictureError(f"it has more than {asker.manners.most // 1_000_000} MB")
    given = answer.headers.get("Content-Length", "")
    if given.isdecimal() and int(given) > len(answer.body):
        raise NoPictureError(f"{host} broke off in the middle of it")
    ending = next((ending for start, ending in _BEGINNINGS if start.match(answer.body)), "")
    if not ending:
        raise NoPictureError(f"{host} sends something else than a picture")
    stem = posixpath.basename(unquote(urlsplit(url).path)).rpartition(".")[0]
    return Picture(f"{stem or 'picture'}{ending}", answer.body)
