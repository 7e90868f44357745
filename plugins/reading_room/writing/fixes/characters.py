"""Characters that nobody sees. Enters: a spot. Leaves: the changes that take them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.markup import ZERO_WIDTH
from reading_room.writing.fixes.fix import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.writing.fixes.fix import Spot


def without_width(spot: Spot) -> Iterator[Change]:
    """Every character without width is deleted; the mark of UTF-8 at the start may stay."""
    typed = spot.file.typed
    for found in ZERO_WIDTH.finditer(typed, typed.startswith("\ufeff")):
        yield Change(*found.span(), "", "Delete the characters without width", typed=True)
