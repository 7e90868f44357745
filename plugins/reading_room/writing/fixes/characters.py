"""Characters that nobody sees. Enters: a spot. Leaves: the changes that take them out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.markup import ZERO_WIDTH
from reading_room.writing.fixes.fix import Change

_LINE_END = re.compile("\r\n?|\n")
_SILENT = "".join(map(chr, [*range(8), *range(0x0E, 0x20), 0x7F]))
"""Control characters that part no words."""

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.writing.fixes.fix import Spot


def without_width(spot: Spot) -> Iterator[Change]:
    """Every character without width is deleted; the mark of UTF-8 at the start may stay."""
    typed = spot.file.typed
    for found in ZERO_WIDTH.finditer(typed, typed.startswith("\ufeff")):
        yield Change(*found.span(), "", "Delete the characters without width", typed=True)


def control(spot: Spot) -> Iterator[Change]:
    """A character that was saved in an old code of Windows becomes what it was there; one that
    says nothing is deleted. What may part words or turn their direction is left to people."""
    found = spot.file.typed[spot.typed : spot.typed + 1]
    if "\x80" <= found <= "\x9f":
        meant = found.encode("latin-1").decode("cp1252", "ignore")
    elif found and found in _SILENT:
        meant = ""
    else:
        return
    if meant or found in _SILENT:
        code = f"U+{ord(found):04X}"
        yield Change(
            spot.typed,
            spot.typed + 1,
            meant,
            f"Write {meant} for {code}" if meant else f"Delete {code}",
            typed=True,
        )


def line_ends(spot: Spot) -> Iterator[Change]:
    """Every line ends as most of them do, on Unix or on Windows."""
    ends = list(_LINE_END.finditer(spot.file.typed))
    pairs = sum(found[0] == "\r\n" for found in ends)
    usual = "\r\n" if pairs > len(ends) - pairs else "\n"
    for found in ends:
        if found[0] != usual:
            yield Change(*found.span(), usual, "End every line in the same way", typed=True)
