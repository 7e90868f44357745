"""Dates of BibTeX and BibLaTeX. Enters: an entry. Leaves: when it was issued, in a draft.

BibLaTeX has one ``date``; BibTeX has ``year``, ``month`` and ``day``, each in any words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reading_room.dates import MONTHS
from reading_room.importers.dates import month_number, of_parts, taken
from reading_room.importers.latex import plain
from reading_room.importers.plain import on_one_line

if TYPE_CHECKING:
    from reading_room.dates import PartialDate
    from reading_room.importers.bibtext import Bib
    from reading_room.importers.draft import Draft

DATES = ("date", "year", "month", "day")
"""The fields that say when a work was issued."""


def take_issued(draft: Draft, entry: Bib) -> None:
    """``date``; or ``year``, ``month`` and ``day``, each as far as it can be read."""
    given = {key: entry.fields[key] for key in DATES if key in entry.fields}
    words = {key: date_words(key, value.text) for key, value in given.items()}
    if "date" in given:
        draft.put("issued", "date", words["date"], given["date"].line)
        if "year" in given and words["year"] not in words["date"]:
            draft.put("issued", "year", words["year"], given["year"].line)
        return
    if "year" not in given:
        for key in ("month", "day"):
            if key in given:
                draft.keep(key, words[key], f"{key} is there without a year, and is kept under"
                           " custom", given[key].line)  # fmt: skip
        return
    year = taken(words["year"])
    if not year.date or year.date.month or year.date.end or "month" not in given:
        draft.put("issued", "year", words["year"], given["year"].line)
        return
    if not year.is_whole:
        draft.keep("year", words["year"], "year says more than a list's date can: the year was"
                   " taken, and all of it is kept under custom", given["year"].line)  # fmt: skip
    date = _of_month(year.date, words["month"], words.get("day", ""))
    draft.give("issued", "year", date or year.date, words["year"], given["year"].line)
    if date is None:
        draft.keep("month", words["month"], "", given["month"].line)
    if "day" in given and not (date and date.day):
        draft.keep("day", words["day"], "", given["day"].line)


def _of_month(year: PartialDate, month: str, day: str) -> PartialDate | None:
    """The year with what ``month`` says: a month, a season, two months or a day of a month."""
    number = month_number(month)
    if not number:
        turned = re.sub(r"\s+", " ", month.replace(",", " ")).strip()
        for words in (f"{turned} {year.year}", f"{_turned(turned)} {year.year}"):
            said = taken(words)
            if said.date and said.is_whole and said.date.month:
                return said.date
        return None
    days = [int(part) for part in re.findall(r"\d{1,2}", day)[:2]]
    if len(days) == 2 and (both := taken(f"{days[0]}-{days[1]} {MONTHS[number - 1]} {year.year}")
                           ).date:  # fmt: skip
        return both.date
    return (
        replace(year, month=number)
        if not days
        else (of_parts(year.year, number, days[0]) or replace(year, month=number))
    )


def _turned(words: str) -> str:
    """``June 5`` as ``5 June``."""
    name, _, number = words.partition(" ")
    return f"{number} {name}"


def date_words(key: str, text: str) -> str:
    """``~`` is a space to LaTeX, and to EDTF it says that a date is not certain."""
    if key in ("date", "year"):
        text = text.replace("~", r"\textasciitilde{}")
    return on_one_line(plain(text).text).strip("\"' ")
