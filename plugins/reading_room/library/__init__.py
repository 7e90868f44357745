"""All records by id, references resolved both ways. Enters: sources. Leaves: a `Library`.

The library knows what is published and what is held back, who wrote, cites and answers what, in
which order things stand, and the clean HTML of every text. Pages and outputs only read it.
"""

from __future__ import annotations

from reading_room.library import bibliography
from reading_room.library.account import account, in_words
from reading_room.library.availability import Availability, availability_of, importance
from reading_room.library.build import build_library
from reading_room.library.faultless import Faultless, faultless
from reading_room.library.index_size import index_parts, part_of
from reading_room.library.levels import at_their_levels, by_rule, can_stand, settle, to_set
from reading_room.library.library import Held, Library
from reading_room.library.listings import Said, Series, Work
from reading_room.library.made_of import MadeOf
from reading_room.library.shown_texts import finished
from reading_room.library.terms import Glossary, Word
from reading_room.library.work_kinds import kind_of_work

__all__ = [
    "Availability",
    "Faultless",
    "Glossary",
    "Held",
    "Library",
    "MadeOf",
    "Said",
    "Series",
    "Word",
    "Work",
    "account",
    "at_their_levels",
    "availability_of",
    "bibliography",
    "build_library",
    "by_rule",
    "can_stand",
    "faultless",
    "finished",
    "importance",
    "in_words",
    "index_parts",
    "kind_of_work",
    "part_of",
    "settle",
    "to_set",
]
