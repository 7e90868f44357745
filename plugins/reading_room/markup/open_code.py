"""Code that is never closed. Enters: the events of a text. Leaves: faults.

CommonMark closes a fence at the end of the text, so that all of it below is published as code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.markup.events import is_start, take
from reading_room.markup.text import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.markup.events import Span

_FENCE = re.compile(r"(?P<marks>`{3,}|~{3,})")


def may_be_open(source: str) -> bool:
    """Is there a fence?"""
    return "```" in source or "~~~" in source


def find(source: str, events: Iterator[Span]) -> Iterator[Fault]:
    """Fences without an end that hide words behind a line that is empty."""
    encoded = source.encode()
    for event, span in events:
        if not is_start(event, "CodeBlock") or "Fenced" not in event["Start"]["CodeBlock"]:
            continue
        inner = take(events)
        block = encoded[span["start"] : span["end"]].decode(errors="ignore")
        fence = _FENCE.match(block)
        if fence and not _closed(block, fence["marks"]) and "".join(map(_words, inner)).strip():
            yield Fault(
                span["start"],
                "code-open",
                "The code that begins here has no end: what follows is all shown as code.",
                f"Put a line {fence['marks']} below the last line of code.",
            )


def _closed(block: str, marks: str) -> bool:
    """Is the last line of a block of code a fence that closes it?"""
    _, end, last = block.rstrip().rpartition("\n")
    return bool(end) and bool(re.fullmatch(rf"[ \t>]*{marks}{marks[0]}*", last))


def _words(span: Span) -> str:
    return str(span[0].get("Text", ""))
