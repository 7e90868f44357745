"""Books and links in tables. Enters: what Goodreads, LibraryThing, StoryGraph, Raindrop and others
export, or any table with a column of titles. Leaves: what was read of it.

A reader of columns is one line in `COLUMNS`; whoever the program is, a column of a name means the
same. What a column without a place says travels under ``custom``.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from reading_room.formats.languages import LANGUAGES
from reading_room.importers.found import Read, Remark
from reading_room.importers.lists import columns, writers
from reading_room.importers.lists.gathering import Gathering, put_address, web_address
from reading_room.importers.lists.moments import day_of
from reading_room.importers.lists.tables import Row, head_of, rows
from reading_room.importers.plain import on_one_line, without_tags
from reading_room.sources.work_values import has_form, identifiers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.importers.draft import Draft

_SERIES = re.compile(r"(?P<title>.+?)\s*\((?P<series>[^()]+?),?\s*#(?P<number>[\d.–-]+)\)")
_PUBLICATION = re.compile(
    r"(?P<name>[^()]*?)\s*(?:\((?P<year>\d{4})?[^()]*\).*|,\s*(?:Edition:.*)?)?$"
)
_BRACKETED = re.compile(r"\[(.*)\]")
_PRIVATE_WORDS = "{} is private, and was left out"
_SPOILER = "The review is marked as telling how the book ends"
_NO_TITLES = "There is no column of titles: name one Title in the first line of the table"
_SHELVES = {"to-read": "To read", "currently-reading": "Currently reading", "read": "Read",
            "did-not-finish": "Did not finish", "owned": "Owned"}  # fmt: skip
_CODES = {name.title(): code for code, name in LANGUAGES.items() if "-" not in code} | {
    "Norwegian": "no", "Chinese": "zh", "Irish": "ga", "Scottish Gaelic": "gd", "Persian": "fa",
}  # fmt: skip
_LEAST = 2


def is_goodreads(text: str) -> bool:
    """Is it a table of Goodreads?"""
    return {"exclusive shelf", "bookshelves"} <= set(head_of(text))


def is_librarything(text: str) -> bool:
    """Is it a table of LibraryThing, or its JSON?"""
    if text.lstrip()[:1] == "{":
        return '"books_id"' in text[:20_000]
    return "primary author" in head_of(text) and "collections" in head_of(text)


def is_table(text: str) -> bool:
    """Is it a table with a column of titles?"""
    head = head_of(text)
    return len(head) >= _LEAST and any(each in columns.TITLES for each in head)


def read_table(text: str, system: str = "table") -> Read:
    """Every row with a title."""
    if not any(each in columns.TITLES for each in head_of(text)):
        return Read((), (Remark("refused", _NO_TITLES, line=1),))
    found = Gathering(system)
    return _read(found, rows(text, found))


def read_librarything(text: str) -> Read:
    """Every book of LibraryThing, of a table or of JSON."""
    if text.lstrip()[:1] != "{":
        return read_table(text, "LibraryThing")
    try:
        books = json.loads(text)
    except (ValueError, RecursionError) as why:
        return Read((), (Remark("refused", f"This is no JSON that can be read: {why}"),))
    each = [book for book in books.values() if isinstance(book, dict)]
    return _read(Gathering("LibraryThing"), (Row(_columns(book), 0) for book in each))


def _columns(book: dict[str, Any]) -> dict[str, str]:
    """A book of LibraryThing's JSON, under the names that its table has for columns."""
    authors = [each for each in book.get("authors") or [] if isinstance(each, dict)]
    names = [str(each.get("lf") or each.get("fl") or "") for each in authors] or [
        str(book.get("primaryauthor") or "")
    ]
    isbn = book.get("isbn") or book.get("originalisbn") or ""
    many = list(isbn.values()) if isinstance(isbn, dict) else [isbn]
    cells = {
        "title": book.get("title"), "primary author": names[0],
        "secondary author": "|".join(names[1:]), "publication": book.get("publication"),
        "date": book.get("date"), "review": book.get("review"), "rating": book.get("rating"),
        "comment": book.get("comment"), "private comment": book.get("privatecomment"),
        "page count": str(book.get("pages") or "").strip(), "isbn": ", ".join(map(str, many)),
        "languages": ", ".join(map(str, book.get("language") or [])),
        "tags": ", ".join(map(str, book.get("tags") or [])),
        "collections": ", ".join(map(str, book.get("collections") or [])),
    }  # fmt: skip
    return {key: str(value) for key, value in cells.items() if value}


def _read(found: Gathering, each: Iterable[Row]) -> Read:
    ready = list(each)
    parts = [_part(row) for row in ready]
    has_parts = len(set(parts) - {""}) > 1 or (any(parts) and not all(parts))
    for row, part in zip(ready, parts, strict=True):
        _book(found, row, part if has_parts else "")
    return found.read(rest="Not on a shelf")


def _part(row: Row) -> str:
    """The part of the list: the first of the collections, the shelf, the folder."""
    words = on_one_line(row.of(columns.PARTS))
    if row.of("collections"):
        each = [part.strip() for part in words.split(",")]
        words = next((part for part in each if part.lower() not in columns.DEFAULT_PARTS), "")
    words = words.replace("/", ": ") if row.of("folder") else words
    return "" if words.lower() in columns.DEFAULT_PARTS else _SHELVES.get(words.lower(), words)


def _book(found: Gathering, row: Row, part: str) -> None:
    draft = found.draft("", row.line)
    _title(draft, row)
    writers.take(draft, row)
    for read in (_numbers, _dates, _words, _topics, _address):
        read(draft, row)
    found.stand(draft, (part,))
    _rest(draft, row, part)
    found.add(draft)


def _title(draft: Draft, row: Row) -> None:
    title = without_tags(row.of(columns.TITLES))
    series = _SERIES.fullmatch(title)
    if series:
        draft.put("title", "title", series["title"])
        draft.put("collection-title", "title", series["series"])
        draft.put("collection-number", "title", series["number"])
    else:
        draft.put("title", "title", title)
    if name := row.of("series"):
        draft.put("collection-title", "series", name)
        draft.put("collection-number", "series index", re.sub(r"\.0$", "", row.of("series index")))
    if subtitle := row.of("subtitle"):
        draft.extend_title(subtitle)


def _numbers(draft: Draft, row: Row) -> None:
    isbns = []
    for name in columns.ISBNS:
        words = row.of(name).strip("[] ")
        good = [part for part in identifiers(words) if has_form("ISBN", part)]
        isbns += good
        if words and not good:
            draft.keep(name, words)
    if isbns:
        draft.put("ISBN", "ISBN", max(isbns, key=len))
    if isbns or not (row.of(columns.URLS) or row.of("doi")):
        draft.put("type", "type", "book")
    for names, field in ((columns.PAGES, "number-of-pages"), (("doi",), "DOI"), (("issn",), "ISSN"),
                         (("lc classification",), "call-number")):  # fmt: skip
        if words := row.of(names):
            draft.put(field, names[0], words)


def _dates(draft: Draft, row: Row) -> None:
    issued, first = row.of(columns.YEARS), row.of(columns.FIRST_YEARS)
    if issued not in ("", "0"):
        draft.put("issued", "date", issued)
    if first not in ("", "0", issued):
        draft.put("original-date" if issued else "issued", "original year", first)
    if words := row.of(columns.ACCESSED):
        if day := day_of(words):
            draft.give("accessed", columns.ACCESSED[0], day)
        else:
            draft.left(columns.ACCESSED[0], words)


def _words(draft: Draft, row: Row) -> None:
    notes = [
        without_tags(row.of(name).replace("[Return]", "<br>"))
        for name in columns.NOTES
        if row.of(name) and row.of(name) != row.of(columns.TITLES)
    ]
    if notes:
        draft.put("note", "review", "\n\n".join(dict.fromkeys(notes)))
    if row.of("spoiler").lower() in ("true", "1", "yes"):
        draft.say("mended", _SPOILER, row.of("title"))
    for name in columns.PRIVATE:
        if words := row.of(name):
            draft.say("left", _PRIVATE_WORDS.format(name), words)
    if publisher := row.of(columns.PUBLISHERS):
        found = _PUBLICATION.fullmatch(publisher)
        named = found["name"] if found and not row.of("publisher") else publisher
        if named:
            draft.put("publisher", "publisher", without_tags(named))
    for words in row.of(columns.LANGUAGE).split(","):
        code = _CODES.get(words.strip().title(), words.strip())
        if code and "language" not in draft:
            draft.put("language", "language", code)
    if (rating := row.of(columns.RATINGS)) and rating not in ("0", "0.0"):
        draft.keep("rating", rating)


def _topics(draft: Draft, row: Row) -> None:
    shelf = row.of("exclusive shelf").lower()
    words = [part.strip() for name in columns.TOPICS for part in re.split("[,;]", row.of(name))]
    draft.topics([part for part in words if part and part.lower() not in (shelf, *_SHELVES)])


def _address(draft: Draft, row: Row) -> None:
    words = row.of(columns.URLS)
    if not words:
        return
    place, why = web_address(words)
    if why:
        draft.say("left", why, words)
        return
    put_address(draft, place, words)


def _rest(draft: Draft, row: Row, part: str) -> None:
    """What no field has a place for."""
    for name, words in row.cells.items():
        if not words or name in columns.TAKEN | writers.COLUMNS:
            continue
        if name in columns.PROGRAMS:
            draft.skip(name, words)
        elif name in columns.PARTS:
            _parts(draft, name, words, part)
        else:
            draft.keep(name, words)


def _parts(draft: Draft, name: str, words: str, part: str) -> None:
    """The other collections of a book, beside that in which it stands."""
    others = [each.strip() for each in words.split(",")] if name == "collections" else [words]
    named = _SHELVES.get(words.lower(), words)
    if named == part or others == [part] or not part or name == "folder":
        return
    for other in others:
        if other != part and other.lower() not in columns.DEFAULT_PARTS:
            draft.keep(name, other)
