"""All records by id, references resolved both ways. Enters: sources. Leaves: a `Library`.

The library knows what is published and what is held back, who wrote, cites and answers what, in
which order things stand, and the clean HTML of every text. Pages and outputs only read it.
"""

from __future__ import annotations

from reading_room.library import addresses, bibliography
from reading_room.library.build import build_library
from reading_room.library.gone import check_gone
from reading_room.library.graph import Held, Library
from reading_room.library.ledger import account, in_words
from reading_room.library.listings import Said, Series, Work
from reading_room.library.prose import can_stand, settle
from reading_room.library.reading import check_reading
from reading_room.library.terms import Glossary, Word
from reading_room.library.whereabouts import Whereabouts, whereabouts_of

__all__ = [
    "Glossary",
    "Held",
    "Library",
    "Said",
    "Series",
    "Whereabouts",
    "Word",
    "Work",
    "account",
    "addresses",
    "bibliography",
    "build_library",
    "can_stand",
    "check_gone",
    "check_reading",
    "in_words",
    "settle",
    "whereabouts_of",
]
