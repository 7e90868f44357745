"""What became of an address. Enters: what it answered. Leaves: a `Finding`.

A finding must not accuse: what a server refuses to programs, or could not do just now, says nothing
of the work, and a page is "changed" only where it does not show the work and something says so.
"""

from __future__ import annotations

import math
import re
import time
from dataclasses import dataclass
from email.utils import mktime_tz, parsedate_to_datetime, parsedate_tz
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from reading_room.links import places
from reading_room.links.http import is_readable
from reading_room.links.journeys import bare
from reading_room.links.page_signals import Page, is_page
from reading_room.links.phrases import NOT_FOUND
from reading_room.links.trouble import Trouble
from reading_room.sources.web import is_address

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from reading_room.links.http import Answer
    from reading_room.links.journeys import Journey
    from reading_room.links.trouble import Kind

MISSING = (404, 410)
_SIGN_IN = (401, 402, 407)
_BUSY = (429, 503)
_FAULTS = (500, 502, 504, 505, 506, 507, 508, 509, 510, 511)
_NOT_YET = 202
"""An answer that need not be the page, though it says that all is well."""
_MARK = re.compile(r"[!-~]+(?: +[!-~]+)*")
_LONGEST_MARK = 1000
"""In characters: it is kept, and goes into the head of a request."""
_NOT_SHOWN = "one is sent to another address for good, where the title is not to be seen"
_NO_WORDS = "it answers, but none of the title's words are on the page"


@dataclass(frozen=True, slots=True)
class Finding:
    """``status`` is one of `LINK_STATES`, or empty where nothing was found out; then ``trouble`` is
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
    copy: str = ""
    """The copy in a web archive to which one is sent,"""
    copied: str = ""
    """and its day; empty where that is not known, or an editor has to look at the copy."""


class Sight(NamedTuple):
    """What there is to judge by: where an address led, the page that is there, the titles of the
    works that should be. Were they there once? Does any address of the site lead there?"""

    url: str
    titles: Sequence[str]
    journey: Journey
    page: Page
    fitted: bool
    is_nonsense: Callable[[], bool | None]

    @property
    def elsewhere(self) -> bool:
        """Was one sent to another page?"""
        return bare(self.url) != bare(self.journey.url)

    @property
    def speaks_of_it(self) -> bool:
        """Is a work itself about pages that are not found?"""
        return any(NOT_FOUND.search(title) for title in self.titles)


def _nobody_knows(journey: Journey, page: Page) -> bool | None:
    del journey, page
    return None


def judge(
    url: str,
    titles: Sequence[str],
    journey: Journey,
    *,
    fitted: bool,
    has_body: bool = True,
    is_nonsense: Callable[[Journey, Page], bool | None] = _nobody_knows,
) -> Finding:
    """What the last answer of a journey means. ``fitted``: the titles were on the page once.
    ``is_nonsense``: does any address of the site lead to such a page?

    Raises Trouble where it means nothing.
    """
    answer = journey.last
    if answer.status in MISSING:
        return Finding(url, "gone", f"the site says that it is not there ({answer.status})")
    is_html = is_page(answer.headers) and is_readable(answer.headers)
    page = Page(answer.body, answer.headers) if is_html else None
    if wall := _sign_in(url, titles, answer, page):
        return Finding(url, "login", wall)
    if not 200 <= answer.status < 300:
        raise _trouble(answer)
    host = urlsplit(answer.url).hostname or answer.url
    if has_body and (not answer.body or (page and page.is_blank)):
        raise Trouble("empty", host)
    if page is None:
        return _copy(url, journey) or _well(url, journey, None)
    _keep_out(answer, page, titles, host)
    fits = page.shares(titles)
    sight = Sight(url, titles, journey, page, fitted, lambda: is_nonsense(journey, page))
    if change := _changed(sight, fits=fits):
        return Finding(url, "changed", change, fits=fits)
    return _copy(url, journey, sight) or _well(url, journey, fits, shown=page.shows(titles))


def mark(said: str) -> str:
    """What a server calls the state of a page by, where it can be sent back to it; else nothing."""
    return said if len(said) <= _LONGEST_MARK and _MARK.fullmatch(said) else ""


def _well(url: str, journey: Journey, fits: bool | None, *, shown: bool = True) -> Finding:
    """A page that may be the work's. Where a redirect for good leads to one without the title, an
    editor has to say whether that is its new address."""
    headers = journey.last.headers
    etag, modified = mark(headers.get("ETag", "")), mark(headers.get("Last-Modified", ""))
    to = journey.moved_to if journey.moved_to and bare(journey.moved_to) != bare(url) else ""
    if to and not any(map(places.is_home, (to, journey.url))):
        if shown:
            return Finding(url, "moved", "the page is at another address now", to, fits=fits)
        return Finding(url, "alive", _NOT_SHOWN, to, fits=fits)
    why = "" if fits is not False else _NO_WORDS
    return Finding(url, "alive", why, fits=fits, etag=etag, modified=modified)


def _copy(url: str, journey: Journey, sight: Sight | None = None) -> Finding | None:
    """Where one is sent to a copy in a web archive, the copy: with its day where it is known and
    shows the work."""
    kept = places.kept(journey.url, url) if bare(url) != bare(journey.url) else None
    if kept is None:
        return None
    shown = sight is None or sight.page.shows(sight.titles)
    sure = shown and is_address(journey.url)
    known = kept.day or _memento_day(journey.last)
    day = known.isoformat() if known and sure else ""
    why = "one is sent to a copy in a web archive"
    if not shown:
        why += ", on which the work's title is not to be seen"
    return Finding(url, "alive", why, copy=journey.url, copied=day, fits=shown)


def _memento_day(answer: Answer) -> date | None:
    """The day that a copy says it is of (RFC 7089)."""
    try:
        return parsedate_to_datetime(answer.headers.get("Memento-Datetime", "")).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _sign_in(url: str, titles: Sequence[str], answer: Answer, page: Page | None) -> str:
    """Why it is behind a login; empty where it is not."""
    if answer.status in _SIGN_IN:
        return f"the site asks who you are ({answer.status})"
    elsewhere = answer.status < 500 and bare(url) != bare(answer.url)
    if elsewhere and places.is_sign_in(answer.url) and not places.is_sign_in(url):
        return "one is sent to a page on which to sign in"
    if page is None or answer.status not in (200, 403):
        return ""
    if page.is_sign_in or (page.is_named_sign_in and not (titles and page.shows(titles))):
        return "the page asks you to sign in"
    return ""


def _keep_out(answer: Answer, page: Page, titles: Sequence[str], host: str) -> None:
    """Raises Trouble where a page is none but what keeps programs out."""
    if page.is_titled(titles):
        return
    shown = bool(titles) and page.shows(titles)
    if page.is_guard or (answer.status == _NOT_YET and not shown):
        raise Trouble("refuses", host)
    if page.needs_script and not shown:
        raise Trouble("script", host)


def _changed(sight: Sight, *, fits: bool) -> str:
    """Why it is another page, or none; empty where it may be the work's."""
    page, url, at = sight.page, sight.url, sight.journey.url
    titled, shown = page.is_titled(sight.titles), page.shows(sight.titles)
    if places.is_search(at) and not places.is_search(url):
        return "one is sent to a page on which to search"
    if why := _says_nothing(sight, titled=titled, shown=shown):
        return why
    if titled:
        return ""
    if page.is_for_sale:
        return "the name of the site seems to be for sale"
    if sight.elsewhere and places.is_error(at) and not places.is_error(url):
        return "one is sent to a page of errors"
    if places.is_home(at) and not places.is_home(url):
        return "one is sent to the first page of a site"
    if not shown and sight.is_nonsense():
        return "the site shows the same page for an address that nobody has"
    if not fits and sight.fitted and page.is_long:
        return "the title was on the page at an earlier check, and none of its words are now"
    return ""


def _says_nothing(sight: Sight, *, titled: bool, shown: bool) -> str:
    """A title may be that of a page of errors too, which repeats the address that was asked for;
    and what a long text says may be about something else: there the site is asked."""
    page = sight.page
    if sight.speaks_of_it:
        return ""
    if page.says_not_found:
        sure = not titled or sight.is_nonsense()
    elif not shown and page.text_says_not_found:
        sure = not page.is_long or sight.is_nonsense()
    else:
        return ""
    return "the page says that there is nothing here" if sure else ""


def _trouble(answer: Answer) -> Trouble:
    host = urlsplit(answer.url).hostname or answer.url
    said = str(answer.status)
    if answer.status in _BUSY:
        return Trouble("wait", host, said, _asked_wait(answer.headers.get("Retry-After", "")))
    return Trouble("server" if answer.status in _FAULTS else "refuses", host, said)


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
