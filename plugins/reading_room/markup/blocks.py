"""Top-level blocks. Enters: Markdown. Leaves: each block's kind and range, and its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reading_room.markup.events import read, take, words
from reading_room.markup.text import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.markup.events import Span


class Block(NamedTuple):
    """A block from ``start`` to ``end``, in UTF-8 bytes of the source.

    ``kind`` is the parser's: "Heading", "Paragraph", "List", … ``picture`` is what a paragraph
    begins with, where that is a picture, and ``alone`` says that nothing comes after it.
    """

    kind: str
    start: int
    end: int
    picture: Link | None
    alone: bool


def blocks(source: str) -> Iterator[Block]:
    """The top-level blocks, in order; definitions of links stand between them."""
    events = iter(read(source))
    for event, span in events:
        if isinstance(event, dict) and "Start" in event:
            inner = take(events)
            kind = _kind(event["Start"])
            picture, alone = _picture(inner) if kind == "Paragraph" else (None, False)
            yield Block(kind, span["start"], span["end"], picture, alone)


def _kind(tag: Any) -> str:
    return tag if isinstance(tag, str) else str(next(iter(tag)))


def _picture(inner: list[Span]) -> tuple[Link | None, bool]:
    """The picture with which some events begin, and whether there is nothing else."""
    events = iter(inner)
    event, span = next(events)
    start = event.get("Start") if isinstance(event, dict) else None
    if not isinstance(start, dict) or "Image" not in start:
        return None, False
    alt = words(take(events))
    link = Link(start["Image"]["dest_url"], span["start"], "image", alt)
    return link, next(events, None) is None
