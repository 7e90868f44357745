"""Where a work can be had. Enters: an item. Leaves: addresses, and words for what became of them.

Pages and feeds say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reading_room.dates import PartialDate
    from reading_room.model import Item

_STATES = {
    "gone": "The address no longer works",
    "login": "The address asks you to sign in",
    "changed": "The address may show something else today",
}
_ACCESS = {
    "open": "Open to read",
    "free-login": "Free to read after signing in",
    "subscription": "By subscription",
}
_FORMATS = {
    "easy-read": "Easy Read",
    "audio": "Audio",
    "video": "Video",
    "bsl": "British Sign Language",
}


class Place(NamedTuple):
    """A form or copy of a work: its words and its address."""

    words: str
    address: str


class Availability(NamedTuple):
    """Where a work can be had. A dead address is shown and is no link: nobody can follow it, and a
    stranger may own it one day."""

    address: str
    """Where its title leads; empty where there is nothing to lead to."""
    state: str
    """What became of its address, as half a sentence; empty where all is well or not known."""
    gone: str
    """The address that no longer works."""
    copy: str
    """A sentence that says so where ``address`` is an archived copy."""
    original: str
    version: str
    version_date: str
    """What Robust Links call so: the work's own address, its archived copy, and the day of that
    (ISO 8601), where it is known to the day."""
    access: str
    """Who may read it at its address; empty where that is not known, or the address is gone."""
    others: tuple[Place, ...]
    """Other forms, its DOI, and an archived copy: each where the title does not lead there."""


def availability_of(item: Item) -> Availability:
    """Where a work can be had, and what became of its own address."""
    doi = f"https://doi.org/{item.doi}" if item.doi else ""
    original = item.url or doi
    gone = item.link_status == "gone" and original
    alive = "" if gone == original else original
    second = doi if gone != doi else ""
    copied = bool(gone and item.archive_url)
    day = item.archive_date
    return Availability(
        address=item.archive_url if copied else alive or second,
        state=_state(item, "original " if copied else "") if original else "",
        gone=gone or "",
        copy=f"This is {_copy(day)}." if copied else "",
        original=original if item.archive_url else "",
        version=item.archive_url if original else "",
        version_date=str(day) if day and day.day and original else "",
        access="" if gone else _ACCESS.get(item.access or "", ""),
        others=_others(item, doi, gone=bool(gone), copied=copied),
    )


def _state(item: Item, which: str) -> str:
    words = _STATES.get(item.link_status, "").replace("address", f"{which}address")
    checked = item.link_checked
    return f"{words} ({_on('looked at', checked)})" if words and checked else words


def _copy(day: PartialDate | None) -> str:
    return f"a copy {_on('archived', day)}" if day else "an archived copy"


def _on(verb: str, day: PartialDate | None) -> str:
    """``archived on 3 February 2014``, ``archived in February 2014``."""
    if day is None:
        return verb
    return f"{verb} {'on' if day.day else 'in'} {day.text}"


def _others(item: Item, doi: str, *, gone: bool, copied: bool) -> tuple[Place, ...]:
    found = [Place(_FORMATS[other.format], other.url) for other in item.alternates if other.url]
    if doi and item.url and not (gone and not copied):
        found.append(Place(f"DOI {item.doi}", doi))
    if item.archive_url and not copied:
        when = f", {item.archive_date.text}" if item.archive_date else ""
        found.append(Place(f"Archived copy{when}", item.archive_url))
    return tuple(found)
