"""Files as reference managers write them: the list that is made, and all that is said of the rest.

A case is a file of tests/cases/importing with what comes of it beside it, as .yml and .txt.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import REPOSITORY
from importers.imported import empty, imported, library_of
from reading_room.importers import IMPORTERS

CASES = REPOSITORY / "tests/cases/importing"
FILES = sorted(path for path in CASES.iterdir() if path.suffix in IMPORTERS)


def test_every_format_has_cases() -> None:
    assert {path.suffix for path in FILES} == {".bib", ".json", ".ris", ".yaml"}


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_what_is_made_of_a_file_and_what_is_said(file: Path, tmp_path: Path) -> None:
    site = empty(tmp_path / "site")
    done = imported(site, file, "--all")
    made = {path.name: path.read_text() for path in (site / "reading_lists").iterdir()}
    assert made == {f"{file.name.partition('.')[0]}.yml": beside(file, ".yml")}
    assert f"{done.top}\n{done.said}".lstrip() == beside(file, ".txt")
    assert done.status == (1 if "Not imported:" in done.said else 0)
    assert library_of(site)[1] == []


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_a_second_import_changes_no_byte(file: Path, tmp_path: Path) -> None:
    site = empty(tmp_path / "site")
    imported(site, file)
    [made] = (site / "reading_lists").iterdir()
    before = made.read_bytes()
    done = imported(site, file)
    assert f"{made.relative_to(site).as_posix()}: nothing is new." in done.said
    assert [path.read_bytes() for path in (site / "reading_lists").iterdir()] == [before]


def beside(file: Path, ending: str) -> str:
    return file.with_name(f"{file.name}{ending}").read_text()
