"""JSON Schemas. Enters: what is declared. Leaves: a schema (2020-12) for each kind of file.

They hold for a file as YAML 1.2's core schema reads it, as editors' YAML does (dates are words;
numbers, true and false are not), and for one all of whose values are words. YAML 1.1 reads dates,
too: write those as words before a schema is asked.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reading_room.schema import patterns
from reading_room.schema.core_yaml import read
from reading_room.schema.files import FILES
from reading_room.schema.kinds import ALT, PEOPLE
from reading_room.schema.names import NAME_KEYS

if TYPE_CHECKING:
    from reading_room.schema.files import File
    from reading_room.schema.keys import Key, Keys

Schema = dict[str, Any]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NULL = {"type": "null"}


def schemas() -> dict[str, Schema]:
    """The schema of each kind of file, by its name."""
    return {file.name: schema_of(file) for file in FILES}


def as_text(schema: Schema) -> str:
    """A schema as it stands in a file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def schema_of(file: File) -> Schema:
    """The schema of one kind of file."""
    made = _Made()
    described = f"{file.keys.about} In {', '.join(file.where)}."
    said: Schema = {"$schema": _DIALECT, "title": file.title, "description": described}
    if file.shape == "one":
        return {**made.mapping(file.keys), **said, "$defs": made.definitions}
    entry = made.reference(file.keys)
    if file.shape == "list":
        return {**said, "type": ["array", "null"], "items": entry, "$defs": made.definitions}
    return {
        **said,
        "type": ["object", "null"],
        "propertyNames": {"pattern": patterns.SLUG},
        "additionalProperties": entry,
        "$defs": made.definitions,
    }


class _Made:
    """Makes one schema. ``definitions`` are the parts to which others refer."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def mapping(self, keys: Keys) -> Schema:
        """A mapping with these keys and no others."""
        between = dict(keys.between)
        required = between.pop("required", [key.name for key in keys.required])
        return {
            "title": keys.what,
            "description": keys.about,
            "type": "object",
            "properties": {key.name: self._property(key) for key in keys},
            **({"required": required} if required else {}),
            "additionalProperties": False,
            **({"allOf": [between]} if between else {}),
        }

    def reference(self, keys: Keys) -> Schema:
        """A reference to a mapping, which is made at the first."""
        if keys.name not in self.definitions:
            self.definitions[keys.name] = {}  # it may refer to itself
            self.definitions[keys.name] = self.mapping(keys)
        return {"$ref": f"#/$defs/{keys.name}"}

    def _property(self, key: Key[Any]) -> Schema:
        value = self._value(key)
        if not (key.required or key.filled):
            value = _or_null(value)
        elif "string" in value.get("type", ()) and "pattern" not in value and key.kind is not ALT:
            value = {**value, "pattern": patterns.SOME}
        says = key.kind.says
        return {
            "title": f"{says[0].upper()}{says[1:]}",
            "description": key.about,
            **({"examples": [read(key.example)]} if key.example else {}),
            **({} if key.default is None else {"default": key.default}),
            **value,
        }

    def _value(self, key: Key[Any]) -> Schema:
        own = dict(key.kind.json)
        if key.options:
            taken = [value for word, _ in key.values_read_as for value in (read(word), word)]
            one: Schema = {"enum": list(dict.fromkeys([*key.options, *taken]))}
            return _one_or_list(one, key.limit) if key.limit else one
        if key.parts is None:
            self._need(own)
            return own
        parts = self.reference(key.parts)
        if own.get("type") == "array":
            return {**own, "items": parts, **({"maxItems": key.limit} if key.limit else {})}
        return {"anyOf": [parts, own]} if own else parts

    def _need(self, schema: Schema) -> None:
        """Define what names are, where a kind of value refers to them."""
        if "#/$defs/name" not in json.dumps(schema) or "names" in self.definitions:
            return
        words = {"type": "string", "pattern": patterns.SOME}
        mapping = self.mapping(NAME_KEYS)
        name = {"title": NAME_KEYS.what, "anyOf": [words, mapping]}
        one = {"$ref": "#/$defs/name"}
        self.definitions |= {"name": name, "names": _one_or_list(one, PEOPLE, unique=False)}


def _one_or_list(one: Schema, most: int, *, unique: bool = True) -> Schema:
    many = {"type": "array", "items": one, "maxItems": most}
    return {"anyOf": [one, {**many, "uniqueItems": True} if unique else many]}


def _or_null(schema: Schema) -> Schema:
    """The same, or nothing: a key without a value is as good as none."""
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], _NULL]}
    if "$ref" in schema or "allOf" in schema:
        return {"anyOf": [schema, _NULL]}
    types = schema.get("type", [])
    form = {"pattern": f"^$|{schema['pattern']}"} if "pattern" in schema else {}
    return {**schema, **form, "type": [*([types] if isinstance(types, str) else types), "null"]}
