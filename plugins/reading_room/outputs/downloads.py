"""Works for other programs. Enters: the library. Leaves: files of each list and of all works,
in every format of `formats`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.formats import FORMATS
from reading_room.library import bibliography

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library import Library


def downloads(library: Library) -> Iterator[tuple[str, bytes]]:
    """Every such file: (path in the site, bytes). A work is written once for all of them."""
    if not library.lists:
        return
    addresses = library.addresses
    lists = [(found, list(bibliography.of_list(library, found))) for found in library.lists]
    for format_ in FORMATS:  # one after the other: the texts of all three are more than the library
        everything: list[str] = []
        for found, references in lists:
            works = []
            for reference in references:
                work = format_.write(reference)
                works.append(work)
                if library.homes[reference.id] is found:
                    everything.append(work)
            path = addresses.list_download(found.slug, format_.ending)
            yield path, format_.join(works).encode()
        yield addresses.library_download(format_.ending), format_.join(everything).encode()
