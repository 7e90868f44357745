"""Footnotes. Enters: the events of a text. Leaves: its body, its notes and their order."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from reading_room.markup.text import Fault

Span: TypeAlias = tuple[Any, Any]
"""An event of the parser, and its range in the source."""

_LOOSE = re.compile(r"\[\^([^\]\s]+)\]")


def split(events: list[Span]) -> tuple[list[Span], dict[str, list[Span]]]:
    """The events of the body, and those of each note by its label."""
    body: list[Span] = []
    notes: dict[str, list[Span]] = {}
    current = body
    for event, span in events:
        start = event.get("Start") if isinstance(event, dict) else None
        if isinstance(start, dict) and "FootnoteDefinition" in start:
            current = notes.setdefault(start["FootnoteDefinition"], [])
        elif isinstance(event, dict) and event.get("End") == "FootnoteDefinition":
            current = body
        else:
            current.append((event, span))
    return body, notes


def order(body: list[Span], notes: dict[str, list[Span]]) -> list[str]:
    """The labels in the order in which body and notes first refer to them."""
    found: list[str] = []
    queue = [body]
    while queue:
        for event, _ in queue.pop(0):
            label = event.get("FootnoteReference") if isinstance(event, dict) else None
            if label in notes and label not in found:
                found.append(label)
                queue.append(notes[label])
    return found


def faults(body: list[Span], notes: dict[str, list[Span]], used: list[str]) -> list[Fault]:
    """References without a note, and notes without a reference."""
    found = []
    for events in (body, *notes.values()):
        for event, span in events:
            text = event.get("Text", "") if isinstance(event, dict) else ""
            found += [_missing(label, span["start"]) for label in _LOOSE.findall(text)]
    for label, events in notes.items():
        if label not in used:
            found.append(_unused(label, events[0][1]["start"] if events else 0))
    return found


def _missing(label: str, offset: int) -> Fault:
    return Fault(
        offset,
        "footnote-missing",
        f"The note [^{label}] is not in this file.",
        f"Add a line at the end: [^{label}]: the words of the note.",
    )


def _unused(label: str, offset: int) -> Fault:
    return Fault(
        offset,
        "footnote-unused",
        f"Nothing in the text refers to the note [^{label}].",
        f"Put [^{label}] where the note belongs, or take the note out.",
    )
