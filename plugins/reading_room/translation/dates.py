"""Dates in words. Enters: dates that keep their precision. Leaves: words of a language, by CLDR.

The order of parts, the names of months and what stands between two dates are CLDR's; seasons and
"about" are messages of our own, for CLDR has neither.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from babel.dates import format_date, format_skeleton, parse_pattern

from reading_room.dates import SEASONS, PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from babel import Locale

_DAY_FIRST = re.compile(r"(d+\.?)[^M]*M+")
"""Where a pattern has the day before the month: the day, and both."""


def british(date: PartialDate) -> str:
    """As British readers write it."""
    return date.text


def british_years(date: PartialDate) -> str:
    """Its year or years."""
    return date.years


class Dates:
    """Writes dates in one language. ``say`` gives a message of the catalogue."""

    def __init__(self, locale: Locale, say: Callable[..., str]) -> None:
        self._locale, self._say = locale, say
        self._between: Any = locale.interval_formats
        self._first = _DAY_FIRST.match(locale.date_formats["long"].pattern)

    def day(self, day: date) -> str:
        """A day: "17. September 2012"."""
        return str(format_date(day, "long", locale=self._locale))

    def text(self, date: PartialDate) -> str:
        """A date of any precision, or a range: "2014", "Januar 2014", "1.–3. Juni 2014"."""
        end = date.end
        if end is None:
            return self._one(date)
        start = replace(date, end=None)
        plain = start.is_plain and end.is_plain and start.year > 0
        if plain and (within := self._within(start, end)):
            return within
        if not (date.month or end.month):
            return f"{self._one(date)}–{self._one(end)}"
        return self._apart(self._one(date), self._one(end))

    def years(self, date: PartialDate) -> str:
        """Its year or years: "2014", "1984–1986", "ca. 1932"."""
        own = self._marked(date, self._year(date))
        if date.end is None or date.end.year == date.year:
            return own
        return f"{own}–{self._marked(date.end, self._year(date.end))}"

    def _one(self, date: PartialDate) -> str:
        return self._marked(date, self._plain(date))

    def _plain(self, date: PartialDate) -> str:
        if date.year < 1:
            return self._before_christ(date)
        if date.month in SEASONS:
            return self._season(date)
        if date.day:
            return self.day(date.begins)
        if date.month:
            return str(format_skeleton("yMMMM", date.begins, locale=self._locale))
        return str(date.year)

    def _year(self, date: PartialDate) -> str:
        gettext = self._say
        return str(date.year) if date.year > 0 else gettext("%(year)s BC", year=1 - date.year)

    def _before_christ(self, date: PartialDate) -> str:
        """Python knows no day so early: day and month are those of another year."""
        if not date.month or date.month in SEASONS:
            return self._year(date)
        shown = format_skeleton("MMMMd" if date.day else "MMMM", date.begins, locale=self._locale)
        return f"{shown} {self._year(date)}"

    def _season(self, date: PartialDate) -> str:
        gettext = self._say
        seasons: dict[int, Callable[[], str]] = {
            21: lambda: gettext("spring %(year)s", year=date.year),
            22: lambda: gettext("summer %(year)s", year=date.year),
            23: lambda: gettext("autumn %(year)s", year=date.year),
            24: lambda: gettext("winter %(year)s", year=date.year),
        }
        return seasons[date.month]()

    def _marked(self, date: PartialDate, words: str) -> str:
        """EDTF's marks: "about" of a date that is approximate, a question mark of an uncertain."""
        gettext = self._say
        about = gettext("c. %(date)s", date=words) if date.mark in ("~", "%") else words
        return f"{about}?" if date.mark in ("?", "%") else about

    def _within(self, start: PartialDate, end: PartialDate) -> str:
        """Two dates of one year or month that share what they can; empty where they share
        nothing."""
        if start.year != end.year or bool(start.day) != bool(end.day) or not start.month:
            return ""
        first, last = start.begins, end.begins
        if not start.day:
            return self._interval("yMMMM", "M", first, last)
        which = "d" if start.month == end.month else "M"
        if not self._first:
            return self._interval("yMMMd", which, first, last)
        if which == "d":
            return f"{self._apply(self._first[1], first)}–{self.day(last)}"
        return self._apart(self._apply(self._first[0], first), self.day(last))

    def _interval(self, skeleton: str, which: str, first: date, last: date) -> str:
        parts = self._between.get(skeleton, {}).get(which, ())
        if len(parts) != 2:
            return ""
        begin, end = (re.sub("M+", "MMMM", part) for part in parts)
        return self._apply(begin, first) + self._apply(end, last)

    def _apply(self, pattern: str, day: date) -> str:
        return str(parse_pattern(pattern).apply(day, self._locale))

    def _apart(self, first: str, last: str) -> str:
        both = str(self._between.get(None, "{0} – {1}"))
        return both.format(first, last)
