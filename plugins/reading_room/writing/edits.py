"""Values of a YAML text changed where they stand. Enters: a text, and new values. Leaves: the same
text but for those values.

PyYAML writes a file anew and loses its comments, quotes and spaces; ruamel.yaml keeps comments and
moves other things (indentation, folded lines, spaces before a remark). So the marks of the parser's
nodes say which characters a value takes up, and nothing else is touched. What came out is composed
again and compared, and an edit that changed anything else is refused.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from reading_room.writing.scalars import json_value, quoted, scalar
from reading_room.writing.trees import Comparison, equal, in_block, key_of, scalars, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML 1.1."""
_HEADER_REMARK = re.compile(r"[|>][-+0-9]*[ \t]+#")
_BOM = "\ufeff"


class Edit(NamedTuple):
    """A new value for a key of the item with an id. ``value`` is YAML on one line, and must mean
    the same between brackets: `scalars.scalar` makes it of any words."""

    id: str
    key: str
    value: str


class Refused(NamedTuple):
    """An edit that was not made, and why, as a sentence."""

    edit: Edit
    why: str


class Edited(NamedTuple):
    """The text, what was not changed in it, how many edits changed something, and in which
    items."""

    text: str
    refused: tuple[Refused, ...] = ()
    made: int = 0
    items: frozenset[str] = frozenset()


class _Splice(NamedTuple):
    """The characters from ``start`` to ``end`` become ``text``."""

    start: int
    end: int
    text: str


class _CannotError(Exception):
    """Why an edit cannot be made."""


_NOT_YAML = "The file cannot be read as one YAML document."
_NO_ITEM = "There is no item with this id in the file."
_TWO_ITEMS = "The id stands in the file more than once."
_REMARK = "A remark stands inside the old value, and would be lost."
_OTHERWISE = "It is written in a way in which no value can be changed without touching others."


def edited(text: str, edits: Sequence[Edit]) -> Edited:
    """The text with every edit made that can be: a key that is there gets the new value, another
    a line of its own (in an item between braces, a place before the brace).

    A mapping keeps its style, order and remarks where the new one has its keys. What has the value
    already is left as it is written.
    """
    start = len(_BOM) if text.startswith(_BOM) else 0
    done = _made(text[start:], list(edits))
    return done._replace(text=text[:start] + done.text)


def _made(text: str, edits: list[Edit]) -> Edited:
    """All at once, else halves, so that one edit that cannot be made stops no other."""
    if not edits:
        return Edited(text)
    try:
        return _all_made(text, edits)
    except _CannotError as why:
        if len(edits) == 1:
            return Edited(text, (Refused(edits[0], str(why)),))
    half = len(edits) // 2
    first = _made(text, edits[:half])
    second = _made(first.text, edits[half:])
    return Edited(
        second.text,
        first.refused + second.refused,
        first.made + second.made,
        first.items | second.items,
    )


def _all_made(text: str, edits: list[Edit]) -> Edited:
    """Raises _CannotError where one of them cannot be made."""
    root = _composed(text)
    items = items_of(root)
    wanted: dict[int, dict[str, yaml.Node]] = {}
    splices: list[_Splice] = []
    made: list[str] = []
    is_json = _is_json(text)
    for edit in edits:
        found = items.get(edit.id, [])
        if len(found) != 1:
            raise _CannotError(_TWO_ITEMS if found else _NO_ITEM)
        written = json_value(edit.value) if is_json else edit.value
        value = _composed(written)
        if value_of(found[0], edit.key) is None or not equal(value_of(found[0], edit.key), value):
            splices += _set(text, found[0], edit.key, written, value)
            wanted.setdefault(id(found[0]), {})[edit.key] = value
            made.append(edit.id)
    if not splices:
        return Edited(text)
    new = _spliced(text, splices)
    if not Comparison(wanted).same(root, _composed(new, _OTHERWISE)):
        raise _CannotError(_OTHERWISE)
    return Edited(new, made=len(made), items=frozenset(made))


def _is_json(text: str) -> bool:
    """Is it JSON, all of which is YAML too? Then it has to stay so."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _composed(text: str, why: str = _NOT_YAML) -> yaml.Node:
    """Raises _CannotError, which says why, where a text is not one document of YAML."""
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        raise _CannotError(why) from None
    if root is None:
        raise _CannotError(why)
    return root


def items_of(root: yaml.Node) -> dict[str, list[yaml.MappingNode]]:
    """The items of a reading list, by id: that of another list's work too, which stands here."""
    found: dict[str, list[yaml.MappingNode]] = {}
    sections = value_of(root, "sections")
    parts = sections.value if isinstance(sections, yaml.SequenceNode) else []
    for part in (root, *parts):
        items = value_of(part, "items")
        for item in items.value if isinstance(items, yaml.SequenceNode) else []:
            name = value_of(item, "id") or value_of(item, "work")
            if isinstance(name, yaml.ScalarNode):
                found.setdefault(name.value, []).append(item)
    return found


def _set(
    text: str, mapping: yaml.MappingNode, key: str, written: str, value: yaml.Node
) -> list[_Splice]:
    """What to change so that a key of a mapping has a value."""
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
) -> list[_Splice]:
    if isinstance(old, yaml.MappingNode) and old.value and isinstance(value, yaml.MappingNode):
        parts = {key_of(each): part for each, part in value.value}
        if parts.keys() >= {key_of(each) for each, _ in old.value}:
            return [
                splice
                for key, part in parts.items()
                if not equal(value_of(old, key), part)
                for splice in _set(text, old, key, _typed(written, part), part)
            ]
    if isinstance(old, yaml.ScalarNode) and old.style in ("'", '"') and _is_plain(value):
        written = quoted(value.value, old.style)
    start, end = _span(text, name, old)
    if _has_remark(text, start, end, old):
        raise _CannotError(_REMARK)
    on_its_line = start > name.end_mark.index
    return [_Splice(start, end, written if on_its_line else f": {written}")]


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
            end = max(_end(text, old), start)
            start = name.end_mark.index
    elif start == end:
        start = name.end_mark.index
    return start, end


def _end(text: str, node: yaml.Node) -> int:
    """Where the last character of a value is: a block's own mark stands behind what follows it."""
    if not in_block(node) or not node.value:
        end = node.end_mark.index
        literal = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        return len(text[:end].rstrip()) if literal else end
    last = node.value[-1]
    return max(_end(text, part) for part in (last if isinstance(last, tuple) else (last,)))


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


def _add(text: str, mapping: yaml.MappingNode, pair: str) -> _Splice:
    """A new pair behind the last that does not end in a text of many lines (``|`` or ``>``): what
    follows such a text may be part of it."""
    for name, value in reversed(mapping.value):
        if mapping.flow_style:
            at = max(name.end_mark.index, value.end_mark.index)
            return _Splice(at, at, f", {pair}")
        if _ends_in_words(value):
            continue
        behind = max(name.end_mark.index, _end(text, value))
        ends = _BREAK.search(text, behind)
        line_end = ends or _BREAK.search(text)
        at = ends.start() if ends else len(text)
        column = mapping.value[0][0].start_mark.column
        return _Splice(at, at, f"{line_end[0] if line_end else chr(10)}{' ' * column}{pair}")
    raise _CannotError(_OTHERWISE)


def _ends_in_words(node: yaml.Node) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return node.style in ("|", ">")
    if not in_block(node) or not node.value:
        return False
    last = node.value[-1]
    return _ends_in_words(last[1] if isinstance(last, tuple) else last)


def _spliced(text: str, splices: list[_Splice]) -> str:
    parts, at = [], 0
    for start, end, new in sorted(splices, key=lambda splice: splice.start):
        parts += [text[at:start], new]
        at = max(at, end)
    return "".join([*parts, text[at:]])
