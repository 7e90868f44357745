"""Books of Open Library. Enters: the JSON of api/books. Leaves: an item of CSL-JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from stdnum import isbn

from reading_room.importers.described.answers import (
    Answer,
    NoWorkError,
    Told,
    date_of,
    filled,
    host,
    loaded,
    plain,
    with_subtitle,
)
from reading_room.importers.described.names import several

if TYPE_CHECKING:
    from reading_room.formats.identifiers import Identifier

_EDITED = re.compile(r"^\W*(?:edited|ed\.|eds\.|editors?)\b", re.IGNORECASE)
_PAGES = re.compile(r"(\d+)\s*(?:p\b|pages\b)")
_NAMES = "Open Library does not say which part of a name is the family name: check it."


def from_open_library(answer: Answer, wanted: Identifier) -> Told:
    """The book. Raises NoWorkError where there is none, or another one."""
    value = loaded(answer)
    books = value if isinstance(value, dict) else {}
    if isinstance(value, dict) and not value:
        raise NoWorkError(f"{host(answer.url)} knows no {wanted.words}")
    asked = f"ISBN:{wanted.value}"
    key = asked if asked in books else next(iter(books), "")
    book = books.get(key)
    if not isinstance(book, dict):
        raise NoWorkError(f"{host(answer.url)} answered with no description of a book")
    _check(answer, wanted, book, key.removeprefix("ISBN:"))
    title = with_subtitle(_trimmed(book.get("title")), _trimmed(book.get("subtitle")))
    if not title:
        raise NoWorkError(f"{host(answer.url)} does not say what it is called")
    names = several(_each(book.get("authors"), "name"))
    doubts = [_NAMES] if any("family" in name for name in names) else []
    role = "editor" if _EDITED.match(plain(book.get("by_statement"))) else "author"
    item = {
        "type": "book",
        "title": title,
        role: names,
        "issued": date_of(plain(book.get("publish_date")), doubts),
        "publisher": next(iter(_each(book.get("publishers"), "name")), ""),
        "publisher-place": next(iter(_each(book.get("publish_places"), "name")), ""),
        "number-of-pages": plain(book.get("number_of_pages")) or _pages(book),
        "edition": plain(book.get("edition_name")),
        "ISBN": wanted.value,
    }
    return Told(filled(item), tuple(doubts))


def _pages(book: dict[str, Any]) -> str:
    """The pages of ``xii, 304 p.`` that have Arabic numbers."""
    found = _PAGES.search(plain(book.get("pagination")))
    return found[1] if found else ""


def _check(answer: Answer, wanted: Identifier, book: dict[str, Any], key: str) -> None:
    """``key``: the number under which the service has it, where the book says none itself."""
    numbers = book.get("identifiers")
    numbers = numbers if isinstance(numbers, dict) else {}
    said = [plain(each) for key in ("isbn_13", "isbn_10") for each in numbers.get(key) or []]
    said = [each for each in said if isbn.is_valid(each)] or [key]
    known = {isbn.to_isbn13(isbn.compact(each)) for each in said if isbn.is_valid(each)}
    if wanted.value not in known:
        raise NoWorkError(
            f"{host(answer.url)} was asked for {wanted.words} and answered with {said[0]}"
            f" ({plain(book.get('title'))[:80]})"
        )


def _each(value: object, key: str) -> list[str]:
    many = value if isinstance(value, list) else []
    words = (plain(each.get(key) if isinstance(each, dict) else each) for each in many)
    return list(filter(None, words))


def _trimmed(value: object) -> str:
    """Words without the signs that libraries put between parts of a title."""
    return plain(value).strip(" /:;=")
