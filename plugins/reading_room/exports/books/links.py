"""Where links of a book lead, and which pictures are in it. Enters: a book and the library.
Leaves: addresses, and the files of pictures by their paths in the book."""

from __future__ import annotations

from mimetypes import guess_type
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reading_room.exports.books.xhtml import id_of
from reading_room.markup import ROOT
from reading_room.slugs import own_slug

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.exports.books.book import Book
    from reading_room.library import Library

MEDIA_TYPES = ("image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp")
"""What every reader of books can show (EPUB 3.3, core media types)."""


class Links:
    """The links of one book."""

    def __init__(self, book: Book, library: Library) -> None:
        self._library = library
        self._site = library.settings.site_url.rstrip("/")
        self._files = {
            address: f"{part.name}.xhtml" for part in book.parts for address in part.addresses
        }
        self.pictures: dict[str, Path] = {}
        """By their paths in the book."""
        self._names: dict[str, str] = {}

    def lead(self, href: str) -> str:
        """A place in the book where it has that page, else the whole address; empty where that is
        not known."""
        if href.startswith("#"):
            return f"#{id_of(unquote(href[1:]))}"
        if not href.startswith(ROOT):
            return href
        address, _, anchor = href.removeprefix(ROOT).partition("#")
        address = unquote(address)
        file = self._files.get(f"{address}#{unquote(anchor)}") or self._files.get(address)
        if file:
            return f"{file}#{id_of(unquote(anchor))}" if anchor else file
        return f"{self._site}/{href.removeprefix(ROOT)}" if self._site else ""

    def picture(self, src: str) -> str:
        """The path of a picture in the book; empty where it cannot be there."""
        address = unquote(src.removeprefix(ROOT).partition("#")[0])
        if not src.startswith(ROOT) or guess_type(address)[0] not in MEDIA_TYPES:
            return ""
        if address not in self._names:
            settings, index = self._library.settings, self._library.index
            beside = index.files.get(address)
            path = settings.root / beside if beside else settings.docs / address
            stem, _, ending = address.rpartition("/")[2].rpartition(".")
            base = name = own_slug(stem, "picture")
            while f"media/{name}.{ending.lower()}" in self.pictures:
                name = f"{base}-{len(self.pictures) + 1}"
            self._names[address] = f"media/{name}.{ending.lower()}"
            self.pictures[self._names[address]] = path
        return self._names[address]
