"""What ``reading-room import`` says of lists. Enters: what was done to each. Leaves: lines."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from reading_room.importers.omitting import heaviest
from reading_room.problems import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.importers import Made, Plan

_CHANGES = 20
"""How many changed values of a list are shown, where not all are asked for."""
_AGAIN = (
    "Taken off the list since an earlier import, and not added again: {}. To have them again, take"
    " the lines with their ids out of .reading-room/import.json."
)


class Done(NamedTuple):
    """A list after an import, and why it could not be written."""

    plan: Plan
    made: Made
    why: str = ""
    old: bytes | None = None
    """What the file holds before; None where there is none."""


def said(lists: Iterable[Done], *, whole: bool, dry_run: bool) -> Iterator[str]:
    """What became of each list."""
    done = list(lists)
    for each in done:
        yield from _of_list(each, whole=whole, dry_run=dry_run)
    if not done:
        yield "There is no work in this file, and no list was made."


def _of_list(done: Done, *, whole: bool, dry_run: bool) -> Iterator[str]:
    plan, made = done.plan, done.made
    if done.why:
        yield f"{plan.path} was not written: {done.why}."
        for fault in made.faults[:_CHANGES]:
            yield f"  {fault.message} {fault.hint}"
            if fault.rule == "file-size":
                yield from _smaller(plan)
        return
    nothing = " Nothing was written." if dry_run else ""
    new = counted(len(made.new), "work")
    if plan.there is None:
        yield f"{plan.path}: a new list of {new}.{nothing}"
        yield from _on_others(plan, whole=whole)
        return
    changed = len({change.id for change in made.changes})
    if not (made.new or changed):
        yield f"{plan.path}: nothing is new."
    else:
        yield f"{plan.path}: {new} added, {changed:,} changed.{nothing}"
    yield from _on_others(plan, whole=whole)
    for change in made.changes if whole else made.changes[:_CHANGES]:
        before = change.before or "not there"
        yield f"  {change.id}: {change.key} is {change.after}, and was {before}"
    if len(made.changes) > _CHANGES and not whole:
        yield f"  and {len(made.changes) - _CHANGES:,} more values"
    for why in made.failed:
        yield f"  {why}"
    if plan.gone:
        yield f"  {_AGAIN.format(_few(plan.gone, whole=whole))}"
    if plan.missing:
        shown = _few(plan.missing, whole=whole)
        yield f"  On the list, and not in the file: {shown}. They were left there."


def _smaller(plan: Plan) -> Iterator[str]:
    """How an import makes less of a file that is too large for a list."""
    if any(place.work.section_title for place in plan.places):
        yield "  With --split, each part of the file becomes a list of its own."
    if keys := heaviest(place.work for place in plan.places):
        options = " ".join(f"--without {quote(key)}" for key in keys)
        yield f"  Most of the room is taken by {' and '.join(keys)}. To leave this out: {options}"


def _on_others(plan: Plan, *, whole: bool) -> Iterator[str]:
    """Which works are new on this list, and stand on another."""
    found: dict[str, list[str]] = {}
    for place in plan.places:
        if place.there:
            found.setdefault(place.elsewhere, []).append(place.work.id)
    for path, ids in found.items():
        shown = _few(ids, whole=whole)
        yield f"  On {path} already, and named here by its id (work:): {shown}."


def _few(ids: list[str], *, whole: bool) -> str:
    shown = ids if whole else ids[:_CHANGES]
    more = f" and {len(ids) - len(shown):,} more" if len(shown) < len(ids) else ""
    return f"{', '.join(shown)}{more}"
