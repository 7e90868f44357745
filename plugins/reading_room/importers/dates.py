"""Dates of other programs. Enters: what a file has. Leaves: a date no more precise than it says.

"circa", ranges and "in press" are no dates that a list can show; of a season the year is.
"""

from __future__ import annotations

import re

from reading_room.dates import MONTHS, PartialDate, guess, parse_partial

_SHORTEST = 3
"""Letters of "Jan"."""
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d.*", re.ASCII)
_AMBIGUOUS = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -]\d{4}", re.ASCII)
_OPEN = re.compile(r"[^/]*/|.*-.*/.*", re.DOTALL)
_NUMBER = re.compile(r"\d\d?", re.ASCII)
_MOST_MONTHS = 12
_OF_SEASON = re.compile(
    r"(?P<edtf>\d{4})-2[1-4]|(?P<before>\d{4})[ /]+(?:spring|summer|autumn|fall|winter)|"
    r"(?:spring|summer|autumn|fall|winter),? (?P<after>\d{4})",
    re.ASCII | re.IGNORECASE,
)


def read_date(text: str) -> PartialDate | None:
    """A date that is certain, in any of the ways in which programs write one: ``2014``,
    ``2014-01-31T00:00:00Z``, ``2014/01/31/``, ``31 January 2014``, ``Jan 2014``.

    None where day and month may be taken for each other, as in ``3/4/2014``.
    """
    text = text.strip()
    if found := _TIME.fullmatch(text):
        return parse_partial(found[1])
    if (found := _AMBIGUOUS.fullmatch(text)) and not _is_certain(int(found[1]), int(found[2])):
        return None
    return parse_partial(text) or parse_partial(_unslashed(text)) or guess(text)


def year_of_season(text: str) -> PartialDate | None:
    """The year of ``Spring 2014``, ``2014///Spring`` or, in EDTF, ``2014-21``; None of others."""
    found = _OF_SEASON.fullmatch(" ".join(text.split()))
    return parse_partial(found["edtf"] or found["before"] or found["after"]) if found else None


def _is_certain(one: int, other: int) -> bool:
    return one == other or one > _MOST_MONTHS


def _unslashed(text: str) -> str:
    """RIS: ``2014/01/31/``, with nothing between slashes where something is not known. ``2014/``
    and ``2014-05/`` are no such dates, but the beginnings of times that have no end (EDTF)."""
    if _OPEN.fullmatch(text):
        return ""
    year, *rest = text.split("/")
    parts = [year, *(part.zfill(2) for part in rest[:2] if part)]
    known = len(rest) <= 3 and not any(rest[2:])  # the last is "other information": a season
    return "-".join(parts) if known and (len(rest) < 2 or rest[0] or not rest[1]) else ""


def month_number(text: str) -> int:
    """The number of a month that stands for itself: ``jan``, ``January``, ``1``, ``01``; else 0."""
    word = text.strip().rstrip(".").lower()
    if _NUMBER.fullmatch(word):
        return int(word) if int(word) <= _MOST_MONTHS else 0
    if len(word) < _SHORTEST:
        return 0
    return next((n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(word)), 0)


def of_parts(*parts: int) -> PartialDate | None:
    """The date of a year, perhaps a month and perhaps a day; None where there is no such day."""
    year, *rest = parts
    return parse_partial("-".join([f"{year:04}", *(f"{part:02}" for part in rest)]))
