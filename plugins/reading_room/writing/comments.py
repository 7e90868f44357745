"""A comment as YAML. Enters: what it says. Leaves: the lines of its entry in a comments file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.writing.scalars import quoted, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator


def comment_lines(
    id_: str, name: str, text: str, day: str = "", reply_to: str = ""
) -> Iterator[str]:
    """The lines of one entry, each paragraph of the text on lines of its own."""
    yield f"- id: {id_}"
    yield f"  name: {scalar(name)}"
    if day:
        yield f'  date: "{day}"'
    if reply_to:
        yield f"  reply_to: {scalar(reply_to)}"
    yield from _text(text)


def _text(words: str) -> Iterator[str]:
    if "\n" not in words:
        yield f"  text: {quoted(words) if words else '…'}"
        return
    yield "  text: |-"
    for line in words.split("\n"):
        yield f"    {line}" if line else ""
