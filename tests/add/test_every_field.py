"""Every printed part of a work that a service's answer has arrives in the work.

The answers have the shape and the names of those of the services themselves, with much that is of
no use to a list. What is expected is the whole work: nothing else may come.
"""

from __future__ import annotations

import json

import pytest

from add.answers import described_as, said_of
from reading_room.formats.identifiers import Identifier

DOI = Identifier("DOI", "10.1234/works.5")


CROSSREF = {
    "indexed": {"date-parts": [[2026, 1, 2]], "timestamp": 1}, "reference-count": 3,
    "content-domain": {"domain": []}, "prefix": "10.1234", "source": "Crossref", "score": 1,
    "member": "1", "is-referenced-by-count": 2, "DOI": "10.1234/WORKS.5", "relation": {},
    "URL": "http://dx.doi.org/10.1234/works.5", "created": {"date-parts": [[2026, 1, 1]]},
    "resource": {"primary": {"URL": "https://press.example/5"}}, "subject": ["Care"],
    "reference": [{"key": "1", "unstructured": "Another"}], "assertion": [{"value": "x"}],
}  # fmt: skip
ANN = {"given": "Ann", "family": "Alfa", "sequence": "first", "affiliation": [], "ORCID": "x"}
TEAM = {"name": "The Bravo Team", "sequence": "additional", "affiliation": []}

OF_CROSSREF = {
    "article": (
        {
            "type": "journal-article", "title": ["A <i>work</i> &amp; more"],
            "subtitle": ["What it says"], "author": [ANN, TEAM],
            "container-title": ["Journal of Works"], "short-container-title": ["J. Works"],
            "volume": "12", "journal-issue": {"issue": "3"}, "page": "101-119",
            "issued": {"date-parts": [[2014, 5]]}, "published-print": {"date-parts": [[2014, 5]]},
            "published-online": {"date-parts": [[2013, 2, 1]]}, "publisher": "Works Press",
            "ISSN": ["1234-5679", "2049-3630"], "language": "en",
            "abstract": "<jats:p>Long words.</jats:p>",
        },
        {
            "type": "article-journal", "title": "A work & more: What it says",
            "author": ["Alfa, Ann", "The Bravo Team"], "container-title": "Journal of Works",
            "container-title-short": "J. Works", "volume": "12", "issue": "3", "page": "101-119",
            "issued": "2014-05", "publisher": "Works Press", "ISSN": "1234-5679 2049-3630",
            "language": "en",
        },
    ),
    "article of one number": (
        {"type": "journal-article", "title": ["A work"], "article-number": "e12", "volume": "1",
         "issued": {"date-parts": [[None]]}, "published-online": {"date-parts": [[2013, 2, 1]]}},
        {"type": "article-journal", "title": "A work", "page": "e12", "volume": "1",
         "issued": "2013-02-01"},
    ),
    "edited book": (
        {"type": "edited-book", "title": ["A book"], "editor": [ANN], "edition-number": "2",
         "publisher": "Works Press", "publisher-location": "Leeds", "container-title": ["A series"],
         "ISBN": ["http://id.crossref.org/isbn/9780306406157"],
         "issued": {"date-parts": [[2011]]}},
        {"type": "book", "title": "A book", "editor": ["Alfa, Ann"], "edition": "2",
         "publisher": "Works Press", "publisher-place": "Leeds", "collection-title": "A series",
         "ISBN": "9780306406157", "issued": "2011"},
    ),
    "chapter": (
        {"type": "book-chapter", "title": ["A chapter"], "author": [ANN], "editor": [TEAM],
         "container-title": ["A series", "A book"], "page": "10-25", "publisher": "Works Press",
         "publisher-location": "Leeds", "ISBN": ["9780306406157"],
         "issued": {"date-parts": [[2011]]}},
        {"type": "chapter", "title": "A chapter", "author": ["Alfa, Ann"],
         "editor": ["The Bravo Team"], "container-title": "A book", "collection-title": "A series",
         "page": "10-25", "publisher": "Works Press", "publisher-place": "Leeds",
         "ISBN": "9780306406157", "issued": "2011"},
    ),
    "paper": (
        {"type": "proceedings-article", "title": ["A paper"], "author": [ANN], "page": "1-9",
         "container-title": ["Proceedings of the Days of Works"], "publisher": "Works Press",
         "event": {"name": "Days of Works", "location": "York",
                   "start": {"date-parts": [[2009, 6, 1]]}},
         "issued": {"date-parts": [[2009]]}},
        {"type": "paper-conference", "title": "A paper", "author": ["Alfa, Ann"], "page": "1-9",
         "container-title": "Proceedings of the Days of Works", "publisher": "Works Press",
         "event-title": "Days of Works", "event-place": "York", "event-date": "2009-06-01",
         "issued": "2009"},
    ),
    "thesis": (
        {"type": "dissertation", "title": ["A thesis"], "author": [ANN], "degree": ["PhD thesis"],
         "institution": [{"name": "University of Works"}], "issued": {"date-parts": [[2010]]}},
        {"type": "thesis", "title": "A thesis", "author": ["Alfa, Ann"], "genre": "PhD thesis",
         "publisher": "University of Works", "issued": "2010"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", OF_CROSSREF)
def test_of_crossref(kind: str) -> None:
    answer, wanted = OF_CROSSREF[kind]
    said = said_of("CSL-JSON", json.dumps(CROSSREF | answer), DOI)
    assert said == {**wanted, "DOI": "10.1234/works.5"}


def test_of_datacite() -> None:
    answer = {
        "type": "dataset", "id": "https://doi.org/10.1234/works.5", "categories": ["care"],
        "language": "eng", "author": [{"family": "Alfa", "given": "Ann"}, {"literal": "A Team"}],
        "contributor": [{"family": "Bravo", "given": "Bo"}],
        "issued": {"date-parts": [[2016, 3, 2]]}, "abstract": "Long words", "version": "1.2",
        "DOI": "10.1234/WORKS.5", "URL": "https://archive.example/5", "publisher": "The Archive",
        "title": "Tables of works", "container-title": "Tables", "volume": "2", "page": "1-3",
        "copyright": "CC BY 4.0",
    }  # fmt: skip
    assert said_of("CSL-JSON", json.dumps(answer), DOI) == {
        "type": "dataset", "language": "en", "author": ["Alfa, Ann", "A Team"],
        "contributor": ["Bravo, Bo"], "issued": "2016-03-02", "version": "1.2",
        "DOI": "10.1234/works.5", "URL": "https://archive.example/5", "publisher": "The Archive",
        "title": "Tables of works", "container-title": "Tables", "volume": "2", "page": "1-3",
        "license": "CC BY 4.0",
    }  # fmt: skip


def test_of_pubmed() -> None:
    answer = {
        "source": "PubMed", "accessed": {"date-parts": [[2026, 1, 2]]}, "id": "pmid:123",
        "title": "A trial of works.", "author": [{"family": "Alfa", "given": "Ann J"}],
        "container-title-short": "J Trials", "container-title": "Journal of trials",
        "publisher-place": "England", "ISSN": "1234-5679", "issued": {"date-parts": [[2007, 4, 2]]},
        "page": "186-9", "volume": "28", "issue": "1", "PMID": "123", "PMCID": "PMC456",
        "DOI": "10.1234/works.5", "type": "article-journal", "NLMID": "x", "status": "Published",
    }  # fmt: skip
    said = said_of("CSL-JSON", json.dumps(answer), Identifier("PMID", "123"))
    assert said == {
        "title": "A trial of works", "author": ["Alfa, Ann J"], "container-title-short": "J Trials",
        "container-title": "Journal of trials", "publisher-place": "England", "ISSN": "1234-5679",
        "issued": "2007-04-02", "page": "186-9", "volume": "28", "issue": "1", "PMID": "123",
        "PMCID": "PMC456", "DOI": "10.1234/works.5", "type": "article-journal",
    }  # fmt: skip


def test_of_open_library() -> None:
    answer = {
        "ISBN:9780306406157": {
            "url": "https://openlibrary.org/books/OL1M/A_book", "key": "/books/OL1M",
            "title": "A book :", "subtitle": "of works",
            "authors": [{"url": "https://openlibrary.org/authors/OL1A", "name": "Ann Alfa"}],
            "pagination": "xii, 304 p. :", "weight": "1 pound", "by_statement": "edited by A. Alfa",
            "identifiers": {"isbn_13": ["9780306406157"], "openlibrary": ["OL1M"]},
            "publishers": [{"name": "Works Press"}], "publish_places": [{"name": "Leeds"}],
            "publish_date": "May 2011", "subjects": [{"name": "Care", "url": "x"}],
            "notes": "Includes an index.", "cover": {"small": "x"},
        }
    }  # fmt: skip
    said = said_of("Open Library", json.dumps(answer), Identifier("ISBN", "9780306406157"))
    assert said == {
        "type": "book", "title": "A book: of works", "editor": ["Alfa, Ann"], "issued": "2011-05",
        "publisher": "Works Press", "publisher-place": "Leeds", "number-of-pages": "304",
        "ISBN": "9780306406157",
    }  # fmt: skip


ATOM = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"
  xmlns="http://www.w3.org/2005/Atom"><id>https://arxiv.org/api/x</id><title>arXiv Query</title>
<entry><id>http://arxiv.org/abs/2007.00642v3</id><title>A work
  of two lines</title><updated>2021-01-01T00:00:00Z</updated><summary>Long words</summary>
<category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/><published>2020-07-01T17:00:00Z</published>
<arxiv:comment>12 pages</arxiv:comment><arxiv:primary_category term="cs.LG"/>
<arxiv:journal_ref>J. Works 12 (2021) 3</arxiv:journal_ref>
<author><name>Ann Alfa</name><arxiv:affiliation>A place</arxiv:affiliation></author>
<author><name>Bo van der Bravo</name></author></entry></feed>"""


def test_of_arxiv() -> None:
    wanted = Identifier("arXiv", "2007.00642")
    assert said_of("Atom", ATOM, wanted) == {
        "type": "article", "title": "A work of two lines",
        "author": ["Alfa, Ann", "van der Bravo, Bo"], "issued": "2020-07-01", "publisher": "arXiv",
        "number": "arXiv:2007.00642", "DOI": "10.48550/arXiv.2007.00642",
        "URL": "https://arxiv.org/abs/2007.00642",
    }  # fmt: skip
    doubts = described_as("Atom", ATOM, wanted).doubts
    assert any("J. Works 12 (2021) 3" in doubt for doubt in doubts)
