"""One value after another, as other programs write it: what a list gets, and what is said."""

from __future__ import annotations

import json

import pytest

from reading_room.importers import IMPORTERS, Found

UNCERTAIN = "is not a year, a month or a day that is certain"
SEASON = "has a season, and the rest of it was taken"


def of_bib(field: str, value: str, kind: str = "book") -> tuple[Found, list[str]]:
    read = IMPORTERS[".bib"](f"@{kind}{{a,\n title = {{T}},\n {field} = {{{value}}}\n}}\n")
    return read.works[0], [remark.words for remark in read.remarks]


def of_csl(**values: object) -> tuple[Found, list[str]]:
    read = IMPORTERS[".json"](json.dumps([{"id": "a", "title": "T", **values}]))
    return read.works[0], [remark.words for remark in read.remarks]


def of_ris(*lines: str) -> tuple[Found, list[str]]:
    read = IMPORTERS[".ris"]("\n".join(["TY  - BOOK", "TI  - T", *lines, "ER  - ", ""]))
    return read.works[0], [remark.words for remark in read.remarks]


@pytest.mark.parametrize(
    ("written", "issued", "said"),
    [
        ("1890~", "", [f"date {UNCERTAIN}"]),
        ("~1890", "", [f"date {UNCERTAIN}"]),
        ("1890?", "", [f"date {UNCERTAIN}"]),
        ("2014-05~", "", [f"date {UNCERTAIN}"]),
        ("2014-05/", "", [f"date {UNCERTAIN}"]),
        ("2014/", "", [f"date {UNCERTAIN}"]),
        ("2014/2015", "", [f"date {UNCERTAIN}"]),
        ("/2014-05", "", [f"date {UNCERTAIN}"]),
        ("2014-05/..", "", [f"date {UNCERTAIN}"]),
        ("2014-21", "2014", [f"date {SEASON}"]),
        ("2014-05", "2014-05", []),
    ],
)
def test_a_date_of_biblatex_is_taken_where_it_is_certain(
    written: str, issued: str, said: list[str]
) -> None:
    found, told = of_bib("date", written)
    assert str(found.reference.issued or "") == issued
    assert told == said


def test_a_year_of_bibtex_is_taken_where_it_is_certain() -> None:
    assert of_bib("year", "1890~")[0].reference.issued is None
    assert str(of_bib("year", "Spring 2014")[0].reference.issued) == "2014"


@pytest.mark.parametrize(
    ("held", "issued", "said"),
    [
        ({"date-parts": [[2014]], "circa": True}, "", [f"issued {UNCERTAIN}"]),
        ({"raw": "2014", "circa": 1}, "", [f"issued {UNCERTAIN}"]),
        ({"date-parts": [[2014]], "season": 1}, "2014", [f"issued {SEASON}"]),
        ({"date-parts": [[2014, 5]], "season": "2"}, "2014-05", [f"issued {SEASON}"]),
        ({"date-parts": [[2014, 21]]}, "2014", [f"issued {SEASON}"]),
        ({"date-parts": [[2014, "14"]]}, "2014", [f"issued {SEASON}"]),
        ({"raw": "Spring 2014"}, "2014", [f"issued {SEASON}"]),
        ({"literal": "Winter 2014/15"}, "", [f"issued {UNCERTAIN}"]),
        ({"date-parts": [[2014], [2015]], "season": 1}, "", [f"issued {UNCERTAIN}"]),
        ({"date-parts": [[2014, 17]]}, "", [f"issued {UNCERTAIN}"]),
    ],
)
def test_of_a_season_in_csl_the_year_is_taken(
    held: dict[str, object], issued: str, said: list[str]
) -> None:
    found, told = of_csl(issued=held)
    assert str(found.reference.issued or "") == issued
    assert told == said


def test_of_a_season_in_ris_the_year_is_taken() -> None:
    found, told = of_ris("DA  - 2014///Spring", "PY  - 2014")
    assert str(found.reference.issued) == "2014"
    assert told == [f"DA {SEASON}"]
