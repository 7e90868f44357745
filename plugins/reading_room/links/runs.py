"""Whole runs over the lists of a site. Enters: its lists. Leaves: what was found, what to write."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reading_room.links.checking import ask_each, look
from reading_room.links.dois import RESOLVER, is_doi, landings
from reading_room.links.findings import Outcome, settle
from reading_room.links.mementos import Memento, NoMementoError, find, middle
from reading_room.links.nonsense import Nonsense
from reading_room.links.trouble import SILENT, Trouble
from reading_room.links.verdicts import Finding
from reading_room.links.writing import Wish
from reading_room.writing.scalars import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from reading_room.links.http import Asker, Manners
    from reading_room.links.journal import Journal
    from reading_room.links.rate_limit import Turns
    from reading_room.links.targets import Target


class Check:
    """One check: what is to be asked, and what is found."""

    def __init__(
        self, targets: Sequence[Target], journal: Journal, resolver: str = RESOLVER
    ) -> None:
        self.targets = targets
        self.journal = journal
        self.resolver = resolver
        self.titles: dict[str, tuple[str, ...]] = {}
        for target in targets:
            self.titles[target.url] = self.titles.get(target.url, ()) + target.titles
        self.before = journal.before
        self.resumed = [url for url in self.titles if url in journal.resumed]
        self.found = {url: journal.past[url].finding for url in self.resumed}

    @property
    def left(self) -> list[str]:
        """What is still to be asked."""
        return [url for url in self.titles if url not in self.found]

    def run(self, manners: Manners, turns: Turns) -> Iterator[Finding]:
        """Ask; each finding as it comes, to be recorded."""

        nonsense = Nonsense()

        def ask(asker: Asker, url: str) -> Finding:
            titles, past = self.titles[url], self.before.get(url)
            return look(asker, url, titles, past, nonsense, self.resolver)

        return ask_each(self.left, ask, manners, turns)

    def record(self, finding: Finding) -> None:
        """Keep a finding, in the journal and for the lists: whoever calls this sees to it that
        nothing comes between the two."""
        self.journal.add(finding)
        self.found[finding.url] = finding

    @property
    def is_silent(self) -> bool:
        """Did nobody answer at all? Then the fault may be on our side."""
        found = self.found.values()
        return bool(found) and all(finding.trouble in SILENT for finding in found)

    @property
    def faults(self) -> int:
        """Over how many addresses we went wrong ourselves."""
        return sum(finding.trouble == "fault" for finding in self.found.values())

    @property
    def outcomes(self) -> list[Outcome]:
        """What is to be said of what was found, in the order of the files."""
        past = self.journal.past
        return [
            settle(target, self.found[target.url], past[target.url], self.before.get(target.url))
            for target in self.targets
            if target.url in self.found
        ]


def wishes(outcomes: Sequence[Outcome], today: date) -> list[Wish]:
    """What to write of what was found."""
    found = [each for each in outcomes if each.value]
    return [
        Wish(each.target, "link", f"{{status: {each.value}, checked: {today}}}") for each in found
    ] + [
        archived(each.target, Memento(each.finding.copy, date.fromisoformat(each.finding.copied)))
        for each in found
        if each.finding.copied and each.target.work and not each.target.work.archive_url
    ]


class Search:
    """One search for copies of works that have none."""

    def __init__(
        self,
        targets: Sequence[Target],
        undated: Mapping[str, datetime],
        resolver: str = RESOLVER,
    ) -> None:
        """``undated``: when the list of a file was published, for works without a date."""
        self.targets = {self._key(target): target for target in targets}
        self.undated = undated
        self.resolver = resolver
        self.found: dict[str, Memento] = {}
        self.faults = 0
        """Over how many works we went wrong ourselves."""

    @staticmethod
    def _key(target: Target) -> str:
        return f"{target.path}#{target.what}"

    def when(self, target: Target) -> datetime:
        """The moment that a copy should be near to."""
        issued = target.work.issued if target.work else None
        return middle(issued) if issued else self.undated[target.path]

    def run(
        self, manners: Manners, turns: Turns, timegate: str, today: date
    ) -> Iterator[tuple[Target, Memento | NoMementoError | Trouble]]:
        """For each work its copy, or why there is none."""
        refused: dict[str, NoMementoError | Trouble] = {}

        def ask(asker: Asker, key: str) -> Finding:
            target = self.targets[key]
            try:
                self.found[key] = self._find(asker, timegate, target, today)
            except (NoMementoError, Trouble) as why:
                refused[key] = why
            return Finding(key)

        for finding in ask_each(list(self.targets), ask, manners, turns):
            key = finding.url
            self.faults += finding.trouble == "fault"
            why = refused.get(key) or NoMementoError(finding.why)
            yield self.targets[key], self.found.get(key) or why

    def _find(self, asker: Asker, timegate: str, target: Target, today: date) -> Memento:
        """The copy of an address, or of where its DOI leads: archives keep pages, and few keep that
        a resolver redirects. Raises NoMementoError, Trouble or Stopped."""
        when, titles = self.when(target), target.titles
        if not is_doi(target.url, self.resolver):
            return find(asker, timegate, target.url, when, today, titles)
        places = [*landings(asker, target.url, self.resolver)]
        wanted = list(dict.fromkeys([*places[:1], *places[-1:], target.url]))
        doubtful: Memento | None = None
        none = NoMementoError("the archive has no copy")
        for url in wanted:
            try:
                memento = find(asker, timegate, url, when, today, titles)
            except NoMementoError as why:
                none = why
                continue
            if not memento.doubt:
                return memento
            doubtful = doubtful or memento
        if doubtful is None:
            raise none
        return doubtful


def archived(target: Target, memento: Memento) -> Wish:
    """What to write of a copy."""
    value = f"{{url: {scalar(memento.url)}, date: {memento.day}}}"
    return Wish(target, "archive", value)
