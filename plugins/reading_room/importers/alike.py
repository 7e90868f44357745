"""Is a work on one of the lists already? Enters: a work, and those that are there. Leaves: the one
that it is, or that it looks like, and by what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from reading_room.formats.identifiers import doi_in
from reading_room.library.duplicates import bare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.formats import Reference

_PARTS = frozenset({"chapter", "entry", "entry-dictionary", "entry-encyclopedia",
                    "paper-conference"})  # fmt: skip
"""Works that have the ISBN of the book they are in."""


class Alike(NamedTuple):
    """The work that is there. ``is_sure``: it is the same one; else somebody has to look."""

    work: Reference
    why: str
    is_sure: bool


def alike(work: Reference, there: Iterable[Reference]) -> Alike | None:
    """The one of ``there`` that a work is; or the first that it looks like."""
    found = [each for known in there if (each := _compared(work, known))]
    return next((each for each in found if each.is_sure), found[0] if found else None)


def _compared(work: Reference, known: Reference) -> Alike | None:
    if _dois(work) & _dois(known):
        return Alike(known, "the same DOI", is_sure=True)
    same_title = bare(work.title) == bare(known.title)
    if _isbn(work) and _isbn(work) == _isbn(known):
        parts = (work.type in _PARTS, known.type in _PARTS)
        if same_title or not any(parts):
            return Alike(known, "the same ISBN", is_sure=True)
    if _address(work.url) and _address(work.url) == _address(known.url):
        why = "the same address" if same_title else "the same address, and another title"
        return Alike(known, why, is_sure=same_title)
    return _by_title(work, known) if same_title else None


def _by_title(work: Reference, known: Reference) -> Alike | None:
    one, other = _families(work), _families(known)
    if one and other and not one & other:
        return None
    if _dois(work) and _dois(known):
        return Alike(known, "the same title, and another DOI", is_sure=False)
    years = {str(each.issued)[:4] for each in (work, known) if each.issued}
    if len(years) > 1:
        return Alike(known, "the same title, and another year", is_sure=False)
    if one and one == other:
        return Alike(known, "the same title and authors", is_sure=True)
    return Alike(known, "the same title", is_sure=False)


def _dois(work: Reference) -> set[str]:
    """Its DOI, be it written as an address."""
    of_address = doi_in(work.url) if "doi.org/" in work.url.lower() else ""
    return {doi.lower() for doi in (work.doi, of_address) if doi}


def _isbn(work: Reference) -> str:
    return str(work.values.get("ISBN", "")).replace("-", "").replace(" ", "")


def _families(work: Reference) -> set[str]:
    return {bare(name.family or name.literal) for name in work.makers}


def _address(url: str) -> str:
    """An address without what changes when a site begins to use https."""
    if not url:
        return ""
    parts = urlsplit(url)
    place = (parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), parts.query)
    return "?".join(filter(None, ("".join(place[:2]), place[2])))
