"""What became of an address. Enters: what it answered. Leaves: a `Finding`.

A finding must not accuse: what a server refuses to programs, or could not do just now, says nothing
of the work, and a page is "changed" only where two things say so together.
"""

from __future__ import annotations

import math
import re
import time
from dataclasses import dataclass
from email.utils import mktime_tz, parsedate_tz
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reading_room.links.journeys import bare, is_home
from reading_room.links.page_signals import Page, is_page, is_sign_in_address
from reading_room.links.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.links.http import Answer
    from reading_room.links.journeys import Journey
    from reading_room.links.trouble import Kind

_GONE = (404, 410)
_SIGN_IN = (401, 402, 407)
_REFUSES = (400, 403, 405, 406, 418, 421, 426, 428, 431, 451, 501)
_BUSY = (429, 503)
_MARK = re.compile(r"[!-~]+(?: +[!-~]+)*")
_LONGEST_MARK = 1000
"""In characters: it is kept, and goes into the head of a request."""


@dataclass(frozen=True, slots=True)
class Finding:
    """``status`` is one of `LINK_STATES`, or empty where nothing could be told; then ``trouble`` is
    why. ``why`` is half a sentence for whoever reads what was found."""

    url: str
    status: str = ""
    why: str = ""
    to: str = ""
    """The address that has taken this one's place, for good."""
    trouble: Kind | None = None
    fits: bool | None = None
    """Was a word of the work's title on the page? None where there was no page to look at."""
    etag: str = ""
    modified: str = ""


def judge(url: str, titles: Iterable[str], journey: Journey, *, fitted: bool) -> Finding:
    """What the last answer of a journey means. ``fitted``: the titles were on the page once.

    Raises Trouble where it means nothing.
    """
    answer = journey.last
    if answer.status in _GONE:
        return Finding(url, "gone", f"the site says that it is not there ({answer.status})")
    page = Page(answer.body, answer.headers) if is_page(answer.headers) else None
    elsewhere = bare(url) != bare(journey.url)
    if wall := _sign_in(url, answer, page, elsewhere=elsewhere):
        return Finding(url, "login", wall)
    if not 200 <= answer.status < 300:
        raise _trouble(answer)
    if page is None:
        return _well(url, journey, None)
    if not answer.body:
        raise Trouble("empty", urlsplit(answer.url).hostname or answer.url)
    fits = page.shares(titles)
    if not fits and (change := _changed(url, journey, page, fitted=fitted)):
        return Finding(url, "changed", change, fits=fits)
    return _well(url, journey, fits)


def mark(said: str) -> str:
    """What a server calls the state of a page by, where it can be sent back to it; else nothing."""
    return said if len(said) <= _LONGEST_MARK and _MARK.fullmatch(said) else ""


def _well(url: str, journey: Journey, fits: bool | None) -> Finding:
    headers = journey.last.headers
    etag, modified = mark(headers.get("ETag", "")), mark(headers.get("Last-Modified", ""))
    to = journey.moved_to if journey.moved_to and bare(journey.moved_to) != bare(url) else ""
    if to:
        return Finding(url, "moved", "the page is at another address now", to, fits=fits)
    why = "" if fits is not False else "it answers, but none of the title's words are on the page"
    return Finding(url, "alive", why, fits=fits, etag=etag, modified=modified)


def _sign_in(url: str, answer: Answer, page: Page | None, *, elsewhere: bool) -> str:
    """Why it is behind a login; empty where it is not."""
    if answer.status in _SIGN_IN:
        return f"the site asks who you are ({answer.status})"
    at, before = urlsplit(answer.url).path, urlsplit(url).path
    if answer.status < 500 and elsewhere and is_sign_in_address(at) > is_sign_in_address(before):
        return "one is sent to a page on which to sign in"
    if page and page.is_sign_in and answer.status in (200, 403):
        return "the page asks you to sign in"
    return ""


def _changed(url: str, journey: Journey, page: Page, *, fitted: bool) -> str:
    """What says, besides a page without one word of the title, that it is another page."""
    if page.says_not_found:
        return "the page says that there is nothing here"
    if page.is_for_sale:
        return "the name of the site seems to be for sale"
    if is_home(journey.url) and not is_home(url):
        return "one is sent to the first page of a site"
    if fitted and page.is_long:
        return "the title was on the page at an earlier check, and none of its words are now"
    return ""


def _trouble(answer: Answer) -> Trouble:
    host = urlsplit(answer.url).hostname or answer.url
    said = str(answer.status)
    if answer.status in _BUSY:
        return Trouble("wait", host, said, _asked_wait(answer.headers.get("Retry-After", "")))
    if answer.status in _REFUSES or answer.status < 500:
        return Trouble("refuses", host, said)
    return Trouble("server", host, said)


def _asked_wait(retry_after: str) -> float:
    """How many seconds a server asks for, as a number or as a date (RFC 9110, 10.2.3)."""
    said = retry_after.strip()
    if said.isascii() and said.isdecimal():
        return float(said)
    try:
        day = parsedate_tz(said)
        return max(mktime_tz(day) - time.time(), 0) if day else 0
    except (ValueError, OverflowError):  # a day that no calendar reaches
        return math.inf
