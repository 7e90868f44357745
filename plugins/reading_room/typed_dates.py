"""Dates as people type them. Enters: words. Leaves: the date that was meant, as far as it is sure.

`dates` reads the one form in which a date is kept; here is all that means one.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from reading_room.dates import MONTHS, PartialDate, parse_edtf, parse_partial

IN_FIGURES = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})", re.ASCII)
"""Two figures and a year; which of the two is the day depends on where it was typed."""
_SLACK = re.compile(r"(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?", re.ASCII)
_SIGNS = re.compile(r"(\d{4}) ?年 ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?日)?", re.ASCII)
"""As Chinese and Japanese write it."""
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)? (?:of )?)?([a-z]{3,9})\.?,? (\d{4})", re.ASCII)
_AMERICAN = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4}),? ([a-z]{3,9})\.?(?: (\d{1,2}))?", re.ASCII)
_DIGITS = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", re.ASCII)
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? ", re.ASCII | re.IGNORECASE)
_TIME = re.compile(
    r"(?P<day>\S.*?)(?:T|,? (?:at )?)(?P<hour>\d{1,2})"
    r"(?:[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?|(?= ?[ap]\.?m))"
    r"(?: ?(?P<half>[ap]\.?m\.?))?(?: ?(?P<zone>Z|UTC|GMT|[+-]\d\d?(?::?[0-5]\d)?))?",
    re.ASCII | re.IGNORECASE,
)
_EARLY = re.compile(r"([1-9]\d\d)|([1-9]\d{,2}) ?(?:AD|CE)", re.ASCII)
_ABOUT = re.compile(
    r"(?:circa|c|ca|about|around|approx)\.? ?"
    r"([1-9]\d{2,3}|[1-9]\d?(?= ?(?:AD|CE)))(?: ?(?:AD|CE))?",
    re.ASCII | re.IGNORECASE,
)
_RANGE = re.compile(r"(\d{4}) ?([-–—/]) ?(\d\d(?:\d\d)?)", re.ASCII)


def guess(text: str) -> PartialDate | None:
    """What somebody may have meant who wrote ``31/1/2014``, ``Jan 2014`` or ``2014-1-31``.

    Where it is not sure, the day comes before the month, as in Britain.
    """
    parts = numbers(text)
    if parts is None:
        return parse_partial(text)
    return parse_partial("-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])]))


def numbers(text: str) -> tuple[int, ...] | None:
    """The year, the month and the day, where there is one, of a date in any form, whether there is
    such a day or not; a month that no name fits is 0."""
    text = " ".join(text.lower().split())
    if found := _SLACK.fullmatch(text) or _SIGNS.fullmatch(text):
        year, month, day = found.groups()
    elif found := IN_FIGURES.fullmatch(text):
        day, month, year = found.groups()
    elif found := _WORDS.fullmatch(text):
        day, month, year = found[1], _month(found[2]), found[3]
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found[1], _month(found[2]), found[3]
    elif found := _DIGITS.fullmatch(text):
        year, month, day = found.groups()
    elif found := _AMERICAN.fullmatch(text):
        month, day, year = _month(found[1]), found[2], found[3]
    else:
        return None
    return tuple(int(part) for part in (year, month, day) if part is not None)


def sure(text: str) -> PartialDate | None:
    """As `guess`, where one thing can be meant: 3/4/2014 is a day in April, or one in March."""
    found = IN_FIGURES.fullmatch(" ".join(text.split()))
    if found is None:
        return guess(text)
    day, month, year = found.groups()
    if max(int(day), int(month)) <= len(MONTHS) and int(day) != int(month):
        return None
    return guess(text) or guess(f"{month}/{day}/{year}")


def sure_range(text: str) -> PartialDate | None:
    """Two years, where nothing else can be meant: ``2014-2015``, ``2014/15``, ``2004–05``."""
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        return None
    first, sign, last = found.groups()
    if len(last) == 2 and (sign == "-" or (sign == "/" and int(last) <= len(MONTHS))):
        return None  # a month, or a slip in one
    return (
        parse_edtf(f"{first}/{first[: 4 - len(last)]}{last}")
        if last > first[-len(last) :]
        else None
    )


def sure_year(text: str) -> PartialDate | None:
    """A year of three figures, or before ``AD`` and ``CE`` of one to three: ``450``, ``93 AD``."""
    found = _EARLY.fullmatch(text.strip())
    return parse_partial(f"{found[1] or found[2]:0>4}") if found else None


def sure_about(text: str) -> PartialDate | None:
    """A year behind a word for about: ``c. 1932``, ``circa 450``."""
    found = _ABOUT.fullmatch(" ".join(text.split()))
    return parse_edtf(f"{found[1]:0>4}~") if found else None


_OF_A_PROGRAM = re.compile(
    r"(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2}) (\d\d) (\d{4}) (\d\d:\d\d:\d\d )GMT([+-]\d{4})"
    r"(?: \([^()]*\))?"
)
"""``Fri Jan 02 2026 00:00:00 GMT+0000 (…)``: a date as JavaScript writes it out."""


def sure_moment(text: str) -> str:
    """A day, or a day and a time, as it is to be written, where one thing can be meant by ``14 May
    2026``, ``2026-5-14 2:30 PM`` or ``Thu, 14 May 2026 14:30:00 GMT``; else empty."""
    text = _WEEKDAY.sub("", _OF_A_PROGRAM.sub(r"\2 \1 \3 \4\5", " ".join(text.split())))
    found = _TIME.fullmatch(text)
    day = sure(found["day"] if found else text)
    if day is None or not day.day or found is None:
        return str(day) if day and day.day else ""
    hour, minute = int(found["hour"]), found["minute"] or "00"
    half = (found["half"] or "").lower().replace(".", "")
    if half and not 1 <= hour <= 12:
        return ""
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    after = hour == 24 and not int(minute) and not int(found["second"] or 0)
    if hour > 23 and not after:
        return ""
    whole = date(day.year, day.month, day.day) + timedelta(days=int(after))
    seconds = f":{found['second']}" if found["second"] else ""
    return f"{whole} {hour % 24:02}:{minute}{seconds}{_zone(found['zone'] or '')}"


def _zone(typed: str) -> str:
    """A difference to UTC as it is to be written."""
    if typed.upper() in ("", "Z", "UTC", "GMT"):
        return "+00:00" if typed else ""
    digits = typed[1:].replace(":", "")
    digits = digits.zfill(len(digits) + len(digits) % 2).ljust(4, "0")
    return f"{typed[0]}{digits[:2]}:{digits[2:]}"


def _month(name: str) -> str:
    """The number of a month from its name, whole or short; 0 where it is none."""
    for number, month in enumerate(MONTHS, 1):
        if month.lower().startswith(name):
            return str(number)
    return "0"
