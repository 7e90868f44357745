"""What is found in words that somebody pasted."""

from __future__ import annotations

import pytest

from reading_room.formats.identifiers import identifiers_in, shorter, without_campaign, wrong_isbn

DOI = "10.1080/01944366908977225"
SICI = "10.1002/(SICI)1097-0258(19980815)17:15/16<1661::AID-SIM968>3.0.CO;2-2"


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (DOI, f"DOI {DOI}"),
        (f"doi:{DOI}", f"DOI {DOI}"),
        (f"DOI: {DOI}.", f"DOI {DOI}"),
        (f"https://doi.org/{DOI}", f"DOI {DOI}"),
        (f"http://dx.doi.org/{DOI}?utm_source=list#top", f"DOI {DOI}"),
        ("https://doi.org/10.1080%2F01944366908977225", f"DOI {DOI}"),
        (f"https://journals.example/doi/full/{DOI}?journalCode=x", f"DOI {DOI}"),
        (f"A ladder, in a journal (1969), <https://doi.org/{DOI}>.", f"DOI {DOI}"),
        (f"(see {DOI})", f"DOI {DOI}"),
        (f"[a ladder](https://doi.org/{DOI})", f"DOI {DOI}"),
        ("10.1016/S0140-6736(05)67000-1", "DOI 10.1016/S0140-6736(05)67000-1"),
        ("(doi 10.1016/S0140-6736(05)67000-1).", "DOI 10.1016/S0140-6736(05)67000-1"),
        (SICI, f"DOI {SICI}"),
        (f"<{SICI}>", f"DOI {SICI}"),
        ("10.48550/arXiv.2007.00642", "DOI 10.48550/arXiv.2007.00642"),
        (f"A line\nand the next: {DOI}, ISBN 978-0-14-312774-1", f"DOI {DOI}"),
        ("978-0-14-312774-1", "ISBN 9780143127741"),
        ("ISBN: 0 14 143951 3", "ISBN 9780141439518"),
        ("isbn 014143951X, or 0-14-143951-3 (paperback)", "ISBN 9780141439518"),
        ("A book. London: Somebody, 2014. 9780143127741.", "ISBN 9780143127741"),
        ("ISBN-13: 978–0–14–312774–1", "ISBN 9780143127741"),
        ("arXiv:2007.00642v2", "arXiv 2007.00642"),
        ("arXiv: hep-th/9901001", "arXiv hep-th/9901001"),
        ("2007.00642", "arXiv 2007.00642"),
        ("https://arxiv.org/pdf/2007.00642v1", "arXiv 2007.00642"),
        ("https://arxiv.org/abs/math.GT/0309136", "arXiv math.GT/0309136"),
        ("PMID: 17463137", "PMID 17463137"),
        ("pmid 17463137.", "PMID 17463137"),
        ("https://pubmed.ncbi.nlm.nih.gov/17463137/", "PMID 17463137"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/17463137", "PMID 17463137"),
        ("https://example.org/a(b)/page.", "https://example.org/a(b)/page"),
        ("Fox, A. (2014) A page. At: <https://example.org/page> (read)", "https://example.org/page"),
        ("www.example.org/page", "https://www.example.org/page"),
    ],
)  # fmt: skip
def test_a_reference_is_looked_up_by_the_surest_name_in_it(words: str, first: str) -> None:
    assert identifiers_in(words)[0].words == first


@pytest.mark.parametrize(
    "words",
    [
        "", "Fox, A. (2014) A page", "17463137", "ISBN 978-0-14-312774-2", "0141439514",
        "2014.1234",
        "10.1/x", "arXiv", "020 7946 0958", "pp. 110.1080/12", "editor@www.example.org",
    ],
)  # fmt: skip
def test_what_may_be_anything_is_nothing(words: str) -> None:
    assert identifiers_in(words) == []


def test_each_name_is_there_once() -> None:
    words = f"{DOI.upper()} https://doi.org/{DOI} ISBN 0141439513 ISBN 9780141439518"
    kinds = [each.kind for each in identifiers_in(words)]
    assert kinds == ["DOI", "ISBN", "address"]


def test_two_works_are_two() -> None:
    assert [each.value for each in identifiers_in("10.1234/a and 10.1234/b")] == [
        "10.1234/a",
        "10.1234/b",
    ]


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("ISBN 978-0-14-312774-2", "978-0-14-312774-2"),
        ("0141439514", "0141439514"),
        ("978-0-14-312774-1", ""),
        ("A page", ""),
    ],
)
def test_an_isbn_with_a_mistyped_digit_is_named(words: str, wrong: str) -> None:
    assert wrong_isbn(words) == wrong


def test_what_publishers_put_behind_a_doi_is_cut_off() -> None:
    assert shorter("10.1234/abc/full") == "10.1234/abc"
    assert shorter("10.1234/abc.pdf") == "10.1234/abc"
    assert shorter("10.1234/abc") == ""


def test_an_address_loses_what_only_says_how_one_came_there() -> None:
    assert without_campaign("https://a.example/?utm_source=x&id=1#b") == "https://a.example/?id=1#b"
    assert without_campaign("https://a.example/?q=a+b&&c") == "https://a.example/?q=a+b&&c"
