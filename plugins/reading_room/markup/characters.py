"""Characters that nobody can see. Enters: text. Leaves: where some are, written as references.

A source that holds one as it is has been refused before (`sources`); ``&#1;`` and ``&#x202e;``
come to the same on the page, and XML has no way to write some of them at all.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from reading_room.markup.events import read
from reading_room.markup.text import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ue000\ufeff"
    "\ufffe\uffff\ud800-\udfff]"
)
"""Characters that nobody can see and no page, feed or address can do with."""
ZERO_WIDTH = re.compile("[\u200b\u2060\ufeff]")
"""Those of them that say nothing at all, and can be left out: they come with what is pasted."""
RULE = "file-control"
_REFERENCE = re.compile(r"&(?:#[xX]?[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")


def references(html: str) -> Iterator[tuple[int, str]]:
    """Where in some HTML a reference stands for such a character, and how it is written."""
    for found in _REFERENCE.finditer(html) if "&" in html else ():
        stands_for = unescape(found[0])  # nothing at all for what HTML does not allow
        if not stands_for or UNPRINTABLE.search(stands_for):
            yield found.start(), found[0]


def in_markdown(source: str, *, told: bool) -> Iterator[Fault]:
    """The faults of a Markdown text that is known to have such a reference; code has none.

    ``told`` says that those in its HTML have been told.
    """
    encoded = source.encode()
    places = [
        (span["start"], encoded[span["start"] : span["end"]].decode())
        for event, span in read(source, merged=False)
        if isinstance(event, dict) and UNPRINTABLE.search(str(event.get("Text", "")))
    ]
    # Those that are neither words nor HTML stand in a title, an address or the like.
    for place, written in places or ([] if told else list(references(source))[:1]):
        yield invisible(place, written)


def invisible(offset: int, written: str) -> Fault:
    """The fault of a reference."""
    return Fault(
        offset,
        RULE,
        f"{written} stands for a character that nobody can see.",
        "Take it out. If it is to be read as it stands, write &amp; for &.",
    )
