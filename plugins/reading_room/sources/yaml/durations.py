"""Lengths of time. Enters: what was typed for minutes. Leaves: how many may be meant."""

from __future__ import annotations

import re

from reading_room.sources import limits

_TIME = re.compile(
    r"(?:(?P<hours>[0-9]{1,2}) ?h(?:ours?|rs?)?\.?,? ?(?:and )?)?"
    r"(?:(?P<minutes>[0-9]{1,4})(?: ?(?:m|mins?|minutes?)\.?)?)?",
    re.ASCII,
)


def meant_minutes(text: str) -> int:
    """The number of minutes in ``40 min`` or ``1 h 30``; 0 where there is none."""
    found = _TIME.fullmatch(" ".join(text.lower().split()))
    if not found:
        return 0
    minutes = 60 * int(found["hours"] or 0) + int(found["minutes"] or 0)
    return minutes if minutes <= limits.MINUTES else 0
