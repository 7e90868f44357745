"""Where a cursor stands in YAML that is being typed."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from helpers import REPOSITORY
from reading_room.language_server.cursor import cursor_at

MARK = "‸"
CASES = yaml.safe_load(
    (REPOSITORY / "tests" / "cases" / "language_server" / "cursors.yml").read_text("utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_where_it_stands(case: dict[str, Any]) -> None:
    before = case["text"].partition(MARK)[0]
    lines = case["text"].replace(MARK, "").split("\n")
    line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    found = cursor_at(lines, line, column)
    if "way" not in case:
        assert found is None
        return
    assert found
    assert " ".join(found.way) == case["way"]
    assert found.word == case["word"]
    if "beside" in case:
        assert found.key in (case["key"], "")
        assert " ".join(sorted(found.beside)) == case["beside"]
    else:
        assert found.key == case["key"]


def test_it_stands_somewhere_in_whatever_is_typed() -> None:
    """Every place of every case, as far as somebody has typed it."""
    for case in CASES:
        text = case["text"].replace(MARK, "")
        for end in range(len(text) + 1):
            lines = text[:end].split("\n")
            for line, words in enumerate(lines):
                for column in range(len(words) + 1):
                    found = cursor_at(lines, line, column)
                    assert found is None or 0 <= found.start <= found.end <= len(words)
