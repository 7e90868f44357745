"""The records of a parsed text. Enters: what the writer found. Leaves: a `Text` to be filled."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from reading_room.markup.lead import lead
from reading_room.record import record
from reading_room.rules import CONTENT

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = "\ue000"
"""Stands for the site's root in HTML made by `Text.fill`: every address inside the site begins
with it. A page replaces it by the way up to the root, a feed by the site's address. It is a
private-use character that no source may hold (`parse` takes it out)."""


HOLE = "\x00"
"""Stands where a hole of a `Text` belongs. No source may hold it."""


class Link(NamedTuple):
    """A link or a picture whose target is inside the site; ``offset`` as in `position`.

    ``words`` are the words of the link or the picture's alternative text.
    """

    dest: str
    offset: int
    kind: Literal["link", "image"]
    words: str = ""


class Cited(NamedTuple):
    """One work of a citation, with its locator ("p. 4") where one is given."""

    id: str
    locator: str


class Citation(NamedTuple):
    """``[@a; @b, p. 4]``; ``offset`` as in `position`."""

    works: tuple[Cited, ...]
    offset: int


class Heading(NamedTuple):
    """A heading of the text; ``text`` is plain."""

    level: int
    """As it is shown: one below the heading that it stands under, whatever was written."""
    id: str
    text: str
    offset: int
    written: int = 0
    """How many # marks it has, if it is one of Markdown."""


class Fault(NamedTuple):
    """Something the Markdown itself gets wrong; the source that was read makes a Problem of it."""

    offset: int
    rule: str
    message: str
    hint: str
    meant: str = ""
    """As `Problem.meant`."""


class Origin(NamedTuple):
    """Where a text stands in its file, from 1: in a YAML block every line begins at ``column``.

    A ``folded`` text has its lines elsewhere than the file has them: only its start is known.
    """

    line: int = 1
    column: int = 1
    folded: bool = False


_put = object.__setattr__
"""Nothing else changes a record."""


@record
class Text:
    """A parsed text: its HTML with ``holes``, and what stands in it.

    All texts of a site are in memory at once, so that its words are kept in UTF-8: a str
    takes twice the room as soon as it holds one curly quote. A build that makes one library
    has its texts let go of what nothing after it reads.
    """

    source: str
    origin: Origin
    html: bytes = field(compare=False)  # made of the source, as is what is said
    """In UTF-8, with `HOLE` where each hole belongs."""
    holes: tuple[Link | Citation, ...]
    headings: tuple[Heading, ...]
    ids: frozenset[str]
    said: bytes = field(compare=False)
    """``plain`` in UTF-8."""
    words: int
    """How many words a reader reads."""
    faults: tuple[Fault, ...]
    opening: str | None = field(default=None, compare=False)
    """``lead``, once it has been asked for: it may outlive the HTML."""

    @property
    def can_be_shown(self) -> bool:
        """Is its HTML whole? A fault of content, which a file may let stand, breaks nothing."""
        return all(fault.rule in CONTENT for fault in self.faults)

    @property
    def segments(self) -> list[str]:
        """The HTML between the holes: one segment more than there are holes."""
        return _segments(self.html)

    @property
    def plain(self) -> str:
        """The text without marks, a line for each block."""
        return self.said.decode()

    @property
    def lead(self) -> str:
        """How it begins, in prose."""
        opening = self.opening
        if opening is None:
            opening = lead(self.html.decode())
            _put(self, "opening", opening)
        return opening

    def let_go_of_html(self) -> None:
        """Free the memory of the HTML, which has been filled, where nobody asks for ``lead``."""
        _put(self, "html", b"")

    def let_go_of_all_but_lead(self) -> None:
        """The same, where somebody may."""
        _put(self, "opening", self.lead)
        self.let_go_of_html()

    def let_go_of_plain(self) -> None:
        """Free the memory of ``plain``, which nothing but a search reads."""
        _put(self, "said", b"")

    def fill(self, link: Callable[[Link], str], citation: Callable[[Citation], str]) -> str:
        """HTML, not yet cleaned: ``link`` gives an address, ``citation`` a piece of HTML."""
        return filled(self.html, self.fillings(link, citation))

    def fillings(
        self, link: Callable[[Link], str], citation: Callable[[Citation], str]
    ) -> tuple[str, ...]:
        """What belongs into each hole, in their order."""
        return tuple(
            [link(hole) if isinstance(hole, Link) else citation(hole) for hole in self.holes]
        )

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column in the file, from 1, of an offset in ``source``."""
        if self.origin.folded:
            return self.origin.line, self.origin.column
        line, column = position(self.source, offset)
        return self.origin.line + line - 1, self.origin.column + column - 1


def filled(html: bytes, fillings: tuple[str, ...]) -> str:
    """The HTML of a text with something in each of its holes."""
    first, *segments = _segments(html)
    if not segments:
        return first
    pairs = zip(fillings, segments, strict=True)
    return "".join([first, *(part for pair in pairs for part in pair)])


def _segments(html: bytes) -> list[str]:
    return html.decode().split(HOLE)


def position(source: str, offset: int) -> tuple[int, int]:
    """The line and column, from 1, of an offset counted in UTF-8 bytes."""
    encoded, starts = _lines(source)
    line = bisect_right(starts, min(offset, len(encoded)))
    before = encoded[starts[line - 1] : offset]
    return line, len(before.decode(errors="ignore")) + 1


@lru_cache(maxsize=4)
def _lines(source: str) -> tuple[bytes, list[int]]:
    """A text in UTF-8, and where its lines begin: a text with thousands of faults asks as often."""
    encoded = source.encode()
    return encoded, [0, *(found.end() for found in re.finditer(b"\n", encoded))]
