"""Dates that cannot be read. Enters: what was typed. Leaves: what is wrong, and what to write."""

from __future__ import annotations

import re
from calendar import monthrange

from reading_room.dates import MONTHS, SEASONS, PartialDate, parse_edtf, parse_partial
from reading_room.typed_dates import IN_FIGURES, guess, numbers
from reading_room.wording import short

_DIGITS = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?", re.ASCII)
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)[T ]+(.*)", re.ASCII)
_TIME = re.compile(r"([01]?\d|2[0-3])[.:h ]([0-5]\d)(?:[.:]\d\d)?", re.ASCII)
_SHORT_YEAR = re.compile(r"(\d{1,2})([./ -])(\d{1,2})[./ -](\d\d)", re.ASCII)
_ZONE = re.compile(r"\s*\(?([A-Za-z]{1,5})\)?", re.ASCII)
_ZONES = {
    "UT": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "EST": "-05:00", "EDT": "-04:00",
    "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00",
    "PDT": "-07:00",
}  # fmt: skip
"""The names that dates of mails and feeds have (RFC 822). Others mean several zones."""
_SEASON = re.compile(r"(spring|summer|autumn|fall|winter),? (\d{4})", re.IGNORECASE | re.ASCII)
_DECADE = re.compile(r"(?:the )?([1-9]\d\d)0['’]?s", re.IGNORECASE | re.ASCII)
_NO_DATE = re.compile(
    r"n\. ?d\.?|no date|undated|unknown|not known|in press|forthcoming|-+|\?+|n/?a", re.IGNORECASE
)
_A_DAY = "2014-01-31"
_KNOWN = "Write what is known, no more: {}: 2014, 2014-01 or 2014-01-31"


def unread(key: str, what: str, value: str, *, whole: bool) -> tuple[str, str, str]:
    """A message, a hint, and the date that can only be meant; ``what`` is the key in a sentence,
    ``whole``: a day is needed."""
    if partial := parse_partial(value):
        if partial.day:
            return f"{what} {value} needs a year from 1000 to 9998.", _write(key, _A_DAY), ""
        lacks = "A day is" if partial.month else "A month and a day are"
        example = f"{value}-01" if partial.month else f"{value}-01-31"
        return f"{what} {value} is not whole.", f"{lacks} needed too: {key}: {example}", ""
    if found := _DIGITS.fullmatch(value):
        parts = [int(part or 0) for part in found.groups()]
        return f"There is no such date as {value}.", _no_such(key, *parts), _turned(*parts)
    day = numbers(value) or ()
    if len(day) == 3 and 1 <= day[1] <= len(MONTHS) and not guess(value):
        return f"There is no such date as {short(value)}.", _no_such(key, *day), ""
    message = f"{what} is {short(value)}, which is not a date that can be read."
    return message, _meant(key, value, whole=whole), _timed(value, whole=whole)


def _turned(year: int, month: int, day: int) -> str:
    """The day, where the month can only stand in its place."""
    turned = parse_partial(f"{year:04}-{day:02}-{month:02}") if month > 12 else None
    return str(turned or "")


def _timed(value: str, *, whole: bool) -> str:
    """The day and time, where the time is written in another way, or is too much."""
    timed = _TIMED.fullmatch(value)
    if timed is None or not parse_partial(timed[1]):
        return ""
    found = _TIME.fullmatch(timed[2])
    if not whole:
        return timed[1] if found else ""
    return f"{timed[1]} {int(found[1]):02}:{found[2]}" if found else ""


def _write(key: str, day: PartialDate | str) -> str:
    return f"Write year, month and day: {key}: {day}"


def _no_such(key: str, year: int, month: int, day: int) -> str:
    """A month or a day that no calendar has."""
    if 1 <= month <= 12 and year:
        days = monthrange(year, month)[1]
        return f"{MONTHS[month - 1]} {year} has {days} days: {key}: {year:04}-{month:02}-{days}"
    if turned := _turned(year, month, day):
        return f"The month comes before the day: {key}: {turned}"
    return f"Months are 01 to 12: {key}: {_A_DAY}"


def _meant(key: str, value: str, *, whole: bool) -> str:
    if (timed := _TIMED.fullmatch(value)) and parse_partial(timed[1]):
        return _time(key, timed[1], timed[2], whole=whole)
    value = " ".join(value.split())
    if found := IN_FIGURES.fullmatch(value):
        return _day_first(key, *found.groups(), whole=whole)
    if found := _SHORT_YEAR.fullmatch(value):
        one, mark, two, three = found.groups()
        year, month, day = (one, two, three) if mark == "-" else (three, two, one)
        if mark != "-" and _dated(f"20{year}", day, month) and day != month:
            return _day_first(key, one, two, f"20{three}", whole=whole)
        if meant := _dated(f"20{year:0>2}", month, day):
            return f"Write the year in four digits: {key}: {meant}"
    meant = guess(value)
    if not whole and (said := _not_whole(key, value)):
        return said
    if whole:
        return _write(key, meant if meant and meant.day else _A_DAY)
    return f"Write {key}: {meant}" if meant else _KNOWN.format(key)


def _not_whole(key: str, value: str) -> str:
    """Seasons, dates that are nearly known, and those that nobody knows."""
    if found := _SEASON.fullmatch(value):
        name = found[1].lower().replace("fall", "autumn")
        number = next(number for number, season in SEASONS.items() if season == name)
        return f"Write {key}: {found[2]}-{number} ({SEASONS[number]} {found[2]})"
    if found := _DECADE.fullmatch(value):
        return f"Write the first and the last year: {key}: {found[1]}0/{found[1]}9"
    if _NO_DATE.fullmatch(value):
        return f"Leave {key} out: nobody knows the date."
    return ""


def _time(key: str, day: str, typed: str, *, whole: bool) -> str:
    if not whole:
        return f"Leave the time out: {key}: {day}"
    found = _TIME.match(typed)
    if not re.search(r"\d", typed):
        return f"Leave out what follows the day: {key}: {day}"
    time = f"{int(found[1]):02}:{found[2]}" if found else "09:30"
    if found and (zone := _ZONE.fullmatch(typed, found.end())):
        hours = _ZONES.get(zone[1].upper(), "")
        say = "" if hours else f", with those of {zone[1]} for +01:00"
        return f"Write the zone in hours from UTC{say}: {key}: {day} {time}{hours or '+01:00'}"
    return f"A time is written 09:30, from 00:00 to 23:59: {key}: {day} {time}"


def _day_first(key: str, one: str, two: str, year: str, *, whole: bool) -> str:
    """``03/04/2026`` is 3 April in Britain, and March 4 in America."""
    british, american = _dated(year, two, one), _dated(year, one, two)
    if british and american and british != american:
        month = MONTHS[american.month - 1]
        return (
            f"Write {key}: {british} (day first, then month;"
            f" if you meant {month} {american.day}, {american})"
        )
    if not whole and (british or american):
        return f"Write {key}: {british or american}"
    return _write(key, british or american or _A_DAY)


def _dated(year: str, month: str, day: str) -> PartialDate | None:
    return parse_partial(f"{year}-{int(month):02}-{int(day):02}")


def unread_edtf(key: str, the: str, value: str) -> tuple[str, str]:
    """What to say of a range, or of a date that is not certain, that cannot be read."""
    first, slash, last = (part.strip() for part in value.partition("/"))
    if slash and parse_edtf(first) and parse_edtf(last):
        return (
            f"{the} is {short(value)}, which ends before it begins.",
            f"Write {key}: {last}/{first}",
        )
    return (
        f"{the} is {short(value)}, which is not a date that can be read.",
        (
            f"A range has two dates: {key}: 1984/1986; about 1932 is {key}: 1932~, and a guess"
            f" {key}: 1932?"
        ),
    )
