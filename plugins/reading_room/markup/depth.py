"""How deeply a text is nested. Enters: each step in and out. Leaves: a fault where it is too deep.

Nobody can follow thirty quotations inside one another, and the time that cleaning takes grows with
the square of the depth.
"""

from __future__ import annotations

from reading_room.markup.text import Fault

DEEPEST = 30
"""How deeply quotations, lists and tags may stand inside one another."""
_NESTING = frozenset({"BlockQuote", "List", "DefinitionList"})
"""The parser's tags that may stand inside themselves."""


class TooDeepError(Exception):
    """A text steps in too often; ``fault`` says where."""

    def __init__(self, offset: int) -> None:
        super().__init__()
        self.fault = too_deep(offset)


class Depth:
    """The steps that a text has taken inwards."""

    def __init__(self) -> None:
        self._steps = 0

    def enter(self, tag: str, offset: int) -> None:
        """A tag begins. Raises TooDeepError where that is one step too many."""
        if tag in _NESTING:
            self._steps += 1
            if self._steps > DEEPEST:
                raise TooDeepError(offset)

    def leave(self, tag: str) -> None:
        """A tag ends."""
        self._steps -= tag in _NESTING


def too_deep(offset: int) -> Fault:
    """What to say of a text at the place from which on it is too deep."""
    return Fault(
        offset,
        "text-deep",
        f"Lists, quotations or tags stand inside one another more than {DEEPEST} times.",
        "Look for a key that was held down, or for a tag that is opened again and again.",
    )
