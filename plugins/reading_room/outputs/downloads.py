"""Works for other programs. Enters: the library. Leaves: files of each list, of each of its works
and of all works, in every format of `formats`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.formats import FORMATS, Format
from reading_room.library import addresses, bibliography

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library import Library


def downloads(library: Library) -> Iterator[tuple[str, bytes]]:
    """Every such file: (path in the site, bytes).

    In the file of the whole library a work says on which list it stands. A list's own file and
    those of its works have no need to.
    """
    if not library.lists:
        return
    everything: dict[Format, list[str]] = {format_: [] for format_ in FORMATS}
    for found in library.lists:
        references = list(bibliography.of_list(library, found))
        at_home = [each for each in references if library.homes[each.id] is found]
        for format_, all_works in everything.items():
            works = [format_.write(each, listed=False) for each in references]
            all_works += map(format_.write, at_home)
            for reference, work in zip(references, works, strict=True):
                path = addresses.item_download(found.slug, reference.id, format_.ending)
                yield path, format_.join([work]).encode()
            path = addresses.list_download(found.slug, format_.ending)
            yield path, format_.join(works).encode()
    for format_, all_works in everything.items():
        yield addresses.library_download(format_.ending), format_.join(all_works).encode()
