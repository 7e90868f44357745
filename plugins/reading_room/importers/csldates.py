"""Dates of CSL-JSON. Enters: the value of a date variable. Leaves: a date, in a draft.

A date is numbers in ``date-parts``, with a season or "circa"; or words as ``raw`` or ``literal``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reading_room.dates import SEASONS
from reading_room.importers.dates import month_number, of_parts
from reading_room.importers.plain import words_of

if TYPE_CHECKING:
    from reading_room.dates import PartialDate
    from reading_room.importers.draft import Draft

_SEASONS = frozenset(map(str, (*range(13, 17), *range(21, 25))))
"""Numbers that programs write for a season where a month should be."""


def take_date(draft: Draft, key: str, held: object, ours: object) -> None:
    """``{"date-parts": [[2014, 1]]}``, or words as ``raw`` or ``literal``; of our own exports the
    exact date, where CSL says less of it."""
    if isinstance(ours, dict) and words_of(ours.get(key)):
        draft.put(key, f"custom dates {key}", ours[key])
        return
    if isinstance(held, list):
        held = {"date-parts": held}
    if not isinstance(held, dict):
        draft.put(key, key, held)
        return
    parts = held.get("date-parts")
    if parts is None and "year" in held:
        parts = [held]
    ends = [_in_order(end) for end in parts] if isinstance(parts, list) else []
    if ends and not any(isinstance(end, list) for end in ends):
        ends = [ends]
    dates = [_of_parts([end]) for end in ends[:2] if isinstance(end, list) and any(end)]
    if dates and all(dates):
        draft.give(key, key, _whole(dates, held, is_season=_is_season(parts), parts=parts))
        return
    words = next((words for name in ("raw", "literal", "date-time", "edtf", "date-parts")
                  if (words := words_of(held.get(name)))), "")  # fmt: skip
    first = next((words_of(part) for end in ends if isinstance(end, list) for part in end[:1]), "")
    if words:
        words = words[:10] if re.match(r"\d{4}-\d\d-\d\dT", words) else words
        draft.put(key, key, f"c. {words}" if held.get("circa") else words)
    elif year := of_parts(_number(first or "")):
        draft.give(key, key, year)
        draft.keep(key, held, f"{key} says more than can be read: the year was taken")
    elif any(part for end in ends if isinstance(end, list) for part in end) or (held and not ends):
        draft.keep(key, held, f"{key} is no date, and is kept under custom")


def _in_order(end: object) -> object:
    """``{"year": 2014, "month": 5}``, as pandoc once wrote it, in the order of ``date-parts``."""
    if not isinstance(end, dict):
        return end
    return [end[name] for name in ("year", "month", "day") if end.get(name)]


def _whole(
    dates: list[PartialDate | None], held: dict[str, Any], *, is_season: bool, parts: Any
) -> PartialDate:
    """One date or a range, with CSL's season and "circa"."""
    mark = "~" if held.get("circa") and str(held["circa"]).lower() not in ("false", "0") else ""
    season = (words_of(held.get("season")) or "").lower().replace("fall", "autumn")
    if is_season:
        season = str((int(parts[0][1]) - 13) % 4 + 1 if int(parts[0][1]) < 20 else
                     int(parts[0][1]) - min(SEASONS) + 1)  # fmt: skip
    first, *more = [replace(date, mark=mark) for date in dates if date]
    names = {name: str(number - min(SEASONS) + 1) for number, name in SEASONS.items()}
    season = names.get(season, season)
    if not first.month and season in ("1", "2", "3", "4"):
        first = replace(first, month=min(SEASONS) + int(season) - 1)
    return replace(first, end=more[0]) if more and more[0] > first else first


def _of_parts(parts: object) -> PartialDate | None:
    one = parts[0] if isinstance(parts, list) and len(parts) == 1 else None
    if not isinstance(one, list) or not 1 <= len(one) <= len(("year", "month", "day")):
        return None
    if re.fullmatch(r"-\d{1,4}", words_of(one[0]) or "") and words_of(one[0]) not in ("-0", "-1"):
        return _before_christ(one)
    numbers = []
    for number, part in enumerate(one[:1] if _is_season(parts) else one):
        words = words_of(part) or ""
        if number and (not words or words.strip("0") == ""):
            break
        numbers.append(month_number(words) if number == 1 else _number(words))
    return of_parts(*numbers) if numbers and all(numbers) else None


def _before_christ(one: list[Any]) -> PartialDate | None:
    """CSL has no year 0: its -351 is ``-0350`` to EDTF."""
    date = _of_parts([[2000, *one[1:]]])
    year = int(words_of(one[0]) or 0) + 1
    return of_parts(year, date.month, date.day) if date else None


def _is_season(parts: object) -> bool:
    """Does the number of a season stand in the place of a month?"""
    match parts:
        case [[_, month]]:
            return words_of(month) in _SEASONS
    return False


def _number(words: str) -> int:
    return int(words) if re.fullmatch(r"\d{1,4}", words, re.ASCII) else 0
