"""Items added to a reading list. Enters: a text, and lines. Leaves: the same text and the lines.

The lines go behind the last entry of ``items`` or of a section, as far to the right as the entries
before them, or where there is none yet below their key; nothing that is there is touched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from reading_room.sources import limits
from reading_room.writing.splices import (
    CannotError,
    Splice,
    behind,
    column_of,
    end_of_pairs,
    spliced,
)
from reading_room.writing.trees import Comparison, composed, end_of, in_block, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_BOM = "\ufeff"
_BRACKETS = "The items of the list stand between brackets: write each on lines of its own."
_EMPTY = re.compile(r"\[[ \t]*\]|~|null|Null|NULL|")
_REMARK = re.compile(r"(?P<indent> +)#[^\r\n]*")
_NO_SECTION = "There is no section in the file to add to: write one with id, title and items."
_NOT_YAML = "The file cannot be read as one YAML document."
_OTHERWISE = "It is written in a way in which nothing can be added without touching other lines."


class Addition(NamedTuple):
    """Entries for ``items``, as lines of which each first one begins with a hyphen."""

    section: str
    """The id of the section to add to; where it is empty, the last there is."""
    lines: Sequence[str]
    head: Sequence[str] = ()
    """The first lines of a new section with that id, as an entry of ``sections``."""


class Added(NamedTuple):
    """The text with all of it added; or as it was, and why, as a sentence."""

    text: str
    why: str = ""
    heavy: int = 0
    """The bytes that the text would have, where those are more than a list can have: then nothing
    is added."""


def added(text: str, additions: Sequence[Addition], root: yaml.Node | None = None) -> Added:
    """All that is to be added, put in its places at once. ``root`` may be the tree of the text."""
    start = len(_BOM) if text.startswith(_BOM) else 0
    body = text[start:]
    if not additions:
        return Added(text)
    root = root or composed(body)
    if not isinstance(root, yaml.MappingNode):
        return Added(text, _NOT_YAML)
    try:
        places = _places(root, additions)
        new = spliced(body, [each for place in places for each in _splices(body, place)])
    except CannotError as why:
        return Added(text, str(why))
    if len(new) > limits.LIST and (size := len(new.encode())) > limits.LIST:
        return Added(text, heavy=size)
    after = composed(new)
    if after is None or not _comparison(places).same(root, after):
        return Added(text, _OTHERWISE)
    return Added(text[:start] + new)


class _Place(NamedTuple):
    """A list of entries, which is the value of a key, and the lines that are to be behind them."""

    owner: yaml.MappingNode
    key: str
    lines: list[str]

    @property
    def value(self) -> yaml.Node | None:
        return value_of(self.owner, self.key)


def _places(root: yaml.MappingNode, additions: Sequence[Addition]) -> list[_Place]:
    """The lines for each list of entries, new sections behind all others: of them the last is
    the list's last from then on. Raises CannotError."""
    sections = value_of(root, "sections")
    parts = sections.value if isinstance(sections, yaml.SequenceNode) else []
    by_id = {getattr(value_of(part, "id"), "value", ""): part for part in parts}
    places: dict[int, _Place] = {}
    has_new = False
    for section, lines, head in additions:
        owner: yaml.Node | None = root
        key = "items"
        if head or (not section and has_new):
            key, has_new = "sections", True
            lines = [*head, *(f"    {line}" if line else "" for line in lines)]
        elif sections is not None:
            owner = by_id.get(section) if section else next(reversed(parts), None)
        if not isinstance(owner, yaml.MappingNode):
            raise CannotError(_NO_SECTION)
        places.setdefault(id(owner), _Place(owner, key, [])).lines.extend(lines)
    return sorted(places.values(), key=lambda place: place.key == "sections")


def _splices(text: str, place: _Place) -> list[Splice]:
    """The lines behind the last entry, as far to the right as it; where there is none yet, behind
    their key. Raises CannotError."""
    owner, value = place.owner, place.value
    if isinstance(value, yaml.SequenceNode) and value.value:
        if not in_block(value):
            raise CannotError(_BRACKETS)
        column = value.start_mark.column
        return [behind(text, _remarks(text, end_of(text, value), column), column, place.lines)]
    if not in_block(owner):
        raise CannotError(_BRACKETS)
    column = column_of(owner)
    if value is None:
        lines = [f"{place.key}:", *(f"  {line}" if line else "" for line in place.lines)]
        return [behind(text, end_of_pairs(text, owner), column, lines)]
    start, end = value.start_mark.index, value.end_mark.index
    if not _is_empty(value) or not _EMPTY.fullmatch(text, start, end):
        raise CannotError(_BRACKETS)
    while text[start - 1] in " \t":
        start -= 1
    return [Splice(start, end, ""), behind(text, end, column + 2, place.lines)]


def _remarks(text: str, end: int, column: int) -> int:
    """Where the remarks end that stand directly below the last entry, and further in: they are
    its own."""
    at = text.find("\n", end)
    while at >= 0 and (found := _REMARK.match(text, at + 1)) and len(found["indent"]) > column:
        end = found.end()
        at = text.find("\n", end)
    return end


def _is_empty(node: yaml.Node) -> bool:
    """Is it a list or a value with nothing in it?"""
    return not node.value or (isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null"))


def _comparison(places: list[_Place]) -> Comparison:
    wanted: dict[int, dict[str, yaml.Node]] = {}
    grown = []
    for place in places:
        if place.value is not None and not _is_empty(place.value):
            grown.append(id(place.value))
        elif entries := composed("\n".join(place.lines)):
            wanted[id(place.owner)] = {place.key: entries}
    return Comparison(wanted, grown)
