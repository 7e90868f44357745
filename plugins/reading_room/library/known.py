"""Every address in the site. Enters: records. Leaves: addresses, and the file behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.addresses import HTML, SOME_SITES
from reading_room.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reading_room.addresses import Addresses
    from reading_room.library.index import Index
    from reading_room.model import ReadingList, Record


def known_addresses(index: Index) -> dict[str, str]:
    """The address of every file, and its path."""
    records: list[Record] = [*index.posts.values(), *index.lists.values()]
    addresses = index.addresses
    return (
        dict(index.files)
        | {address: path for path, address in index.pages.items()}
        | {addresses.edition(post.slug): path for path, post in index.editions.items()}
        | {addresses.of(record): record.path for record in records}
    )


def old_addresses(index: Index) -> dict[str, str]:
    """Old addresses, and the path of the file that each leads to."""
    records: list[Record] = [*index.posts.values(), *index.lists.values()]
    return {_alias(ref.id): record.path for record in records for ref in record.aliases}


def site_addresses(
    addresses: Addresses,
    people: Iterable[str],
    topics: Iterable[str],
    series: Iterable[str],
    years: Iterable[int],
    numbers: Iterable[int],
    lists: Collection[ReadingList],
) -> dict[str, str]:
    """The addresses that the site makes itself, behind which there is no file: empty paths."""
    fed = [
        addresses.easy_read,
        *map(addresses.person, people),
        *map(addresses.topic, topics),
        *map(addresses.one_series, series),
        *(addresses.reading_list(found.slug) for found in lists),
    ]
    fed = [addresses.home, *filter(None, fed)]
    made = [
        *(address for kind, address in addresses.indexes.items() if kind not in SOME_SITES),
        *fed,
        *map(addresses.year, years),
        *map(addresses.posts_page, numbers),
        *map(addresses.feed, fed),
        *_downloads(addresses, lists),
    ]
    return dict.fromkeys(filter(None, made), "") | {addresses.home: ""}


def _downloads(addresses: Addresses, lists: Collection[ReadingList]) -> Iterator[str]:
    """The files for other programs, which `outputs.downloads` writes."""
    for ending in [format_.ending for format_ in FORMATS] if lists else ():
        yield addresses.library_download(ending)
        for found in lists:
            yield addresses.list_download(found.slug, ending)


def page_count(posts: int, size: int) -> int:
    """How many pages the index of posts has: one, though it is empty."""
    return max(1, -(-posts // size))


def _alias(id_: str) -> str:
    """An old address as links write it: a folder, unless it names a file."""
    return id_ if id_.endswith(HTML) else f"{id_}/"
