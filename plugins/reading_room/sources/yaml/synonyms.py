"""What somebody may have meant. Enters: a key or a value that cannot be. Leaves: one that can."""

from __future__ import annotations

import re

from reading_room.sources import limits

_ELSEWHERE = {
    "abstract": ("note", "description"),
    "blog": ("container-title",),
    "by": ("author", "authors", "curators"),
    "comment": ("note",),
    "date": ("issued",),
    "heading": ("title",),
    "journal": ("container-title",),
    "keywords": ("topics",),
    "length": ("minutes",),
    "name": ("title",),
    "pubdate": ("issued",),
    "published": ("issued", "date"),
    "source": ("container-title",),
    "summary": ("note", "description"),
    "tags": ("topics",),
    "website": ("container-title",),
    "why": ("note",),
    "work-title": ("title",),
    "writer": ("author", "authors"),
    "year": ("issued", "date"),
}
"""What keys are called in other places, and what they may be called here."""
_TIME = re.compile(
    r"(?:(?P<hours>[0-9]{1,2}) ?h(?:ours?|rs?)?\.?,? ?(?:and )?)?"
    r"(?:(?P<minutes>[0-9]{1,4})(?: ?(?:m|mins?|minutes?)\.?)?)?",
    re.ASCII,
)


def meant_keys(name: str) -> tuple[str, ...]:
    """The keys that may be meant by one that is called otherwise elsewhere, the likeliest first."""
    return _ELSEWHERE.get(name.lower(), ())


def meant_minutes(text: str) -> int:
    """The number of minutes in ``40 min`` or ``1 h 30``; 0 where there is none."""
    found = _TIME.fullmatch(" ".join(text.lower().split()))
    if not found:
        return 0
    minutes = 60 * int(found["hours"] or 0) + int(found["minutes"] or 0)
    return minutes if minutes <= limits.MINUTES else 0
