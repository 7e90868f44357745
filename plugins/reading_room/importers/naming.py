"""Ids for works that come from elsewhere. Enters: what another program calls a work. Leaves: an id
of ours, the same one at every import."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.slugs import SLUG, free_id, own_slug, slug_of, work_id

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from reading_room.formats import Reference

_NUMBER = re.compile(
    r"[\W\d_]*|10\.\d{4,9}/.*|.*://.*|(?:item|ref|rec|id)?[:_-]?\d+|(?=.*\d)[\da-f-]{16,}",
    re.IGNORECASE,
)
"""A record number, a DOI, an address or a fingerprint: a name for programs alone."""
_LONGEST = 60
_IN_NUMBERS = re.compile(r"(.+)-[0-9]{1,4}")


def id_of(work: Reference) -> str:
    """The id that the file has, in our form; empty where nobody would call a work so."""
    if work.list and SLUG.fullmatch(work.id):
        return work.id  # it comes from an export of ours
    if _NUMBER.fullmatch(work.id):
        return ""
    return slug_of(work.id, _LONGEST)


def new_id_for(work: Reference, taken: Container[str], tried: dict[str, int] | None = None) -> str:
    """A new id for a work: its own where it has one, else of its author and year. ``tried``: see
    `free_id`."""
    if own := id_of(work):
        return free_id(own, taken, tried)
    first = work.makers[0] if work.makers else None
    family = (first.family or first.literal.removeprefix("The ")) if first else ""
    return work_id(
        slug_of(family, _LONGEST),
        slug_of(work.title, _LONGEST) or own_slug(work.title, "work"),
        str(work.issued or ""),
        taken,
        tried,
    )


class Taken:
    """Ids of several collections, without a copy of them."""

    def __init__(self, *ids: Container[str]) -> None:
        self._ids = ids

    def __contains__(self, id_: object) -> bool:
        return any(id_ in ids for ids in self._ids)


class Numbered:
    """The ids that `new_id_for` makes of one that is taken: ``id-2`` and so on."""

    def __init__(self, known: Iterable[str]) -> None:
        self._by_id: dict[str, list[str]] = {}
        for each in known:
            if found := _IN_NUMBERS.fullmatch(each):
                self._by_id.setdefault(found[1], []).append(each)

    def of(self, id_: str) -> list[str]:
        """Those that are known, in the order in which they are."""
        return self._by_id.get(id_, [])
