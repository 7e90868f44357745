"""Which addresses are asked. Enters: reading lists. Leaves: addresses, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from reading_room.links.dois import RESOLVER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.model import Item, ReadingList

_FORMS = {
    "easy-read": "its Easy Read edition",
    "audio": "its recording",
    "video": "its film",
    "bsl": "its film in British Sign Language",
}


_IN_PATHS = "/:;()!$'*+,=@&~"
"""What a DOI may hold as it is in an address; not ``#`` and ``?``, which would end it."""


class Target(NamedTuple):
    """An address on a list. ``work`` is the item whose own address it is; what is found of any
    other address is reported, and has no place in the file."""

    url: str
    path: str
    line: int
    what: str
    titles: tuple[str, ...] = ()
    work: Item | None = None


def targets(
    lists: Iterable[ReadingList], texts: dict[str, str], resolver: str = RESOLVER
) -> Iterator[Target]:
    """The address of every work (of its DOI where it has no other), of its other forms, and of
    where a list was first published. Not that of an archived copy: an archive keeps its addresses,
    and has better things to do. ``texts`` are those of the files, by path; ``resolver`` is that of
    DOIs."""
    for found in lists:
        lines = texts.get(found.path, "").split("\n")
        if found.source and found.source.url:
            url = found.source.url
            yield Target(url, found.path, _line(lines, url, 1), "the source of the list")
        for item in found.items:
            yield from _of_item(item, lines, resolver)


def _of_item(item: Item, lines: list[str], resolver: str) -> Iterator[Target]:
    if url := address_of(item, resolver):
        line = _line(lines, item.url or item.doi, item.line)
        yield Target(url, item.path, line, item.id, (item.title,), item)
    for other in item.alternates:
        if other.url:
            line = _line(lines, other.url, item.line)
            yield Target(other.url, item.path, line, f"{item.id}, {_FORMS[other.format]}")


def address_of(item: Item, resolver: str) -> str:
    """Where a work is looked for: its address, else its DOI's; empty where it has neither."""
    return item.url or (f"{resolver}{quote(item.doi, safe=_IN_PATHS)}" if item.doi else "")


def _line(lines: list[str], typed: str, first: int) -> int:
    """The line, from ``first`` on, on which something is typed; else ``first``."""
    for number, line in enumerate(lines[first - 1 :], first):
        if typed in line:
            return number
    return first
