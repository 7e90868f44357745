"""The levels of headings. Enters: the # marks of each heading. Leaves: the level that it is shown
with.

People who listen go from heading to heading by their levels, so no level may be skipped, and the
first is the title's alone. Those of a quotation belong to it, and change nothing for what follows.
"""

from __future__ import annotations

_DEEPEST = 6
"""HTML has no more."""


class Outline:
    """The headings that are open; ``above`` is the level of the one that the text stands under."""

    def __init__(self, above: int) -> None:
        self._open = list(range(2, above + 1))

    def level(self, written: int, *, is_quoted: bool) -> int:
        """The level of a heading that is written with so many marks."""
        under = [marks for marks in self._open if marks < written]
        if not is_quoted:
            self._open = [*under, written]
        return min(len(under) + 2, _DEEPEST)
