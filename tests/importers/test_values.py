"""One value after another, as other programs write it: what a list gets, and what is said."""

from __future__ import annotations

import json

import pytest

from reading_room.importers import IMPORTERS, Found
from reading_room.values import Name

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


@pytest.mark.parametrize("written", ["Plato", "{Plato}", "{{Plato}}"])
def test_one_name_alone_is_whole_in_biblatex(written: str) -> None:
    found, told = of_bib("author", written)
    assert found.reference.authors == (Name(literal="Plato"),)
    assert told == []


@pytest.mark.parametrize(
    "written", [{"literal": "Cher"}, {"given": "Cher"}, {"family": "Cher"}, "Cher"]
)
def test_one_name_alone_is_whole_in_csl(written: object) -> None:
    found, told = of_csl(author=[written])
    assert found.reference.authors == (Name(literal="Cher"),)
    assert told == []


@pytest.mark.parametrize("written", ["Plato", "Plato,"])
def test_one_name_alone_is_whole_in_ris(written: str) -> None:
    found, told = of_ris(f"AU  - {written}")
    assert found.reference.authors == (Name(literal="Plato"),)
    assert told == []


@pytest.mark.parametrize("line", ["- doi: 10.1080/1", "DOI: 10.1080/1", "PMID: 123", "PMCID: PMC1"])
def test_what_endnote_keeps_in_notes_for_programs_is_no_reason_to_read(line: str) -> None:
    found, told = of_ris(f"N1  - {line}", "Read it.")
    assert found.reference.note == "Read it."
    assert told == ["Lines of N1 that only a program reads are left out"]


def test_words_about_a_doi_are_a_reason_to_read() -> None:
    found, told = of_ris("N1  - Doing it well: - doi names are no reason.")
    assert found.reference.note == "Doing it well: - doi names are no reason."
    assert told == []


@pytest.mark.parametrize("kind", ["online", "video", "audio", "www", "electronic"])
def test_zoteros_name_of_a_blog_is_where_the_work_appeared(kind: str) -> None:
    found, told = of_bib("titleaddon", "{{A}} blog", kind)
    assert found.reference.container_title == "A blog"
    assert not any("titleaddon" in words for words in told)


@pytest.mark.parametrize("kind", ["book", "article", "misc"])
def test_what_is_added_to_the_title_of_a_book_is_told(kind: str) -> None:
    found, told = of_bib("titleaddon", "A play", kind)
    assert found.reference.container_title == ""
    assert told == ["titleaddon has no place in a reading list"]


def test_the_name_of_a_blog_takes_no_other_names_place() -> None:
    found, told = of_bib("titleaddon", "A blog}, journaltitle = {A journal", "online")
    assert found.reference.container_title == "A journal"
    assert told == ["titleaddon has no place in a reading list"]


def test_a_command_that_stands_for_a_word_becomes_the_word() -> None:
    found, told = of_bib("publisher", r"On {\LaTeX} and \BibTeX{} care")
    assert found.reference.publisher == "On LaTeX and BibTeX care"
    assert told == []


def test_a_command_that_nobody_knows_is_told_as_lost() -> None:
    found, told = of_bib("publisher", r"The \mycouncil{} of \emph{Alfa}")
    assert found.reference.publisher == "The of Alfa"
    assert told == [
        r"\emph in publisher was left out, and its words kept",
        r"\mycouncil in publisher is not known, and was left out: it may have stood for words",
    ]


@pytest.mark.parametrize("written", ["What $x^2$ does", r"What \(x^2\) does"])
def test_a_formula_is_told(written: str) -> None:
    found, told = of_bib("publisher", written)
    assert found.reference.publisher == "What $x^2$ does"
    assert told == ["publisher has a formula, which stays as it was typed"]


def test_sums_of_money_are_no_formula() -> None:
    found, told = of_bib("publisher", r"From \$5 to \$6")
    assert found.reference.publisher == "From $5 to $6"
    assert told == []


@pytest.mark.parametrize(
    "more", [("https://a.example/2",), ("https://a.example/2", "http://b.example/;v=1")]
)
@pytest.mark.parametrize("between", [";", "; ", "\n"])
def test_of_several_addresses_in_one_ur_the_first_is_taken(
    more: tuple[str, ...], between: str
) -> None:
    found, told = of_ris(f"UR  - {between.join(('https://a.example/1', *more))}")
    assert found.reference.url == "https://a.example/1"
    assert told == ["UR has several addresses: the first was taken"] * len(more)


def test_a_semicolon_in_an_address_parts_nothing() -> None:
    found, told = of_ris("UR  - https://a.example/1;jsessionid=2?to=https://b.example/;x")
    assert found.reference.url == "https://a.example/1;jsessionid=2?to=https://b.example/;x"
    assert told == []


@pytest.mark.parametrize(
    "key",
    ["access", "alternates", "importance", "link", "minutes", "responds_to", "topics"],
)
def test_a_key_of_lists_is_told_where_csl_has_it(key: str) -> None:
    _, told = of_csl(**{key: ["a"]})
    assert told == [f"{key} is a key of lists, not of CSL: it is read inside custom, reading-room"]


def test_what_became_of_an_address_is_left_out_with_the_address() -> None:
    link = {"reading-room": {"link": {"status": "gone", "checked": "2026-01-02"}}}
    found, told = of_csl(URL="file:///home", custom=link)
    assert (found.reference.link_status, found.reference.link_checked) == ("", None)
    assert told[1:] == ["What became of an address is left out where none is"] * 2
