"""Every printed part of a work that a page says of itself arrives in the work.

What is expected is the whole work: nothing else may come.
"""

from __future__ import annotations

import json

import pytest

from add.answers import said_of
from reading_room.formats.identifiers import Identifier


def page(head: str) -> str:
    return f"<!DOCTYPE html><html lang='en-GB'><head>{head}</head><body><h1>x</h1></body></html>"


def metas(**values: str | list[str]) -> str:
    """Meta elements, whose names have ``_`` for the dot."""
    pairs = [(name, each) for name, held in values.items()
             for each in (held if isinstance(held, list) else [held])]  # fmt: skip
    return page("".join(f'<meta name="{name}" content="{each}">' for name, each in pairs))


def dotted(**values: str | list[str]) -> str:
    return metas(**{name.replace("__", "."): held for name, held in values.items()})


LD = {
    "@context": "https://schema.org", "@graph": [
        {"@type": "ScholarlyArticle", "headline": "A work", "datePublished": "2014-05-02",
         "author": [{"@type": "Person", "givenName": "Ann", "familyName": "Alfa"}],
         "translator": {"@type": "Person", "name": "Bo Bravo"}, "pageStart": "101",
         "pageEnd": "119", "inLanguage": "en", "sameAs": "https://doi.org/10.1234/works.5",
         "publisher": {"@type": "Organization", "name": "Works Press"},
         "isPartOf": {"@type": "PublicationIssue", "issueNumber": "3", "isPartOf": {
             "@type": "PublicationVolume", "volumeNumber": "12", "isPartOf": {
                 "@type": "Periodical", "name": "Journal of Works", "issn": "1234-5679"}}}},
    ],
}  # fmt: skip
PAGES = {
    "Highwire, article": (
        metas(citation_title="A work", citation_author=["Alfa, Ann", "Bravo, Bo"],
              citation_publication_date="2014/05/02", citation_journal_title="Journal of Works",
              citation_journal_abbrev="J. Works", citation_volume="12", citation_issue="3",
              citation_firstpage="101", citation_lastpage="119", citation_doi="10.1234/works.5",
              citation_issn="1234-5679", citation_publisher="Works Press", citation_language="en",
              citation_pmid="123", citation_pdf_url="https://x.example/5.pdf"),
        {"type": "article-journal", "title": "A work", "author": ["Alfa, Ann", "Bravo, Bo"],
         "issued": "2014-05-02", "container-title": "Journal of Works",
         "container-title-short": "J. Works", "volume": "12", "issue": "3", "page": "101-119",
         "DOI": "10.1234/works.5", "ISSN": "1234-5679", "publisher": "Works Press",
         "language": "en", "PMID": "123"},
    ),
    "Highwire, chapter": (
        metas(citation_title="A chapter", citation_author="Ann Alfa", citation_editor="Bo Bravo",
              citation_inbook_title="A book", citation_isbn="9780306406157",
              citation_publication_date="2011", citation_publisher="Works Press",
              citation_firstpage="10", citation_lastpage="25", citation_series_title="A series"),
        {"type": "chapter", "title": "A chapter", "author": ["Alfa, Ann"],
         "editor": ["Bravo, Bo"], "container-title": "A book", "ISBN": "9780306406157",
         "issued": "2011", "publisher": "Works Press", "page": "10-25",
         "collection-title": "A series", "language": "en-GB"},
    ),
    "Highwire, thesis": (
        metas(citation_title="A thesis", citation_author="Alfa, Ann", citation_date="2010",
              citation_dissertation_institution="University of Works",
              citation_dissertation_name="PhD thesis"),
        {"type": "thesis", "title": "A thesis", "author": ["Alfa, Ann"], "issued": "2010",
         "publisher": "University of Works", "genre": "PhD thesis", "language": "en-GB"},
    ),
    "Highwire, report": (
        metas(citation_title="A report", citation_author="Alfa, Ann", citation_date="2010",
              citation_technical_report_institution="Office of Works",
              citation_technical_report_number="12"),
        {"type": "report", "title": "A report", "author": ["Alfa, Ann"], "issued": "2010",
         "publisher": "Office of Works", "number": "12", "language": "en-GB"},
    ),
    "Highwire, paper": (
        metas(citation_title="A paper", citation_author="Alfa, Ann", citation_date="2009",
              citation_conference_title="Days of Works", citation_firstpage="1",
              citation_lastpage="9"),
        {"type": "paper-conference", "title": "A paper", "author": ["Alfa, Ann"], "issued": "2009",
         "container-title": "Days of Works", "page": "1-9", "language": "en-GB"},
    ),
    "Dublin Core of journals": (
        dotted(DC__Title="A work", DC__Creator__PersonalName=["Ann Alfa", "Bo Bravo"],
               DC__Date__issued="2014-05-02", DC__Source="Journal of Works",
               DC__Source__ISSN="1234-5679", DC__Source__Volume="12", DC__Source__Issue="3",
               DC__Identifier="5", DC__Identifier__pageNumber="101-119",
               DC__Identifier__DOI="10.1234/works.5", DC__Language="en", DC__Type="Text"),
        {"type": "article-journal", "title": "A work", "author": ["Alfa, Ann", "Bravo, Bo"],
         "issued": "2014-05-02", "container-title": "Journal of Works", "ISSN": "1234-5679",
         "volume": "12", "issue": "3", "page": "101-119", "DOI": "10.1234/works.5",
         "language": "en"},
    ),
    "Dublin Core of a page": (
        dotted(dcterms__title="A page", dcterms__creator="Office of Works",
               dcterms__issued="2014-05-02", dcterms__publisher="Works Press",
               dcterms__language="en"),
        {"type": "webpage", "title": "A page", "author": ["Office of Works"],
         "issued": "2014-05-02", "publisher": "Works Press", "language": "en"},
    ),
    "PRISM": (
        dotted(prism__title="A work", dc__creator="Alfa, Ann",
               prism__publicationDate="2014-05-02", prism__publicationName="Journal of Works",
               prism__volume="12", prism__number="3", prism__startingPage="101",
               prism__endingPage="119", prism__issn="1234-5679", prism__doi="10.1234/works.5"),
        {"type": "article-journal", "title": "A work", "author": ["Alfa, Ann"],
         "issued": "2014-05-02", "container-title": "Journal of Works", "volume": "12",
         "issue": "3", "page": "101-119", "ISSN": "1234-5679", "DOI": "10.1234/works.5",
         "language": "en-GB"},
    ),
    "EPrints": (
        dotted(eprints__title="A chapter", eprints__creators_name="Alfa, Ann",
               eprints__editors_name="Bravo, Bo", eprints__type="book_section",
               eprints__date="2011", eprints__book_title="A book", eprints__pagerange="10-25",
               eprints__publisher="Works Press", eprints__place_of_pub="Leeds",
               eprints__series="A series", eprints__isbn="9780306406157"),
        {"type": "chapter", "title": "A chapter", "author": ["Alfa, Ann"],
         "editor": ["Bravo, Bo"], "issued": "2011", "container-title": "A book", "page": "10-25",
         "publisher": "Works Press", "publisher-place": "Leeds", "collection-title": "A series",
         "ISBN": "9780306406157", "language": "en-GB"},
    ),
    "Open Graph": (
        page('<meta property="og:title" content="A page of work | Works Online">'
             '<meta property="og:site_name" content="Works Online">'
             '<meta property="og:type" content="article">'
             '<meta property="og:locale" content="en_US">'
             '<meta property="article:author" content="https://social.example/ann">'
             '<meta name="author" content="Ann Alfa">'
             '<meta property="article:published_time" content="2014-05-02T10:00:00Z">'),
        {"type": "webpage", "title": "A page of work", "author": ["Alfa, Ann"],
         "issued": "2014-05-02", "container-title": "Works Online", "language": "en-GB"},
    ),
    "JSON-LD": (
        page(f'<script type="application/ld+json">{json.dumps(LD)}</script>'),
        {"type": "article-journal", "title": "A work", "author": ["Alfa, Ann"],
         "translator": ["Bravo, Bo"], "issued": "2014-05-02",
         "container-title": "Journal of Works", "volume": "12", "issue": "3", "page": "101-119",
         "ISSN": "1234-5679", "publisher": "Works Press", "DOI": "10.1234/works.5",
         "language": "en"},
    ),
    "JSON-LD of a newspaper": (
        page('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Rain",'
             ' "author": {"@type": "Person", "name": "Ann Alfa"}, "datePublished": "2018-07-09",'
             ' "publisher": {"@type": "Organization", "name": "The Daily Works"}}</script>'),
        {"type": "article-newspaper", "title": "Rain", "author": ["Alfa, Ann"],
         "issued": "2018-07-09", "container-title": "The Daily Works", "language": "en-GB"},
    ),
    "a heading and no more": (
        "<html><head><title>What works: a page | Works Council</title></head>"
        "<body><h1>What works: a page</h1></body></html>",
        {"type": "webpage", "title": "What works: a page", "container-title": "Works Council"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", PAGES)
def test_of_a_page(kind: str) -> None:
    html, wanted = PAGES[kind]
    address = "https://service.example/works/5"
    said = said_of("page", html, Identifier("address", address))
    assert said == {**wanted, "URL": address}
