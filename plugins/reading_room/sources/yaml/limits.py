"""YAML that could hurt, found before it is parsed. Enters: the text. Leaves: what to refuse.

Anchors and aliases make a page of text stand for gigabytes; tags ask for other things than words
and lists; what is nested too deeply overflows the parser's stack. No file of a site needs any of
them. Only a text that might hold one is looked through, event by event: that takes two thirds of
the time that parsing takes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from reading_room.sources.yaml.marks import marked
from reading_room.sources.yaml.slips import Complaint

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 50
"""How many lists and mappings may stand inside one another; a reading list needs six."""

_MARK = re.compile(r"(?<![^\s\[\]{},:\"'?-])(?:[&*](?=\S)|!)")
"""Where an anchor, an alias or a tag could stand (YAML 1.1, sections 3.2.2 and 3.2.1)."""
_INDENTED = re.compile(r"^[ \t?:-]{24}", re.MULTILINE)
"""A mapping begins at least one column further in than the list it stands in, and a list as far
in as its mapping: what is 50 deep begins 24 columns in."""
_BRACKETS = DEEPEST // 2 - 1
"""A bracket opens two levels at the most: ``[a: b]`` is a mapping in a list."""
_OPENING = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_CLOSING = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


def refuse(text: str, lines: list[str]) -> Iterator[Complaint]:
    """Every mark, and the place where a text becomes too deep. ``lines`` are those of the text.

    Raises yaml.YAMLError where the text is not YAML.
    """
    if not _suspect(text):
        return
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if _marked(event):
            yield marked(*_place(event), lines)
        depth += isinstance(event, _OPENING) - isinstance(event, _CLOSING)
        if depth > DEEPEST:
            yield Complaint(
                *_place(event),
                f"Lists and keys are nested more than {DEEPEST} times.",
                "Look for a key that was held down, or for lines that step in and never out.",
            )  # fmt: skip
            return


def _suspect(text: str) -> bool:
    marks = "&" in text or "*" in text or "!" in text
    return bool(
        (marks and _MARK.search(text))
        or text.count("[") + text.count("{") > _BRACKETS
        or _INDENTED.search(text)
    )


def _marked(event: yaml.Event) -> bool:
    if isinstance(event, yaml.AliasEvent):
        return True
    if not isinstance(event, yaml.NodeEvent):
        return False
    return event.anchor is not None or getattr(event, "tag", None) is not None


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)
