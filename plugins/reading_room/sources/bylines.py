"""Several names in one value. Enters: the fields of a mapping, a key. Leaves: names, in order."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import yaml

from reading_room.problems import TAKE_OUT
from reading_room.sources.names import read_name
from reading_room.values import Name
from reading_room.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.schema import Key
    from reading_room.sources.yaml.fields import Fields

_ONE_WORD = re.compile(r"[A-Z][\w.’'-]*")


def read_names(fields: Fields, key: str) -> tuple[Name, ...]:
    """Every name that can be read; one alone needs no list."""
    return tuple(name for _, name in _read(fields, key))


def read_byline(fields: Fields, key: Key[tuple[Name, ...]]) -> tuple[Name, ...]:
    """Who wrote a post or chose a list: each with its place in the file, and once."""
    found: dict[Name, Name] = {}
    for node, name in _read(fields, key.name):
        if name in found or any(_same(name, other) for other in found):
            fields.reader.error(
                node, "name-twice", f"{key.name}: {name} is named twice, and is shown once.",
                "Take one of them out.", TAKE_OUT,
            )  # fmt: skip
        else:
            line, column = fields.reader.place(node)
            found[name] = replace(name, line=line, column=column)
    return tuple(found.values())


def _same(one: Name, other: Name) -> bool:
    """Are both the same id of people.yml? It knows its place, which is not compared here."""
    return bool(one.person and other.person and one.person.id == other.person.id)


def _read(fields: Fields, key: str) -> Iterator[tuple[yaml.Node, Name]]:
    node = fields.get(key)
    if node is None:
        return
    alone = isinstance(node, yaml.MappingNode)
    waiting = [node] if alone else fields.reader.few(node, fields.key(key))
    in_brackets = isinstance(node, yaml.SequenceNode) and bool(node.flow_style)
    waiting.reverse()
    while waiting:
        each = waiting.pop()
        if waiting and in_brackets and _one_word(each) and _one_word(waiting[-1]):
            other = waiting.pop()
            _tell_pair(fields, each, other)
            yield each, Name(literal=each.value)
            yield other, Name(literal=other.value)
        elif name := read_name(fields.reader, each):
            yield each, name


def _one_word(node: yaml.Node) -> bool:
    plain = isinstance(node, yaml.ScalarNode) and not node.style
    return plain and _ONE_WORD.fullmatch(node.value) is not None


def _tell_pair(fields: Fields, one: yaml.Node, other: yaml.Node) -> None:
    """Two words between brackets: the comma of "Family, Given" parts two entries of a list."""
    words = f"{one.value}, {other.value}"
    fields.reader.error(
        one, "name-literal",
        f"{words} are two names here, each of one word, and are shown as they are written.",
        f"If they are one person, put quotes round the name: {quoted(words)}. If they are two, say"
        f" what they are: {{literal: {one.value}, kind: pseudonym}}",
    )  # fmt: skip
