"""A book in one file. Enters: a book and the library. Leaves: EPUB 3.3, the same bytes each time.

When the book was last changed is ``SOURCE_DATE_EPOCH`` where that is set, as reproducible builds
have it, else the newest change of what is in it.
"""

from __future__ import annotations

import os
import zipfile
from datetime import UTC, datetime
from importlib.resources import files as resources
from io import BytesIO
from mimetypes import guess_type
from typing import TYPE_CHECKING

from reading_room.exports.books.cover import NAME as COVER
from reading_room.exports.books.cover import cover
from reading_room.exports.books.links import Links
from reading_room.exports.books.package import Held, contents, package, title_page
from reading_room.exports.books.page import part_page
from reading_room.exports.books.xhtml import MATHML, xhtml

if TYPE_CHECKING:
    from reading_room.exports.books.book import Book
    from reading_room.library import Library

_XHTML = "application/xhtml+xml"
_TYPE = "application/epub+zip"
_FIRST = datetime(1980, 1, 1, tzinfo=UTC)
"""Before it, a ZIP knows no dates."""
_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


def epub(book: Book, library: Library) -> bytes:
    """The whole file. Raises OSError where a picture cannot be read."""
    settings = library.settings
    links = Links(book, library)
    texts = {"title.xhtml": title_page(book, settings), "nav.xhtml": contents(book, settings)}
    for part in book.parts:
        body = xhtml(part.html, links.lead, links.picture)
        texts[f"{part.name}.xhtml"] = part_page(part, body, book.language)
    held = [Held(path, _XHTML, _properties(path, text)) for path, text in texts.items()]
    held.append(Held("book.css", "text/css"))
    held.append(Held(COVER, "image/svg+xml", "cover-image"))
    held += [Held(path, guess_type(path)[0] or "") for path in links.pictures]
    modified = _modified(book)
    style = resources(__package__).joinpath("book.css").read_text(encoding="utf-8")
    data = {
        "META-INF/container.xml": _CONTAINER.encode(),
        "EPUB/package.opf": package(book, held, modified, settings).encode(),
        **{f"EPUB/{path}": text.encode() for path, text in texts.items()},
        "EPUB/book.css": style.encode(),
        f"EPUB/{COVER}": cover(book, settings).encode(),
        **{f"EPUB/{path}": file.read_bytes() for path, file in links.pictures.items()},
    }
    return _zipped(data, max(modified, _FIRST))


def _properties(path: str, text: str) -> str:
    if path == "nav.xhtml":
        return "nav"
    return "mathml" if MATHML in text else ""


def _modified(book: Book) -> datetime:
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(given), UTC) if given.isdigit() else book.changed


def _zipped(data: dict[str, bytes], moment: datetime) -> bytes:
    """A ZIP whose first file says what it is, in bytes that a program can look for."""
    out = BytesIO()
    when = moment.astimezone(UTC).timetuple()[:6]
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in {"mimetype": _TYPE.encode(), **data}.items():
            info = zipfile.ZipInfo(path, when)
            info.create_system = 3  # or the machine would tell
            info.external_attr = 0o644 << 16
            packed = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, content, packed, 9)
    return out.getvalue()
