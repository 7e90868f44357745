"""Addresses that a pattern gives. Enters: a pattern such as ``/:year/:title/``, and a post.
Leaves: its address on the old site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reading_room.dates import MONTHS
from reading_room.importers.blogs.moments import moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reading_room.importers.blogs.post import ForeignPost

JEKYLL = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "weekdate": "/:categories/:year/W:week/:short_day/:title.html",
    "none": "/:categories/:title.html",
}
_PART = re.compile(r":(\w+)|\{(\w+)(?:!s|:%?([A-Za-z%/_-]+|[^}]*))?\}|:\{?(\w+)\}?")


def parts(post: ForeignPost, date: Any, title: str, more: Mapping[str, str]) -> dict[str, str]:
    """What patterns may ask for."""
    day = moment(date) or moment(post.date)
    year, month, date_ = (day[:10].split("-") if day else ["", "", ""])[:3]
    words = {
        "year": year,
        "month": month,
        "day": date_,
        "short_year": year[2:],
        "i_month": month.lstrip("0"),
        "i_day": date_.lstrip("0"),
        "title": title,
        "slug": title,
        "name": title,
        "filename": title,
        "contentbasename": title,
        "slugorfilename": title,
        "slugorcontentbasename": title,
        "hour": day[11:13] or "00",
        "minute": day[14:16] or "00",
        "second": "00",
        "monthname": MONTHS[int(month) - 1].lower() if month else "",
        "long_month": MONTHS[int(month) - 1] if month else "",
        "short_month": MONTHS[int(month) - 1][:3] if month else "",
    }
    return {**words, **more}


def filled(pattern: str, words: Mapping[str, str]) -> str:
    """The address; empty where the pattern asks for what is not known."""
    lost = False

    def part(found: re.Match[str]) -> str:
        nonlocal lost
        name = found[1] or ""
        while name and name not in words:
            name = name[:-1]
        if not name:
            lost = True
            return ""
        return words[name] + (found[1] or "")[len(name) :]

    address = re.sub(r":(\w+)", part, pattern)
    address = re.sub(r"/{2,}", "/", f"/{address}")
    return "" if lost else address
