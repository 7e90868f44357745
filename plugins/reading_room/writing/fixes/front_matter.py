"""The lines round front matter. Enters: a spot. Leaves: changes that make them three hyphens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.writing.fixes.fix import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.writing.fixes.fix import Spot

_ABOVE = re.compile(r"\s+(?=---[ \t]*\n)")
_FENCE = re.compile(r"^[ \t]*-{2,}[ \t]*$|^[ \t]*[—–]+-?[ \t]*$", re.MULTILINE)


def fences(spot: Spot) -> Iterator[Change]:
    """What is empty above the first line goes; the first two lines of hyphens alone get three."""
    text = spot.file.text
    if found := _ABOVE.match(text):
        yield Change(0, found.end(), "", "Take out what is above the front matter")
        return
    lines = [found for found, _ in zip(_FENCE.finditer(text), range(2), strict=False)]
    if len(lines) == len(("above", "below")) and lines[0].start() == 0:
        for found in lines:
            if found[0].rstrip() != "---":
                yield Change(*found.span(), "---", f"Write --- for {found[0].strip()}")
