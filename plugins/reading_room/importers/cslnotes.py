"""Notes of CSL-JSON. Enters: a note. Leaves: what a reader would miss of it, and remarks.

Zotero's field Extra becomes the note: it has a line for each variable without a field of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers import people
from reading_room.importers.notes import database_lines
from reading_room.schema import ITEM
from reading_room.work import NAME_KEYS

if TYPE_CHECKING:
    from reading_room.importers.draft import Draft

_EXTRA = re.compile(
    r"(?:PMC?ID|OCLC|LCCN|arXiv|ISBN|ISSN|DOI|citation[ -]key|citekey|page version id|_eprint|"
    r"original[ -]date|tldr|read_status\w*|tex\.\w+|bibtex[*:]?\w*|ads bibcode|mag id|type)"
    r"\s*[:=].*",
    re.IGNORECASE,
)
"""What Zotero keeps in its field Extra for itself and for add-ons."""
_VARIABLE = re.compile(r"([A-Za-z][A-Za-z -]{1,30}?)\s*:\s*(.+)")
"""A line of Extra, such as ``Original date: 1962``."""
_EXTRA_FIELDS = {
    key.name.lower().replace("_", "-"): key.name for key in ITEM
    if key.is_csl and key.name not in ("type", "title", "note", "abstract", "custom", "archive",
                                       "citation-key", "section", "source", "number", "references",
                                       "status", "language", "version", "scale", "host", "chair",
                                       "guest", "annote")
}  # fmt: skip
"""The field of each variable that such a line may give."""


def without_extra(draft: Draft, note: str) -> str:
    """A note without what is no reason to read a work: variables that Zotero has no field for are
    read, and what only programs read is left out."""
    note, lines = database_lines(note)
    for line in lines:
        draft.say("skipped", "Lines of note that a database adds", line)
    kept = []
    for line in note.split("\n"):
        variable = _VARIABLE.fullmatch(line.strip())
        name = variable[1].strip().lower().replace(" ", "-") if variable else ""
        field = _EXTRA_FIELDS.get(name)
        if variable and field and field not in draft:
            if field in NAME_KEYS:
                family, _, given = (part.strip() for part in variable[2].partition("||"))
                person = people.person(draft, given, family)
                draft.names([person] if person else [], field)
            else:
                draft.put(field, f"note: {variable[1]}", variable[2].strip())
        elif _EXTRA.fullmatch(line.strip()):
            draft.say("skipped", "Lines of note that only a program reads", line)
        else:
            kept.append(line)
    return "\n".join(kept)
