"""What a site answers where there is nothing. Enters: a page that may be no more than that. Leaves:
whether it is.

A site that says 200 to everything is found out by one question for an address that nobody has: once
a run for each site, and only where a page leaves a doubt.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field
from secrets import token_hex
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit, urlunsplit

from reading_room.links.journeys import bare, follow
from reading_room.links.page_signals import Page, is_page
from reading_room.links.titles import words
from reading_room.links.trouble import Trouble

if TYPE_CHECKING:
    from reading_room.links.http import Asker
    from reading_room.links.journeys import Journey

_MISSING = (404, 410)
_ENDING = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)
_ALIKE = 0.9
"""Two pages are the same that share so much of their runs of three words: a date may differ, or a
number."""
_RUN = 3


class Nothing(NamedTuple):
    """What a site answered: that there is nothing (``honest``), or a page all the same."""

    honest: bool
    url: str = ""
    runs: frozenset[tuple[str, ...]] = frozenset()
    says_so: bool = False
    """Does the page say itself that there is nothing?"""


@dataclass(slots=True)
class _Site:
    lock: threading.Lock = field(default_factory=threading.Lock)
    asked: bool = False
    nothing: Nothing | None = None


class Nonsense:
    """The answers of one run, which all threads share."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sites: dict[str, _Site] = {}

    def says_same(self, asker: Asker, url: str, journey: Journey, page: Page) -> bool | None:
        """Is what an address led to what any address of its site leads to? None where the site
        gave no answer that could be used. Raises Stopped."""
        nothing = self._nothing(asker, url)
        if nothing is None:
            return None
        if nothing.honest:
            return False
        if bare(nothing.url) == bare(url):  # lost readers are sent to this very page
            return None
        if bare(journey.url) == bare(nothing.url):
            return True
        if page.says_not_found and nothing.says_so:
            return True
        own = _runs(page, url)
        return len(own & nothing.runs) >= _ALIKE * len(own | nothing.runs)

    def _nothing(self, asker: Asker, url: str) -> Nothing | None:
        with self._lock:
            site = self._sites.setdefault(urlsplit(url).netloc.lower(), _Site())
        with site.lock:
            if not site.asked:
                site.asked = True
                site.nothing = _asked(asker, url)
            return site.nothing


def _asked(asker: Asker, url: str) -> Nothing | None:
    """Raises Stopped."""
    nonsense = nonsense_at(url)
    try:
        journey = follow(asker, "GET", nonsense)
    except Trouble:
        return None
    answer = journey.last
    if answer.status in _MISSING:
        return Nothing(honest=True)
    if not 200 <= answer.status < 300 or not is_page(answer.headers):
        return None
    page = Page(answer.body, answer.headers)
    return Nothing(False, journey.url, _runs(page, nonsense), page.says_not_found)


def nonsense_at(url: str) -> str:
    """An address beside another that nobody has."""
    parts = urlsplit(url)
    folder, _, name = parts.path.rpartition("/")
    ending = found[0] if (found := _ENDING.search(name)) else ""
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}/{token_hex(12)}{ending}", "", ""))


def _runs(page: Page, asked: str) -> frozenset[tuple[str, ...]]:
    """Without the words of the address that was asked for, which many a page repeats."""
    repeated = set(words(unquote(urlsplit(asked).path)))
    said = [word for word in words(page.text) if word not in repeated]
    if len(said) < _RUN:
        return frozenset({tuple(said)})
    return frozenset(zip(said, said[1:], said[2:], strict=False))
