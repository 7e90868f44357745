"""Everything of a site as files. Enters: the library. Leaves: each file by its path."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from reading_room.addresses import file_at
from reading_room.exports.data import comments_text, data_files
from reading_room.exports.lists import list_text
from reading_room.exports.markdown import led
from reading_room.exports.opml import opml
from reading_room.exports.places import Places, list_base, list_page
from reading_room.exports.posts import post_files
from reading_room.formats import FORMATS
from reading_room.importers.blogs.text.draft import Draft
from reading_room.outputs.downloads import downloads

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reading_room.library import Library

MARK = "reading-room.json"
"""The file that says what a folder is: an export of a site, which the next one may replace, and
which an import knows."""
_PAGES = (".md", ".markdown")


class Exported(NamedTuple):
    """A file of an export: its bytes, or the file of the site that it is a copy of."""

    path: str
    data: bytes
    origin: Path | None = None


def site_files(library: Library) -> Iterator[Exported]:
    """Every file, the one that says what they are last."""
    places, settings = Places(library), library.settings
    for post in places.posts:
        for path, data in post_files(post, places):
            yield Exported(path, data)
    for path in library.media:
        yield Exported(path, b"", settings.root / path)
    for path in places.pages:
        yield _page(path, places)
    yield from _lists(places)
    for path, data in data_files(library):
        yield Exported(path, data)
    if text := opml(library):
        yield Exported("feeds.opml", text.encode())
    yield Exported(MARK, _mark(library))


def _page(path: str, places: Places) -> Exported:
    """A file under docs/; in a page of Markdown links lead to lists as they are called here."""
    origin = places.library.settings.root / path
    if not path.endswith(_PAGES):
        return Exported(path, b"", origin)
    data = origin.read_bytes()
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return Exported(path, data)
    new = led(Draft(path, text, 1, []), path, places)
    return Exported(path, new.encode() if new != text else data)


def _lists(places: Places) -> Iterator[Exported]:
    """Each list as a page, and in every format in which it can be had."""
    library = places.library
    paths = {
        library.addresses.list_download(found.slug, each.ending): list_base(found) + each.ending
        for found in places.lists
        for each in FORMATS
    }
    folder = library.settings.reading_lists.relative_to(library.settings.root).as_posix()
    for each in FORMATS:
        paths[library.addresses.library_download(each.ending)] = f"{folder}/library{each.ending}"
    for output in downloads(library):
        yield Exported(paths[output.path], output.write())
    for found in places.lists:
        yield Exported(list_page(found), list_text(found, places).encode())
        if found.comments:
            yield Exported(found.comments[0].path, comments_text(library, found.comments).encode())


def _mark(library: Library) -> bytes:
    """What a program needs to know that the files do not say."""
    settings = library.settings
    said = {
        "made_by": "reading-room export",
        "version": 1,
        "site_name": settings.site_name,
        "site_url": settings.site_url,
        "language": settings.language,
        "timezone": settings.zone.key,
        "posts": settings.posts.relative_to(settings.root).as_posix(),
        "reading_lists": settings.reading_lists.relative_to(settings.root).as_posix(),
        "pages": settings.docs_folder,
        "home": file_at(library.addresses.home),
    }
    return (json.dumps(said, indent=2, ensure_ascii=False) + "\n").encode()
