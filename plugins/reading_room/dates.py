"""Dates that keep their precision: a year, a month of a year, or a day.

Enters: what an editor wrote. Leaves: records that sort, and text in British English.
The forms are those of EDTF (ISO 8601-2). Of level 0: ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` and two
of them with ``/`` between, years before Christ too (``-0350`` is 351 BC); of level 1, where CSL can
carry them, seasons (``2014-21``) and dates that are not certain (``1932?``, ``1932~``, ``1932%``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache, total_ordering
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

FIRST_YEAR, LAST_YEAR = 1800, 2099
"""Before and after them nobody wrote for the web, or will in this century."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_TWO = tuple(f"{number:02}" for number in range(32))
_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_SEASON = re.compile(r"(-?\d{4})-(2[1-4])", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d[T ](?:[01]\d|2[0-3]):\d\d(?::\d\d(?:\.\d+)?)?"
    r"(?: ?(?:Z|[+-]\d\d:?\d\d))?",
    re.ASCII,
)


SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
"""EDTF has them in the place of a month."""
_SEASON_BEGINS = {21: 3, 22: 6, 23: 9, 24: 12}
MARKS = ("?", "~", "%")
"""How EDTF says of a date that it is uncertain, approximate, or both."""


UNDATED = datetime(1970, 1, 1, microsecond=1)  # noqa: DTZ001
"""Stands for a date that could not be read, so that the rest of the file is still read: nobody
writes a date like it."""


def is_read(moment: datetime) -> bool:
    """Is it a date that somebody wrote, and not `UNDATED`?"""
    return moment.replace(tzinfo=None) != UNDATED


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the season, the month or the day; what is not known is 0, and sorts
    first. A range has its last date as ``end``."""

    year: int
    """As in EDTF: -350 is 351 BC, for there is a year 0."""
    month: int = 0
    """1 to 12, or the number of a season (`SEASONS`)."""
    day: int = 0
    mark: str = ""
    """One of `MARKS`, where the date is not certain."""
    end: PartialDate | None = None

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, int, int, str, str]:
        return self.year, self.month, self.day, self.mark, str(self.end or "")

    def __str__(self) -> str:
        """The EDTF form, no more precise than is known: ``2014-01``."""
        end = f"/{self.end}" if self.end else ""
        year = f"{self.year:04}" if self.year >= 0 else f"-{-self.year:04}"
        if not self.month:
            return f"{year}{self.mark}{end}"
        month = f"{year}-{_TWO[self.month]}"
        return (
            f"{month}-{_TWO[self.day]}{self.mark}{end}" if self.day else f"{month}{self.mark}{end}"
        )

    @property
    def text(self) -> str:
        """As British readers write it: "2014", "January 2014", "1–3 June 2014", "c. 1932"."""
        own = self._marked(self._own)
        if self.end is None:
            return own
        end = self.end
        last = end._marked(end._own)
        if self.mark or end.mark or self.year != end.year or not (self.month and end.month):
            return f"{own}–{last}" if not (self.month or end.month) else f"{own} – {last}"
        own = self.without_year
        if self.month == end.month and self.day and end.day:
            return f"{self.day}–{last}"
        return f"{own}–{last}" if not (self.day or end.day) else f"{own} – {last}"

    @property
    def without_year(self) -> str:
        """ "31 January", "spring", or nothing, of its first date."""
        if not self.month:
            return ""
        month = SEASONS.get(self.month) or MONTHS[self.month - 1]
        return f"{self.day} {month}" if self.day else month

    @property
    def years(self) -> str:
        """Its year or years: "2014", "1984–1986", "c. 1932"."""
        own = self._marked(self.year_text)
        same = self.end is None or self.end.year == self.year
        return own if same else f"{own}–{self.end._marked(self.end.year_text)}"  # type: ignore[union-attr]

    @property
    def year_text(self) -> str:
        """Its year, as it is said: "2014", "351 BC"."""
        return str(self.year) if self.year > 0 else f"{1 - self.year} BC"

    @property
    def csl_year(self) -> int:
        """Its year in CSL, which has no year 0: -351 is 351 BC."""
        return self.year if self.year > 0 else self.year - 1

    @property
    def is_plain(self) -> bool:
        """Is it one date, certain, and no season?"""
        return not self.mark and self.end is None and self.month not in SEASONS

    @property
    def begins(self) -> date:
        """The first day that it may be; before Christ there are none, and it is one in year 1."""
        month = _SEASON_BEGINS.get(self.month, self.month)
        return date(max(self.year, 1), month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """A day that is not before the last that it may be, as far as that matters to a range."""
        month = _SEASON_BEGINS.get(self.month, self.month)
        return date(max(self.year, 1), month or 12, self.day or 28)

    @property
    def _own(self) -> str:
        return f"{self.without_year} {self.year_text}" if self.month else self.year_text

    def _marked(self, words: str) -> str:
        about = "c. " if self.mark in ("~", "%") else ""
        return f"{about}{words}{'?' if self.mark in ('?', '%') else ''}"


def parse_edtf(text: str) -> PartialDate | None:
    """Read a date, a season, or a range of two, each certain or not; None where the text is none
    of them, or CSL could not carry it (``199X``, ``1984/..``)."""
    first, slash, last = (part.strip() for part in text.partition("/"))
    start, end = _parse_one(first), _parse_one(last)
    if not slash or start is None:
        return start if not slash else None
    if end is None or end.latest < start.begins or end.year < start.year:
        return None
    return replace(start, end=end)


def _parse_one(text: str) -> PartialDate | None:
    bare = text.rstrip("".join(MARKS))
    mark = text[len(bare) :]
    if len(mark) > 1:
        return None
    if season := _SEASON.fullmatch(bare):
        return PartialDate(int(season[1]), int(season[2]), mark=mark)
    found = parse_partial(bare.removeprefix("-"))
    if found and bare.startswith("-"):
        found = _before_christ(found)
    return replace(found, mark=mark) if found else None


def _before_christ(date: PartialDate) -> PartialDate | None:
    """The same day so many years before the year 0; that itself is rather no date than 1 BC."""
    is_day = date.day != 29 or date.month != 2
    return replace(date, year=-date.year) if date.year and is_day else None


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
