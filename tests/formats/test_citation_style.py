"""Works in words: the cases of tests/cases/formats/citation_style.yml, on an editor's list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from casebook import build
from formats.listed import listed
from helpers import REPOSITORY
from reading_room.formats.citation_style import cite
from reading_room.library import bibliography

CASES: list[dict[str, Any]] = yaml.safe_load(
    (REPOSITORY / "tests/cases/formats/citation_style.yml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def cited(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    works = listed(tmp_path_factory.mktemp("british"), [case["work"] for case in CASES])
    return [cite(work) for work in works]


@pytest.mark.parametrize("at", range(len(CASES)), ids=[case["about"] for case in CASES])
def test_case(cited: list[str], at: int) -> None:
    assert cited[at] == CASES[at]["cited"]


def test_a_post_of_this_site(tmp_path: Path) -> None:
    head = "title: One\ndate: 2014-01-31 18:30\nauthors: [Alex Fox]"
    post = f"=== posts/one.md\n---\n{head}\n---\nWords.\n"
    for address, at in (
        ("https://trial.example/", " Available at: https://trial.example/posts/one/."),
        ("", ""),
    ):
        library = build(tmp_path, post, site_url=address).library
        said = cite(bibliography.of_post(library, library.posts[0]))
        assert said == f"Fox, Alex (2014) ‘One’, Trial, 31 January.{at}"
