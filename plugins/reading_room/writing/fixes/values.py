"""Values and keys of YAML. Enters: a spot. Leaves: the changes that write what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from reading_room.writing.fixes.fix import Change
from reading_room.writing.scalars import quoted
from reading_room.writing.trees import composed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.writing.fixes.fix import Spot


def value(spot: Spot) -> Iterator[Change]:
    """What was meant in place of the value or key, in its quotes where it has some."""
    node, _ = spot.file.nodes.get(spot.at, (None, None))
    if not isinstance(node, yaml.ScalarNode) or not spot.problem.meant or node.style in ("|", ">"):
        return
    written = spot.problem.meant
    if node.style and (meant := composed(written)) and _is_plain(meant):
        written = quoted(meant.value, node.style)
    start = spot.file.yaml_start
    yield Change(start + node.start_mark.index, start + node.end_mark.index, written)


def _is_plain(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style
