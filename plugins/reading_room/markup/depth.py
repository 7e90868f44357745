"""How deeply a text is nested, and how many cells it has. Enters: each step in and out. Leaves: a
fault where it is too much.

Nobody can follow thirty quotations inside one another, and the time that cleaning takes grows with
the square of the depth. Each row of a table is given as many cells as the first, however few are
written: a file of 100 kB can ask for a million.
"""

from __future__ import annotations

from reading_room.markup.text import Fault

DEEPEST = 30
"""How deeply quotations, lists and tags may stand inside one another."""
CELLS = 100_000
"""How many cells all tables of a text may have."""
_NESTING = frozenset({"BlockQuote", "List", "DefinitionList"})
"""The parser's tags that may stand inside themselves."""


class TooMuchError(Exception):
    """A text steps in too often, or has too many cells; ``fault`` says where."""

    def __init__(self, fault: Fault) -> None:
        super().__init__()
        self.fault = fault


class Depth:
    """The steps that a text has taken inwards, and its cells so far."""

    def __init__(self) -> None:
        self._steps = 0
        self._cells = 0
        self._table = 0

    def enter(self, tag: str, offset: int) -> None:
        """A tag begins. Raises TooMuchError where that is one too many."""
        if tag in _NESTING:
            self._steps += 1
            if self._steps > DEEPEST:
                raise TooMuchError(too_deep(offset))
        elif tag == "Table":
            self._table = offset
        elif tag == "TableCell":
            self._cells += 1
            if self._cells > CELLS:
                raise TooMuchError(_too_many(self._table))

    def leave(self, tag: str) -> None:
        """A tag ends."""
        self._steps -= tag in _NESTING


def too_deep(offset: int) -> Fault:
    """What to say of a text at the place from which on it is too deep."""
    return Fault(
        offset,
        "text-deep",
        f"Lists, quotations or tags are nested more than {DEEPEST} times.",
        "Look for a key that was held down, or for a tag that is opened again and again.",
    )


def _too_many(offset: int) -> Fault:
    return Fault(
        offset,
        "text-table",
        f"With this table, the text has more than {CELLS:,} cells: each row is given as many as"
        " the first, however few are written.",
        "Take the bars out of its first row that have no words between them, or divide it.",
    )
