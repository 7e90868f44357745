"""Works as services and pages describe them. Enters: an answer, and what was asked for. Leaves: the
work, or why it is not to be had.

Each kind of answer becomes an object of CSL-JSON, and `importers.csl` reads that as it reads any.
What is said is not believed where it is of another work than the one that was asked for.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from reading_room.importers.csl import read_csl
from reading_room.importers.described.answers import NoWorkError, host
from reading_room.importers.described.arxiv import from_arxiv
from reading_room.importers.described.csl_answers import from_csl
from reading_room.importers.described.open_library import from_open_library
from reading_room.importers.described.page import from_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.formats.identifiers import Identifier
    from reading_room.importers.described.answers import Answer, Told
    from reading_room.importers.found import Found, Remark

__all__ = ["Described", "NoWorkError", "described", "host"]

_READERS: dict[str, Callable[[Answer, Identifier], Told]] = {
    "CSL-JSON": from_csl,
    "Open Library": from_open_library,
    "Atom": from_arxiv,
    "page": from_page,
}
"""What reads an answer, by its form."""


class Described(NamedTuple):
    """A work as it was described, and what to say of it."""

    found: Found
    remarks: tuple[Remark, ...]
    doubts: tuple[str, ...]
    """What an editor should look at, as sentences."""


def described(answer: Answer, wanted: Identifier) -> Described:
    """The work that an answer describes. Raises NoWorkError."""
    told = _READERS[answer.form](answer, wanted)
    read = read_csl(json.dumps([told.item]))
    if not read.works:
        raise NoWorkError(f"{host(answer.url)} does not say what it is called")
    remarks = [each for each in read.remarks if each.fate != "refused"]
    return Described(read.works[0], tuple(remarks), told.doubts)
