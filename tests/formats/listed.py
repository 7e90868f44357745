"""Works as an editor's list has them. Enters: their keys. Leaves: references of them, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from casebook import build
from reading_room.library import bibliography

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reading_room.formats import Reference


def listed(folder: Path, works: Iterable[dict[str, Any]]) -> list[Reference]:
    """Each work gets an id by its number."""
    items = [{"id": f"work-{at}", **work} for at, work in enumerate(works)]
    text = yaml.safe_dump(
        {"title": "Works", "date": "2014-01-01", "allow": ["words-capitals"], "items": items},
        allow_unicode=True, sort_keys=False,
    )  # fmt: skip
    site = build(folder, f"=== reading_lists/works.yml\n{text}")
    assert [problem for problem in site.problems if problem.level == "error"] == []
    [found] = site.library.lists
    return list(bibliography.of_list(site.library, found))
