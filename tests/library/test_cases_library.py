"""Each file of tests/cases/library is a small site: what is printed of it, and what is known.

``=== problems`` holds every problem with its hint, ``=== facts`` lines of ``question: answer``
(see `casebook.ask`). A case without the one expects no problem, without the other asks nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook import answers, ask, build, cut

CASES = sorted((Path(__file__).parents[1] / "cases" / "library").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path, tmp_path: Path) -> None:
    text = case.read_text(encoding="utf-8")
    parts = cut(text)
    ours = ("problems", "facts")
    assert any(name in parts for name in ours), "a case expects something"
    site = "".join(f"=== {name}\n{body}" for name, body in parts.items() if name not in ours)
    found = build(tmp_path, site)
    assert found.printed == parts.get("problems", "").strip()
    wanted = answers(parts.get("facts", ""))
    assert {question: ask(found.library, question) for question in wanted} == wanted


def test_there_are_cases() -> None:
    assert len(CASES) > 15
