"""Ids to write. Enters: the keys of a work without an id. Leaves: an id that it could have."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

import yaml

from reading_room.sources.fields import slugged

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_YEAR = re.compile(r"\d{4}")
_NAMES = ("family", "literal", "name", "person")
_WORDS = 3


def example_id(keys: Mapping[str, yaml.Node], taken: Collection[str]) -> str:
    """``fox-2014``, of the first author and the year where they are given: none of ``taken``."""
    family, title = _family(keys.get("author")), _words(keys.get("title"))
    return made_id(family, title, _words(keys.get("issued")), taken)


def made_id(family: str, title: str, issued: str, taken: Collection[str]) -> str:
    """An id of the first author's family name, or else of the first words of the title, and of the
    year: none of ``taken``."""
    words = "-".join(_slug(title).split("-")[:_WORDS])
    year = _YEAR.match(issued)
    parts = [_slug(family) or words, year[0] if year else ""]
    made = "-".join(filter(None, parts)) if parts[0] else "routledge-2014"
    return free_id(made, taken)


def free_id(id_: str, taken: Collection[str]) -> str:
    """The id, or where it is taken the first of ``id-2``, ``id-3`` and so on that is not."""
    return next(each for each in _numbered(id_) if each not in taken)


def _numbered(made: str) -> Iterator[str]:
    yield made
    yield from (f"{made}-{number}" for number in count(2))


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


def _slug(words: str) -> str:
    return slugged(words) if any(map(str.isalnum, words)) else ""
