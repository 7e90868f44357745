"""Forms of a web editor. Enters: what is declared. Leaves: the fields of Sveltia CMS for it.

Sveltia's own terms are kept (https://sveltiacms.app/en/docs/fields); its configuration has a JSON
Schema in its package, to which the tests hold what is made here. A key whose values a form cannot
hold has no field: Sveltia leaves what it has no field for as it stands in a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reading_room.schema.keys import Key

Field = dict[str, Any]
Choices = tuple[tuple[str, str], ...]
"""What an editor can choose from: what each value is called, and the value."""

_WIDGETS = {
    "text": "text",
    "markdown": "text",
    "yes": "boolean",
    "recording": "file",
}
_LISTS = ("aliases", "names", "phrases", "refs", "rules")
_IN_THE_SCHEMA_ALONE = ("names", "name", "own-name")
"""A name may have keys of its own; its schema's pattern is of one form of it."""


def fields(keys: Iterable[Key[Any]], choices: Mapping[str, Choices]) -> list[Field]:
    """A field for each key; ``choices`` are those of a site, by key."""
    return [field(key, choices.get(key.name, ())) for key in keys]


def field(key: Key[Any], choices: Choices = ()) -> Field:
    """The field of one key."""
    made: Field = {"name": key.name, "label": label(key.name), "required": key.required}
    if key.about:
        made["hint"] = _hint(key)
    options: list[Any] = [{"label": says, "value": value} for says, value in choices]
    options = options or [*key.options]
    if options:
        several = key.kind.name in _LISTS
        return {**made, "widget": "select", "options": options, "multiple": several}
    if key.parts is not None:
        return {**made, "widget": "object", "fields": _parts(key.parts)}
    return {**made, **_widget(key)}


def label(name: str) -> str:
    """A key as a form names it: "Page author"."""
    return name[:1].upper() + name[1:].replace("_", " ")


def _hint(key: Key[Any]) -> str:
    """What a key says, as the form has it: no mark of code is shown there."""
    return key.about.replace("`", "")


def _parts(keys: Iterable[Key[Any]]) -> list[Field]:
    return [{**field(key), "widget": "image"} if key.name == "src" else field(key) for key in keys]


def _widget(key: Key[Any]) -> Field:
    kind = key.kind
    if kind.name in _LISTS:
        return {"widget": "list"}
    if kind.name in ("moment", "day"):
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    if kind.name in _WIDGETS:
        return {"widget": _WIDGETS[kind.name]}
    pattern = kind.json.get("pattern", "")
    if not pattern or kind.name in _IN_THE_SCHEMA_ALONE:
        return {"widget": "string"}
    return {"widget": "string", "pattern": [pattern, f"Write {kind.says}, such as {key.example}"]}


def without(made: Sequence[Field], names: Iterable[str]) -> list[Field]:
    """A form without some fields."""
    left = {*names}
    return [each for each in made if each["name"] not in left]
