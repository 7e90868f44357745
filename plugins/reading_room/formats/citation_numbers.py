"""Numbers and dates in references. Enters: a work. Leaves: ``12(3)``, ``pp. 4–9``, ``2nd edn``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reading_room.dates import PartialDate
    from reading_room.work import Work

_TO = re.compile(r"(?<=\w) ?[-–—]+ ?(?=\w)")
_SEVERAL = re.compile(r"[-–—,&;]|\band\b")
_LABELLED = re.compile(r"(?:pp?|ff?|paras?|art|col)\b|[^\W\d]{4}", re.IGNORECASE)
_OWN_LABEL = re.compile(r"^(?:vol(?:ume)?|no|nr|num(?:ber)?|issue)\b\.? *(?=\d)", re.IGNORECASE)
"""What a reference says itself before such a number: ``Vol. 3`` would be "Volume Vol. 3"."""
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_YEAR_IS_ENOUGH = frozenset({
    "book", "chapter", "classic", "collection", "entry", "entry-dictionary", "entry-encyclopedia",
    "musical_score", "song", "thesis",
})  # fmt: skip


def pages(work: Work) -> str:
    """``p. 4`` or ``pp. 4–9``; words stay as they are."""
    written = work.words("page") or work.words("page-first")
    if not written:
        return ""
    found = _TO.sub("–", written)
    if _LABELLED.match(found):
        return found
    return f"{'pp.' if _SEVERAL.search(found) else 'p.'} {found}"


def volume_issue(work: Work) -> str:
    """``12(3)``, ``12`` or ``(3)``, a supplement behind them."""
    volume, issue = _number(work.words("volume")), _number(work.words("issue"))
    supplement = work.words("supplement-number")
    inside = " ".join(filter(None, [issue, f"suppl. {supplement}" if supplement else ""]))
    return f"{volume}({inside})" if inside else volume


def _number(written: str) -> str:
    return _to(_OWN_LABEL.sub("", written))


def edition(work: Work) -> str:
    """``2nd edn``; words stay as they are."""
    found = work.words("edition")
    return f"{ordinal(int(found))} edn" if found.isascii() and found.isdigit() else found


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``11th``."""
    ending = "th" if number % 100 in (11, 12, 13) else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def volumes(work: Work) -> list[str]:
    """``Volume 2: The early years``, ``Part 1``, ``4 vols``: of a whole work, a sentence each."""
    found = [
        ": ".join(filter(None, [f"{word} {_number(number)}" if number else "", title]))
        for word, number, title in (
            ("Volume", work.words("volume"), work.words("volume-title")),
            ("Part", work.words("part-number"), work.words("part-title")),
        )
        if number or title
    ]
    all_ = work.words("number-of-volumes")
    if all_ and not work.words("volume"):
        found.append(f"{all_} vols" if all_ != "1" else "1 vol.")
    return found


def day(work: Work) -> str:
    """``31 January``, ``January`` or nothing: what the year in brackets leaves to say.

    A volume says of a journal when it appeared, as far as anybody needs.
    """
    issued, type_ = work.issued, work.type
    if issued is None or type_ in _YEAR_IS_ENOUGH:
        return ""
    if type_ == "article-journal" and (work.values.get("volume") or work.values.get("issue")):
        return ""
    return without_year(issued)


def without_year(date: PartialDate) -> str:
    """A date without its year; whole where it lies in two."""
    if date.is_plain:
        return date.without_year
    end = replace(date.end, mark="") if date.end else None
    text = replace(date, mark="", end=end).text
    if end and end.year != date.year:
        return text if date.month or end.month else ""
    return text.removesuffix(date.year_text).rstrip() if date.month else ""


def _to(text: str) -> str:
    return _TO.sub("–", text)
