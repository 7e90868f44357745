"""Trees of YAML nodes. Enters: nodes. Leaves: what is in them, where they end, and whether two are
the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import yaml

from reading_room.sources.yaml.loader import Loader
from reading_room.writing.scalars import is_surely_plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

Pair: TypeAlias = tuple[yaml.Node, yaml.Node]


def value_of(node: yaml.Node, key: str) -> yaml.Node | None:
    """The value of a key; None where the node has no such key."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def key_of(name: yaml.Node) -> str:
    """A key; none where it is a list or a mapping, which no key of ours is."""
    return name.value if isinstance(name, yaml.ScalarNode) else ""


def in_block(node: yaml.Node) -> bool:
    """Is it a list or a mapping on lines of its own, and not in brackets?"""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def composed(text: str) -> yaml.Node | None:
    """The tree of a text; None where it is not one document of YAML."""
    try:
        return yaml.compose(text, Loader=Loader)
    except (yaml.YAMLError, ValueError):
        return None


def trees_of(values: Iterable[str]) -> dict[str, yaml.Node]:
    """The trees of values on one line that are words or lists: composed together, which takes a
    tenth of the time of one by one. What might mean something else there is left out."""
    texts = [text for text in dict.fromkeys(values) if _stands_in_a_line(text)]
    whole = composed("".join(f"- {text}\n" for text in texts)) if len(texts) > 1 else None
    nodes = whole.value if isinstance(whole, yaml.SequenceNode) else []
    if len(nodes) != len(texts):
        return {}
    return {
        text: node
        for line, (text, node) in enumerate(zip(texts, nodes, strict=True))
        if node.start_mark.line == line == node.end_mark.line
        and not isinstance(node, yaml.MappingNode)
    }


def _stands_in_a_line(text: str) -> bool:
    is_list = text[:1] == "[" and "&" not in text and "*" not in text
    return text.isprintable() and (is_list or text[:1] in ("'", '"') or is_surely_plain(text))


def document(text: str) -> yaml.Node | None:
    """The tree of a whole file, whose places are counted behind the mark at its start."""
    return composed(text.removeprefix("\ufeff"))


def end_of(text: str, node: yaml.Node) -> int:
    """Where the last character of a value is: a block's own mark stands behind what follows it."""
    while in_block(node) and node.value:
        last = node.value[-1]
        if isinstance(last, tuple) and last[1].end_mark.index < last[0].end_mark.index:
            return int(last[0].end_mark.index)
        node = last[1] if isinstance(last, tuple) else last
    end = int(node.end_mark.index)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        while end and text[end - 1].isspace():
            end -= 1
    return end


def scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Every value and key in a node, in the order in which they stand."""
    if isinstance(node, yaml.ScalarNode):
        yield node
        return
    for part in node.value:
        for each in part if isinstance(part, tuple) else (part,):
            yield from scalars(each)


def equal(one: yaml.Node | None, other: yaml.Node | None) -> bool:
    """Do two values mean the same, however they are written?"""
    if isinstance(one, yaml.ScalarNode) and isinstance(other, yaml.ScalarNode):
        return bool(one.value == other.value)
    if isinstance(one, yaml.SequenceNode) and isinstance(other, yaml.SequenceNode):
        return len(one.value) == len(other.value) and all(map(equal, one.value, other.value))
    if not isinstance(one, yaml.MappingNode) or not isinstance(other, yaml.MappingNode):
        return False
    left, right = ({key_of(name): value for name, value in node.value} for node in (one, other))
    alike = len(one.value) == len(other.value) and left.keys() == right.keys()
    return alike and all(equal(left[key], right[key]) for key in left)


class Comparison:
    """Two trees that are to be the same but for some keys of some mappings of the first, and for
    more entries at the end of some of its lists."""

    def __init__(
        self, wanted: dict[int, dict[str, yaml.Node]], grown: Collection[int] = ()
    ) -> None:
        self.wanted = wanted
        self.grown = grown
        self.seen: set[tuple[int, int]] = set()
        self.edited: set[int] = set()

    def same(self, old: yaml.Node, new: yaml.Node) -> bool:
        """Is nothing else changed? What an alias repeats is looked at once; an item that is
        repeated would be changed twice."""
        if id(old) in self.edited:
            return False
        if (id(old), id(new)) in self.seen:
            return True
        self.seen.add((id(old), id(new)))
        if type(old) is not type(new) or old.tag != new.tag:
            return False
        if isinstance(old, yaml.ScalarNode):
            return bool(old.value == new.value)
        if isinstance(old, yaml.MappingNode):
            return self._mappings(old, new)
        if id(old) in self.grown:
            return len(old.value) < len(new.value) and all(map(self.same, old.value, new.value))
        return len(old.value) == len(new.value) and all(map(self.same, old.value, new.value))

    def _mappings(self, old: yaml.MappingNode, new: yaml.Node) -> bool:
        wanted = self.wanted.get(id(old), {})
        if wanted:
            self.edited.add(id(old))
        left, right = (
            [pair for pair in node.value if key_of(pair[0]) not in wanted] for node in (old, new)
        )
        got = {key_of(name): value for name, value in new.value if key_of(name) in wanted}
        return (
            len(left) == len(right)
            and len(new.value) == len(right) + len(wanted)
            and all(equal(got.get(key), value) for key, value in wanted.items())
            and all(map(self._pair, left, right))
        )

    def _pair(self, old: Pair, new: Pair) -> bool:
        return self.same(old[0], new[0]) and self.same(old[1], new[1])
