"""Pages under docs/. Enters: a page that MkDocs will read. Leaves: what is wrong with its front
matter.

MkDocs says nothing of front matter that it cannot read and prints it as text, and what is nested
too deeply, or stands for gigabytes, stops it or the plugins that copy it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from yaml.constructor import SafeConstructor

from reading_room.schema import Key
from reading_room.schema.kinds import WORDS
from reading_room.sources import limits
from reading_room.sources.yaml.reader import Place, Reader
from reading_room.wording import short

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from reading_room.problems import Problem

ENDINGS = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
"""What MkDocs takes for Markdown."""
_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
"""As MkDocs finds it (`mkdocs.utils.meta`)."""
_WORDS = {
    key.name: key
    for key in (
        Key("title", WORDS, ""), Key("description", WORDS, ""),
        Key("template", WORDS, "", is_noun=False),
    )
}  # fmt: skip
"""MkDocs' own keys whose values templates take for words."""
_OF_POSTS = frozenset({"author", "authors", "categories", "draft", "series", "topics"})
_A_POST = (
    "This page begins as a post does, and is published as a page, in no list of posts or feed.",
    "If it is a post, move it into the folder of posts.",
)


def read_page(path: str, text: str, zone: ZoneInfo) -> tuple[bool, list[Problem]]:
    """Look at the front matter, where there is some."""
    reader = Reader(path, zone, first_line=1)
    found = _FRONT_MATTER.match(text)
    node = reader.compose(found[1]) if found else None
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name in _WORDS:
                reader.text(value, _WORDS[name])
        if _is_post({str(key.value) for key, _ in node.value}):
            reader.error(Place(1, 1), "post-place", *_A_POST)
    for part in _parts(node) if node else ():
        _check(reader, part)
    _tables(reader, text)
    return True, reader.problems


def _is_post(keys: set[str]) -> bool:
    """Does a page say of itself what only posts do?"""
    return {"title", "date"} <= keys and not keys.isdisjoint(_OF_POSTS)


def _tables(reader: Reader, text: str) -> None:
    """Say so where Python-Markdown would fill in a million cells: every row has as many as the
    first, however few are written."""
    line, cells = 1, 0
    for block in text.split("\n\n"):
        rows = block.count("\n") + 1
        columns = max(row.count("|") for row in block.split("\n", 2)[:2])
        cells += rows * columns
        if cells > limits.CELLS:
            reader.error(
                Place(line, 1),
                "text-table",
                f"This table has {rows:,} rows and {columns:,} columns.",
                f"Divide it: no more than {limits.CELLS:,} cells can be shown on a page.",
            )
            return
        line += rows + 1


def _parts(root: yaml.Node) -> Iterator[yaml.Node]:
    """Every key and every value, and the mappings themselves."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


def _check(reader: Reader, node: yaml.Node) -> None:
    """Say so where MkDocs could make nothing of a key or value."""
    if isinstance(node, yaml.MappingNode):
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                reader.error(key, "yaml", "A key must be a word.", "Put quotes round it.")
    elif isinstance(node, yaml.ScalarNode):
        try:
            SafeConstructor().construct_object(node)
        except (ValueError, yaml.YAMLError):
            reader.error(
                node,
                "yaml",
                f"{short(node.value)} is neither words nor a date or number that there is.",
                f'Put quotes round it, if it is words: "{short(node.value)}"',
            )
