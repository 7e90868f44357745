"""Whole works as COinS, in OpenURL's formats: read by coins-parser, and as Zotero reads them."""

from __future__ import annotations

from html import escape
from typing import Any

import pytest
from coins_parser import CoinsParser

import zotero
from helpers import a_reference
from reading_room.dates import PartialDate
from reading_room.formats.coins import coins
from reading_room.values import Name

ONE, TWO = Name(family="Bravo", given="Alfa"), Name(family="Delta", given="Charlie")
GROUP = Name(literal="Department for Echo, Golf and Hotel")
YEAR = PartialDate(2014)
CASES: dict[str, tuple[dict[str, Any], str, dict[str, str], dict[str, str]]] = {
    "an article": (
        {"type": "article-journal", "title": "Paper", "author": (ONE,), "container_title": "Lima",
         "container_title_short": "Li.", "volume": "4", "issue": "2", "page": "12-34",
         "ISSN": "0045-3102", "PMID": "12345678", "doi": "10.1000/182",
         "url": "https://a.example/", "issued": YEAR, "publisher": "Mike", "language": "cy"},
        "journalArticle",
        {"rft_val_fmt": "journal", "rft.genre": "article", "rft.atitle": "Paper",
         "rft.jtitle": "Lima", "rft.au": "Bravo, Alfa", "rft.date": "2014", "rft.pub": "Mike",
         "rft.volume": "4", "rft.issue": "2", "rft.pages": "12-34", "rft.issn": "0045-3102",
         "rft.stitle": "Li.", "rft.spage": "12", "rft.epage": "34",
         "rft_id": "info:pmid/12345678 info:doi/10.1000/182 https://a.example/",
         "rft.language": "cy"},
        {"title": "Paper", "publicationTitle": "Lima", "journalAbbreviation": "Li.",
         "date": "2014", "publisher": "Mike", "volume": "4", "issue": "2", "pages": "12-34",
         "ISSN": "0045-3102", "DOI": "10.1000/182", "url": "https://a.example/",
         "language": "cy"},
    ),
    "a piece in a magazine": (
        {"type": "article-magazine", "title": "Piece", "container_title": "Lima", "page": "xii"},
        "magazineArticle",
        {"rft_val_fmt": "journal", "rft.genre": "article", "rft.atitle": "Piece",
         "rft.jtitle": "Lima", "rft.pages": "xii", "rft.type": "magazineArticle"},
        {"title": "Piece", "publicationTitle": "Lima", "pages": "xii"},
    ),
    "an edited book": (
        {"type": "book", "title": "Book", "editor": (TWO, GROUP), "issued": YEAR, "edition": "2nd",
         "publisher": "Kilo", "publisher_place": "Leeds", "ISBN": "9780306406157",
         "collection_title": "Series", "volume": "3", "number_of_pages": "320"},
        "book",
        {"rft_val_fmt": "book", "rft.genre": "book", "rft.btitle": "Book",
         "rft.contributor": "Delta, Charlie Department for Echo‚ Golf and Hotel,",
         "rft.date": "2014", "rft.pub": "Kilo", "rft.volume": "3", "rft.isbn": "9780306406157",
         "rft.edition": "2nd", "rft.place": "Leeds", "rft.series": "Series", "rft.tpages": "320"},
        {"title": "Book", "date": "2014", "publisher": "Kilo", "volume": "3",
         "ISBN": "9780306406157", "edition": "2nd", "place": "Leeds", "series": "Series",
         "numPages": "320"},
    ),
    "a chapter": (
        {"type": "chapter", "title": "Chapter", "author": (ONE,), "container_title": "Book",
         "editor": (TWO,), "page": "S12–S34"},
        "bookSection",
        {"rft_val_fmt": "book", "rft.genre": "bookitem", "rft.atitle": "Chapter",
         "rft.btitle": "Book", "rft.au": "Bravo, Alfa", "rft.contributor": "Delta, Charlie",
         "rft.pages": "S12–S34", "rft.spage": "S12", "rft.epage": "S34"},
        {"title": "Chapter", "publicationTitle": "Book", "pages": "S12–S34"},
    ),
    "a paper in proceedings": (
        {"type": "paper-conference", "title": "Paper", "container_title": "Proceedings"},
        "conferencePaper",
        {"rft_val_fmt": "book", "rft.genre": "proceeding", "rft.atitle": "Paper",
         "rft.btitle": "Proceedings"},
        {"title": "Paper", "publicationTitle": "Proceedings"},
    ),
    "an entry": (
        {"type": "entry-encyclopedia", "title": "Entry", "container_title": "Book"},
        "encyclopediaArticle",
        {"rft_val_fmt": "book", "rft.genre": "bookitem", "rft.atitle": "Entry",
         "rft.btitle": "Book", "rft.type": "encyclopediaArticle"},
        {"title": "Entry", "publicationTitle": "Book"},
    ),
    "a report": (
        {"type": "report", "title": "Report", "author": (GROUP,), "publisher": "Kilo",
         "collection_title": "Series", "number": "7"},
        "report",
        {"rft_val_fmt": "book", "rft.genre": "report", "rft.btitle": "Report",
         "rft.aulast": "Department for Echo, Golf and Hotel", "rft.pub": "Kilo",
         "rft.series": "Series"},
        {"title": "Report", "publisher": "Kilo", "seriesTitle": "Series"},
    ),
    "a thesis": (
        {"type": "thesis", "title": "Thesis", "author": (ONE,), "publisher": "University of Lima",
         "genre": "PhD thesis", "language": "cy", "url": "https://a.example/"},
        "thesis",
        {"rft_val_fmt": "dissertation", "rft.title": "Thesis", "rft.au": "Bravo, Alfa",
         "rft.inst": "University of Lima", "rft.degree": "PhD thesis",
         "rft_id": "https://a.example/", "rft.language": "cy"},
        {"title": "Thesis", "publisher": "University of Lima", "type": "PhD thesis",
         "url": "https://a.example/"},
    ),
    "a patent": (
        {"type": "patent", "title": "Patent", "author": (ONE, GROUP), "number": "GB 1",
         "issued": YEAR},
        "patent",
        {"rft_val_fmt": "patent", "rft.title": "Patent", "rft.inventor": "Bravo, Alfa",
         "rft.invlast": "Department for Echo, Golf and Hotel", "rft.date": "2014",
         "rft.number": "GB 1"},
        {"title": "Patent", "issueDate": "2014", "patentNumber": "GB 1"},
    ),
    "a film": (
        {"type": "motion_picture", "title": "Film", "director": (TWO,), "publisher": "Kilo",
         "url": "https://a.example/"},
        "film",
        {"rft_val_fmt": "dc", "rft.title": "Film", "rft.contributor": "Delta, Charlie",
         "rft.publisher": "Kilo", "rft.identifier": "https://a.example/", "rft.type": "film"},
        {"title": "Film", "publisher": "Kilo", "url": "https://a.example/"},
    ),
}  # fmt: skip
"""What is known, Zotero's type, what coins-parser finds by key, and Zotero's fields."""


@pytest.mark.parametrize(("facts", "kind", "pairs", "fields"), CASES.values(), ids=CASES)
def test_a_whole_work(
    facts: dict[str, Any], kind: str, pairs: dict[str, str], fields: dict[str, str]
) -> None:
    written = coins(a_reference("a", **facts))
    [found] = CoinsParser.parse(f'<span class="Z3988" title="{escape(written)}"></span>')
    assert found[0] == ("ctx_ver", "Z39.88-2004")
    read: dict[str, str] = {}
    for key, value in found[1:]:
        read[key] = f"{read[key]} {value}" if key in read else value
    assert read == pairs | {"rft_val_fmt": f"info:ofi/fmt:kev:mtx:{pairs['rft_val_fmt']}"}
    item = zotero.read(written)
    assert (item.itemType, item.fields) == (kind, fields)


@pytest.mark.parametrize(
    ("author", "editor", "creators", "contributors"),
    [
        ((ONE,), (TWO, ONE), [("Alfa", "Bravo")], [("Charlie", "Delta")]),
        ((GROUP,), (GROUP,), [("", "Department for Echo, Golf and Hotel")], []),
        (
            (Name(literal="Delta"),), (TWO,), [("", "Delta")], [("Charlie", "Delta")],
        ),
        (
            (Name(family="Lee", given="J."),), (Name(family="Lee", given="J.A."),),
            [("J.", "Lee")], [("J. A.", "Lee")],
        ),
        (
            (Name(family="Lee", given="Jo, Jr"),), (Name(family="Lee", given="Jo"),),
            [("Jo‚ Jr", "Lee")], [("Jo", "Lee")],
        ),
        ((), (Name(family="Voltaire"), GROUP), [],
         [("", "Voltaire"), ("", "Department for Echo‚ Golf and Hotel")]),
    ],
)  # fmt: skip
def test_who_wrote_it_and_who_had_part_in_it(
    author: tuple[Name, ...], editor: tuple[Name, ...],
    creators: list[zotero.Creator], contributors: list[zotero.Creator],
) -> None:  # fmt: skip
    """Zotero has no key for editors: they are contributors, each once, and nobody is lost."""
    work = a_reference("a", "A", type="book", author=author, editor=editor)
    item = zotero.read(coins(work))
    assert item.creators == creators
    assert item.contributors == contributors
