"""Where a work can be had. Enters: an item. Leaves: addresses, and words for what became of them.

Pages and feeds say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.translation import BRITISH, marked

if TYPE_CHECKING:
    from reading_room.dates import PartialDate
    from reading_room.model import Item
    from reading_room.translation import Translation

_STATES = {
    "gone": (marked("The address no longer works"), marked("The original address no longer works")),
    "login": (
        marked("The address asks you to sign in"),
        marked("The original address asks you to sign in"),
    ),
    "changed": (
        marked("The address may show something else today"),
        marked("The original address may show something else today"),
    ),
}
"""What became of an address, and of the original one beside a copy."""
_ACCESS = {
    "open": marked("Open to read"),
    "free-login": marked("Free to read after signing in"),
    "subscription": marked("By subscription"),
}
_FORMATS = {
    "easy-read": marked("Easy Read"),
    "audio": marked("Audio"),
    "video": marked("Video"),
    "bsl": marked("British Sign Language"),
}
_IMPORTANCE = {
    "essential": marked("Essential"),
    "recommended": marked("Recommended"),
    "background": marked("Background"),
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


def availability_of(item: Item, say: Translation = BRITISH) -> Availability:
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
        state=_state(item, say, copied=copied) if original else "",
        gone=gone or "",
        copy=_copy(day, say) if copied else "",
        original=original if item.archive_url else "",
        version=item.archive_url if original else "",
        version_date=str(day) if day and day.day and original else "",
        access="" if gone or not item.access else say.gettext(_ACCESS[item.access]),
        others=_others(item, doi, say, gone=bool(gone), copied=copied),
    )


def importance(name: str | None, say: Translation) -> str:
    """What a list says of how much a work matters: "Essential"."""
    return say.gettext(_IMPORTANCE[name]) if name else ""


def _state(item: Item, say: Translation, *, copied: bool) -> str:
    if item.link_status not in _STATES:
        return ""
    words, checked = say.gettext(_STATES[item.link_status][copied]), item.link_checked
    if not checked:
        return words
    date = say.date(checked)
    if checked.day:
        return say.gettext("%(state)s (looked at on %(date)s)", state=words, date=date)
    return say.gettext("%(state)s (looked at in %(date)s)", state=words, date=date)


def _copy(day: PartialDate | None, say: Translation) -> str:
    if day is None:
        return say.gettext("This is an archived copy.")
    if day.day:
        return say.gettext("This is a copy archived on %(date)s.", date=say.date(day))
    return say.gettext("This is a copy archived in %(date)s.", date=say.date(day))


def _others(
    item: Item, doi: str, say: Translation, *, gone: bool, copied: bool
) -> tuple[Place, ...]:
    found = [
        Place(say.gettext(_FORMATS[other.format]), other.url)
        for other in item.alternates
        if other.url
    ]
    if doi and item.url and not (gone and not copied):
        found.append(Place(f"DOI {item.doi}", doi))
    if item.archive_url and not copied:
        when = f", {say.date(item.archive_date)}" if item.archive_date else ""
        found.append(Place(say.gettext("Archived copy") + when, item.archive_url))
    return tuple(found)
