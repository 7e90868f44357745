"""``reading-room export --epub``. Enters: the name of a list, or a year. Leaves: a book."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reading_room.exports.books import book_of_list, book_of_year, epub
from reading_room.problems import counted, nearest
from reading_room.writing.saving import create, save

if TYPE_CHECKING:
    from reading_room.exports.books import Book
    from reading_room.library import Library

_ENDINGS = (".yml", ".yaml", ".md")
_BOOK = ".epub"


def write_book(library: Library, wanted: str, target: Path | None) -> None:
    """Write the book, whole or not at all, into a file or a folder."""
    name, book = _book(library, wanted)
    path = target or Path()
    if path.is_dir() or path.suffix.lower() != _BOOK:  # a folder, which may not be there yet
        path /= f"{name}{_BOOK}"
    try:
        data = epub(book, library)
        old = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise click.ClickException(
            f"The book was not written: {error.filename}: {error.strerror}."
        ) from None
    if old is not None and not _is_book(path):
        raise click.ClickException(f"{path} is there, and is no book. Name another file.")
    why = create(path, data) if old is None else save(path, old, data)
    if why:
        raise click.ClickException(f"The book was not written: {path}: {why}.")
    click.echo(f"{path}: {book.title}, {counted(len(book.parts), 'part')}.")


def _book(library: Library, wanted: str) -> tuple[str, Book]:
    """What is wanted, by its name: ``care-act``, ``reading_lists/care-act.yml`` or ``2014``."""
    slug = wanted.rpartition("/")[2].removeprefix("list.")
    for ending in _ENDINGS:
        slug = slug.removesuffix(ending)
    lists = {found.slug: found for found in library.lists}
    if slug in lists:
        return slug, book_of_list(library, lists[slug])
    if slug.isdecimal() and int(slug) in library.years:
        return f"posts-{int(slug)}", book_of_year(library, int(slug))
    if slug.isdecimal():
        years = ", ".join(map(str, library.years)) or "none"
        raise click.ClickException(f"No post of {slug} is published. Years with posts: {years}.")
    near = nearest(slug, lists)
    hint = f"Did you mean {near}?" if near else f"Lists: {', '.join(sorted(lists)) or 'none'}."
    raise click.ClickException(f"There is no published list called {slug[:60]}. {hint}")


def _is_book(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()[:1] == ["mimetype"]
    except (OSError, zipfile.BadZipFile):
        return False
