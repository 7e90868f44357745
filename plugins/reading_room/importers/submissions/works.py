"""What a reader sent as a work for a list. Enters: a submission. Leaves: the work, as an import has
it, or a RefusedError."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from reading_room.formats.identifiers import identifiers_in
from reading_room.importers.csl import read_csl
from reading_room.importers.described.names import several
from reading_room.importers.submissions.clean import RefusedError, cleaned_text

if TYPE_CHECKING:
    from reading_room.formats.identifiers import Identifier
    from reading_room.importers.found import Found, Remark
    from reading_room.importers.submissions.fields import Submission

_TITLE = 500
_WHY = 2000
_TAKEN = frozenset({"title", "author", "address", "why", "post", "list", "date"})
_KEYS = {"DOI": "DOI", "ISBN": "ISBN", "PMID": "PMID", "address": "URL"}


class Suggested(NamedTuple):
    """A work that a reader names, and what it can be looked up by."""

    found: Found
    by: tuple[Identifier, ...]
    remarks: tuple[Remark, ...]
    told: tuple[str, ...]
    """What else was left out, in sentences."""


def suggested(sent: Submission, instead: str) -> Suggested:
    """The work in a submission: its title, its makers, what it is found by, and why somebody should
    read it; of whoever sent it, nothing. Raises RefusedError."""
    title = _line(sent, "title", instead, _TITLE)
    if not title:
        raise RefusedError("It has no title: a work needs one.")
    address = _line(sent, "address", instead, _WHY)
    by = tuple(identifiers_in(address))
    item: dict[str, Any] = {
        "title": title,
        "author": several([_line(sent, "author", instead, _TITLE)]),
        "note": _line(sent, "why", instead, _WHY, lines=True),
    }
    for each in by:
        if each.kind in _KEYS:
            item.setdefault(_KEYS[each.kind], each.value)
    read = read_csl(json.dumps([{key: value for key, value in item.items() if value}]))
    if not read.works:
        raise RefusedError("Nothing could be made of it.")
    told = [left] if (left := sent.left_out(_TAKEN)) else []
    if address and not by:
        told.append(f"Left out: {address} (no web address, DOI or ISBN).")
    return Suggested(read.works[0], by, read.remarks, tuple(told))


def _line(sent: Submission, name: str, instead: str, most: int, *, lines: bool = False) -> str:
    words = cleaned_text(sent.get(name), instead)
    if len(words) > most:
        raise RefusedError(
            f"The field {name} has {len(words):,} letters, and {most:,} is the most."
        )
    return words if lines else " ".join(words.split())
