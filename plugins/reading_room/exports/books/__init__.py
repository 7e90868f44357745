"""A book of a reading list, or of the posts of a year. Enters: the library. Leaves: EPUB 3.

The text is the clean HTML that the library made; `parts` divides it, `xhtml` makes XML of it with
links that stay inside the book where they can, `package` says what the book is, and `archive`
puts it into one file. Written by hand: of the libraries for it EbookLib is AGPL, and the others
are either no longer kept or take Markdown, and would make the text a second time.
"""

from __future__ import annotations

from reading_room.exports.books.archive import epub
from reading_room.exports.books.book import Book
from reading_room.exports.books.parts import book_of_list, book_of_year

__all__ = ["Book", "book_of_list", "book_of_year", "epub"]
