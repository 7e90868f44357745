"""Works at a post's foot. Enters: the library and a work. Leaves: its reference, in pieces."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reading_room.formats.citation_style import cite_around
from reading_room.library import bibliography

if TYPE_CHECKING:
    from reading_room.library import Library
    from reading_room.model import Item


class Piece(NamedTuple):
    """Words of a reference; a name with the page of its bearer."""

    text: str
    address: str = ""


class Cited(NamedTuple):
    """A work that a post cites, as a reference in three: around its title, which is a link where
    ``address`` is not empty."""

    before: tuple[Piece, ...]
    title: str
    after: tuple[Piece, ...]
    address: str
    language: str
    label: str
    """Its short citation, where a post cites works of the same and tells them apart."""


def cited_work(library: Library, item: Item, address: str) -> Cited:
    """A work that a list shows at an ``address``."""
    before, title, after = cite_around(bibliography.of_item(library, item))
    pages = _pages(library, item)
    first = _pieces(before, pages)
    named = {piece.address for piece in first}
    rest = {name: page for name, page in pages.items() if page not in named}
    return Cited(first, title, _pieces(after, rest), address, item.language, "")


def _pages(library: Library, item: Item) -> dict[str, str]:
    """The pages of those who had part in a work, by their names in either order."""
    people, pages = library.index.people, {}
    for name in item.people:
        if name.person and name.person.id in people:
            known, page = people[name.person.id].name, library.person_address(name)
            pages[str(known)] = page
            if known.family and known.given:
                pages[f"{known.family}, {known.given}"] = page
    return pages


def _pieces(words: str, pages: dict[str, str]) -> tuple[Piece, ...]:
    """Words with a link at the first mention of each person who has a page."""
    said = [name for name in pages if name in words]
    if not said:
        return (Piece(words),) if words else ()
    found, at, linked = [], 0, set[str]()
    for name in _mentions(tuple(said)).finditer(words):
        page = pages[name[0]]
        if page not in linked:
            linked.add(page)
            found += [Piece(words[at : name.start()]), Piece(name[0], page)]
            at = name.end()
    return tuple([piece for piece in (*found, Piece(words[at:])) if piece.text])


@lru_cache(maxsize=1024)
def _mentions(names: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of these names, the longest that is there; of few people come many references."""
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")
