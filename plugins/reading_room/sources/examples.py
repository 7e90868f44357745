"""Ids to write. Enters: the keys of a work without an id. Leaves: an id that it could have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from reading_room.slugs import work_id

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_NAMES = ("family", "literal", "name", "person")


def example_id(keys: Mapping[str, yaml.Node], taken: Collection[str]) -> str:
    """``fox-2014``, of the first author and the year where they are given: none of ``taken``."""
    family, title = _family(keys.get("author")), _words(keys.get("title"))
    return work_id(family, title, _words(keys.get("issued")), taken)


def _family(node: yaml.Node | None) -> str:
    """The family name of the first author, as far as one can tell."""
    if isinstance(node, yaml.SequenceNode):
        return _family(node.value[0]) if node.value else ""
    if isinstance(node, yaml.MappingNode):
        parts = {_words(key): value for key, value in node.value}
        return next((_family(parts[key]) for key in _NAMES if key in parts), "")
    family, comma, _ = _words(node).partition(",")
    return family if comma else re.split(r"[\s-]", family.strip())[-1]


def _words(node: yaml.Node | None) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""
