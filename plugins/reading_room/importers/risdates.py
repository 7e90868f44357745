"""Dates of RIS. Enters: a record. Leaves: when it was issued and visited, in a draft.

DA, Y1 and PY each say when a work was issued, some more exactly than others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers.dates import taken
from reading_room.importers.risown import label_of

if TYPE_CHECKING:
    from reading_room.dates import PartialDate
    from reading_room.importers.draft import Draft
    from reading_room.importers.ristext import Record, Value

_DATES = ("DA", "Y1", "PY", "YR")
"""From the most to the least exact."""
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)


def take_dates(draft: Draft, record: Record) -> None:
    """The most exact of the dates; DA has no year in EndNote's files (``DA  - Jan 31``). Where our
    own export says in U5 what it is exactly, that is taken."""
    labels = {label for label, _ in map(label_of, record.values)}
    if "issued" not in labels:
        _issued(draft, record)
    if "accessed" not in labels and (text := record.first("Y2")):
        draft.put("accessed", "Y2", text)


def _issued(draft: Draft, record: Record) -> None:
    given = [each for tag in _DATES for each in record.values if each.tag == tag and each.text]
    year = next((m[0] for each in given if (m := _YEAR.search(each.text))), "")
    best: Value | None = None
    known = 0
    for each in given:
        text = each.text if _YEAR.search(each.text) else f"{each.text} {year}"
        said = taken(text)
        exact = _precision(said.date) if said.date and said.is_whole else 0
        if exact > known:
            best, known, date = each, exact, said.date
    if best:
        draft.give("issued", best.tag, date, best.text, best.line)
    for each in given:
        if best is None or (
            each is not best and not _says_less(each.text, str(draft.value("issued")), year)
        ):
            draft.put("issued", each.tag, each.text, each.line)


def _precision(date: PartialDate) -> int:
    """How much is known of a date: a year, a month or a season, a day, or all days to a last."""
    return 4 if date.end else 1 + bool(date.month) + bool(date.day)


def _says_less(text: str, issued: str, year: str) -> bool:
    """Is it the same date, or its beginning?"""
    date = taken(text if _YEAR.search(text) else f"{text} {year}").date
    return date is not None and issued.startswith(str(date))
