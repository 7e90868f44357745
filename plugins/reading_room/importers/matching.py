"""Which works of a file are there already. Enters: works of a file and of a site. Leaves: pairs.

Of several marks of a work the surest decides first, and each work is taken once: chapters that
share an address are told apart by their titles.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reading_room.importers.before import key_of
from reading_room.library.duplicates import LAWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reading_room.formats import Reference

    Mark = tuple[str, ...]

_LEVELS = 12
"""How many marks a work has: see `_marks`."""


def matched(works: Sequence[Reference], there: Iterable[Reference]) -> dict[int, Reference]:
    """For each of ``works``, by its number, the one of ``there`` that it is."""
    found: dict[int, Reference] = {}
    left = [(_marks(known), known) for known in there]
    wanted = {number: _marks(work) for number, work in enumerate(works)}
    for level in range(_LEVELS):
        free: dict[Mark, list[Reference]] = defaultdict(list)
        for marks, known in reversed(left):
            free[marks[level]].append(known)
        for number, marks in wanted.items():
            if all(marks[level]) and (like := _taken(works[number], free.get(marks[level], []))):
                found[number] = like
        taken = {id(each) for each in found.values()}
        left = [(marks, known) for marks, known in left if id(known) not in taken]
        wanted = {number: marks for number, marks in wanted.items() if number not in found}
    return found


def _taken(work: Reference, free: list[Reference]) -> Reference | None:
    """The last of those that are like a work and can be it, which is none of them from then on."""
    for at in range(len(free) - 1, -1, -1):
        if not _are_two(work, free[at]):
            return free.pop(at)
    return None


def _are_two(work: Reference, known: Reference) -> bool:
    """Are they two pages of one title, "Home" for one? Nobody is named, and each has an address of
    its own; an id that both have says more."""
    if work.makers or known.makers or (work.id and work.id == known.id):
        return False
    if work.type == known.type and work.type in LAWS and work.issued and known.issued:
        return str(work.issued)[:4] != str(known.issued)[:4]
    marks = [{work.doi.lower(), _address(work)}, {known.doi.lower(), _address(known)}]
    one, other = ({mark for mark in each if mark} for each in marks)
    return bool(one and other and not one & other)


def sure_marks(work: Reference) -> list[Mark]:
    """What no two works have in common: a work that is met again under one of these is one work."""
    title, address = _title(work), _address(work)
    names = [("names", title, *map(str, work.makers))] if work.makers else []
    dois = [("doi", work.doi.lower())] if work.doi else []
    addresses = [("address", address, title)] if address else []
    ids = [("id", work.id, title)] if work.id else []
    place = str(work.values.get("jurisdiction") or "").casefold()
    is_law = work.type in LAWS and work.issued and not work.makers
    laws = [("law", title, str(work.issued)[:4], place)] if is_law else []
    return [*ids, *dois, *addresses, *names, *laws]


def _marks(work: Reference) -> tuple[Mark, ...]:
    """From the surest to the least sure; one with an empty part counts for nothing."""
    title, doi, address = _title(work), work.doi.lower(), _address(work)
    authors = "; ".join(map(str, work.makers)) or "-"
    issued = str(work.issued or "-")
    return (
        (key_of(work), title),
        (work.id, title),
        (doi, title),
        (address, title),
        (title, authors, issued),
        (title, authors),
        (work.id, doi),
        (work.id, address),
        (work.id, authors if work.makers else "", issued),
        (doi,),
        (address,),
        (work.id,),
    )


def _title(work: Reference) -> str:
    return " ".join(work.title.casefold().split())


def _address(work: Reference) -> str:
    """An address without what changes when a site begins to use https."""
    return work.url.removeprefix("https://").removeprefix("http://").rstrip("/")
