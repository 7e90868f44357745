"""Days as programs number them. Enters: a number, or a date in words. Leaves: the day."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from reading_room.dates import parse_partial
from reading_room.importers.dates import taken

if TYPE_CHECKING:
    from reading_room.dates import PartialDate

_WINDOWS = 11_644_473_600
"""Seconds from 1601, from which Chrome counts, to 1970."""
_UNITS = ((10**16, 10**6, _WINDOWS), (10**14, 10**6, 0), (10**11, 10**3, 0), (0, 1, 0))
"""From which number on a number counts what: millionths of seconds since 1601 or since 1970,
thousandths, seconds."""
_FIRST, _LAST = 1990, 2100


def day_of(text: str) -> PartialDate | None:
    """The day, in world time, of a number of seconds or of a date in words; None where it is no day
    on which somebody can have kept a link."""
    words = text.strip()
    if not re.fullmatch(r"\d{1,18}", words):
        return _of_words(words)
    number = int(words)
    seconds = next(number // by - since for least, by, since in _UNITS if number >= least)
    day = datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
    return parse_partial(day.isoformat()) if _FIRST <= day.year <= _LAST else None


def _of_words(words: str) -> PartialDate | None:
    """``Mon, 31 Oct 2005 18:21:33 GMT``, ``2014-01-31T10:00:00Z``."""
    try:
        return parse_partial(parsedate_to_datetime(words).date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        found = taken(words)
        return found.date if found.is_whole else None
