"""The manual's tables of keys against what is declared. ``make schema`` writes them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from helpers import REPOSITORY
from reading_room.plugin.options import Options
from reading_room.schema import OPTIONS
from reading_room.schema.manual import TABLES, with_tables

PAGES = [
    REPOSITORY / "docs/manual" / name for name in ("writing.md", "settings.md", "web-editor.md")
]
WRITE = os.environ.get("READING_ROOM_WRITE_TABLES")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_tables_are_what_is_declared(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    made = with_tables(text)
    if WRITE:
        path.write_text(made, encoding="utf-8")
    else:
        assert text == made, "Run make schema."


def test_every_table_stands_once_in_the_manual() -> None:
    found = [name for page in PAGES for name in re.findall("<!-- keys: (.+) -->", page.read_text())]
    assert sorted(found) == sorted(TABLES)


def test_the_plugin_takes_the_declared_options_with_their_defaults() -> None:
    taken = {name: option.default for name, option in Options._schema}
    assert taken.pop("advice_only") is None  # its message says what to write instead
    declared = {key.name: key.not_given for key in OPTIONS}
    assert taken.keys() == declared.keys()
    for name, default in taken.items():
        assert default == declared[name] or not (default or declared[name]), name
