"""Redirects followed by hand. Enters: an address. Leaves: where they lead, and the last
answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urldefrag, urlsplit

from reading_room.links.http import Answer, Asker, host_of
from reading_room.links.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

_PERMANENT = (301, 308)
_HOME = frozenset(
    {"", "index.html", "index.htm", "index.php", "default.aspx", "home", "default.htm"}
)


class Journey(NamedTuple):
    """Where an address led. ``moved_to`` is where permanent redirects led, before any other."""

    last: Answer
    moved_to: str
    stops: int

    @property
    def url(self) -> str:
        """Where it ended."""
        return self.last.url


def follow(
    asker: Asker, method: str, url: str, headers: Mapping[str, str] | None = None
) -> Journey:
    """Ask, and go where one is sent. Raises Trouble or Stopped.

    An address that comes again is a circle, unless a cookie was given on the way.
    """
    start, fragment = urldefrag(url)
    at, moved_to, lasting = start, "", True
    seen: set[tuple[str, frozenset[tuple[str, str | None]]]] = set()
    for stops in range(asker.manners.redirects + 1):
        if (at, asker.cookies) in seen:
            break
        seen.add((at, asker.cookies))
        answer = asker.ask(method, at, headers)
        if not answer.is_redirect:
            return Journey(answer, moved_to, stops)
        if not answer.target:
            raise Trouble("redirect", host_of(at))
        at = urldefrag(answer.target).url
        lasting = lasting and answer.status in _PERMANENT
        if lasting:
            moved_to = at + (f"#{fragment}" if fragment else "")
    raise Trouble("loop", host_of(start))


def bare(url: str) -> tuple[str, str, str]:
    """What tells one page from another: not https, "www.", %20, a slash at the end, a fragment."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    return host + port, unquote(parts.path).rstrip("/"), unquote(parts.query)


def is_home(url: str) -> bool:
    """Is it the first page of a site?"""
    parts = urlsplit(url)
    path = parts.path.strip("/").lower()
    return (path in _HOME or (len(path) == 2 and path.isalpha())) and not parts.query
