"""Which fields a form of the web editor can have. Enters: fields, and the YAML of all its files.
Leaves: the fields that hold what these files say, and the names of the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from reading_room.schema.forms import without
from reading_room.sources.yaml.frontmatter import front_matter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.schema.forms import Field
    from reading_room.settings import Settings


def front_matters(paths: Iterable[str], settings: Settings) -> Iterator[yaml.Node | None]:
    """The front matter of each text, as YAML composes it; None where it has none."""
    for path in paths:
        text = (settings.root / path).read_text("utf-8-sig")
        start, end = front_matter(text) or (0, 0)
        yield composed(text[start:end])


def composed(text: str) -> yaml.Node | None:
    """YAML's nodes of a text; None where it is empty. Raises yaml.YAMLError."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.compose(text, Loader=loader)


def fitting(
    made: list[Field], nodes: Iterable[yaml.Node | None]
) -> tuple[list[Field], tuple[str, ...]]:
    """The fields that hold the values of every mapping, and the names of the others."""
    by_name = {each["name"]: each for each in made}
    left = {
        name
        for node in nodes
        for name, value in pairs_of(node)
        if name in by_name and not _fits(by_name[name], value)
    }
    return without(made, left), tuple(sorted(left))


def _fits(field: Field, value: yaml.Node) -> bool:
    if isinstance(value, yaml.ScalarNode) and not value.value:
        return True
    if field["widget"] == "object":
        inside = {each["name"]: each for each in field["fields"]}
        pairs = pairs_of(value)
        return isinstance(value, yaml.MappingNode) and all(
            name not in inside or _fits(inside[name], node) for name, node in pairs
        )
    if field["widget"] == "list" or field.get("multiple"):
        return isinstance(value, yaml.SequenceNode) and all(
            isinstance(each, yaml.ScalarNode) for each in value.value
        )
    return isinstance(value, yaml.ScalarNode)


def pairs_of(node: yaml.Node | None) -> list[tuple[str, yaml.Node]]:
    """The keys of a mapping with their values; nothing of what is none."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return [(str(key.value), value) for key, value in pairs]
