"""How to cite what a page shows. Enters: references. Leaves: words, a COinS, and files to save."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.formats import FORMATS
from reading_room.formats.british import cite
from reading_room.formats.coins import coins
from reading_room.library import addresses

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.formats import Format, Reference


class File(NamedTuple):
    """Works as a file for other programs."""

    format: Format
    address: str
    """From the site's root; or the file itself, as a ``data:`` address."""
    name: str = ""
    """What to save it as, where its address does not say."""


class Cite(NamedTuple):
    """How to cite one work."""

    text: str
    coins: str
    """As HTML."""
    files: tuple[File, ...]


def work(reference: Reference) -> Cite:
    """A work on a list."""
    item = addresses.item_download
    files = _files(lambda ending: item(reference.list, reference.id, ending))
    return Cite(cite(reference), _coins(reference), files)


def post(reference: Reference) -> Cite:
    """A post, whose files stand in the page: no other page leads to them."""
    return Cite(cite(reference), _coins(reference), ())


def list_files(slug: str) -> tuple[File, ...]:
    """All works of a list."""
    return _files(lambda ending: addresses.list_download(slug, ending))


def library_files() -> tuple[File, ...]:
    """All works of all lists."""
    return _files(addresses.library_download)


def _files(address: Callable[[str], str]) -> tuple[File, ...]:
    formats: tuple[Format, ...] = FORMATS[:0]
    return tuple(File(each, address(each.ending)) for each in formats)


def _coins(reference: Reference) -> str:
    """Its values are escaped as addresses are, so that nothing else in it could mean anything."""
    return coins(reference).replace("&", "&amp;")
