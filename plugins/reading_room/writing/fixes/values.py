"""Values and keys of YAML. Enters: a spot. Leaves: the changes that write what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from reading_room.problems import TAKE_OUT
from reading_room.writing.fixes.fix import Change
from reading_room.writing.scalars import quoted
from reading_room.writing.trees import composed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.writing.fixes.fix import Spot


def value(spot: Spot) -> Iterator[Change]:
    """What was meant in place of the value or key, in its quotes where it has some."""
    node, parent = _at(spot)
    written = spot.problem.meant
    if node is None or not written:
        return
    meant = composed(written)
    if isinstance(meant, yaml.SequenceNode) and isinstance(parent, yaml.SequenceNode):
        written = _entries(spot, parent, meant)
    elif node.style and meant and _is_plain(meant):
        written = quoted(meant.value, node.style)
    yield Change(*_span(spot, node), written)


def key(spot: Spot) -> Iterator[Change]:
    """What was meant in place of the key; or of the key and its value, where that is a pair, or
    nothing."""
    node, parent = _at(spot)
    meant = spot.problem.meant
    if meant != TAKE_OUT and ": " not in meant:
        yield from value(spot)
        return
    pairs = parent.value if isinstance(parent, yaml.MappingNode) and not parent.flow_style else []
    found = next((pair for pair in pairs if pair[0] is node), None)
    if found is None or not in_line(found):
        return
    start, end = _span(spot, found[0])[0], _span(spot, found[1])[1]
    if meant == TAKE_OUT:
        start, end = spot.file.line(start)[0], min(spot.file.line(end)[1] + 1, len(spot.file.text))
        yield Change(start, end, "", f"Take out {spot.file.text[start:end].strip()}")
    else:
        yield Change(start, end, meant)


def entry(spot: Spot) -> Iterator[Change]:
    """Nothing in place of an entry of a list that is there for the second time."""
    node, parent = spot.file.nodes.get(spot.at, (None, None))
    if spot.problem.meant != TAKE_OUT or not isinstance(parent, yaml.SequenceNode) or not node:
        return
    start, end = _span(spot, node)
    at = parent.value.index(node)
    if parent.flow_style and at:
        yield Change(_span(spot, parent.value[at - 1])[1], end, "")
    elif not parent.flow_style:
        first, last = spot.file.line(start)
        alone = spot.file.text[first:start].strip() == "-" and not spot.file.text[end:last].strip()
        if alone:
            written = spot.file.text[start:end]
            yield Change(first, min(last + 1, len(spot.file.text)), "", f"Take out {written}")


def in_line(pair: tuple[yaml.Node, yaml.Node]) -> bool:
    """Do a key and its value stand on one line, and on no other?"""
    key, value = pair
    is_one = not isinstance(value, yaml.CollectionNode) or bool(value.flow_style)
    return is_one and key.start_mark.line == value.end_mark.line


def line(spot: Spot) -> Iterator[Change]:
    """What was meant in place of the whole line, or of as many lines as it has."""
    if spot.problem.meant:
        start, end = spot.file.line(spot.at)
        for _ in range(spot.problem.meant.count("\n")):
            _, end = spot.file.line(end + 1)
        yield Change(start, end, spot.problem.meant)


def _at(spot: Spot) -> tuple[yaml.ScalarNode | None, yaml.Node | None]:
    """The value or key that begins at a spot, and what it stands in."""
    node, parent = spot.file.nodes.get(spot.at, (None, None))
    if isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">"):
        return node, parent
    return None, None


def _span(spot: Spot, node: yaml.Node) -> tuple[int, int]:
    start = spot.file.yaml_start
    return start + node.start_mark.index, start + node.end_mark.index


def _entries(spot: Spot, parent: yaml.SequenceNode, meant: yaml.SequenceNode) -> str:
    """Several entries in the place of one, between brackets or on lines of their own."""
    written = spot.problem.meant
    parts = [written[each.start_mark.index : each.end_mark.index] for each in meant.value]
    if parent.flow_style:
        return ", ".join(parts)
    start, _ = spot.file.line(spot.at)
    before = spot.file.text[start : spot.at]
    return f"\n{before}".join(parts)


def _is_plain(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style
