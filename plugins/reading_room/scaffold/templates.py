"""The files of ``files/``, filled in. Enters: a folder of templates, and what they ask for. Leaves:
paths and texts.

A template is the file as it will be, but for ``<< words >>`` and lines of ``<% code %>``, which
neither YAML nor the workflows of any host have a use for.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reading_room.scaffold.commented import commented
from reading_room.schema.files import FILES
from reading_room.schema.items import ITEM
from reading_room.writing.scalars import scalar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reading_room.schema import Keys

FOLDER = Path(__file__).parent / "files"
_KEYS: dict[str, Keys] = {file.keys.name: file.keys for file in FILES} | {ITEM.name: ITEM}
_DOT = re.compile(r"(^|/)dot-")


def rendered(folder: str, known: Mapping[str, Any]) -> dict[str, str]:
    """Every file below a folder of templates, by the path that it has in a site."""
    templates = _environment()
    names = [name for name in templates.list_templates() if name.startswith(f"{folder}/")]
    return {
        _DOT.sub(r"\1.", name.removeprefix(f"{folder}/")): templates.get_template(name).render(
            known
        )
        for name in names
    }


def render(name: str, known: Mapping[str, Any]) -> str:
    """One template by its name."""
    return _environment().get_template(name).render(known)


def has(folder: str) -> bool:
    """Is there a folder of templates of this name?"""
    return (FOLDER / folder).is_dir()


def mapping(
    keys: str,
    values: Mapping[str, Any],
    more: Sequence[str] = (),
    *,
    says: bool = True,
    shown: Mapping[str, str] | None = None,
) -> str:
    """A mapping of a kind of file, commented: see `commented`. ``shown`` are examples of the site's
    own for some of the keys that there could be."""
    declared, shown = _KEYS[keys], shown or {}
    others = [
        replace(declared[name], example=shown.get(name) or declared[name].example) for name in more
    ]
    return "\n".join(commented(declared, values, others, says=says))


def entry(lines: str) -> str:
    """A mapping as an entry of a list: its hyphen before its first key, remarks before that."""
    made = lines.split("\n")
    first = next(number for number, line in enumerate(made) if not line.startswith("#"))
    head = [*made[:first], f"- {made[first]}"]
    return "\n".join([*head, *(f"  {line}" for line in made[first + 1 :])])


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 (what is made is YAML and Markdown, and no page)
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals["mapping"] = mapping
    made.filters |= {"entry": entry, "yaml": scalar}
    return made
