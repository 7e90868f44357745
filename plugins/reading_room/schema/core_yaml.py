"""YAML as editors' programs read it. Enters: YAML. Leaves: values of YAML 1.2's core schema, in
which a date is words. https://yaml.org/spec/1.2.2/#103-core-schema
"""

from __future__ import annotations

import re
from typing import Any

import yaml


class _Core(yaml.SafeLoader):
    """Reads what the core schema knows, and takes the rest for words."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


def _whole(loader: _Core, node: yaml.ScalarNode) -> int:
    return int(loader.construct_scalar(node), 0 if node.value[:2] in ("0x", "0o") else 10)


for _name, _form, _first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    _Core.add_implicit_resolver(
        f"tag:yaml.org,2002:{_name}", re.compile(f"^(?:{_form})$"), list(_first)
    )
_Core.add_constructor("tag:yaml.org,2002:int", _whole)


def read(text: str) -> Any:
    """The value of a YAML text. Nothing in it is made that is not words, numbers or nothing."""
    return yaml.load(text, Loader=_Core)  # noqa: S506
