"""A reading list as an editor writes one. Enters: plain values. Leaves: lines of YAML.

Values are words, numbers, lists and mappings of those. Words stand without quotes where YAML
takes them for the same words, and several paragraphs as a block; what came out is composed again
and compared, so that no style changes a text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from reading_room.schema import ITEM
from reading_room.writing.scalars import is_surely_plain, is_words, quoted, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DATES = tuple(key.name for key in ITEM if key.kind.name == "edtf")
"""What stands in quotes as the site's own lists have it: unquoted, 2014 is a number to YAML."""
_LINES = re.compile(r"[^\S\n]$|\A[^\S\n]|\A\n|\n\Z|\t", re.MULTILINE)
"""What makes a block of lines hard to see through: spaces at their ends, tabs."""


def head(title: str, date: str, description: str = "") -> list[str]:
    """The first lines of a list."""
    more = [f"description: {inline(description)}"] if description else []
    return [f"title: {inline(title)}", f"date: {date}", *more]


def section(id_: str, title: str) -> list[str]:
    """The first lines of a section, as an entry of ``sections``; its items follow."""
    return [f"- id: {inline(id_)}", f"  title: {inline(title)}", "  items:"]


def item(values: Mapping[str, Any]) -> list[str]:
    """The lines of a work, the first of them with its hyphen, in the usual order of keys."""
    lines = [line for key in ("work", *ITEM.names[:-1]) if key in values
             for line in _pair(key, values[key])]  # fmt: skip
    return [
        f"{'  ' if number else '- '}{line}" if line else "" for number, line in enumerate(lines)
    ]


def flow(value: object) -> str:
    """A value on one line, which means the same between brackets."""
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{scalar(str(key))}: {flow(part)}" for key, part in value.items())
            + "}"
        )
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(flow, value))}]"
    return str(value) if isinstance(value, int) else scalar(str(value))


def value_of(key: str, value: object) -> str:
    """The value of a key on one line, in the form in which a new work has it."""
    return quoted(str(value)) if key in _DATES else flow(value)


def indented(lines: list[str], by: int) -> list[str]:
    """Lines further to the right; empty ones stay empty."""
    return [f"{' ' * by}{line}" if line else "" for line in lines]


def _pair(key: str, value: object) -> Iterator[str]:
    if key == "alternates" and isinstance(value, list | tuple):
        yield f"{key}:"
        yield from (f"  - {flow(each)}" for each in value)
    elif not isinstance(value, str):
        yield f"{key}: {flow(value)}"
    elif "\n" in value and not _LINES.search(value):
        block = [f"{key}: |-", *indented(value.split("\n"), 2)]
        yield from (
            block if _reads_as("\n".join(block), value, key) else [f"{key}: {quoted(value)}"]
        )
    else:
        yield f"{key}: {quoted(value) if key in _DATES else inline(value)}"


def inline(words: str) -> str:
    plain = is_surely_plain(words) or _reads_as(f"a: {words}", words, "a")
    return words if plain else quoted(words)


def _reads_as(text: str, words: str, key: str = "") -> bool:
    """Does YAML take a text for these words: alone, in a list or as the value of a key?"""
    if not words.replace("\n", "").isprintable():
        return False
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    if isinstance(node, yaml.SequenceNode | yaml.MappingNode) and len(node.value) == 1:
        inside = node.value[0]
        node = inside[1] if key and inside[0].value == key else inside
    return is_words(node, words)
