"""Works that come in and go out again as CSL-JSON are cited by citeproc-js as they were before."""

from __future__ import annotations

import json

import pytest

from formats import harvard
from helpers import REPOSITORY
from importers.imported import empty, files_of, imported

GIVEN = REPOSITORY / "tests/cases/references/types.csl.json"
WORKS = json.loads(GIVEN.read_bytes())


@pytest.fixture(scope="module")
def travelled(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[str]]:
    """The references before and after, in order; ids may be others."""
    site = empty(tmp_path_factory.mktemp("same") / "site")
    assert imported(site, GIVEN, "--list", "types").status == 0
    after = json.loads(files_of(site)["reading-lists/types.csl.json"])
    return list(harvard.cited(WORKS).values()), list(harvard.cited(after).values())


def test_every_work_travels(travelled: tuple[list[str], list[str]]) -> None:
    before, after = travelled
    assert len(before) == len(after) == len(WORKS)


@pytest.mark.parametrize(
    "at", range(len(WORKS)), ids=[f"{work['id']}-{work['type']}" for work in WORKS]
)
def test_reference_is_the_same(travelled: tuple[list[str], list[str]], at: int) -> None:
    before, after = travelled
    assert after[at] == before[at]
