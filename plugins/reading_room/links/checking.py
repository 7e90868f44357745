"""Addresses asked. Enters: addresses, and what is known of them. Leaves: a finding for each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from traceback import extract_tb
from typing import TYPE_CHECKING, NamedTuple

from reading_room.links.dois import RESOLVER, is_doi, resolve
from reading_room.links.http import Asker, Manners, host_of
from reading_room.links.journeys import Journey, follow
from reading_room.links.nonsense import Nonsense
from reading_room.links.page_signals import Page, is_page
from reading_room.links.rate_limit import Stopped, Turns
from reading_room.links.trouble import PASSING, SILENT, Trouble
from reading_room.links.verdicts import MISSING, Finding, judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reading_room.links.journal import Past

_AT_ONCE = 8
"""How many hosts are asked at the same time."""
_MOST_WORDS = 200
"""Of an error that nobody foresaw, in characters."""
_NO_USE = frozenset({"address", "dns", "nameless", "private", "refused", "scheme"})
"""What GET would meet as HEAD did."""


def ask_each(
    urls: Sequence[str], ask: Callable[[Asker, str], Finding], manners: Manners, turns: Turns
) -> Iterator[Finding]:
    """A finding for every address, as they come: several hosts at once, each in its own order.

    Leaving it stops the threads: they end as soon as what they wait for does, and what they find
    then is nobody's. An error that nobody foresaw is the finding ("fault") of the address that led
    to it and stops no other; raises what else a thread raised.
    """
    found: SimpleQueue[Finding | BaseException] = SimpleQueue()
    hosts = _by_host(urls)
    for _ in range(min(_AT_ONCE, len(hosts))):
        Thread(target=_work, args=(hosts, ask, manners, turns, found), daemon=True).start()
    try:
        for _ in urls:
            finding = found.get()
            if isinstance(finding, BaseException):
                raise finding
            yield finding
    finally:
        turns.stop.set()


def _by_host(urls: Sequence[str]) -> list[list[str]]:
    """Addresses by host, the host with the most last: lists are taken from the end."""
    hosts: dict[str, list[str]] = {}
    for url in urls:
        try:
            hosts.setdefault(host_of(url), []).append(url)
        except Trouble:
            hosts.setdefault("", []).append(url)
    return sorted(hosts.values(), key=len)


def _work(
    hosts: list[list[str]],
    ask: Callable[[Asker, str], Finding],
    manners: Manners,
    turns: Turns,
    found: SimpleQueue[Finding | BaseException],
) -> None:
    asker = Asker(manners, turns)
    try:
        while True:
            try:
                urls = hosts.pop()
            except IndexError:
                return
            for url in urls:
                asker.forget()
                found.put(_one(ask, asker, url))
    except Stopped:
        return
    except BaseException as error:
        found.put(error)


def _one(ask: Callable[[Asker, str], Finding], asker: Asker, url: str) -> Finding:
    """Whatever a server sends, it must not end a run that asks others too; whoever reads the
    finding learns what went wrong, and where. Raises Stopped."""
    try:
        return ask(asker, url)
    except Stopped:
        raise
    except Exception as error:
        ours = [each for each in extract_tb(error.__traceback__) if "reading_room" in each.filename]
        at = f"{Path(ours[-1].filename).name}, line {ours[-1].lineno}"
        trouble = Trouble("fault", url, f"{type(error).__name__} in {at}, {error}"[:_MOST_WORDS])
        return Finding(url, why=trouble.words, trouble=trouble.kind)


def look(
    asker: Asker,
    url: str,
    titles: Sequence[str],
    past: Past | None,
    nonsense: Nonsense | None = None,
    resolver: str = RESOLVER,
) -> Finding:
    """The finding for one address: HEAD, then GET where its words have to be seen or HEAD is
    refused; again, later, where the trouble may pass. Raises Stopped.

    ``nonsense`` is what sites answered in this run where there is nothing, ``resolver`` that of
    DOIs."""
    trouble = Trouble("address", url)
    search = _Search(asker, url, titles, past, nonsense or Nonsense(), resolver)
    for attempt in range(asker.manners.tries):
        try:
            return search.found(with_head=attempt == 0)
        except Trouble as found:
            trouble = found
        if trouble.kind not in PASSING or not _may_wait(asker, url, trouble, attempt):
            break
    return Finding(url, why=trouble.words, trouble=trouble.kind)


def anybody_at(url: str, manners: Manners) -> bool:
    """Does anybody answer at an address, whatever they say?"""
    try:
        Asker(manners, Turns(0)).ask("HEAD", url)
    except Trouble as trouble:
        return trouble.kind not in SILENT
    return True


def _may_wait(asker: Asker, url: str, trouble: Trouble, attempt: int) -> bool:
    """Wait as long as is asked for, and is worth while; the whole host is left in peace."""
    manners, host = asker.manners, host_of(url)
    if trouble.wait > manners.longest_wait:
        asker.turns.leave_alone(host)
        return False
    if attempt + 1 < manners.tries:
        asker.turns.rest(host, max(manners.back_off * 2**attempt, trouble.wait))
    return True


class _Search(NamedTuple):
    """What is asked for, and by whom."""

    asker: Asker
    url: str
    titles: Sequence[str]
    past: Past | None
    nonsense: Nonsense
    resolver: str

    def found(self, *, with_head: bool) -> Finding:
        """Raises Trouble or Stopped."""
        if is_doi(self.url, self.resolver):
            return self._by_resolver()
        if with_head and (found := self._by_head()):
            return found
        journey = follow(self.asker, "GET", self.url)
        if journey.last.status in MISSING:
            journey = self._asked_again(journey)
        return self._judged(journey)

    def _judged(self, journey: Journey) -> Finding:
        def is_nonsense(journey: Journey, page: Page) -> bool | None:
            return self.nonsense.says_same(self.asker, self.url, journey, page)

        fitted = self.past is not None and self.past.fitted
        return judge(self.url, self.titles, journey, fitted=fitted, is_nonsense=is_nonsense)

    def _asked_again(self, first: Journey) -> Journey:
        """Before a site is believed that a page is not there, it is asked as browsers ask."""
        try:
            agent = {"User-Agent": self.asker.manners.compatible}
            second = follow(self.asker, "GET", self.url, agent)
        except Trouble:
            return first
        return second if 200 <= second.last.status < 300 else first

    def _by_resolver(self) -> Finding:
        """A DOI that its resolver sends on is registered, whatever the publisher says then."""
        for method in ("HEAD", "GET"):
            answer = resolve(self.asker, method, self.url, self.resolver)
            if answer.is_redirect:
                return Finding(self.url, "alive")
        if answer.status in MISSING:
            return Finding(self.url, "gone", f"no such DOI is registered ({answer.status})")
        return self._judged(Journey(answer, "", 0))

    def _by_head(self) -> Finding | None:
        """What HEAD shows: that nothing has changed since, or that it is well and no page. None
        where only GET can. Raises Trouble where GET would meet the same."""
        past = self.past
        known = past.finding if past and past.finding.status == "alive" else None
        try:
            journey = follow(self.asker, "HEAD", self.url, _conditions(known))
        except Trouble as trouble:
            if trouble.kind in _NO_USE or trouble.kind == "wait":
                raise
            return None
        answer = journey.last
        same = answer.status == 304 or (
            200 <= answer.status < 300 and _is_same(answer.headers, known)
        )
        if known and same and not journey.stops:
            return replace(known, url=self.url)
        asks_to_wait = answer.status == 429 or "Retry-After" in answer.headers
        if not asks_to_wait and (answer.status != 200 or is_page(answer.headers)):
            return None
        return judge(self.url, self.titles, journey, fitted=False, has_body=False)


def _conditions(known: Finding | None) -> Mapping[str, str]:
    """Ask for what has changed since (RFC 9110, 13.1)."""
    given = {
        "If-None-Match": known.etag if known else "",
        "If-Modified-Since": known.modified if known else "",
    }
    return {name: value for name, value in given.items() if value}


def _is_same(headers: Mapping[str, str], known: Finding | None) -> bool:
    return bool(known and known.etag and headers.get("ETag") == known.etag)
