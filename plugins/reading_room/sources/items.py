"""Works on lists. Enters: the mapping of an item. Leaves: an `Item`, and its problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.model import Item
from reading_room.schema import ITEM
from reading_room.schema.items import APART
from reading_room.sources.values import take
from reading_room.work import present

if TYPE_CHECKING:
    from reading_room.sources.yaml.fields import Fields
    from reading_room.sources.yaml.reader import Reader
    from reading_room.work import Values

_OWN = frozenset(ITEM.names) - APART


def read_item(reader: Reader, fields: Fields) -> Item:
    """The work that a list names first; every declared key that is given is read by its kind."""
    values: Values = {}
    for name in present(fields.nodes, _OWN):
        if value := take(fields, ITEM[name]):
            values[name] = value
    return Item(
        path=reader.path,
        id=fields.slug("id", "the id of an item"),
        line=reader.place(fields.node).line,
        values=values,
    )
