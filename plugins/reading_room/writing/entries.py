"""An entry added to a file that is a list, or a mapping of ids. Enters: the text of people.yml,
say, and lines. Leaves: the same text with the lines at its end, or why they cannot be there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from reading_room.writing.adding import Added
from reading_room.writing.splices import LINE_BREAK, column_of
from reading_room.writing.trees import Comparison, composed, in_block, key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_BOM = "\ufeff"
_BRACKETS = "Its entries stand between brackets: write each on lines of its own."
_NOT_YAML = "It cannot be read as one YAML document."
_OTHERWISE = "It is written in a way in which nothing can be added without touching other lines."
_NOTHING = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|[\r\n]|\Z))*")
"""A text of remarks alone."""
_APART = re.compile(r"\n[ \t]*\r?\n(?=[^\s#])")
"""An empty line before an entry."""


def with_entry(text: str, lines: Sequence[str]) -> Added:
    """The text with one more entry, which is as far to the right as the others are, and apart from
    them where they are apart."""
    start = len(_BOM) if text.startswith(_BOM) else 0
    body = text[start:]
    if _NOTHING.fullmatch(body):
        return Added(text[:start] + _behind(body, lines, 0))
    root = composed(body)
    if not isinstance(root, yaml.CollectionNode):
        return Added(text, _NOT_YAML)
    if not in_block(root):
        return Added(text, _BRACKETS)
    column = column_of(root) if isinstance(root, yaml.MappingNode) else root.start_mark.column
    new = _behind(body, ["", *lines] if _APART.search(body) else lines, column)
    after = composed(new)
    if after is None or not _grew(root, after):
        return Added(text, _OTHERWISE)
    return Added(text[:start] + new)


def _behind(text: str, lines: Sequence[str], column: int) -> str:
    found = LINE_BREAK.search(text)
    end = found[0] if found else "\n"
    apart = "" if not text or LINE_BREAK.fullmatch(text[-1]) else end
    indent = " " * column
    return text + apart + "".join(f"{indent}{line}{end}" if line else end for line in lines)


def _grew(old: yaml.Node, new: yaml.Node) -> bool:
    """Is there one more at the end, and all else as it was?"""
    if isinstance(old, yaml.SequenceNode):
        return len(new.value) == len(old.value) + 1 and Comparison({}, [id(old)]).same(old, new)
    if not isinstance(new, yaml.MappingNode) or len(new.value) != len(old.value) + 1:
        return False
    name, value = new.value[-1]
    wanted = {id(old): {key_of(name): value}}
    is_other = key_of(name) not in {key_of(each) for each, _ in old.value}
    return is_other and Comparison(wanted).same(old, new)
