"""Plugins added to mkdocs.yml. Enters: its text, and entries for ``plugins``. Leaves: the same text
and the entries, or why they cannot be added.

Nothing else is touched: remarks, tags of Python and unusual forms stay, for the file is composed
and never loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from reading_room.writing.adding import Added
from reading_room.writing.splices import Splice, behind, column_of, spliced
from reading_room.writing.trees import Comparison, composed, end_of, in_block, value_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BOM = "\ufeff"
_KEY = "plugins"
_USUAL = ("- search",)
"""What MkDocs has where nothing is said, and has not as soon as anything is."""
_NOT_YAML = "It cannot be read as one YAML document."
_OTHERWISE = "Its plugins are written in a way in which none can be added without touching others."
_FROM_ELSEWHERE = "It takes its settings from another file (INHERIT), which may have the plugins."


def plugins_of(text: str) -> list[str]:
    """The names of the plugins in a mkdocs.yml; none where it cannot be read."""
    root = composed(text.removeprefix(_BOM))
    value = value_of(root, _KEY) if root else None
    if isinstance(value, yaml.MappingNode):
        return [name.value for name, _ in value.value]
    entries = value.value if isinstance(value, yaml.SequenceNode) else []
    return [_name(entry) for entry in entries]


def with_plugins(text: str, entries: Mapping[str, Sequence[str]]) -> Added:
    """A mkdocs.yml with more plugins: for each name the lines of its options, without the hyphen
    and the name; none where it has no options."""
    if text.startswith(_BOM):
        made = with_plugins(text[len(_BOM) :], entries)
        return made._replace(text=_BOM + made.text)
    root = composed(text)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return Added(text, _NOT_YAML)
    value = value_of(root, _KEY)
    if (value is None or _is_nothing(value)) and value_of(root, "INHERIT"):
        return Added(text, _FROM_ELSEWHERE)
    splice = _splice(text, root, value, entries)
    if splice is None:
        return Added(text, _OTHERWISE)
    new = spliced(text, [splice])
    after = composed(new)
    if after is None or not _same(root, value, after):
        return Added(text, _OTHERWISE)
    return Added(new) if set(plugins_of(new)) >= entries.keys() else Added(text, _OTHERWISE)


def _splice(
    text: str, root: yaml.MappingNode, value: yaml.Node | None, entries: Mapping[str, Sequence[str]]
) -> Splice | None:
    if value is None:
        lines = ["", f"{_KEY}:", *(f"  {line}" for line in [*_USUAL, *_listed(entries)])]
        return behind(text, len(text.rstrip()), column_of(root), lines)
    if _is_nothing(value):
        lines = [f"  {line}" for line in [*_USUAL, *_listed(entries)]]
        return behind(text, int(value.start_mark.index), column_of(root), lines)
    if isinstance(value, yaml.SequenceNode) and in_block(value) and value.value:
        return behind(text, end_of(text, value), value.start_mark.column, _listed(entries))
    if isinstance(value, yaml.MappingNode) and in_block(value) and value.value:
        return behind(text, end_of(text, value), column_of(value), _mapped(entries))
    if isinstance(value, yaml.CollectionNode) and value.flow_style and value.tag != "!ENV":
        return _in_brackets(value, entries)
    return None


def _is_nothing(value: yaml.Node) -> bool:
    """Is a key there and nothing behind it, which is the same to MkDocs as no key?"""
    return isinstance(value, yaml.ScalarNode) and not value.value and value.tag.endswith(":null")


def _in_brackets(value: yaml.CollectionNode, entries: Mapping[str, Sequence[str]]) -> Splice:
    """Behind the last entry of a list or mapping that is written in brackets."""
    listed = isinstance(value, yaml.SequenceNode)
    made = []
    for name, options in entries.items():
        given = _on_one_line(options)
        if listed:
            made.append(f"{{{name}: {given}}}" if options else name)
        else:
            made.append(f"{name}: {given}")
    if not value.value:
        at = int(value.start_mark.index) + 1
        return Splice(at, at, ", ".join(made))
    last = value.value[-1]
    at = int((last[1] if isinstance(last, tuple) else last).end_mark.index)
    return Splice(at, at, "".join(f", {each}" for each in made))


def _on_one_line(options: Sequence[str]) -> str:
    """The options of a plugin in brackets, where no remark can stand."""
    given = yaml.safe_load("\n".join(options)) or {}
    made = yaml.safe_dump(given, default_flow_style=True, width=10_000, sort_keys=False)
    return made.strip()


def _listed(entries: Mapping[str, Sequence[str]]) -> list[str]:
    made = []
    for name, options in entries.items():
        made.append(f"- {name}{':' if options else ''}")
        made += [f"    {line}" for line in options]
    return made


def _mapped(entries: Mapping[str, Sequence[str]]) -> list[str]:
    made = []
    for name, options in entries.items():
        made.append(f"{name}:{'' if options else ' {}'}")
        made += [f"  {line}" for line in options]
    return made


def _same(root: yaml.MappingNode, value: yaml.Node | None, after: yaml.Node) -> bool:
    """Is all else as it was, and what was under ``plugins`` still there, in its order?"""
    new = value_of(after, _KEY)
    if new is None:
        return False
    if isinstance(value, yaml.MappingNode):
        kept = len(value.value)
        compared = Comparison({id(root): {_KEY: new}})
        pairs = zip(value.value, new.value[:kept], strict=True)
        return compared.same(root, after) and all(
            compared.same(one[0], other[0]) and compared.same(one[1], other[1])
            for one, other in pairs
        )
    if value is None or _is_nothing(value):
        return Comparison({id(root): {_KEY: new}}).same(root, after)
    return Comparison({}, [id(value)]).same(root, after)


def _name(entry: yaml.Node) -> str:
    first = entry.value[0][0] if isinstance(entry, yaml.MappingNode) and entry.value else entry
    return first.value if isinstance(first, yaml.ScalarNode) else ""
