"""Copies that an archive kept. Enters: an address and a day. Leaves: the copy nearest to that day.

An archive is asked by RFC 7089 (Memento): its TimeGate is given the address and, in
``Accept-Datetime``, the day, and answers with the copy or with a redirect to it
(patterns 1 and 2). What it says is not believed: a copy has to say of which day it is
(``Memento-Datetime``) and of which address (``Link`` with ``rel="original"``, or its own address).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote, urldefrag, urljoin

from requests.utils import parse_header_links

from reading_room.links.http import Answer, Asker, host_of, is_readable
from reading_room.links.journeys import bare, refreshed
from reading_room.links.page_signals import Page, is_page
from reading_room.links.phrases import NOT_FOUND
from reading_room.links.places import is_error, is_home, is_search
from reading_room.links.trouble import PASSING, Trouble
from reading_room.sources.web import is_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reading_room.dates import PartialDate

_FIRST = date(1991, 8, 6)
"""When the first page of the web was published: no copy is older."""

_ASCII = bytes(range(128))


@dataclass(frozen=True, slots=True)
class Memento:
    """A copy of a page: its own address, and the day on which it was made."""

    url: str
    day: date
    doubt: str = ""
    """Why it may not show the work, as half a sentence."""


class NoMementoError(Exception):
    """Why there is no copy to be had, as half a sentence."""


def middle(known: PartialDate) -> datetime:
    """The middle of a day, month or year: what is not known is nearest to all that it may be."""
    day = date(known.year, known.month or 7, known.day or (16 if known.month else 2))
    return datetime.combine(day, time(12), UTC)


def find(
    asker: Asker, timegate: str, url: str, when: datetime, today: date, titles: Sequence[str] = ()
) -> Memento:
    """The copy nearest to a moment. Raises NoMementoError, Trouble or Stopped."""
    trouble = Trouble("address", url)
    wanted = _Wanted(timegate, urldefrag(url).url, today, titles)
    for attempt in range(asker.manners.tries):
        try:
            return _found(asker, wanted, when)
        except Trouble as found:
            trouble = found
        if trouble.kind not in PASSING or trouble.wait > asker.manners.longest_wait:
            break
        if attempt + 1 < asker.manners.tries:
            rest = max(asker.manners.back_off * 2**attempt, trouble.wait)
            asker.turns.rest(host_of(timegate), rest)
    raise trouble


class _Wanted(NamedTuple):
    """A copy of which address, in which archive, and the titles of the work that it should show."""

    timegate: str
    url: str
    today: date
    titles: Sequence[str]


def _found(asker: Asker, wanted: _Wanted, when: datetime) -> Memento:
    """Follow redirects of the archive, and those that it kept: where the address led then, the
    copy is."""
    headers = {"Accept-Datetime": format_datetime(when.astimezone(UTC), usegmt=True)}
    seen = set()
    at, led = wanted.timegate + wanted.url, False
    for _ in range(asker.manners.redirects + 1):
        if at in seen:
            break
        seen.add(at)
        answer = asker.ask("GET", at, headers)
        kept = "Memento-Datetime" in answer.headers
        sent_on = refreshed(answer) if kept else None
        if kept and not led and not _is_of(answer, wanted):
            raise NoMementoError(f"the archive answered with a copy of {_original(answer)}")
        if not answer.is_redirect and sent_on is None:
            return _copy(answer, wanted, led=led)
        at = _in_archive(sent_on.target, answer, wanted) if sent_on else answer.target
        if not at:
            raise Trouble("redirect", host_of(answer.url))
        led = led or (kept and _leads_on(answer, at))
    raise Trouble("loop", host_of(wanted.timegate))


def _leads_on(answer: Answer, at: str) -> bool:
    """Does a redirect that was kept lead to another copy of the same archive?"""
    return host_of(answer.url) == host_of(at)


def _in_archive(target: str, answer: Answer, wanted: _Wanted) -> str:
    """Where a page that was kept sends its readers: an archive that leaves it as it was has to be
    asked for that."""
    return target if host_of(target) == host_of(answer.url) else wanted.timegate + target


def _copy(answer: Answer, wanted: _Wanted, *, led: bool) -> Memento:
    """The copy that an answer is. ``led``: it is where a copy of the address led. Raises
    NoMementoError or Trouble where it is none to be used."""
    said = answer.headers.get("Memento-Datetime", "")
    if not said:
        raise _no_copy(answer)
    if answer.status != 200:
        raise NoMementoError(f"what the archive kept is a page of errors ({answer.status})")
    try:
        day = parsedate_to_datetime(said).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        raise NoMementoError("the archive does not say of which day its copy is") from None
    if not _FIRST <= day <= wanted.today + timedelta(days=1):
        raise NoMementoError(f"the archive says that its copy is of {day}, which cannot be")
    doubt = _doubt(answer, wanted.titles, led=led)
    return Memento(_place(answer, wanted.timegate + wanted.url), day, doubt)


def _doubt(answer: Answer, titles: Sequence[str], *, led: bool) -> str:
    """Why a copy may not show the work. Raises NoMementoError where it says so itself."""
    original = _original(answer)
    if led and original and (is_home(original) or is_search(original) or is_error(original)):
        return f"the address led to {original} then"
    if not (is_page(answer.headers) and is_readable(answer.headers)):
        return "" if answer.body else "it is empty"
    page = Page(answer.body, answer.headers)
    if page.says_not_found and not any(NOT_FOUND.search(title) for title in titles):
        raise NoMementoError("what the archive kept is a page that says that there is nothing")
    if not answer.body.strip() or page.is_blank:
        return "it is blank"
    if page.is_sign_in:
        return "it is a page on which to sign in"
    if page.is_titled(titles):
        return ""
    if page.is_named_sign_in and not page.shows(titles):
        return "it is a page on which to sign in"
    if page.is_for_sale:
        return "the name of the site was for sale then"
    if page.is_guard:
        return "it is what the site showed to programs"
    return "" if page.shows(titles) else "the work's title is not on it"


def _place(answer: Answer, asked: str) -> str:
    """The copy's own address. Raises NoMementoError where it has none that a list can hold."""
    own = answer.headers.get("Content-Location", "")
    place = _absolute(answer, own) if own else answer.url
    if place == asked:
        raise NoMementoError("the archive did not say at which address its copy is")
    if not is_address(place):
        raise NoMementoError(f"the archive says that its copy is at {place}, no web address")
    return place


def _no_copy(answer: Answer) -> NoMementoError | Trouble:
    """What an answer means that is no copy."""
    if answer.status == 404:
        return NoMementoError("the archive has no copy")
    if answer.status == 429 or answer.status >= 500:
        return Trouble("wait" if answer.status in (429, 503) else "server", host_of(answer.url))
    if answer.status != 200:
        return NoMementoError(f"the archive has no copy to give ({answer.status})")
    return NoMementoError("the archive did not say of which day its copy is")


def _is_of(answer: Answer, wanted: _Wanted) -> bool:
    """Is it a copy of that address? Where no link says so, the archive's own addresses do, which
    end in the address that was kept."""
    if original := _original(answer):
        return is_address(original) and bare(original) == bare(wanted.url)
    own = unquote(answer.url)
    same_host = host_of(own) == host_of(wanted.timegate)
    return same_host and own.rstrip("/").endswith(_tail(wanted.url))


def _tail(url: str) -> str:
    return unquote(url).partition("://")[2].rstrip("/")


def _original(answer: Answer) -> str:
    """The address of which an answer is a copy, as far as it says so."""
    return next(_links(answer, "original"), "")


def _links(answer: Answer, wanted: str) -> Iterator[str]:
    for link in parse_header_links(answer.headers.get("Link", "")):
        if wanted in link.get("rel", "").lower().split():
            yield _absolute(answer, link.get("url", ""))


def _absolute(answer: Answer, said: str) -> str:
    """An address that an answer speaks of, with its bytes as they are, whatever letters they were
    meant to be; as it was said, where it cannot be taken apart."""
    said = quote(said.encode("latin-1"), safe=_ASCII)
    try:
        return urljoin(answer.url, said)
    except ValueError:
        return said
