"""Values of declared keys. Enters: the fields of a mapping, and a key. Leaves: its value, typed.

What reads a kind of value is one function in `READERS`; kinds whose value is a record of its own
(Markdown, items, sections) are read where that record is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from reading_room.schema import kinds
from reading_room.sources import page_values, work_values
from reading_room.sources.bylines import read_names
from reading_room.sources.names import read_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.schema import Key
    from reading_room.sources.yaml.fields import Fields

Value = TypeVar("Value")


def take(fields: Fields, key: Key[Value]) -> Value:
    """The value of a key; its default, or the empty one of its kind, where it is not given, or
    cannot be read (which is a problem)."""
    if key.name not in fields.nodes:
        return key.not_given
    return cast("Value", READERS[key.kind.name](fields, key))


def _choice(fields: Fields, key: Key[Any]) -> str:
    if meant := dict(key.values_read_as).get(fields.raw(key.name).lower()):
        fields.taken(key.name, meant)
        return meant
    return fields.choice(key.name, key.options, key.elsewhere) or str(key.not_given)


def _slug(fields: Fields, key: Key[Any]) -> str:
    return fields.slug(key.name, f"the {key.name} of {fields.what[0].lower()}{fields.what[1:]}")


READERS: dict[str, Callable[[Fields, Key[Any]], Any]] = {
    kinds.WORDS.name: lambda fields, key: fields.line(key.name),
    kinds.TEXT.name: lambda fields, key: fields.text(key.name),
    kinds.NUMBER.name: lambda fields, key: " ".join(fields.raw(key.name).split()),
    kinds.ADDRESS.name: lambda fields, key: fields.address(key.name),
    kinds.PATH.name: lambda fields, key: fields.path(key.name),
    kinds.LANGUAGE.name: lambda fields, key: fields.language(key.name),
    kinds.SLUG.name: _slug,
    kinds.YES.name: lambda fields, key: fields.yes(key.name),
    kinds.MINUTES.name: lambda fields, key: fields.minutes(key.name),
    kinds.CHOICE.name: _choice,
    kinds.MOMENT.name: lambda fields, key: fields.moment(key.name),
    kinds.DAY.name: lambda fields, key: fields.day(key.name),
    kinds.PARTIAL.name: lambda fields, key: fields.partial(key.name),
    kinds.NAME.name: lambda fields, key: read_name(fields.reader, fields.nodes[key.name]),
    kinds.NAMES.name: lambda fields, key: read_names(fields, key.name),
    kinds.REF.name: lambda fields, key: fields.ref(key.name),
    kinds.REFS.name: lambda fields, key: fields.refs(key.name),
    **page_values.READERS,
    **work_values.READERS,
}
