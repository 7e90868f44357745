"""How to cite what a page shows. Enters: references. Leaves: words, a COinS, and files to save."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.formats import FORMATS
from reading_room.formats.citation_style import cite_around
from reading_room.formats.coins import coins

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.addresses import Addresses
    from reading_room.formats import Format, Reference

_NOT_IN_ADDRESSES = [(char, f"%{ord(char):02X}") for char in '% \r\n\t"#<>[\\]^`{|}']
"""The escape itself is first."""


class File(NamedTuple):
    """Works as a file for other programs."""

    format: Format
    address: str
    """From the site's root; or the file itself, as a ``data:`` address."""
    name: str = ""
    """What to save it as, where its address does not say."""


class Cite(NamedTuple):
    """How to cite one work."""

    before: str
    title: str
    after: str
    coins: str
    """As HTML."""
    files: tuple[File, ...]
    language: str = ""
    """Of the title."""


def work(reference: Reference, files: tuple[File, ...], *, brief: bool = False) -> Cite:
    """A work on a list, and the files of that list; in ``brief`` where the note and topics, which
    stand beside it, are not said again for programs."""
    said = reference.but(note="", topics=()) if brief else reference
    return Cite(*cite_around(reference), _coins(said), files, reference.language)


def post(reference: Reference, language: str) -> Cite:
    """A post, and its ``language`` where that is its own. Its files stand in the page: of 10,000
    posts they would be 30,000 more."""
    texts = _in_addresses([each.join([each.write(reference)]) for each in FORMATS])
    files = tuple([
        File(each, f"data:{each.media_type};charset=utf-8,{text}", f"{reference.id}{each.ending}")
        for each, text in zip(FORMATS, texts, strict=True)
    ])  # fmt: skip
    return Cite(*cite_around(reference), _coins(reference), files, language)


def list_files(slug: str, addresses: Addresses) -> tuple[File, ...]:
    """All works of a list."""
    return _files(lambda ending: addresses.list_download(slug, ending))


def library_files(addresses: Addresses) -> tuple[File, ...]:
    """All works of all lists."""
    return _files(addresses.library_download)


def _files(address: Callable[[str], str]) -> tuple[File, ...]:
    return tuple([File(each, address(each.ending)) for each in FORMATS])


def _in_addresses(texts: list[str]) -> list[str]:
    """Texts, with what may not stand in an address escaped; browsers write letters of other
    alphabets in UTF-8. All of them at once: that takes a third of the time."""
    text = "\0".join(texts)
    for char, escaped in _NOT_IN_ADDRESSES:
        if char in text:
            text = text.replace(char, escaped)
    return text.split("\0")


def _coins(reference: Reference) -> str:
    """Its values are escaped as addresses are, so that nothing else in it could mean anything."""
    return coins(reference).replace("&", "&amp;")
