"""Items added to a reading list. Enters: a text, and lines. Leaves: the same text and the lines.

The lines go behind the last entry of ``items`` or of a section, as far to the right as the entries
before them; nothing that is there is touched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from reading_room.writing.trees import equal, in_block, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BRACKETS = "The items of the list stand between brackets: write each on lines of its own."
_NO_ITEMS = "There is no list of items in the file to add to."
_NOT_YAML = "The file cannot be read as one YAML document."
_OTHERWISE = "It is written in a way in which nothing can be added without touching other lines."


class Addition(NamedTuple):
    """Entries for ``items``, as lines of which each first one begins with a hyphen."""

    section: str
    """The id of the section to add to; where it is empty, the last there is."""
    lines: Sequence[str]
    head: Sequence[str] = ()
    """The first lines of a new section with that id, as an entry of ``sections``."""


def added(text: str, additions: Sequence[Addition]) -> tuple[str, str]:
    """The text with all of it added; or as it was, and why, as a sentence."""
    new = text
    for addition in additions:
        new, why = _added(new, addition)
        if why:
            return text, why
    return new, ""


def _added(text: str, addition: Addition) -> tuple[str, str]:
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix("\ufeff")
    root = _composed(body)
    if root is None:
        return text, _NOT_YAML
    place = _sequence(root, "" if addition.head else addition.section, whole=bool(addition.head))
    if place is None or not place.value:
        return text, _NO_ITEMS
    if not in_block(place):
        return text, _BRACKETS
    lines = list(addition.lines)
    if addition.head:
        lines = [*addition.head, *(f"    {line}" if line else "" for line in lines)]
    new = _inserted(body, place, lines)
    after = _composed(new)
    grown = after and _sequence(
        after, "" if addition.head else addition.section, whole=bool(addition.head)
    )
    kept = (
        grown and len(grown.value) > len(place.value) and all(map(equal, place.value, grown.value))
    )
    return (bom + new, "") if kept else (text, _OTHERWISE)


def _composed(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        return None


def _sequence(root: yaml.Node, section: str, *, whole: bool) -> yaml.SequenceNode | None:
    """The entries of ``sections`` (``whole``), of one section, or of ``items``."""
    sections = value_of(root, "sections")
    found = sections if whole else value_of(root, "items")
    if not whole and isinstance(sections, yaml.SequenceNode) and sections.value:
        parts = {getattr(value_of(part, "id"), "value", ""): part for part in sections.value}
        part = parts.get(section) if section else sections.value[-1]
        found = value_of(part, "items") if part else None
    return found if isinstance(found, yaml.SequenceNode) else None


def _inserted(text: str, sequence: yaml.SequenceNode, lines: Sequence[str]) -> str:
    behind = _end(text, sequence)
    ends = _BREAK.search(text, behind)
    style = ends or _BREAK.search(text) or re.match("", "\n")
    line_end = style[0] if style and style[0] else "\n"
    at = ends.start() if ends else len(text)
    indent = " " * sequence.start_mark.column
    new = "".join(f"{line_end}{indent}{line}" if line else line_end for line in lines)
    return f"{text[:at]}{new}{text[at:]}"


def _end(text: str, node: yaml.Node) -> int:
    """Where the last character of a block is: its own mark stands behind what follows it."""
    if in_block(node) and node.value:
        last = node.value[-1]
        return max(_end(text, part) for part in (last if isinstance(last, tuple) else (last,)))
    end = node.end_mark.index
    literal = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    return len(text[:end].rstrip()) if literal else end
