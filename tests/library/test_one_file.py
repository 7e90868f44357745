"""The problems of one file that has changed, against those of a site that is made whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook import build as build_case
from casebook import cut
from helpers import REPOSITORY
from reading_room.library import build_library
from reading_room.library.one_file import problems_of
from reading_room.library.overlooked import check_overlooked
from reading_room.problems import Problem, ordered
from reading_room.sources import READERS, Contents, read_sources, survey_of
from reading_room.sources.again import read_again

CASES = sorted((REPOSITORY / "tests" / "cases" / "library").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_file_has_the_problems_that_it_has_among_all(case: Path, tmp_path: Path) -> None:
    """Each file is written anew, from nothing, in a site where all others are."""
    text = case.read_text("utf-8")
    made = build_case(tmp_path, text).library.settings
    sources, own = read_sources(made)
    library, joined = build_library(sources, made)
    whole = [*own, *joined, *check_overlooked(library.index)]
    for name, body in cut(text).items():
        path = tmp_path / name
        if path.suffix not in (".md", ".yml", ".yaml"):
            continue
        path.write_text("", encoding="utf-8")
        before, _ = read_sources(made)
        old, _ = build_library(before, made)
        tree = survey_of(made, Contents({path: body.encode()}))
        again = read_again(path, tree, before, made, READERS)
        assert again
        found = [*again.problems, *problems_of(again.read, again.sources, made, old)]
        assert _of(found, again.read) == _of(whole, again.read), name
        path.write_text(body, encoding="utf-8")


def _of(problems: list[Problem], paths: frozenset[str]) -> list[Problem]:
    return ordered(problem for problem in problems if problem.path in paths)
