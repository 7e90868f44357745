"""Whole runs over the lists of a site. Enters: its lists. Leaves: what was told, what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.links.checking import each_told, look
from reading_room.links.findings import Told, settle
from reading_room.links.mementos import Memento, NoMementoError, find, middle
from reading_room.links.trouble import SILENT, Trouble
from reading_room.links.verdicts import Finding
from reading_room.links.writing import Wish
from reading_room.writing.scalars import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    from reading_room.links.http import Asker, Manners
    from reading_room.links.journal import Journal
    from reading_room.links.rate_limit import Turns
    from reading_room.links.targets import Target


class Check:
    """One check: what is to be asked, and what is found."""

    def __init__(self, targets: Sequence[Target], journal: Journal) -> None:
        self.targets = targets
        self.journal = journal
        self.titles: dict[str, tuple[str, ...]] = {}
        for target in targets:
            self.titles[target.url] = self.titles.get(target.url, ()) + target.titles
        self.before = journal.before
        self.resumed = [url for url in self.titles if url in journal.told]
        self.found = {url: journal.past[url].finding for url in self.resumed}

    @property
    def left(self) -> list[str]:
        """What is still to be asked."""
        return [url for url in self.titles if url not in self.found]

    def run(self, manners: Manners, turns: Turns) -> Iterator[Finding]:
        """Ask; each finding as it comes, to be recorded."""

        def tell(asker: Asker, url: str) -> Finding:
            return look(asker, url, self.titles[url], self.before.get(url))

        return each_told(self.left, tell, manners, turns)

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
    def told(self) -> list[Told]:
        """What stands of what was found, in the order of the files."""
        past = self.journal.past
        return [
            settle(target, self.found[target.url], past[target.url], self.before.get(target.url))
            for target in self.targets
            if target.url in self.found
        ]


def wishes(told: Sequence[Told], today: date) -> list[Wish]:
    """What to write of what was told."""
    return [
        Wish(each.target, "link", f"{{status: {each.value}, checked: {today}}}")
        for each in told
        if each.value
    ]


class Search:
    """One search for copies of works that have none."""

    def __init__(self, targets: Sequence[Target], undated: Mapping[str, datetime]) -> None:
        """``undated``: when the list of a file was published, for works without a date."""
        self.targets = {self._key(target): target for target in targets}
        self.undated = undated
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

        def tell(asker: Asker, key: str) -> Finding:
            target = self.targets[key]
            try:
                self.found[key] = find(asker, timegate, target.url, self.when(target), today)
            except (NoMementoError, Trouble) as why:
                refused[key] = why
            return Finding(key)

        for finding in each_told(list(self.targets), tell, manners, turns):
            key = finding.url
            self.faults += finding.trouble == "fault"
            why = refused.get(key) or NoMementoError(finding.why)
            yield self.targets[key], self.found.get(key) or why


def archived(target: Target, memento: Memento) -> Wish:
    """What to write of a copy."""
    value = f"{{url: {scalar(memento.url)}, date: {memento.day}}}"
    return Wish(target, "archive", value)
