"""How a text reads. Enters: a parsed text, or words. Leaves: sentences, and words in capitals."""

from reading_room.prose.capitals import Capitals, Known, known, shouts, suspect
from reading_room.prose.sentences import EASY, Long, long, sentences
from reading_room.prose.units import units

__all__ = [
    "EASY",
    "Capitals",
    "Known",
    "Long",
    "known",
    "long",
    "sentences",
    "shouts",
    "suspect",
    "units",
]
