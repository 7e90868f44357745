"""Services that describe works. Enters: a DOI, ISBN, arXiv id, PubMed number or address. Leaves:
what the service or the page says, as text, or why there is nothing.

A DOI is asked for at its resolver with ``Accept: application/vnd.citationstyles.csl+json``, which
leads to Crossref, DataCite or another agency; others are added to the address of a service.
Whether what is said is about the work that was asked for is for its reader to see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import quote

from reading_room.links.http import host_of
from reading_room.links.journeys import follow
from reading_room.links.page_signals import Page, decoded, is_page
from reading_room.links.places import is_home, is_sign_in
from reading_room.links.trouble import PASSING, Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reading_room.formats.identifiers import Identifier
    from reading_room.links.http import Asker
    from reading_room.links.journeys import Journey
    from reading_room.settings import Settings

Form = Literal["CSL-JSON", "Open Library", "Atom", "page"]

MOST = 4 * 1024 * 1024
"""How many bytes of an answer are read: Crossref names every reference of a work, too."""
_CSL = {"Accept": "application/vnd.citationstyles.csl+json"}
_JSON = {"Accept": "application/json"}
_FORMS: dict[str, Form] = {"DOI": "CSL-JSON", "PMID": "CSL-JSON", "ISBN": "Open Library",
                           "arXiv": "Atom", "address": "page"}  # fmt: skip
_HEADERS: dict[str, Mapping[str, str]] = {
    "DOI": _CSL,
    "PMID": _JSON,
    "ISBN": _JSON,
    "arXiv": {"Accept": "application/atom+xml"},
    "address": {},
}
_BEGINNING = 256 * 1024
_BUSY = (429, 503)
_SAFE_IN_PATH = "/:;()@,!$*'+-._~"
_LONGEST_WAIT = 10**6


class Said(NamedTuple):
    """What was answered. ``url`` is where the answer came from, ``address`` where the work is to be
    found, as far as the way there tells."""

    form: Form
    text: str
    url: str
    address: str


class NothingSaidError(Exception):
    """Why nothing is said of a work, as half a sentence. ``is_unknown``: it is not there."""

    def __init__(self, words: str, *, is_unknown: bool = False) -> None:
        self.is_unknown = is_unknown
        super().__init__(words)


def look_up(asker: Asker, settings: Settings, wanted: Identifier) -> Said:
    """What a service or a page says of a work. Raises NothingSaidError, Trouble or Stopped."""
    url = _address(settings, wanted)
    journey = patiently(asker, url, _HEADERS[wanted.kind])
    answer = journey.last
    host = host_of(answer.url)
    if answer.status in (404, 410):
        raise NothingSaidError(_unknown(wanted, host), is_unknown=True)
    if answer.status == 406:
        raise NothingSaidError(f"{host} gives no description that a program can read")
    if answer.status == 204 or (200 <= answer.status < 300 and not answer.body.strip()):
        raise NothingSaidError(f"{host} sent an empty answer")
    if not 200 <= answer.status < 300:
        raise NothingSaidError(f"{host} does not let programs look ({answer.status})")
    if len(answer.body) >= asker.manners.most and wanted.kind != "address":
        raise NothingSaidError(f"{host} sent more than {asker.manners.most:,} bytes")
    if _FORMS[wanted.kind] == "page":
        return _page(url, journey)
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind in ("text/html", "application/xhtml+xml"):
        if wanted.kind == "DOI":
            return _page(url, journey)
        raise NothingSaidError(f"{host} answered with a page, and not with a description")
    text = answer.body.decode("utf-8-sig", "replace")
    return Said(_FORMS[wanted.kind], text, answer.url, "")


def _address(settings: Settings, wanted: Identifier) -> str:
    match wanted.kind:
        case "DOI":
            return settings.doi_resolver + quote(wanted.value, safe=_SAFE_IN_PATH)
        case "PMID":
            return settings.pmid_service + wanted.value
        case "ISBN":
            return settings.isbn_service + wanted.value
        case "arXiv":
            return settings.arxiv_service + wanted.value
    return wanted.value


def patiently(asker: Asker, url: str, headers: Mapping[str, str]) -> Journey:
    """The last answer, asked for again where a trouble may pass. Raises Trouble or Stopped."""
    trouble = Trouble("address", url)
    for attempt in range(asker.manners.tries):
        try:
            journey = follow(asker, "GET", url, headers)
        except Trouble as found:
            trouble = found
        else:
            status, host = journey.last.status, host_of(journey.url)
            if status < 500 and status not in _BUSY:
                return journey
            wait = _seconds(journey.last.headers.get("Retry-After", ""))
            trouble = Trouble("wait" if status in _BUSY else "server", host, f"{status}", wait)
        if trouble.kind not in PASSING or trouble.wait > asker.manners.longest_wait:
            break
        if attempt + 1 < asker.manners.tries:
            rest = max(asker.manners.back_off * 2**attempt, trouble.wait)
            asker.turns.rest(host_of(url), rest)
    raise trouble


def _seconds(retry_after: str) -> float:
    """How long a service asks to be left alone; a date is longer than anybody waits."""
    said = retry_after.strip()
    if not said:
        return 0
    is_number = said.isascii() and said.isdecimal() and len(said) < 7
    return float(said) if is_number else _LONGEST_WAIT


def _page(asked: str, journey: Journey) -> Said:
    """A page that may say of itself what it is. Raises NothingSaidError where it is none."""
    answer = journey.last
    host = host_of(answer.url)
    if not is_page(answer.headers):
        kind = answer.headers.get("Content-Type", "").partition(";")[0].strip()
        what = "a PDF" if kind == "application/pdf" else kind
        raise NothingSaidError(
            f"it is {what}, which does not say what it is: look for the page that leads to it, or"
            " for its DOI"
        )
    page = Page(answer.body[:_BEGINNING], answer.headers)
    elsewhere = journey.stops > 0
    if page.says_not_found:
        raise NothingSaidError("the page says that there is nothing here", is_unknown=True)
    if page.is_for_sale:
        raise NothingSaidError(f"the name {host} seems to be for sale", is_unknown=True)
    if page.is_sign_in or (elsewhere and is_sign_in(answer.url) and not is_sign_in(asked)):
        raise NothingSaidError(f"{host} asks readers to sign in")
    if elsewhere and is_home(answer.url) and not is_home(asked):
        raise NothingSaidError("one is sent to the first page of a site", is_unknown=True)
    text = decoded(answer.body, answer.headers.get("Content-Type", ""))
    return Said("page", text, answer.url, journey.moved_to or asked)


def _unknown(wanted: Identifier, host: str) -> str:
    if wanted.kind == "address":
        return "there is no such page"
    return f"{host} knows no {wanted.words}"
