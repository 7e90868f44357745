"""What readers of answers share. Enters: words of services. Leaves: values of CSL-JSON."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from urllib.parse import urlsplit

from reading_room.importers.dates import read_date
from reading_room.importers.plain import on_one_line, without_jats, without_tags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reading_room.dates import PartialDate

Item: TypeAlias = dict[str, Any]
"""An object of CSL-JSON."""

_ENTITY = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_ROUNDS = 3
"""How often a text may have been escaped."""


class Answer(NamedTuple):
    """What was said, where it came from, and at which address the work is."""

    form: str
    text: str
    url: str
    address: str = ""


class Told(NamedTuple):
    """A work in CSL-JSON, and what to look at, as sentences."""

    item: Item
    doubts: tuple[str, ...] = ()


class NoWorkError(Exception):
    """Why an answer describes no work, or another one, as half a sentence."""


def host(url: str) -> str:
    """Who answered."""
    return urlsplit(url).hostname or url


def loaded(answer: Answer) -> object:
    """The JSON of an answer. Raises NoWorkError where it is none."""
    try:
        return json.loads(answer.text, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        raise NoWorkError(f"what {host(answer.url)} answered is not whole JSON") from None


def plain(value: object) -> str:
    """Words without markup: tags of JATS and HTML, references, even those that were escaped again.
    Of several values the first that has words."""
    if isinstance(value, list):
        return next(filter(None, map(plain, value)), "")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value)
    for _ in range(_ROUNDS):
        before = text
        text = without_jats(text)
        text = " ".join(without_tags(text).split())
        text = html.unescape(text) if _ENTITY.search(text) else text
        if text == before:
            break
    return on_one_line(text)


def with_subtitle(title: str, subtitle: str) -> str:
    """Both, where the one does not hold the other already."""
    if not title or not subtitle or subtitle.casefold() in title.casefold():
        return title or subtitle
    between = " " if title.endswith(("?", "!", ":", ".", "–", "—")) else ": "
    return f"{title}{between}{subtitle}"


def date_of(text: str, doubts: list[str]) -> dict[str, Any] | None:
    """A date as it was said; its year where that is all that is sure, with a word on it."""
    words = plain(text)
    if read_date(words):
        return {"raw": words}
    years = set(_YEAR.findall(words))
    if len(years) == 1:
        year = years.pop()
        if words != f"c{year}":
            doubts.append(f"Of its date, {words[:60]}, only the year is sure.")
        return {"date-parts": [[int(year)]]}
    return None


def parts_of(date: PartialDate) -> dict[str, Any]:
    """A date in CSL-JSON."""
    return {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]}


def filled(item: Mapping[str, Any]) -> Item:
    """The keys that have a value."""
    return {key: value for key, value in item.items() if value}
