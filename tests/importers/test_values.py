"""One value after another, as other programs write it: what a list gets, and what is said."""

from __future__ import annotations

import json

import pytest

from reading_room.importers import IMPORTERS, Found
from reading_room.values import Name

KEPT = "has no place of its own, and is kept under custom"
YEAR = "says more than a list's date can: the year was taken, and all of it is kept under custom"
BEGINNING = YEAR.replace("the year", "the beginning")
NO_DATE = "is not a date or a range of dates, and is kept under custom"


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
        ("1890~", "1890~", []),
        ("~1890", "1890~", []),
        ("1890?", "1890?", []),
        ("2014-05~", "2014-05~", []),
        ("2014-05/", "2014-05", [f"date {BEGINNING}"]),
        ("2014/", "2014", []),
        ("2014/2015", "2014/2015", []),
        ("/2014-05", "2014", [f"date {YEAR}"]),
        ("2014-05/..", "2014-05", [f"date {BEGINNING}"]),
        ("2014-21", "2014-21", []),
        ("2014-05", "2014-05", []),
        ("2014-05-00", "2014-05", []),
        ("-0333", "-0333", []),
        ("333 BC", "-0332", []),
        ("c. 380-370 B.C.E.", "-0379~/-0369~", []),
        ("0 BC", "", [f"date {NO_DATE}"]),
    ],
)
def test_of_a_date_of_biblatex_a_known_year_is_always_there(
    written: str, issued: str, said: list[str]
) -> None:
    found, told = of_bib("date", written)
    assert str(found.reference.issued or "") == issued
    assert told == said
    assert found.is_whole


@pytest.mark.parametrize(
    ("written", "issued"),
    [
        ("1890~", "1890~"),
        ("Spring 2014", "2014-21"),
        ("1829--1830", "1829/1830"),
        ("1998-99", "1998/1999"),
        ("[1990] 2002", "2002"),
        ("[2001]", "2001"),
        ("c. 1890", "1890~"),
        ("2014a", "2014"),
        ("1998, repr. 2004", "1998"),
        (r"\noopsort{1973a}1973", "1973"),
        ("in press", ""),
        ("September/October 2014", "2014-09/2014-10"),
        ("3-5 June 2014", "2014-06-03/2014-06-05"),
        ("3/4/2014", "2014"),
    ],
)
def test_of_a_year_of_bibtex_as_much_is_taken_as_can_be(written: str, issued: str) -> None:
    found, _ = of_bib("year", written)
    assert str(found.reference.issued or "") == issued
    assert found.is_whole


@pytest.mark.parametrize(
    ("month", "issued"),
    [("jan", "2014-01"), ("September/October", "2014-09/2014-10"), ("June 5", "2014-06-05"),
     ("5 June", "2014-06-05"), ("Summer", "2014-22"), ("13", "2014")],
)  # fmt: skip
def test_a_month_of_bibtex_is_a_month_a_day_or_a_season(month: str, issued: str) -> None:
    found, _ = of_bib("month", f"{month}}}, year = {{2014")
    assert str(found.reference.issued) == issued
    assert found.is_whole


def test_a_work_that_is_to_appear_has_a_status_and_no_date() -> None:
    found, told = of_bib("year", "in press")
    assert found.reference.values["status"] == "in press"
    assert told == []


@pytest.mark.parametrize(
    ("held", "issued"),
    [
        ({"date-parts": [[2014]], "circa": True}, "2014~"),
        ({"raw": "2014", "circa": 1}, "2014~"),
        ({"date-parts": [[2014]], "season": 1}, "2014-21"),
        ({"date-parts": [[2014]], "season": "Autumn"}, "2014-23"),
        ({"date-parts": [[2014, 5]], "season": "2"}, "2014-05"),
        ({"date-parts": [[2014, 21]]}, "2014-21"),
        ({"date-parts": [[2014, "14"]]}, "2014-22"),
        ({"raw": "Spring 2014"}, "2014-21"),
        ({"literal": "Winter 2014/15"}, "2014"),
        ({"date-parts": [[2014], [2015]]}, "2014/2015"),
        ({"date-parts": [[2014, 17]]}, "2014"),
        ({"date-parts": [["2014", "05", "03"]]}, "2014-05-03"),
        ({"date-parts": [[-375]]}, "-0374"),
        ({"date-parts": [["-360"], [-347]]}, "-0359/-0346"),
        ({"date-parts": [[-44, 3, 15]], "circa": True}, "-0043-03-15~"),
        ({"raw": "ca. 350 BC"}, "-0349~"),
        ({"raw": "450"}, "0450"),
        ({"raw": "93 AD"}, "0093"),
        ({"raw": "c. 450"}, "0450~"),
        ({"date-parts": [[2014, None, None]]}, "2014"),
        ({"date-parts": [[2014, 0, 0]]}, "2014"),
        ({"date-parts": [[None]]}, ""),
        ({"date-parts": [[]]}, ""),
        ({"date-parts": [2014, 5]}, "2014-05"),
        ({"date-time": "2014-05-03T10:00:00Z"}, "2014-05-03"),
        ("2014-05", "2014-05"),
    ],
)
def test_a_date_of_csl_is_taken_in_any_of_its_forms(held: object, issued: str) -> None:
    found, _ = of_csl(issued=held)
    assert str(found.reference.issued or "") == issued
    assert found.is_whole


def test_a_season_of_ris_is_taken() -> None:
    found, told = of_ris("DA  - 2014///Spring", "PY  - 2014")
    assert str(found.reference.issued) == "2014-21"
    assert told == []


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
    assert told == ["Lines of N1 that a database adds"]


def test_words_about_a_doi_are_a_reason_to_read() -> None:
    found, told = of_ris("N1  - Doing it well: - doi names are no reason.")
    assert found.reference.note == "Doing it well: - doi names are no reason."
    assert told == []


@pytest.mark.parametrize("kind", ["online", "video", "audio", "www", "electronic"])
def test_zoteros_name_of_a_blog_is_where_the_work_appeared(kind: str) -> None:
    found, told = of_bib("titleaddon", "{{A}} blog", kind)
    assert found.reference.container_title == "A blog"
    assert not any("titleaddon" in words for words in told)


@pytest.mark.parametrize(
    ("field", "words", "kind", "title"),
    [
        ("titleaddon", "A play", "book", "T. A play"),
        ("titleaddon", "A blog}, journaltitle = {A journal", "online", "T. A blog"),
        ("booktitleaddon", "Proceedings}, booktitle = {A day", "inproceedings", "T"),
    ],
)
def test_what_biblatex_prints_behind_a_title_is_there(
    field: str, words: str, kind: str, title: str
) -> None:
    found, told = of_bib(field, words, kind)
    assert found.reference.title == title
    assert told == []
    if field == "booktitleaddon":
        assert found.reference.container_title == "A day. Proceedings"


def test_words_behind_a_title_that_is_not_there_are_kept() -> None:
    found, told = of_bib("booktitleaddon", "Proceedings", "misc")
    assert found.reference.values["custom"] == {"booktitleaddon": "Proceedings"}
    assert told == [f"booktitleaddon {KEPT}"]


@pytest.mark.parametrize(
    ("field", "words", "key", "value"),
    [
        ("hyphenation", "ngerman", "language", "de"),
        ("origyear", "1959", "original-date", "1959"),
        ("series", "newseries", "collection-title", "New series"),
        ("location", "countryfr and countryuk", "publisher-place", "France and United Kingdom"),
        ("type", "patreqfr", "genre", "French patent request"),
        ("date", "2012-10-31/", "issued", "2012-10-31"),
        ("date", "2012-10/..", "issued", "2012-10"),
    ],
)
def test_what_biblatex_has_words_for_comes_in_those_words(
    field: str, words: str, key: str, value: str
) -> None:
    found, _ = of_bib(field, words, "patent")
    assert str(found.reference.values[key]) == value


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


@pytest.mark.parametrize("written", ["What $\\frac{x+y}{2}$ does", r"What \(\frac{x+y}{2}\) does"])
def test_a_formula_is_told(written: str) -> None:
    found, told = of_bib("publisher", written)
    assert "$" in found.reference.publisher
    assert "publisher has a formula, which stays as it was typed" in told


@pytest.mark.parametrize(
    ("written", "wanted"),
    [("H$_2$O", "H₂O"), ("x$^{10}$", "x¹⁰"), (r"$\alpha$-helix", "α-helix"), ("$n$ of 5", "n of 5"),
     (r"\$10 $\alpha$", "$10 α")],
)  # fmt: skip
def test_a_formula_that_is_a_letter_or_a_number_is_that(written: str, wanted: str) -> None:
    found, told = of_bib("publisher", written)
    assert found.reference.publisher == wanted
    assert told == []


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
    assert told == [f"UR {KEPT}"] * len(more)
    assert found.is_whole


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


def of_type(kind: str, *lines: str) -> Found:
    read = IMPORTERS[".ris"]("\n".join([f"TY  - {kind}", "TI  - T", *lines, "ER  - ", ""]))
    assert read.remarks == ()
    return read.works[0]


@pytest.mark.parametrize("kind", ["MPCT", "VIDEO", "ADVS"])
def test_in_ris_the_author_of_a_film_is_its_director(kind: str) -> None:
    work = of_type(kind, "AU  - Fox, Al", "A2  - Hill, Bo").reference
    assert work.type == "motion_picture"
    assert work.values["director"] == (Name(given="Al", family="Fox"),)
    assert "author" not in work.values


def test_in_ris_the_edition_of_a_program_is_its_version_and_the_publisher_of_a_case_its_court() -> (
    None
):
    assert of_type("COMP", "ET  - 1.2").reference.values["version"] == "1.2"
    assert of_type("CASE", "PB  - Court").reference.values["authority"] == "Court"
    assert of_type("BOOK", "ET  - 2").reference.values["edition"] == "2"


def test_in_bibtex_the_author_of_a_film_is_its_director() -> None:
    found, _ = of_bib("author", "Fox, Al", "movie")
    assert found.reference.values["director"] == (Name(given="Al", family="Fox"),)
    assert "author" not in found.reference.values


@pytest.mark.parametrize(
    ("kind", "written", "series"),
    [("article", "3", "3rd series"), ("article", "Old", "Old"), ("book", "3", "3"),
     ("article", "3rd series", "3rd series")],
)  # fmt: skip
def test_a_number_alone_is_what_series_of_a_journal_it_is(
    kind: str, written: str, series: str
) -> None:
    found, _ = of_bib("series", written, kind)
    assert found.reference.values["collection-title"] == series


def test_keys_of_patents_are_what_biblatex_prints_for_them() -> None:
    found, _ = of_bib("type", "patentus", "patent")
    assert found.reference.values["genre"] == "U.S. patent"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("journalArticle", "article-journal"), ("blog_post", "post-weblog"), ("book", "book"),
     ("legal-case", "legal_case"), ("Dataset", "dataset")],
)  # fmt: skip
def test_a_type_of_another_program_is_the_type_of_csl_that_it_means(
    written: str, meant: str
) -> None:
    found, told = of_csl(type=written)
    assert (found.reference.type, told) == (meant, [])


def test_a_name_of_which_nothing_can_be_seen_is_lost_and_one_with_letters_is_not() -> None:
    lost, told = of_csl(author=[{"family": "\ud800"}])
    assert not lost.is_whole
    assert told == ["author has nothing but characters that nobody can see, and was left out"]
    found, told = of_csl(author=[{"family": "Fox", "given": "\udc00Al"}])
    assert found.is_whole
    assert found.reference.values["author"] == (Name(given="Al", family="Fox"),)
    assert told == ["author has characters that nobody can see, and they were left out"]


def test_two_whole_names_with_a_comma_between_them_are_two() -> None:
    found, told = of_bib("author", "Ann de Alfa, Bo Bravo and Cy Charlie")
    assert [str(name) for name in found.reference.values["author"]] == [
        "Ann de Alfa", "Bo Bravo", "Cy Charlie",
    ]  # fmt: skip
    assert told == [
        "and is missing between names, which were told apart by the commas between them"
    ]
    found, told = of_bib("author", "García Márquez, Gabriel José and Charlie, Cy")
    assert len(found.reference.values["author"]) == 2
    assert told == []


def test_two_family_names_with_initials_in_one_field_are_two_authors() -> None:
    """As PubMed writes them; two given names behind two family names are one person."""
    for found, told in (of_bib("author", "Smith J, Jones BA"), of_ris("AU  - Smith J, Jones BA")):
        assert found.reference.values["author"] == (
            Name(given="J", family="Smith"),
            Name(given="BA", family="Jones"),
        )
        assert told == [
            "and is missing between names, which were told apart by the commas between them"
        ]
    found, told = of_ris("AU  - García Márquez, Gabriel J")
    assert len(found.reference.values["author"]) == 1
    assert told == []


def test_of_a_paper_at_acm_the_place_of_the_meeting_and_of_the_publisher() -> None:
    read = IMPORTERS[".bib"](
        "@inproceedings{a, title={T}, booktitle={P}, address={New York}, location={York}}"
    )
    assert read.works[0].reference.values["publisher-place"] == "New York"
    assert read.works[0].reference.values["event-place"] == "York"
    assert read.remarks == ()


def test_a_word_before_a_number_is_the_style_s_to_write() -> None:
    assert of_bib("volume", "Volume 523")[0].reference.values["volume"] == "523"
    assert of_bib("volume", "Volume of words")[0].reference.values["volume"] == "Volume of words"
    assert of_ris("VL  - Vol. 12")[0].reference.values["volume"] == "12"


def test_the_days_of_a_meeting_may_lie_in_two_months() -> None:
    found, told = of_ris("DA  - 28 Sept.-2 Oct. 2015")
    assert str(found.reference.issued) == "2015-09-28/2015-10-02"
    assert told == []


def test_a_type_of_entry_of_another_program_is_known() -> None:
    found, told = of_bib("year", "2001", "judicial")
    assert (found.reference.type, told) == ("legal_case", [])


def test_tags_of_crossref_are_no_words() -> None:
    found, _ = of_csl(
        indexed={},
        title=["On <jats:italic>E. coli</jats:italic> and <scp>DNA</scp>"],
        abstract="<jats:title>Abstract</jats:title><jats:p>One.</jats:p><jats:p>Two.</jats:p>",
    )
    assert found.reference.title == "On E. coli and DNA"
    assert found.reference.values["abstract"] == "Abstract\n\nOne.\n\nTwo."


def test_in_ris_a_second_title_of_a_chapter_is_its_series() -> None:
    values = of_type("CHAP", "BT  - The book", "T2  - The series").reference.values
    assert (values["container-title"], values["collection-title"]) == ("The book", "The series")
