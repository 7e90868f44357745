"""Dates and times as other systems write them. Enters: a value. Leaves: how it is written here, its
zone kept; empty where it is no date."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from zoneinfo import ZoneInfo

from reading_room.dates import parse_moment
from reading_room.typed_dates import sure_moment

_ZONES = {
    "UTC": "+00:00",
    "GMT": "+00:00",
    "Z": "+00:00",
    "EST": "-05:00",
    "EDT": "-04:00",
    "CST": "-06:00",
    "CDT": "-05:00",
    "MST": "-07:00",
    "MDT": "-06:00",
    "PST": "-08:00",
    "PDT": "-07:00",
    "BST": "+01:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "IST": "+05:30",
    "AEST": "+10:00",
    "JST": "+09:00",
}
_MOMENT = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?"
    r"\s*(?:UTC(?=[+-]\d))?(Z|[+-]\d{2}:?\d{2}|[+-]\d{1,2}|[A-Z]{3,4}|[A-Z][a-z]+/[A-Z]\w+)?(?:\s+[A-Z]{3,4}|\s+[+-]\d{4})?"
)
_UTC = ZoneInfo("UTC")


def moment(value: Any) -> str:
    """A day, or a day and a time with the zone that it was given."""
    if isinstance(value, dict):
        value = value.get("created") or value.get("date") or ""
    if isinstance(value, int | float) and not isinstance(value, bool) and value > 100_000_000:
        value = datetime.fromtimestamp(value / 1000 if value > 10**11 else value, UTC).isoformat()
    text = " ".join(str(value or "").split()).strip("\"'")
    found = _MOMENT.fullmatch(text)
    made = _of_numbers(found) if found else _of_words(text)
    return made if made and parse_moment(made, _UTC) else ""


def _of_numbers(found: re.Match[str]) -> str:
    year, month, day, hour, minute, second, zone = found.groups()
    if year == "0000":
        return ""
    made = f"{year}-{int(month):02}-{int(day):02}"
    if hour is None:
        return made
    made += f" {int(hour):02}:{minute}"
    if second and second != "00":
        made += f":{second}"
    return made + _zone(zone or "", made[:10])


def _zone(zone: str, day: str) -> str:
    if not zone:
        return ""
    if zone in _ZONES:
        return _ZONES[zone]
    if "/" in zone:
        try:
            offset = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=ZoneInfo(zone))
        except (KeyError, ValueError, OSError):
            return ""
        return offset.isoformat()[-6:]
    digits = zone[1:].replace(":", "")
    digits = digits.rjust(2, "0").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}" if zone[0] in "+-" else ""


def _of_words(text: str) -> str:
    if made := sure_moment(text):
        return re.sub(r"( \d\d:\d\d):00(?!\d)", r"\1", made)
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        found = None
    if found:
        return found.isoformat(" ", timespec="minutes")
    for form in (
        "%B %d, %Y %H:%M",
        "%b %d, %Y, %I:%M %p",
        "%B %d %Y",
        "%d %B, %Y",
        "%A, %B %d, %Y",
        "%A, %d %B %Y",
        "%Y/%m/%d %H:%M",
        "%d/%m/%Y %H:%M",
        "%Y%m%d",
    ):
        try:
            at = datetime.strptime(text, form)  # noqa: DTZ007
        except ValueError:
            continue
        return (
            at.isoformat(" ", timespec="minutes") if at.hour or at.minute else at.date().isoformat()
        )
    return ""


def is_before(one: str, other: str) -> bool:
    """Is a date before another, as far as their days say?"""
    return bool(one and other) and one[:10] < other[:10]
