"""Marks of Markdown. Enters: a spot. Leaves: the changes that write them as they were meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.writing.fixes.fix import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.writing.fixes.fix import Spot

_MARKS = re.compile(r"#{1,6}(?=[^\s#])")
_WORDS = r"!?\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]"
_ROUND = re.compile(
    rf"{_WORDS}[ \t]*\((?:[^()\n]|\([^()\n]*\))*\)|\((?:[^()\n]|\([^()\n]*\))*\)\[[^\[\]\n]+\]"
)
"""``[words] (address)``, ``[words](an address)`` and ``(words)[address]``."""
_DESTINATION = re.compile(rf"{_WORDS}\(\s*<?(?P<address>[^\s<>()]+)")
_BULLET = re.compile(r"(?P<before>[ \t]*)(?P<bullet>[•◦‣▪▫●○■□⁃∙·])[ \t\u00a0]*(?=\S)")
_TYPED_O = re.compile(r"(?P<before>[ \t]*)(?P<bullet>[o§])[ \t\u00a0]+(?=\S)")


def heading(spot: Spot) -> Iterator[Change]:
    """A space goes behind the marks of a heading."""
    if found := _MARKS.match(spot.file.text, spot.at):
        yield Change(found.end(), found.end(), " ", f"Put a space behind {found[0]}")


def link(spot: Spot) -> Iterator[Change]:
    """The whole link as it was meant; of one that has no end, its problem says where it ends."""
    if "\n" in spot.problem.meant:
        yield from words(spot)
        return
    found = _ROUND.match(spot.file.text, spot.at)
    if found and spot.problem.meant:
        yield Change(*found.span(), spot.problem.meant)


def destination(spot: Spot) -> Iterator[Change]:
    """The address of a link as it was meant; that of ``[words][label]`` stands elsewhere."""
    found = _DESTINATION.match(spot.file.text, spot.at)
    if found and spot.problem.meant:
        yield Change(*found.span("address"), spot.problem.meant)


def words(spot: Spot) -> Iterator[Change]:
    """What was meant in place of the words that the problem is about, which begin here."""
    old, _, new = spot.problem.meant.partition("\n")
    if new and spot.file.text.startswith(old, spot.at):
        yield Change(spot.at, spot.at + len(old), new)


def gap(spot: Spot) -> Iterator[Change]:
    """An empty line goes above this one."""
    if spot.problem.meant:
        start, _ = spot.file.line(spot.at)
        yield Change(start, start, "\n", "Put an empty line above this one")


def bullets(spot: Spot) -> Iterator[Change]:
    """Each bullet that was typed, here and in the lines below, becomes a hyphen."""
    start, end = spot.file.line(spot.at)
    pattern = next((p for p in (_BULLET, _TYPED_O) if p.match(spot.file.text, start, end)), None)
    first = pattern.match(spot.file.text, start, end) if pattern else None
    while pattern and first and (found := pattern.match(spot.file.text, start, end)):
        if found["bullet"] != first["bullet"]:
            return
        yield Change(found.start("bullet"), found.end(), "- ", f"Begin a list: - for {found[2]}")
        start = end + 1
        if start >= len(spot.file.text):
            return
        end = spot.file.line(start)[1]
