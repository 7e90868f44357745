"""What was found, in an editor's words. Enters: findings. Leaves: lines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reading_room.dates import day_text
from reading_room.problems import counted, on_one_line
from reading_room.writing.scalars import scalar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from reading_room.links.findings import Outcome
    from reading_room.links.mementos import Memento
    from reading_room.links.targets import Target

_STATES = {
    "alive": ("works", "work"),
    "moved": ("has moved", "have moved"),
    "archive": ("leads to an archived copy", "lead to archived copies"),
    "gone": ("is gone", "are gone"),
    "login": ("asks readers to sign in", "ask readers to sign in"),
    "changed": ("shows something else", "show something else"),
    "missing": ("was not found today", "were not found today"),
    "": ("could not be checked", "could not be checked"),
}
"""Of one address, and of several."""
_FEW = 5
FAR = 366
"""A copy that is further from its work's date, in days, is reported."""


def lines(outcome: Outcome) -> list[str]:
    """What to report of an address, and what to do; nothing where all is well."""
    target, finding = outcome.target, outcome.finding
    if finding.status == "alive" and not finding.why and not outcome.was_bad:
        return []
    why = outcome.why or "it works again"
    said = (
        f"{_place(target)}: {_state(outcome) or 'not checked'}: {target.what}, {target.url}: {why}."
    )
    return [on_one_line(said), *(f"    {on_one_line(hint)}" for hint in [_hint(outcome)] if hint)]


def _state(outcome: Outcome) -> str:
    if outcome.is_missing:
        return "missing"
    return "archive" if outcome.finding.copy else outcome.finding.status


def _place(target: Target) -> str:
    return f"{target.path}:{target.line}"


def _hint(outcome: Outcome) -> str:
    finding, work = outcome.finding, outcome.target.work
    match finding.status:
        case "gone" if work and work.archive_url:
            return "Readers are led to the archived copy."
        case "gone" if work:
            return "Look for a copy that was kept: reading-room links archive"
        case "gone":
            return "Take it out, or find its new address."
        case "moved":
            key = "DOI, not URL, if the DOI is the work's" if work and not work.url else "URL"
            return f"Write {key}: {finding.to}"
        case "alive" if finding.copy and finding.copied and work and not work.archive_url:
            return f"It is written as archive: {finding.copy}"
        case "alive" if finding.copy and work and not work.archive_url:
            return f"If it is the work, write archive, with url: {finding.copy}, and its date."
        case "login" if work and work.access not in ("free-login", "subscription"):
            return "If readers need an account, say so: access: free-login, or access: subscription"
        case "changed":
            return (
                "Look at it. If it is the work after all, write status: alive; that stands from"
                " then on."
            )
        case "alive" if finding.to:
            return f"Look whether it is the work. If it is, write URL: {finding.to}"
        case "alive" if finding.fits is False:
            return "Look whether it is the work. Nothing else speaks against it."
        case "" if outcome.has_failed_long and work and work.link_status != "gone":
            return "Open it in a browser. If it does not come there either, write status: gone."
        case _:
            return ""


def summary(outcomes: Iterable[Outcome]) -> str:
    """How many addresses there are of each kind: "3 addresses work, 1 is gone"."""
    counts = Counter({each.target.url: _state(each) for each in outcomes}.values())
    if not counts:
        return "There is no address to ask."
    parts = [
        f"{counts[state]:,} {words[counts[state] > 1]}"
        for state, words in _STATES.items()
        if counts[state]
    ]
    total = sum(counts.values())
    return f"{total:,} address{'' if total == 1 else 'es'} asked: {', '.join(parts)}."


def fenced(found: list[Target]) -> list[str]:
    """Addresses that were not asked because they are of this machine or its network, on one line;
    nothing where there are none."""
    if not found:
        return []
    places = list(dict.fromkeys(map(_place, found)))
    more = f" and {len(places) - _FEW:,} more" if len(places) > _FEW else ""
    many = "1 address leads" if len(found) == 1 else f"{len(found):,} addresses lead"
    said = (
        f"Not asked: {many} to this machine or its own network"
        f" ({', '.join(places[:_FEW])}{more}). --private asks them too."
    )
    return [on_one_line(said)]


def copied(target: Target, memento: Memento, wanted: date) -> list[str]:
    """A copy that was found."""
    away = abs((memento.day - wanted).days)
    said = f"{_place(target)}: {target.what}: a copy of {day_text(memento.day)}, {memento.url}"
    if away <= FAR:
        return [on_one_line(said)]
    years = counted(round(away / 365.25), "year")
    side = "after" if memento.day > wanted else "before"
    dated = target.work and target.work.issued
    whose = "the work's date" if dated else "the list's date (the work has none)"
    return [
        on_one_line(said),
        f"    It was made {years} {side} {whose}: look whether it is still the same page.",
    ]


def doubtful(target: Target, memento: Memento) -> list[str]:
    """A copy that may not show the work: an editor decides."""
    copy = f"a copy of {day_text(memento.day)}, {memento.url}"
    said = f"{_place(target)}: {target.what}: not written: {copy}: {memento.doubt}."
    value = f"archive: {{url: {scalar(memento.url)}, date: {memento.day}}}"
    return [on_one_line(said), on_one_line(f"    Look at it. If it is the work, write {value}")]


def unsearched(found: list[Target]) -> list[str]:
    """Works for which the archive was not asked, as it is of this machine or its network."""
    if not found:
        return []
    said = (
        "The archive (timegate) leads to this machine or its own network, and was not asked for"
        f" {counted(len(found), 'work')}. --private asks it too."
    )
    return [said]


def not_copied(target: Target, why: str) -> str:
    """A copy that was not found."""
    return on_one_line(f"{_place(target)}: {target.what}, {target.url}: no copy: {why}.")
