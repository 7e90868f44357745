"""What is to be reported and written of an address. Enters: a finding, and what is known from
before. Leaves: the outcome."""

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

DAYS = 2
"""On so many days a site must have said that a page is not there, before it is gone."""
_LONG = 14
"""After so many days of failures an editor had better look."""
_EARLIER = ("gone", "changed", "login")


class Outcome(NamedTuple):
    """A target, and what is to be said of it. ``why`` is half a sentence."""

    target: Target
    finding: Finding
    why: str
    was_bad: bool = False
    """Is it well, where the list says that it is not?"""
    is_missing: bool = False
    """Did the site say that it is not there, on too few days to believe it?"""
    days_failed: int = 0
    """From the first day on which nothing came of asking to the last."""

    @property
    def value(self) -> str:
        """The status to write; empty where the file keeps what it has."""
        return self.finding.status if self.target.work else ""

    @property
    def has_failed_long(self) -> bool:
        """Has nothing come of asking for so long that an editor should look?"""
        return self.days_failed >= _LONG


def settle(target: Target, finding: Finding, past: Past, before: Past | None) -> Outcome:
    """What is to be said. ``past`` is what is known with this finding, ``before`` without it.

    What an editor said against an earlier finding of the same kind is kept.
    """
    said = target.work.link_status if target.work else ""
    accused = before.finding.status if before else ""
    if said == "alive" and finding.status == accused and accused in ("changed", "login"):
        return Outcome(target, replace(finding, status="alive"), "")
    if finding.status == "gone":
        return _missing(target, finding, past, said)
    if not finding.status:
        return _failed(target, finding, past)
    was_bad = finding.status == "alive" and said in _EARLIER
    return Outcome(target, finding, finding.why, was_bad)


def is_gone(missing: tuple[date, ...]) -> bool:
    """Did the site say on days enough that it is not there?"""
    return len(missing) >= DAYS


def _missing(target: Target, finding: Finding, past: Past, said: str) -> Outcome:
    if is_gone(past.missing) or said == "gone":
        return Outcome(target, finding, finding.why)
    why = (
        f"{finding.why}; if it says so on another day too, it is gone; the list keeps what it says"
    )
    return Outcome(target, replace(finding, status=""), why, is_missing=True)


def _failed(target: Target, finding: Finding, past: Past) -> Outcome:
    days = past.failed
    if not days:
        return Outcome(target, finding, f"{finding.why}; the list keeps what it says")
    since = f"it failed on {counted(len(days), 'day')}, first on {day_text(days[0])}"
    why = f"{finding.why}; {since}; the list keeps what it says"
    return Outcome(target, finding, why, days_failed=(days[-1] - days[0]).days)
