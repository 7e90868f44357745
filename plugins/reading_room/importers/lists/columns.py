"""What columns are called in tables of books and of links. Enters: nothing. Leaves: their names, in
small letters.

Whoever the program is, a column of a name means the same: Goodreads, LibraryThing, StoryGraph,
BookWyrm, Calibre, Raindrop and Instapaper each have some of them.
"""

from __future__ import annotations

TITLES = ("title", "book title", "name", "book name")
URLS = ("url", "link", "address", "href", "website", "web address")
ISBNS = ("isbn13", "isbn 13", "isbn-13", "isbn/uid", "isbn", "isbns", "isbn10", "isbn 10",
          "isbn-10")  # fmt: skip
NOTES = ("my review", "review", "note", "notes", "comment", "comments", "description", "excerpt",
          "selection", "why", "review content", "my notes")  # fmt: skip
PRIVATE = frozenset({"private notes", "private comment"})
TOPICS = ("bookshelves", "tags", "keywords", "topics")
PARTS = ("exclusive shelf", "read status", "collections", "folder", "section", "shelf name",
          "shelf", "category", "status")  # fmt: skip
YEARS = ("year published", "date", "year", "publication year", "published", "issued",
          "publication date", "pubdate")  # fmt: skip
FIRST_YEARS = ("original publication year", "original year", "first published")
PAGES = ("number of pages", "page count", "pages")
PUBLISHERS = ("publisher", "publication")
LANGUAGE = ("languages", "language")
RATINGS = ("my rating", "rating", "star rating")
"""What programs say of a copy, a reading or a row for themselves."""
ACCESSED = ("created", "timestamp", "time added", "saved", "bookmarked")
PROGRAMS = frozenset(
    {"book id", "author l-f", "average rating", "binding", "date read", "date added",
     "bookshelves with positions", "read count", "recommended for", "recommended by",
     "owned copies", "original purchase date", "original purchase location", "condition",
     "condition description", "bcid", "sort character", "primary author role", "summary",
     "media", "physical description", "weight", "height", "thickness", "length", "dimensions",
     "acquired", "date started", "barcode", "original languages", "other call number", "copies",
     "source", "entry date", "from where", "work id", "lending patron", "lending status",
     "lending start", "lending end", "dewey wording", "id", "cover", "highlights", "favorite",
     "format", "dates read", "last date read", "moods", "pace", "owned?", "secondary author roles",
     "character- or plot-driven?", "strong character development?", "loveable characters?",
     "diverse characters?", "flawed characters?", "review date", "has cover", "lexile",
     "remote id", "openlibrary key", "inventaire id", "librarything key", "goodreads key", "bnf id",
     "viaf", "wikidata", "asin", "aasin", "isfdb", "start date", "finish date", "stopped date",
     "shelf date", "review cw", "review published", "added", "started", "finished",
     "formats", "edition id", "timestamp added", "number of loans", "uuid", "author sort",
     "title sort", "size", "library name", "identifiers"}
)  # fmt: skip
"""What programs say of a copy, a reading or a row for themselves."""
DEFAULT_PARTS = frozenset({"your library", "unsorted", "default"})
TAKEN = frozenset(
    {*TITLES, "subtitle", "spoiler", "series", "series index", *URLS, *ISBNS, *NOTES, *PRIVATE,
     *TOPICS, *YEARS, *FIRST_YEARS, *PAGES, *PUBLISHERS, *LANGUAGE, *RATINGS, *ACCESSED, "doi",
     "issn", "lc classification"}
)  # fmt: skip
"""Columns that have a place, but for names."""
