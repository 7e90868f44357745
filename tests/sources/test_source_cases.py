"""Every case of tests/cases/sources: files as editors write them, and what is said of them.

A case has ``files`` (their text by path), the ``problems`` as ``reading-room check`` prints them
(none where the key is missing), and ``facts``: a path into what was read, and the value there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from reading_room.problems import as_text

CASES = Path(__file__).parents[1] / "cases" / "sources"


def cases() -> list[Any]:
    """Each case of each file, named by both."""
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.yml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, Any], read_site: Callable[..., Any]) -> None:
    sources, problems = read_site(case["files"])
    assert "\n".join(map(as_text, problems)) == case.get("problems", "").strip()
    for path, value in case.get("facts", {}).items():
        assert fact(sources, path) == value, path


def fact(record: Any, path: str) -> Any:
    """What stands at ``posts.0.title``; records other than lists and numbers as words."""
    for part in path.split("."):
        if isinstance(record, dict):
            record = record[part]
        else:
            record = record[int(part)] if part.isdigit() else getattr(record, part)
    if isinstance(record, tuple) and not hasattr(record, "_fields"):
        return [str(each) for each in record]
    return record if record is None or isinstance(record, int) else str(record)
