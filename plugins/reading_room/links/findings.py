"""What is to be said and written of an address. Enters: a finding, and what is known from before.
Leaves: the finding that stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reading_room.dates import day_text
from reading_room.problems import counted

if TYPE_CHECKING:
    from datetime import date

    from reading_room.links.journal import Past
    from reading_room.links.targets import Target
    from reading_room.links.verdicts import Finding

FAILS = 3
"""On so many days an address must have failed,"""
APART = 14
"""and the last of them so many days after the first, before it is gone."""
_EARLIER = ("gone", "changed", "login")


class Told(NamedTuple):
    """A target, and what stands of what was found."""

    target: Target
    finding: Finding
    why: str
    was_bad: bool = False
    """Is it well, where the list says that it is not?"""

    @property
    def value(self) -> str:
        """The status to write; empty where the file keeps what it has."""
        return self.finding.status if self.target.work else ""


def settle(target: Target, finding: Finding, past: Past, before: Past | None) -> Told:
    """What stands. ``past`` is what is known with this finding, ``before`` without it.

    What fails for long enough is gone, and what an editor said against an earlier finding of the
    same kind stays said.
    """
    said = target.work.link_status if target.work else ""
    accused = before.finding.status if before else ""
    if said == "alive" and finding.status == accused and accused in ("changed", "login"):
        return Told(target, replace(finding, status="alive"), "")
    if not finding.status:
        return _failed(target, finding, past)
    was_bad = finding.status == "alive" and said in _EARLIER
    return Told(target, finding, finding.why, was_bad)


def _failed(target: Target, finding: Finding, past: Past) -> Told:
    days = past.failed
    if not days:
        return Told(target, finding, f"{finding.why}; the list keeps what it says")
    since = f"it failed on {counted(len(days), 'day')}, first on {day_text(days[0])}"
    if is_gone(days):
        return Told(target, replace(finding, status="gone"), f"{finding.why}, and {since}")
    return Told(target, finding, f"{finding.why}; {since}; the list keeps what it says")


def is_gone(days: tuple[date, ...]) -> bool:
    """Has it failed often enough, for long enough?"""
    return len(days) >= FAILS and (days[-1] - days[0]).days >= APART
