"""Dates that keep their precision: a year, a month of a year, or a day.

Enters: what an editor wrote. Leaves: records that sort, and text in British English.
The forms are level 0 of EDTF (ISO 8601-2): ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_TWO = tuple(f"{number:02}" for number in range(32))
_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})", re.ASCII)
_SLACK = re.compile(r"(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?", re.ASCII)
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]{3,9})\.?,? (\d{4})", re.ASCII)
_AMERICAN = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII)
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? ", re.ASCII | re.IGNORECASE)
_TIME = re.compile(
    r"(?P<day>\S.*?)(?:T|,? (?:at )?)(?P<hour>\d{1,2})[:.](?P<minute>[0-5]\d)"
    r"(?::(?P<second>[0-5]\d))?"
    r"(?: ?(?P<half>[ap]\.?m\.?))?(?: ?(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?[0-5]\d)?))?",
    re.ASCII | re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d[T ](?:[01]\d|2[0-3]):\d\d(?::\d\d(?:\.\d+)?)?"
    r"(?: ?(?:Z|[+-]\d\d:?\d\d))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day; what is not known is 0, and sorts first."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """The EDTF form, no more precise than is known: ``2014-01``."""
        if not self.month:
            return f"{self.year:04}"
        month = f"{self.year:04}-{_TWO[self.month]}"
        return f"{month}-{_TWO[self.day]}" if self.day else month

    @property
    def text(self) -> str:
        """As British readers write it: "2014", "January 2014", "31 January 2014"."""
        if not self.month:
            return str(self.year)
        month = f"{MONTHS[self.month - 1]} {self.year}"
        return f"{self.day} {month}" if self.day else month


def parse_partial(text: str) -> PartialDate | None:
    """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; None where the text is no such date."""
    found = _EDTF.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if (found[2] and not month) or (found[3] and not day):
        return None
    return PartialDate(year, month, day)


def guess(text: str) -> PartialDate | None:
    """What somebody may have meant who wrote ``31/1/2014``, ``Jan 2014`` or ``2014-1-31``.

    Where it is not sure, the day comes before the month, as in Britain.
    """
    text = " ".join(text.lower().split())
    if found := _SLACK.fullmatch(text):
        year, month, day = found.groups()
    elif found := _NUMBERS.fullmatch(text):
        day, month, year = found.groups()
    elif found := _WORDS.fullmatch(text):
        day, month, year = found[1], _month(found[2]), found[3]
    elif found := _AMERICAN.fullmatch(text):
        month, day, year = _month(found[1]), found[2], found[3]
    else:
        return None
    parts = [f"{int(part):02}" for part in (month, day) if part is not None]
    return parse_partial("-".join([year, *parts]))


def sure(text: str) -> PartialDate | None:
    """As `guess`, where one thing can be meant: 3/4/2014 is a day in April, or one in March."""
    found = _NUMBERS.fullmatch(" ".join(text.split()))
    if found is None:
        return guess(text)
    day, month, year = found.groups()
    if max(int(day), int(month)) <= len(MONTHS) and int(day) != int(month):
        return None
    return guess(text) or guess(f"{month}/{day}/{year}")


def sure_moment(text: str) -> str:
    """A day, or a day and a time, as it is to be written, where one thing can be meant by ``14 May
    2026``, ``2026-5-14 2:30 PM`` or ``Thu, 14 May 2026 14:30:00 GMT``; else empty."""
    text = _WEEKDAY.sub("", " ".join(text.split()))
    found = _TIME.fullmatch(text)
    day = sure(found["day"] if found else text)
    if day is None or not day.day or found is None:
        return str(day) if day and day.day else ""
    hour, half = int(found["hour"]), (found["half"] or "").lower().replace(".", "")
    if half and not 1 <= hour <= 12:
        return ""
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    after = hour == 24 and not int(found["minute"]) and not int(found["second"] or 0)
    if hour > 23 and not after:
        return ""
    whole = date(day.year, day.month, day.day) + timedelta(days=int(after))
    seconds = f":{found['second']}" if found["second"] else ""
    return f"{whole} {hour % 24:02}:{found['minute']}{seconds}{_zone(found['zone'] or '')}"


def _zone(typed: str) -> str:
    """A difference to UTC as it is to be written."""
    if typed.upper() in ("", "Z", "UTC", "GMT"):
        return "+00:00" if typed else ""
    digits = typed[1:].replace(":", "").ljust(4, "0")
    return f"{typed[0]}{digits[:2]}:{digits[2:]}"


def _month(name: str) -> str:
    """The number of a month from its name, whole or short; 0 where it is none."""
    for number, month in enumerate(MONTHS, 1):
        if month.lower().startswith(name):
            return str(number)
    return "0"


def parse_moment(text: str, zone: ZoneInfo) -> datetime | None:
    """Read a day, or a day and a time, as an aware moment; None where the text is neither.

    A day is its midnight, and a time without a zone is local, both in ``zone``. Years are
    1000 to 9998: beyond them a moment has no equal in every other zone.
    """
    text = text.strip()
    try:
        if _DAY.fullmatch(text):
            moment = datetime.combine(date.fromisoformat(text), time())
        elif _MOMENT.fullmatch(text):
            moment = datetime.fromisoformat(text.replace(" +", "+").replace(" -", "-"))
        else:
            return None
    except ValueError:
        return None
    if not 1000 <= moment.year <= 9998:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


@lru_cache(maxsize=4096)
def day_text(day: date) -> str:
    """A day as British readers write it: "17 September 2012"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def rfc3339(moment: datetime) -> str:
    """A moment as Atom and JSON Feed write it (RFC 3339): ``2014-01-31T00:00:00+00:00``."""
    return moment.isoformat(timespec="seconds")
