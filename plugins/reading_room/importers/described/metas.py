"""What the meta elements of pages call the parts of a work. Enters: nothing. Leaves: tables.

Highwire's names are those that Google Scholar asks for; PRISM, Dublin Core and EPrints are used by
journals and by the repositories of universities; Open Graph by everybody.
"""

from __future__ import annotations

HIGHWIRE = {
    "title": ("citation_title",),
    "author": ("citation_author", "citation_authors"),
    "editor": ("citation_editor",),
    "issued": ("citation_publication_date", "citation_date", "citation_cover_date",
               "citation_online_date", "citation_year"),
    "container-title": ("citation_journal_title", "citation_inbook_title", "citation_book_title",
                        "citation_conference_title"),
    "container-title-short": ("citation_journal_abbrev",),
    "collection-title": ("citation_series_title",),
    "volume": ("citation_volume",),
    "issue": ("citation_issue",),
    "publisher": ("citation_publisher", "citation_dissertation_institution",
                  "citation_technical_report_institution"),
    "number": ("citation_technical_report_number", "citation_patent_number"),
    "genre": ("citation_dissertation_name",),
    "page": ("citation_firstpage", "citation_first_page", "citation_pages"),
    "DOI": ("citation_doi",),
    "ISBN": ("citation_isbn",),
    "ISSN": ("citation_issn",),
    "PMID": ("citation_pmid",),
    "language": ("citation_language",),
}  # fmt: skip
CORE = {
    "title": ("prism.title", "dc.title", "dcterms.title", "eprints.title"),
    "author": ("dc.creator.personalname", "dc.creator", "dcterms.creator", "eprints.creators_name",
               "eprints.creators"),
    "editor": ("eprints.editors_name", "eprints.editors"),
    "issued": ("prism.publicationdate", "dcterms.issued", "dc.date.issued", "dc.issued", "dc.date",
               "dcterms.date", "eprints.date"),
    "container-title": ("prism.publicationname", "eprints.publication", "eprints.book_title",
                        "dc.source", "dc.relation.ispartof", "dcterms.ispartof"),
    "collection-title": ("eprints.series",),
    "event-title": ("eprints.event_title",),
    "event-place": ("eprints.event_location",),
    "volume": ("prism.volume", "eprints.volume", "dc.source.volume"),
    "issue": ("prism.number", "eprints.number", "dc.source.issue"),
    "page": ("prism.startingpage", "prism.pagerange",
             "eprints.pagerange", "dc.identifier.pagenumber"),
    "number-of-pages": ("eprints.pages",),
    "edition": ("prism.edition",),
    "publisher": ("dc.publisher", "dcterms.publisher", "eprints.publisher", "eprints.institution"),
    "publisher-place": ("eprints.place_of_pub",),
    "DOI": ("prism.doi", "dc.identifier.doi", "dc.identifier", "dcterms.identifier",
            "eprints.id_number"),
    "ISBN": ("prism.isbn", "eprints.isbn"),
    "ISSN": ("prism.issn", "eprints.issn", "dc.source.issn"),
    "language": ("dc.language", "dcterms.language", "eprints.language"),
}  # fmt: skip
GRAPH = {
    "title": ("og:title", "twitter:title"),
    "author": ("article:author", "book:author", "author", "byl", "parsely-author",
               "sailthru.author"),
    "issued": ("article:published_time", "book:release_date", "video:release_date",
               "datepublished", "date", "pubdate", "publish-date", "parsely-pub-date"),
    "ISBN": ("book:isbn",),
}  # fmt: skip
LAST_PAGES = {
    "citation_firstpage": ("citation_lastpage", "citation_last_page"),
    "citation_first_page": ("citation_lastpage", "citation_last_page"),
    "prism.startingpage": ("prism.endingpage",),
}
"""What says the last page, where a name says the first."""
TYPES = {
    "citation_journal_title": "article-journal",
    "citation_conference_title": "paper-conference",
    "citation_conference": "paper-conference",
    "citation_inbook_title": "chapter",
    "citation_dissertation_institution": "thesis",
    "citation_technical_report_institution": "report",
    "citation_patent_number": "patent",
    "prism.publicationname": "article-journal",
    "dc.source.issn": "article-journal",
    "citation_isbn": "book",
}
"""What a page is that has such a value."""
OG_TYPES = {"book": "book", "books.book": "book", "video.movie": "motion_picture",
             "video.other": "motion_picture", "video.episode": "broadcast"}  # fmt: skip
EPRINTS_TYPES = {"article": "article-journal", "book_section": "chapter", "monograph": "report",
                 "conference_item": "paper-conference", "book": "book", "thesis": "thesis",
                 "patent": "patent", "dataset": "dataset", "video": "motion_picture"}  # fmt: skip
