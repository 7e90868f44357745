"""The files that a built site has for other programs: which there are, and their form."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from casebook import build
from formats import readers
from formats.csl_schema import SCHEMA
from formats.wanted import wanted
from importers.imported import library_of
from reading_room.formats import FORMATS
from reading_room.library.bibliography import of_list
from reading_room.outputs.downloads import downloads
from reading_room.pages import site_pages

READ = {
    ".bib": readers.biblatex_by_bibtexparser,
    ".csl.json": readers.csl_by_json,
    ".ris": readers.ris_by_rispy,
}
ENDINGS = sorted(READ)


def test_there_is_a_file_for_each_list_and_the_library(travelled: Path) -> None:
    stems = ["library", "every-trap", "second"]
    files = {
        path.relative_to(travelled).as_posix()
        for path in travelled.rglob("*")
        if path.name.endswith(tuple(ENDINGS))
    }
    assert files == {stem + ending for stem in stems for ending in ENDINGS}
    assert sorted(format_.ending for format_ in FORMATS) == ENDINGS


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_second_list_says_its_own_of_a_work(travelled: Path, ending: str) -> None:
    read = READ[ending](travelled / f"second{ending}")
    assert list(read) == ["every-field", "second-own", "type-none"]
    for row in ("title", "note", "importance", "section", "archive address"):
        assert [work[row] for work in read.values()] == [
            work[row] for work in wanted("second").values()
        ]
    assert read["every-field"]["note"] == ["What the second list says of it."]
    assert read["every-field"]["section"] == ""


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_work_alone_is_what_its_list_has(travelled: Path, ending: str, tmp_path: Path) -> None:
    library, _ = library_of(travelled.parents[1])
    format_ = next(each for each in FORMATS if each.ending == ending)
    assert len(library.lists) == 2
    for found in library.lists:
        together = READ[ending](travelled / f"{found.slug}{ending}")
        for reference in of_list(library, found):
            file = (
                tmp_path / f"{reference.id}{ending}"
            )  # as tests/browser/test_save_work.py saves it
            file.write_bytes(format_.join([format_.write(reference)]).encode())
            assert READ[ending](file) == {reference.id: together.pop(reference.id)}
        assert together == {}


def test_the_library_has_each_work_once_and_says_where_it_stands(travelled: Path) -> None:
    ids = ["second-own", *wanted("every-trap")]
    slugs = ["second", *("every-trap" for _ in ids[1:])]
    titles = ["A second list, & more", *("Every trap" for _ in ids[1:])]
    items = json.loads((travelled / "library.csl.json").read_bytes())
    assert [item["id"] for item in items] == ids
    told = [item["custom"]["reading-room"]["list"] for item in items]
    assert told == [{"id": i, "title": t} for i, t in zip(slugs, titles, strict=True)]
    for ending in (".bib", ".ris"):
        read = READ[ending](travelled / f"library{ending}")
        assert list(read) == ids
        assert [work["list"] for work in read.values()] == slugs
        assert [work["list title"] for work in read.values()] == titles
        for id_, work in READ[ending](travelled / f"every-trap{ending}").items():
            assert read[id_] == work
        second = READ[ending](travelled / f"second{ending}")
        assert {work["list title"] for work in second.values()} == {"A second list, & more"}


def test_csl_json_keeps_to_its_schema(travelled: Path) -> None:
    files = sorted(travelled.rglob("*.csl.json"))
    assert len(files) == 3
    schema = jsonschema.Draft202012Validator(SCHEMA)
    for file in files:
        schema.validate(json.loads(file.read_bytes()))


@pytest.mark.parametrize(
    "item",
    [
        {"id": "a", "type": "blog"},
        {"id": "a", "type": "book", "access": "open"},
        {"id": "a", "type": "book", "author": ["Alfa Bravo"]},
        {"id": "a", "type": "book", "author": [{"literal": "Alfa", "family": "Alfa"}]},
        {"id": "a", "type": "book", "author": [{"literal": "Alfa", "kind": "group"}]},
        {"id": "a", "type": "book", "issued": {"date-parts": [["2014", "1"]]}},
        {"id": "a", "type": "book", "issued": "2014"},
        {"id": "a", "type": "book", "title": ""},
        {"type": "book"},
    ],
)
def test_the_schema_refuses_what_is_wrong(item: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([item], SCHEMA)


def test_ris_is_tags_and_values_with_crlf_and_nothing_else(travelled: Path) -> None:
    line = re.compile(r"(?:(?!ER|TY)[A-Z][A-Z0-9]  - \S(?:.*\S)?|TY  - [A-Z]+|ER  - |)")
    files = sorted(travelled.rglob("*.ris"))
    assert len(files) == 3
    for file in files:
        text = file.read_bytes().decode("utf-8")
        lines = text.split("\r\n")
        assert [each for each in lines if not line.fullmatch(each)] == []
        assert "\n" not in text.replace("\r\n", "")
        assert lines[0].startswith("TY  - ")
        assert lines[-2:] == ["ER  - ", ""]
        assert not [each for each in lines[1:] if each[6:].find("  - ") >= 0]  # ends a value
        starts = [at for at, each in enumerate(lines) if each.startswith("TY")]
        assert [lines[at - 2 : at] for at in starts[1:]] == [["ER  - ", ""] for _ in starts[1:]]


def test_what_is_withdrawn_or_waits_is_in_no_file(travelled: Path) -> None:
    for ending in ENDINGS:
        text = (travelled / f"library{ending}").read_text(encoding="utf-8")
        assert "taken-back-one" not in text
        assert "later-one" not in text


SITE = """\
=== posts/p.md
---
title: P
date: 2026-01-01
---
Words.
"""
LISTS = """\
=== reading_lists/a.yml
title: A
date: 2026-01-01
items: [{id: one, title: One}]
"""


def test_they_need_no_address_of_the_site(tmp_path: Path) -> None:
    library = build(tmp_path, SITE + LISTS + "=== settings\nsite_url: ''\n").library
    files = {output.path: output.write() for output in downloads(library)}
    stems = ("a", "library")
    assert set(files) == {f"reading-lists/{stem}{end}" for stem in stems for end in ENDINGS}


@pytest.mark.parametrize("lists", ["", LISTS.replace("2026", "2099")])
def test_a_site_that_shows_no_list_has_none_and_leads_to_none(tmp_path: Path, lists: str) -> None:
    library = build(tmp_path, SITE + lists).library
    assert list(downloads(library)) == []
    (page,) = (each for each in site_pages(library) if each.address == "reading-lists/")
    assert page.view().downloads == ()
