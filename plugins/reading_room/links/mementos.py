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
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urldefrag, urljoin

from requests.utils import parse_header_links

from reading_room.links.http import Answer, Asker, host_of
from reading_room.links.journeys import bare
from reading_room.links.page_signals import Page, is_page
from reading_room.links.trouble import PASSING, Trouble
from reading_room.sources.web import is_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.dates import PartialDate

_FIRST = date(1991, 8, 6)
"""When the first page of the web was published: no copy is older."""

_ASCII = bytes(range(128))


@dataclass(frozen=True, slots=True)
class Memento:
    """A copy of a page: its own address, and the day on which it was made."""

    url: str
    day: date


class NoMementoError(Exception):
    """Why there is no copy to be had, as half a sentence."""


def middle(known: PartialDate) -> datetime:
    """The middle of a day, month or year: what is not known is nearest to all that it may be."""
    day = date(known.year, known.month or 7, known.day or (16 if known.month else 2))
    return datetime.combine(day, time(12), UTC)


def find(asker: Asker, timegate: str, url: str, when: datetime, today: date) -> Memento:
    """The copy nearest to a moment. Raises NoMementoError, Trouble or Stopped."""
    trouble = Trouble("address", url)
    for attempt in range(asker.manners.tries):
        try:
            return _found(asker, timegate, urldefrag(url).url, when, today)
        except Trouble as found:
            trouble = found
        if trouble.kind not in PASSING or trouble.wait > asker.manners.longest_wait:
            break
        if attempt + 1 < asker.manners.tries:
            rest = max(asker.manners.back_off * 2**attempt, trouble.wait)
            asker.turns.rest(host_of(timegate), rest)
    raise trouble


def _found(asker: Asker, timegate: str, url: str, when: datetime, today: date) -> Memento:
    headers = {"Accept-Datetime": format_datetime(when.astimezone(UTC), usegmt=True)}
    seen = set()
    at = timegate + url
    for _ in range(asker.manners.redirects + 1):
        if at in seen:
            break
        seen.add(at)
        answer = asker.ask("GET", at, headers)
        if not answer.is_redirect:
            return _copy(answer, timegate, url, today)
        if not answer.target:
            raise Trouble("redirect", host_of(at))
        if "Memento-Datetime" in answer.headers and not _is_of(answer, url, timegate):
            raise NoMementoError(f"the archive answered with a copy of {_original(answer)}")
        at = answer.target
    raise Trouble("loop", host_of(timegate))


def _copy(answer: Answer, timegate: str, url: str, today: date) -> Memento:
    """The copy that an answer is. Raises NoMementoError or Trouble where it is none to be used."""
    said = answer.headers.get("Memento-Datetime", "")
    if not said:
        raise _no_copy(answer)
    if answer.status != 200:
        raise NoMementoError(f"what the archive kept is a page of errors ({answer.status})")
    try:
        day = parsedate_to_datetime(said).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        raise NoMementoError("the archive does not say of which day its copy is") from None
    if not _FIRST <= day <= today + timedelta(days=1):
        raise NoMementoError(f"the archive says that its copy is of {day}, which cannot be")
    if not _is_of(answer, url, timegate):
        raise NoMementoError(f"the archive answered with a copy of {_original(answer)}")
    if is_page(answer.headers) and Page(answer.body, answer.headers).says_not_found:
        raise NoMementoError("what the archive kept is a page that says that there is nothing")
    return Memento(_place(answer, timegate + url), day)


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


def _is_of(answer: Answer, url: str, timegate: str) -> bool:
    """Is it a copy of that address? Where no link says so, the archive's own addresses do, which
    end in the address that was kept."""
    if original := _original(answer):
        return is_address(original) and bare(original) == bare(url)
    own = unquote(answer.url)
    return host_of(own) == host_of(timegate) and own.rstrip("/").endswith(_tail(url))


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
