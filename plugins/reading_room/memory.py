"""What was made before. Enters: a function. Leaves: one that makes a thing once for as long as
it is asked for, round after round.

A preview builds a site hundreds of times, and most texts stay the same. What a round has not asked
for is forgotten at the end of the next, so that memory does not grow with the number of saves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")


class Memory(Generic[Made]):
    """Calls a function of its arguments alone, which can be hashed, and remembers its results."""

    def __init__(
        self, make: Callable[..., Made], told: Callable[[Any], object] | None = None
    ) -> None:
        self._make, self._told = make, told
        """Who is told of the first argument of what is made anew."""
        self._now: dict[tuple[Any, ...], Made] = {}
        self._before: dict[tuple[Any, ...], Made] = {}

    def __call__(self, *about: Any) -> Made:
        """What the function makes of its arguments, or made of them in this round or the last."""
        try:
            return self._now[about]
        except KeyError:
            pass
        try:
            made = self._before.pop(about)
        except KeyError:
            made = self._make(*about)
            if self._told:
                self._told(about[0])
        self._now[about] = made
        return made

    def next_round(self) -> None:
        """Begin a round: what the last one did not ask for is forgotten."""
        self._before, self._now = self._now, {}
