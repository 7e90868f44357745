"""Columns are those that an editor counts to, whatever was left out of a line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casebook import build

POST = "=== posts/one.md\n---\ntitle: One\ndate: 2026-01-05\n---\n{}\n"
NOWHERE = "[this](nowhere.md)"
SPACE, JOINER = "\u200b", "\u2060"


@pytest.mark.parametrize(
    "line",
    [
        f"Words {NOWHERE}",
        f"Wo{SPACE}rds {NOWHERE}",
        f"{SPACE}{SPACE}W{JOINER}ords {SPACE}{NOWHERE}",
        f"Words {NOWHERE} and{SPACE} more",
        f"- “Wor{SPACE}ds” &amp; {NOWHERE}",
    ],
    ids=ascii,
)
def test_a_column_counts_what_was_left_out(tmp_path: Path, line: str) -> None:
    printed = build(tmp_path, POST.format(f"Before{SPACE}.\n\n{line}")).printed
    assert re.findall(r"one\.md:(\d+):(\d+): error: There is no file nowhere\.md", printed) == [
        ("7", str(line.index("[") + 1))
    ]


def test_columns_of_keys_and_of_the_characters_themselves(tmp_path: Path) -> None:
    text = "=== reading_lists/a.yml\ntitle: A\ndate: 2026-01-05\nitems:\n"
    item = f"  - {{id: a, title: A{SPACE} work, nonsense: 1}}"
    printed = build(tmp_path, f"{text}{item}\n").printed
    places = re.findall(r"a\.yml:4:(\d+): .*\[([\w-]+)\]", printed)
    assert ("character-hidden", item.index(SPACE) + 1) in {(rule, int(at)) for at, rule in places}
    assert ("key-unknown", item.index("nonsense") + 1) in {(rule, int(at)) for at, rule in places}
