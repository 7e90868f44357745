"""Redirects followed by hand. Enters: an address. Leaves: where they lead, and the last
answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from reading_room.links.http import Answer, Asker, host_of
from reading_room.links.page_signals import Page, Refresh, is_page
from reading_room.links.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

_PERMANENT = (301, 308)
_OK = 200
_SOON = 10
"""Seconds after which a page that sends its readers on is a redirect."""


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
    """Ask, and go where one is sent, by a page as well. Raises Trouble or Stopped.

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
            refresh = refreshed(answer)
            if refresh is None or refresh.target in {each for each, _ in seen}:
                return Journey(answer, moved_to, stops)
            at, permanent = refresh.target, refresh.seconds == 0
        elif answer.target:
            at, permanent = urldefrag(answer.target).url, answer.status in _PERMANENT
        else:
            raise Trouble("redirect", host_of(at))
        lasting = lasting and permanent
        if lasting:
            moved_to = at + (f"#{fragment}" if fragment else "")
    raise Trouble("loop", host_of(start))


def refreshed(answer: Answer) -> Refresh | None:
    """Where a short page sends its readers at once: all that a site of mere files can do."""
    if answer.status != _OK or b"http-equiv" not in answer.body.lower():
        return None
    page = Page(answer.body, answer.headers) if is_page(answer.headers) else None
    if page is None or page.refresh is None or page.is_long or page.refresh.seconds > _SOON:
        return None
    try:
        target = urldefrag(urljoin(answer.url, page.refresh.target)).url
    except ValueError:
        return None
    return page.refresh._replace(target=target)


def bare(url: str) -> tuple[str, str, str]:
    """What tells one page from another: not https, "www.", %20, a slash at the end, a fragment."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    return host + port, unquote(parts.path).rstrip("/"), unquote(parts.query)
