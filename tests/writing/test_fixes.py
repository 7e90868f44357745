"""Every case of tests/cases/fixes.yml: files as editors write them, and what is made of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from casebook import settings
from reading_room.library import build_library, settle
from reading_room.problems import Problem
from reading_room.rules import RULES
from reading_room.sources import read_sources
from reading_room.writing.fixes import FIXABLE, applied, fixes_of

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "fixes.yml").read_text(encoding="utf-8")
)
PASSES = 4


def problems_of(root: Path) -> list[Problem]:
    """What is reported of a site."""
    made = settings(root)
    sources, problems = read_sources(made)
    _, more = build_library(sources, made)
    return settle(problems + more, sources, made)


def typed(path: Path) -> str:
    """The text of a file with the line ends that it has."""
    return path.read_bytes().decode()


def fix(root: Path, files: list[str]) -> None:
    """Make every fix of some files, and then those that are seen only now."""
    for _ in range(PASSES):
        problems = problems_of(root)
        for name in files:
            text = typed(root / name)
            new = applied(text, fixes_of(text, name, problems)).text
            (root / name).write_bytes(new.encode())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    for name, text in case["files"].items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    for name in ("docs", "posts", "reading_lists"):
        (tmp_path / name).mkdir(exist_ok=True)
    fix(tmp_path, list(case["files"]))
    wanted = case["files"] | case.get("after", {})
    assert {name: typed(tmp_path / name) for name in case["files"]} == wanted


def test_what_can_be_fixed_is_a_rule() -> None:
    assert {rule.id for rule in RULES.values() if rule.has_fix} == FIXABLE


def test_a_fix_says_where_it_is_and_what_it_does() -> None:
    text = "---\ntitle: A\ndate: 14 May 2025\n---\n"
    problem = Problem("a.md", 3, 7, "date-form", "m", meant="2025-05-14")
    [fix] = fixes_of(text, "a.md", [problem, Problem("b.md", 3, 7, "date-form", "m", meant="x")])
    assert text[fix.start : fix.end] == "14 May 2025"
    assert fix.sentence == "Write 2025-05-14 for 14 May 2025"
    assert (fix.path, fix.rule, fix.problem) == ("a.md", "date-form", problem)


def test_of_two_fixes_of_one_place_the_first_is_made() -> None:
    text = "date: 14 May 2025\n"
    problems = [
        Problem("a.yml", 1, 7, "date-form", "one", meant="2025-05-14"),
        Problem("a.yml", 1, 7, "date-form", "two", meant="2025"),
    ]
    done = applied(text, fixes_of(text, "a.yml", problems))
    assert done.text == "date: 2025-05-14\n"
    assert [fix.problem.message for fix in done.made] == ["one"]
