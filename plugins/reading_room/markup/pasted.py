"""What was pasted from an office program. Enters: faults of HTML. Leaves: one for a paragraph.

Word writes tags and styles of its own into each paragraph, all of which have one cause and one
mend.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.markup.text import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

_OFFICE = re.compile(rb"<o:p|\bMso[A-Z]|\bmso-|<st1:|<!\[if |<!--\[if |<w:", re.IGNORECASE)
_BLOCK = re.compile(rb"\S(?:(?!\n[ \t]*\n).)*", re.DOTALL)
_HTML = frozenset({"html-attribute", "html-style", "html-tag", "html-unclosed"})


def instead(faults: list[Fault], source: str) -> list[Fault]:
    """The faults; those of HTML in a paragraph from Word are one."""
    if not any(fault.rule in _HTML for fault in faults):
        return faults
    encoded = source.encode()
    if not _OFFICE.search(encoded):
        return faults
    return list(_joined(faults, [found.span() for found in _BLOCK.finditer(encoded)
                                 if _OFFICE.search(found[0])]))  # fmt: skip


def _joined(faults: list[Fault], blocks: list[tuple[int, int]]) -> Iterator[Fault]:
    told: set[int] = set()
    for fault in faults:
        block = next((b for b in blocks if b[0] <= fault.offset < b[1]), None)
        if block is None or fault.rule not in _HTML:
            yield fault
        elif block[0] not in told:
            told.add(block[0])
            inside = {each.rule for each in faults if block[0] <= each.offset < block[1]} & _HTML
            yield Fault(
                block[0],
                "html-style" if inside == {"html-style"} else "html-tag",
                "This paragraph was pasted from an office program, with its tags and styles.",
                "Delete it and paste it again as plain text (Ctrl+Shift+V).",
            )
