"""Dates of other programs. Enters: what a file has. Leaves: a date no more precise than it says.

Of what a list cannot hold the year is taken, wherever there is one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from reading_room.dates import MONTHS, SEASONS, PartialDate, parse_edtf, parse_partial
from reading_room.importers.monthnames import in_english
from reading_room.typed_dates import guess

_SHORTEST = 3
"""Letters of "Jan"."""
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d.*", re.ASCII)
_AMBIGUOUS = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -]\d{4}", re.ASCII)
_OPEN = re.compile(r"[^/]*/|.*-.*/.*", re.DOTALL)
_WITHOUT_END = re.compile(r"([^/]+)/(?:\.\.|open|unknown)?", re.IGNORECASE)
_NUMBER = re.compile(r"\d\d?", re.ASCII)
_MOST_MONTHS = 12
_SEASON = "spring|summer|autumn|fall|winter"
_OF_SEASON = re.compile(
    rf"(?P<before>\d{{4}})[ /,]+(?P<one>{_SEASON})|(?P<two>{_SEASON}),? (?P<after>\d{{4}})",
    re.ASCII | re.IGNORECASE,
)
_CIRCA = re.compile(
    r"(?:c\.?|ca\.?|circa|about|approx\.?|~) ?(?P<date>\d{4}[-\d~?]*|[1-9]\d\d)", re.IGNORECASE
)
_UNKNOWN_PARTS = re.compile(
    r"(?<=\d{4}/\d\d/\d\d)/\d\d:.*|(?:[-/](?:0{1,2}|XX|uu|\?\?)){1,2}$|(?<=\d{4})/{1,3}$", re.ASCII
)
_HYPHENS = re.compile(r"^(\d\d?)-([^\W\d_]{3,9})-(\d{4})$", re.ASCII)
_SLASHES = re.compile(
    r"^\s*(?P<year>\d{4})/{1,3}(?P<month>[^\W\d_]{3,12}\.?)(?:/(?P<day>\d{1,2})?)?/?\s*$", re.ASCII
)
_DECADE = re.compile(r"(?P<known>\d\d\d?)(?:[XxUu?-]{1,2}|(?<=\d{3})0s)", re.ASCII)
"""``199X``, ``19uu``, ``1990s``: all that is known are the first figures of the year."""
_COPYRIGHT = re.compile(r"(?:[cp](?=19[5-9]|20)|[©℗] ?|\(c\) ?)(\d{4})", re.ASCII | re.IGNORECASE)
"""``c2014``, as library catalogues write the year of a copyright; ``c.1890`` is about 1890."""
_YEAR_FIRST = re.compile(r"^(\d{4}),? ([A-Za-z]{3,9}\.?)( \d\d?)?$", re.ASCII)
"""``2014 May 3``, as PubMed has it."""
_DAYS_AFTER = re.compile(
    r"(?P<month>\d{4}-\d\d)/(?P<two>\d\d)|(?P<days>\d{4}-\d\d)-\d\d/(?P<last>\d\d)", re.ASCII
)
_LETTER = re.compile(r"(\d{4})(?: ?[a-z]|( ?(?:AD|CE|©)))", re.ASCII)
_BEFORE_CHRIST = re.compile(
    r"(?:(?P<about>c\.?|ca\.?|circa|about|~) ?)?(?P<year>\d{1,4})"
    r"(?: ?[-/] ?(?P<end>\d{1,4}))? ?B\.? ?C\.?(?: ?E\.?)?(?P<rest>(?:/\d\d?){1,2})?/*",
    re.IGNORECASE,
)
_EARLY = re.compile(
    r"(?P<year>[1-9]\d\d)|A\.?D\.? ?(?P<after>[1-9]\d{,2})|"
    r"(?P<before>[1-9]\d{,2}) ?(?:A\.?D\.?|C\.?E\.?)",
    re.ASCII | re.IGNORECASE,
)
"""``450``, ``93 AD``: of two figures alone it is not known which century is meant."""
_STATUS = re.compile(
    r"(?:in press|forthcoming|to appear(?: in)?|submitted|in preparation|under review|accepted|"
    r"inpress|prepublished|in prep\.?|epub ahead of print|advance online publication|unpublished)",
    re.IGNORECASE,
)
"""Words for a work that has not appeared, where its date should be."""
_A_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)", re.ASCII)
_YEARS = re.compile(r"(\d{4}) ?(?:-{1,3}|/) ?(\d{4}|[2-9]\d)", re.ASCII)
_MONTH = r"[A-Za-z]{3,9}\.?"
_MONTHS_OF = re.compile(
    rf"(?P<one>{_MONTH}) ?[-/–&] ?(?P<two>{_MONTH}),? (?P<year>\d{{4}})", re.ASCII
)
_OF_MONTHS = re.compile(
    rf"(?P<year>\d{{4}}),? (?P<one>{_MONTH}) ?[-/] ?(?P<two>{_MONTH})", re.ASCII
)
_DAYS_OF_MONTHS = re.compile(
    rf"(?P<one>\d\d?) (?P<month>{_MONTH}) ?-{{1,2}} ?(?P<two>\d\d?) (?P<other>{_MONTH}),?"
    r" (?P<year>\d{4})",
    re.ASCII,
)
_DAYS_OF = re.compile(
    rf"(?P<one>\d\d?) ?-{{1,2}} ?(?P<two>\d\d?) (?P<month>{_MONTH}),? (?P<year>\d{{4}})", re.ASCII
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


class Taken(NamedTuple):
    """A date, whether it says all that was written, and whether the work is yet to appear."""

    date: PartialDate | None
    is_whole: bool = True
    status: str = ""


def taken(text: str) -> Taken:
    """As much of a date as a list can hold; a year that is known is always there."""
    words = " ".join(
        _SLASHES.sub(_months_number, text).replace("\u2013", "-").replace("\u2014", "-").split()
    ).strip(" .,;")
    bare = _HYPHENS.sub(r"\1 \2 \3", _UNKNOWN_PARTS.sub("", words.strip("[](){}")))
    if date := parse_edtf(bare) or _days(bare) or read_date(bare) or _range(bare) or _season(bare):
        return Taken(date)
    english = _YEAR_FIRST.sub(r"\2\3 \1", in_english(bare))
    if english != bare and (date := read_date(english) or _range(english)):
        return Taken(date)
    if found := _COPYRIGHT.fullmatch(bare):
        return Taken(parse_partial(found[1]))
    if (found := _DECADE.fullmatch(bare)) and (date := _years_of(found["known"])):
        return Taken(date)
    if found := _CIRCA.fullmatch(bare):
        about = f"{found['date']:0>4}"
        inside = parse_edtf(about.rstrip("~?%")) or read_date(about)
        return Taken(replace(inside, mark="~") if inside and not inside.mark else inside)
    if found := _BEFORE_CHRIST.fullmatch(bare):
        return Taken(_before_christ(found))
    if found := _EARLY.fullmatch(bare):
        year = found["year"] or found["after"] or found["before"]
        return Taken(parse_partial(f"{year:0>4}"))
    if found := _LETTER.fullmatch(bare):
        return Taken(parse_partial(found[1]), is_whole=bool(found[2]))
    if (found := _WITHOUT_END.fullmatch(bare)) and (date := parse_edtf(found[1])):
        return Taken(date, is_whole=False)
    if _STATUS.fullmatch(bare):
        return Taken(None, status=bare)
    outside = re.sub(r"\[[^\]]*\]", " ", words)
    found = _A_YEAR.search(outside) or _A_YEAR.search(words)
    return Taken(parse_partial(found[0]) if found else None, is_whole=False)


def _months_number(found: re.Match[str]) -> str:
    """``2014/May/03`` and ``2014///May`` with the month as a number, as RIS has it."""
    number = month_number(found["month"])
    if not number:
        return found[0]
    return f"{found['year']}/{number:02}/{found['day'] or ''}"


def _years_of(known: str) -> PartialDate | None:
    """All years that begin with these figures."""
    return parse_edtf(f"{known:0<4}/{known:9<4}")


def _before_christ(found: re.Match[str]) -> PartialDate | None:
    """``350 BC``, ``c. 380-370 B.C.E.``: EDTF counts a year 0, so that 350 BC is ``-0349``."""
    mark = "~" if found["about"] else ""
    rest = (found["rest"] or "").replace("/", "-")
    years = [f"-{int(year) - 1:04}{rest}{mark}" for year in (found["year"], found["end"]) if year]
    return parse_edtf("/".join(years))


def _days(text: str) -> PartialDate | None:
    """``2014-05/06`` and ``2014-05-03/05``: what changes alone stands behind the stroke."""
    found = _DAYS_AFTER.fullmatch(text)
    if not found:
        return None
    if found["month"]:
        return parse_edtf(f"{found['month']}/{found['month'][:5]}{found['two']}")
    return parse_edtf(f"{text[:10]}/{found['days']}-{found['last']}")


def _range(text: str) -> PartialDate | None:
    """``1829--1830``, ``1984-86``, ``2014/2015``, ``September/October 2014``, ``3-5 June 2014``."""
    if found := _YEARS.fullmatch(text):
        first, last = found[1], found[2]
        return parse_edtf(f"{first}/{first[: 4 - len(last)]}{last}")
    if found := _MONTHS_OF.fullmatch(text) or _OF_MONTHS.fullmatch(text):
        first, last = month_number(found["one"]), month_number(found["two"])
        return parse_edtf(f"{found['year']}-{first:02}/{found['year']}-{last:02}")
    if found := _DAYS_OF_MONTHS.fullmatch(text):
        ends = [f"{found['year']}-{month_number(found[month]):02}-{found[day]:0>2}"
                for month, day in (("month", "one"), ("other", "two"))]  # fmt: skip
        return parse_edtf("/".join(ends))
    if found := _DAYS_OF.fullmatch(text):
        month = f"{found['year']}-{month_number(found['month']):02}"
        return parse_edtf(f"{month}-{found['one']:0>2}/{month}-{found['two']:0>2}")
    return None


def _season(text: str) -> PartialDate | None:
    """``Spring 2014``, ``2014///Spring``, ``2014 Autumn``."""
    found = _OF_SEASON.fullmatch(text)
    name = (found["one"] or found["two"]).lower().replace("fall", "autumn") if found else ""
    number = next((number for number, word in SEASONS.items() if word == name), 0)
    return parse_edtf(f"{found['before'] or found['after']}-{number}") if found else None


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
    known = (word, in_english(word).lower())
    return next((n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(known)), 0)


def of_parts(*parts: int) -> PartialDate | None:
    """The date of a year, perhaps a month and perhaps a day; None where there is no such day."""
    year, *rest = parts
    rest = rest[:1] if rest and not rest[0] else [part for part in rest if part]
    rest = rest if all(rest) else []
    years = f"{year:04}" if year >= 0 else f"-{-year:04}"
    return parse_edtf("-".join([years, *(f"{part:02}" for part in rest)]))
