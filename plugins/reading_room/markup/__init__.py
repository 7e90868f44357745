"""CommonMark to parsed text, and parsed text to clean HTML.

Enters: the Markdown of a post, a list's introduction or an Easy Read row. Leaves: a `Text`, whose
links and citations are holes to be filled once the library knows where they lead; and HTML that
holds no script, whatever the editor wrote.
"""

from reading_room.markup.blocks import Block, blocks
from reading_room.markup.capitals import Capitals, Known, known, shouts, suspect
from reading_room.markup.characters import UNPRINTABLE
from reading_room.markup.clean import clean
from reading_room.markup.links import OUTSIDE_PICTURE, is_outside, names_a_site
from reading_room.markup.live import Live, acts, live
from reading_room.markup.rules import CONTENT
from reading_room.markup.sentences import EASY, Long, long, sentences
from reading_room.markup.tags import SCROLL
from reading_room.markup.text import (
    ROOT,
    Citation,
    Cited,
    Fault,
    Heading,
    Link,
    Origin,
    Text,
    position,
)
from reading_room.markup.units import units
from reading_room.markup.vague import picture
from reading_room.markup.writer import parse

__all__ = [
    "CONTENT",
    "EASY",
    "OUTSIDE_PICTURE",
    "ROOT",
    "SCROLL",
    "UNPRINTABLE",
    "Block",
    "Capitals",
    "Citation",
    "Cited",
    "Fault",
    "Heading",
    "Known",
    "Link",
    "Live",
    "Long",
    "Origin",
    "Text",
    "acts",
    "blocks",
    "clean",
    "is_outside",
    "known",
    "live",
    "long",
    "names_a_site",
    "parse",
    "picture",
    "position",
    "sentences",
    "shouts",
    "suspect",
    "units",
]
