"""Values of a YAML text changed where they stand. Enters: a text, and new values. Leaves: the same
text but for those values.

PyYAML writes a file anew and loses its comments, quotes and spaces; ruamel.yaml keeps comments and
moves other things (indentation, folded lines, spaces before a remark). So the marks of the parser's
nodes say which characters a value takes up, and nothing else is touched. What came of all edits is
composed once and compared, and an edit that changed anything else is refused.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import yaml

from reading_room.sources import limits
from reading_room.writing.scalars import json_value
from reading_room.writing.splices import OTHERWISE, CannotError, Splice, spliced, splices_for
from reading_room.writing.trees import Comparison, composed, document, equal, trees_of, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BOM = "\ufeff"


class Edit(NamedTuple):
    """A new value for a key of the item with an id. ``value`` is YAML on one line, and must mean
    the same between brackets: `scalars.scalar` makes it of any words."""

    id: str
    key: str
    value: str


class Refused(NamedTuple):
    """An edit that was not made, and why, as a sentence."""

    edit: Edit
    why: str


class Edited(NamedTuple):
    """The text, what was not changed in it, how many edits changed something, and in which
    items."""

    text: str
    refused: tuple[Refused, ...] = ()
    made: int = 0
    items: frozenset[str] = frozenset()
    heavy: int = 0
    """The bytes that the text would have, where those are more than a list can have: then nothing
    is changed."""


class _Change(NamedTuple):
    """An edit, the item that it changes, its value, and what it does to the text."""

    edit: Edit
    item: yaml.MappingNode
    value: yaml.Node
    splices: list[Splice]


class _TooHeavyError(Exception):
    """How many bytes a text would have."""


_NOT_YAML = "The file cannot be read as one YAML document."
_NO_ITEM = "There is no item with this id in the file."
_TWO_ITEMS = "The id stands in the file more than once."
_ONE_OF_MANY = (
    "One of several values cannot be changed without touching others, and the file is too large to"
    " find out which it is: change them by hand, or divide the list."
)
_LETTERS = 5_000_000
"""How many letters are composed to find out which edits cannot be made: five times the largest
list, and a usual one a hundred times."""


def edited(text: str, edits: Sequence[Edit]) -> Edited:
    """The text with every edit made that can be: a key that is there gets the new value, another
    a line of its own (in an item between braces, a place before the brace).

    A mapping keeps its style, order and remarks where the new one has its keys. What has the value
    already is left as it is written.
    """
    return edited_tree(text, document(text), edits)[0]


def edited_tree(
    text: str, root: yaml.Node | None, edits: Sequence[Edit]
) -> tuple[Edited, yaml.Node | None]:
    """The same where the tree of the text is known; and the tree of what it became."""
    start = len(_BOM) if text.startswith(_BOM) else 0
    if root is None:
        return Edited(text, tuple(Refused(edit, _NOT_YAML) for edit in edits)), None
    editor = _Editor(text[start:], root)
    try:
        editor.make(list(edits))
    except _TooHeavyError as why:
        return Edited(text, heavy=why.args[0]), root
    order = {id(edit): number for number, edit in enumerate(edits)}
    refused = tuple(sorted(editor.refused, key=lambda each: order[id(each.edit)]))
    new = text[:start] + editor.text
    return Edited(new, refused, editor.made, frozenset(editor.items)), editor.root


class _Editor:
    """A text, into which edits are made: all at once where they can be."""

    def __init__(self, text: str, root: yaml.Node) -> None:
        self.text = text
        self.refused: list[Refused] = []
        self.made = 0
        self.items: set[str] = set()
        self.root = root
        self._letters = _LETTERS
        self._trees: dict[str, yaml.Node] = {}
        self._is_json = _is_json(text)

    def make(self, edits: list[Edit]) -> None:
        """Make all of them that can be, and refuse the others. Raises _TooHeavyError."""
        changes = self._changes(edits)
        if not changes:
            return
        new = spliced(self.text, [splice for each in changes for splice in each.splices])
        if len(new) > limits.LIST and (size := len(new.encode())) > limits.LIST:
            raise _TooHeavyError(size)
        self._letters -= len(new)
        root = composed(new)
        if root is not None and _comparison(changes).same(self.root, root):
            self.text, self.root = new, root
            self.made += len(changes)
            self.items |= {each.edit.id for each in changes}
        elif len(changes) == 1:
            self.refused.append(Refused(changes[0].edit, OTHERWISE))
        elif self._letters < 0:
            self.refused += [Refused(each.edit, _ONE_OF_MANY) for each in changes]
        else:
            for part in _parts(changes, self.root, root):
                self.make([each.edit for each in part])

    def _changes(self, edits: list[Edit]) -> list[_Change]:
        """What there is to change, without what can be refused at a glance. Raises
        _TooHeavyError."""
        items = items_of(self.root)
        _weigh(self.text, edits, items)
        if not self._trees:
            self._trees = trees_of(map(self._written, edits))
        found = []
        for edit in edits:
            try:
                change = self._change(edit, items.get(edit.id, []))
            except CannotError as why:
                self.refused.append(Refused(edit, str(why)))
                continue
            if change:
                found.append(change)
        return found

    def _written(self, edit: Edit) -> str:
        return json_value(edit.value) if self._is_json else edit.value

    def _change(self, edit: Edit, items: list[yaml.MappingNode]) -> _Change | None:
        """None where the item has the value already. Raises CannotError."""
        if len(items) != 1:
            raise CannotError(_TWO_ITEMS if items else _NO_ITEM)
        written = self._written(edit)
        value = self._trees.get(written) or composed(written)
        if value is None:
            raise CannotError(_NOT_YAML)
        old = value_of(items[0], edit.key)
        if old is not None and equal(old, value):
            return None
        splices = splices_for(self.text, items[0], edit.key, written, value)
        return _Change(edit, items[0], value, splices) if splices else None


def _weigh(text: str, edits: list[Edit], items: dict[str, list[yaml.MappingNode]]) -> None:
    """Raises _TooHeavyError where the edits alone make too much of a text: to take so many values
    apart, one by one, would take longer than all else."""
    size = len(text)
    for edit in edits:
        if len(found := items.get(edit.id, [])) == 1:
            old = value_of(found[0], edit.key)
            size += len(edit.value) - (old.end_mark.index - old.start_mark.index if old else 0)
    if size > limits.LIST:
        raise _TooHeavyError(size + len(text.encode()) - len(text))


def _comparison(changes: Iterable[_Change]) -> Comparison:
    wanted: dict[int, dict[str, yaml.Node]] = {}
    for each in changes:
        wanted.setdefault(id(each.item), {})[each.edit.key] = each.value
    return Comparison(wanted)


def _parts(
    changes: list[_Change], old: yaml.Node, new: yaml.Node | None
) -> tuple[list[_Change], list[_Change]]:
    """Changes of items that became what they should, and of those that did not; or two halves,
    where that is not known."""
    were, are = ([item for same in items_of(root).values() for item in same] if root else []
                 for root in (old, new))  # fmt: skip
    if len(were) == len(are):
        compared = _comparison(changes)
        wrong = {id(one) for one, other in zip(were, are, strict=True)
                 if not compared.same(one, other)}  # fmt: skip
        right = [each for each in changes if id(each.item) not in wrong]
        if 0 < len(right) < len(changes):
            return right, [each for each in changes if id(each.item) in wrong]
    half = len(changes) // 2
    return changes[:half], changes[half:]


def _is_json(text: str) -> bool:
    """Is it JSON, all of which is YAML too? Then it has to stay so."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def items_of(root: yaml.Node) -> dict[str, list[yaml.MappingNode]]:
    """The items of a reading list, by id: that of another list's work too, which stands here."""
    found: dict[str, list[yaml.MappingNode]] = {}
    sections = value_of(root, "sections")
    parts = sections.value if isinstance(sections, yaml.SequenceNode) else []
    for part in (root, *parts):
        items = value_of(part, "items")
        for item in items.value if isinstance(items, yaml.SequenceNode) else []:
            name = value_of(item, "id") or value_of(item, "work")
            if isinstance(name, yaml.ScalarNode):
                found.setdefault(name.value, []).append(item)
    return found
