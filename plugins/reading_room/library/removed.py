"""Addresses that lead nowhere any more. Enters: what was published once. Leaves: advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.dates import day_text
from reading_room.library.known import known_addresses, old_addresses
from reading_room.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reading_room.library.index import Index
    from reading_room.model import Former


def check_gone(
    formers: Iterable[Former], index: Index, unread: Collection[str]
) -> Iterator[Problem]:
    """address-gone (advice): what was published once is still there, or its address leads on.

    Each address is told once, by the file that had it last. Of a file that could not be read
    (``unread``) nobody knows the address.
    """
    addresses = index.addresses
    address_of = {
        "post": addresses.post, "list": addresses.reading_list, "edition": addresses.edition,
    }  # fmt: skip
    told = known_addresses(index).keys() | old_addresses(index).keys()
    here = index.posts.keys() | index.lists.keys() | index.editions.keys()
    for former in formers:
        address = address_of[former.kind](former.slug)
        files = {former.path, former.moved}
        if former.kind == "edition":
            files |= {_post_of(path) for path in files}
        if address in told or not files.isdisjoint(unread):
            continue
        told.add(address)
        until = f" until {day_text(former.until)}" if former.until else ""
        moved = former.moved if former.moved in here else ""
        yield Problem(
            former.path, 0, 0, "address-gone",
            f"/{address} was published from this file{until}, and leads nowhere now.",
            _hint(former, f"/{address}", moved),
        )  # fmt: skip


def _post_of(edition: str) -> str:
    """The file of the post that an Easy Read edition stands beside."""
    folder, _, name = edition.rpartition("/")
    own = "index.md" if name == "easy-read.md" else name.replace(".easy-read.md", ".md")
    return f"{folder}/{own}"


def _hint(former: Former, address: str, moved: str) -> str:
    if former.kind == "edition":
        return f"Write aliases: [{address}] in the post that it belonged to."
    if moved:
        return f"The text is in {moved} now: write aliases: [{address}] there."
    return (
        f"If it moved, write aliases: [{address}] in what took its place. If it was taken back,"
        " bring the file back and write withdrawn: and why."
    )
