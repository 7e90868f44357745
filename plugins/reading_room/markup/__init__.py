"""CommonMark to parsed text, and parsed text to clean HTML.

Enters: the Markdown of a post, a list's introduction or an Easy Read row. Leaves: a `Text`, whose
links and citations are holes to be filled once the library knows where they lead; and HTML that
holds no script, whatever the editor wrote.
"""

from reading_room.markup.blocks import Block, blocks
from reading_room.markup.characters import UNPRINTABLE, ZERO_WIDTH
from reading_room.markup.clean import clean
from reading_room.markup.depth import CELLS
from reading_room.markup.links import OUTSIDE_PICTURE, is_outside, names_a_site
from reading_room.markup.live import Live, acts, live
from reading_room.markup.tags import SCROLL
from reading_room.markup.templates import without_code
from reading_room.markup.text import (
    ROOT,
    Citation,
    Cited,
    Fault,
    Heading,
    Link,
    Origin,
    Text,
    filled,
    position,
)
from reading_room.markup.translated import translated
from reading_room.markup.vague import picture
from reading_room.markup.words import BRITISH, Typesetting
from reading_room.markup.writer import parse

__all__ = [
    "BRITISH",
    "CELLS",
    "OUTSIDE_PICTURE",
    "ROOT",
    "SCROLL",
    "UNPRINTABLE",
    "ZERO_WIDTH",
    "Block",
    "Citation",
    "Cited",
    "Fault",
    "Heading",
    "Link",
    "Live",
    "Origin",
    "Text",
    "Typesetting",
    "acts",
    "blocks",
    "clean",
    "filled",
    "is_outside",
    "live",
    "names_a_site",
    "parse",
    "picture",
    "position",
    "translated",
    "without_code",
]
