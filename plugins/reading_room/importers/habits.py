"""How a list makes its ids. Enters: its works, and a new one. Leaves: an id made in the same way.

Each way of making ids is tried on the works that are there, and the one that made most of them
makes the new one: `fox-2014` where they are called by family name and year, `care-act` where by
words of the title.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers.naming import new_id_for
from reading_room.slugs import free_id, slug_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from reading_room.formats import Reference

_AGAIN = re.compile(r"-\d{1,2}$|(?<=\d{4})-?[a-z]$")
"""What is put behind an id that another work has."""
_LETTERED = re.compile(r"(?<=\d{4})[a-z]$")
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)
_MOST_WORDS = 6


def id_like(work: Reference, there: Iterable[Reference], taken: Collection[str]) -> str:
    """An id for a work that no other has, as those that are ``there`` have theirs."""
    plain = work.but(id="")
    made = max(_WAYS, key=_counts(list(there)).__getitem__)
    if wanted := _WAYS[made](plain):
        return _free(wanted, there, taken)
    return new_id_for(plain, taken)


def _counts(there: list[Reference]) -> dict[str, int]:
    """How many of the ids each way has made."""
    return {
        name: sum(
            bool(each.id) and way(each) in (each.id, _AGAIN.sub("", each.id)) for each in there
        )
        for name, way in _WAYS.items()
    }


def _free(wanted: str, there: Iterable[Reference], taken: Collection[str]) -> str:
    """The id itself, or with a number behind it; with the next letter behind its year, where the
    list has ids like that."""
    year = re.search(r"\d{4}$", wanted) is not None
    letters = any(re.search(r"\d{4}[a-z]$", each.id) for each in there)
    used = [id_[-1] for id_ in taken if _LETTERED.sub("", id_) == wanted != id_]
    if not used and wanted not in taken:
        return wanted
    if year and letters and (after := chr(ord(max(used, default="a")) + 1)) <= "z":
        return f"{wanted}{after}"
    return free_id(wanted, taken)


def _family(work: Reference, number: int = 0) -> str:
    if len(work.makers) <= number:
        return ""
    name = work.makers[number]
    return slug_of(name.family or name.literal.removeprefix("The "), 60)


def _families(work: Reference) -> str:
    """Of two authors both, of more the first."""
    number = 2 if len(work.makers) == 2 else 1
    return "-".join(filter(None, (_family(work, each) for each in range(number))))


def _year(work: Reference) -> str:
    return str(work.issued)[:4] if work.issued else ""


def _words(work: Reference, number: int, *, small: bool) -> str:
    words = [word for word in slug_of(work.title).split("-") if small or word not in _SMALL]
    return "-".join(words[:number])


def _all(*parts: str) -> str:
    """The parts with hyphens, where there are all of them."""
    return "-".join(parts) if all(parts) else ""


def _usual(work: Reference) -> str:
    return new_id_for(work.but(id=""), ())


def _titled(number: int, *, small: bool, year: bool) -> Callable[[Reference], str]:
    def way(work: Reference) -> str:
        words = _words(work, number, small=small)
        return _all(words, _year(work)) if year else words

    return way


_WAYS: dict[str, Callable[[Reference], str]] = {
    "family-year": _usual,
    "families-year": lambda work: _all(_families(work), _year(work)),
    "family-word-year": lambda work: _all(_family(work), _words(work, 1, small=False), _year(work)),
    "family-year-word": lambda work: _all(_family(work), _year(work), _words(work, 1, small=False)),
    "year-family": lambda work: _all(_year(work), _family(work)),
    "familyyear": lambda work: _all(_family(work), _year(work)).replace("-", ""),
    "family": _family,
} | {
    f"{number} words, small words {small}, year {year}": _titled(number, small=small, year=year)
    for year in (False, True)
    for small in (False, True)
    for number in range(_MOST_WORDS, 0, -1)
}
"""From the one that is taken where several have made as many."""
