"""What changes in a YAML text so that a key of a mapping has a value. Enters: nodes, and the text
that they are of. Leaves: characters that take the place of others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from reading_room.writing.scalars import quoted, scalar
from reading_room.writing.trees import end_of, equal, in_block, key_of, scalars, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable

LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML 1.1."""
_HEADER_REMARK = re.compile(r"[|>][-+0-9]*[ \t]+#")
_QUESTION = re.compile(r"\?[ \t]+\Z")
_NEAR = 50
"""How many letters before a key are looked at for its question mark."""
_REMARK = "A remark stands inside the old value, and would be lost."
OTHERWISE = "It is written in a way in which no value can be changed without touching others."


class Splice(NamedTuple):
    """The characters from ``start`` to ``end`` become ``text``."""

    start: int
    end: int
    text: str


class CannotError(Exception):
    """Why an edit cannot be made."""


def splices_for(
    text: str, mapping: yaml.MappingNode, key: str, written: str, value: yaml.Node
) -> list[Splice]:
    """What to change so that a key of a mapping has a value. Raises CannotError."""
    if not _is_simple(text, mapping):
        raise CannotError(OTHERWISE)
    for name, old in mapping.value:
        if name.value == key:
            return _replace(text, name, old, written, value)
    return [_add(text, mapping, f"{_key_like(mapping, key)}: {written}")]


def _key_like(mapping: yaml.MappingNode, key: str) -> str:
    """A key in quotes where all keys beside it are, as in JSON."""
    quotes = mapping.flow_style and all(name.style == '"' for name, _ in mapping.value)
    return quoted(key, '"') if quotes and mapping.value else scalar(key)


def _replace(
    text: str, name: yaml.Node, old: yaml.Node, written: str, value: yaml.Node
) -> list[Splice]:
    if isinstance(old, yaml.MappingNode) and old.value and isinstance(value, yaml.MappingNode):
        parts = {key_of(each): part for each, part in value.value}
        if parts.keys() >= {key_of(each) for each, _ in old.value}:
            return [
                splice
                for key, part in parts.items()
                if not equal(value_of(old, key), part)
                for splice in splices_for(text, old, key, _typed(written, part), part)
            ]
    if isinstance(old, yaml.ScalarNode) and old.style in ("'", '"') and _is_plain(value):
        written = quoted(value.value, old.style)
    start, end = _span(text, name, old)
    if _has_remark(text, start, end, old):
        raise CannotError(_REMARK)
    on_its_line = start > name.end_mark.index
    return [Splice(start, end, written if on_its_line else f": {written}")]


def _typed(written: str, part: yaml.Node) -> str:
    return written[part.start_mark.index : part.end_mark.index]


def _is_plain(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style


def _span(text: str, name: yaml.Node, old: yaml.Node) -> tuple[int, int]:
    """The characters of a value; with the colon, where it is empty or begins on a later line."""
    start, end = old.start_mark.index, old.end_mark.index
    if in_block(old) or (isinstance(old, yaml.ScalarNode) and old.style in ("|", ">")):
        end = start + len(text[start:end].rstrip())
        if in_block(old):
            end = max(end_of(text, old), start)
            start = name.end_mark.index
    elif start == end:
        start = name.end_mark.index
    return start, end


def _has_remark(text: str, start: int, end: int, old: yaml.Node) -> bool:
    """Is there a remark among the characters, which are from a key's end or a value's start?"""
    if isinstance(old, yaml.ScalarNode) and old.style in ("|", ">"):
        return _HEADER_REMARK.match(text, old.start_mark.index, end) is not None
    at = start
    for part in scalars(old):
        if "#" in text[at : part.start_mark.index]:
            return True
        if part.style in ("|", ">") and _HEADER_REMARK.match(text, part.start_mark.index, end):
            return True
        at = max(at, part.end_mark.index)
    return "#" in text[at:end]


def _add(text: str, mapping: yaml.MappingNode, pair: str) -> Splice:
    """A new pair behind the last, or in a block behind the last that can have one behind it."""
    if mapping.flow_style and mapping.value:
        at = max(node.end_mark.index for node in mapping.value[-1])
        return Splice(at, at, f", {pair}")
    return behind(text, end_of_pairs(text, mapping), column_of(mapping), [pair])


def column_of(mapping: yaml.MappingNode) -> int:
    """How far to the right its keys are."""
    first = mapping.value[0][0] if mapping.value else mapping
    return int(first.start_mark.column)


def end_of_pairs(text: str, mapping: yaml.MappingNode) -> int:
    """The end of the last pair of a block that does not end in a text of many lines (``|`` or
    ``>``): what follows such a text may be part of it. Raises CannotError."""
    for name, value in reversed(mapping.value):
        if not _ends_in_words(value):
            return max(int(name.end_mark.index), end_of(text, value))
    raise CannotError(OTHERWISE)


def behind(text: str, end: int, column: int, lines: Iterable[str]) -> Splice:
    """New lines behind the one in which a value ends, and what else is in that line."""
    ends = LINE_BREAK.search(text, end)
    style = ends or LINE_BREAK.search(text)
    line_end = style[0] if style else "\n"
    at = ends.start() if ends else len(text)
    indent = " " * column
    return Splice(at, at, "".join(f"{line_end}{indent}{line}" if line else line_end
                                  for line in lines))  # fmt: skip


def _ends_in_words(node: yaml.Node) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return node.style in ("|", ">")
    if not in_block(node) or not node.value:
        return False
    last = node.value[-1]
    return _ends_in_words(last[1] if isinstance(last, tuple) else last)


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with all of them in it; those of one place in their order."""
    parts, at = [], 0
    for start, end, new in sorted(splices, key=lambda splice: splice.start):
        parts += [text[at:start], new]
        at = max(at, end)
    return "".join([*parts, text[at:]])


def _is_simple(text: str, mapping: yaml.MappingNode) -> bool:
    """Is each key given once, and without a question mark before it?"""
    names = [key_of(name) for name, _ in mapping.value]
    starts = (name.start_mark.index for name, _ in mapping.value)
    return len(set(names)) == len(names) and not any(
        _QUESTION.search(text, max(0, start - _NEAR), start) for start in starts
    )
