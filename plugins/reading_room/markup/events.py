"""The parser's events. Enters: Markdown. Leaves: events with their ranges in its UTF-8 bytes.

The parser is pulldown-cmark (through pyromark), with GitHub's tables, footnotes, strikethrough,
task lists, alerts and formulas, ids of headings, and definition lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import pyromark
from pyromark import Options

from reading_room.markup import dialect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyromark.event import BrokenLink

Span: TypeAlias = tuple[Any, Any]
"""An event of the parser, and its range in the source."""
Events: TypeAlias = "Iterator[Span]"

OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_GFM
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_DEFINITION_LIST
)
_WITH_MATHS = OPTIONS | Options.ENABLE_MATH


def read(
    source: str,
    unknown: Callable[[BrokenLink], tuple[str, str] | None] | None = None,
    *,
    merged: bool = True,
) -> Iterable[Span]:
    """The events of a text; ``unknown`` is asked about links to references that are not there.

    Where they are not ``merged``, words begin anew behind each entity and backslash, so that every
    letter's place is known.
    """
    maths = dialect.has_maths(source)
    given = dialect.disguised(source, maths=maths)
    hidden = given is not source
    events = pyromark.events_with_range(
        given,
        options=_WITH_MATHS if maths else OPTIONS,
        merge_text=merged,
        broken_link_callback=dialect.asked(unknown) if hidden and unknown else unknown,
    )
    return dialect.undisguised(events) if hidden else events


def take(events: Events) -> list[Span]:
    """Take the events up to the end of the one that has begun."""
    inner = []
    depth = 1
    for event, span in events:
        if isinstance(event, dict):
            depth += ("Start" in event) - ("End" in event)
        if depth == 0:
            break
        inner.append((event, span))
    return inner


def words(events: list[Span]) -> str:
    """The words of some events, without marks."""
    found = []
    for event, _ in events:
        if isinstance(event, str):
            found.append(" ")
        else:
            found.append(str(event.get("Text") or event.get("Code") or ""))
    return "".join(found)


def kind_of(tag: Any) -> str:
    """The parser's name of a tag."""
    return tag if isinstance(tag, str) else str(next(iter(tag)))


def is_start(event: Any, kind: str) -> bool:
    """Does an event begin a tag of this kind?"""
    start = event.get("Start") if isinstance(event, dict) else None
    return isinstance(start, dict) and kind in start
