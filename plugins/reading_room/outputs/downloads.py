"""Works for other programs. Enters: the library. Leaves: files of each list and of all works,
in every format of `formats`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reading_room.formats import FORMATS
from reading_room.library import MadeOf, bibliography
from reading_room.outputs.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.formats import Format, Reference
    from reading_room.library import Library
    from reading_room.model import ReadingList


def downloads(library: Library) -> Iterator[Output]:
    """Every such file. A work is written once for all of them."""
    if not library.lists:
        return
    works = _Works(library)
    for format_ in FORMATS:  # one after the other: the texts of all three are more than the library
        written = _Written(works, format_)
        for found in library.lists:
            path = library.addresses.list_download(found.slug, format_.ending)
            yield Output(path, partial(works.made_of, found), partial(written.of_list, found))
        path = library.addresses.library_download(format_.ending)
        yield Output(path, works.made_of_all, written.of_all)


class _Works:
    """The references of each list, and what they are made of; each of it once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._made_of = MadeOf(library)
        self._about: dict[str, object] = {}
        self._references: dict[str, list[Reference]] = {}

    def made_of(self, found: ReadingList) -> object:
        """What the files of a list are made of."""
        about = self._about.get(found.slug)
        if about is None:
            about = self._about[found.slug] = self._made_of.reading_list(found)
        return about

    def made_of_all(self) -> object:
        """What the files of all works are made of."""
        return [self.made_of(found) for found in self.library.lists]

    def of(self, found: ReadingList) -> list[Reference]:
        """The works of a list."""
        references = self._references.get(found.slug)
        if references is None:
            references = list(bibliography.of_list(self.library, found))
            self._references[found.slug] = references
        return references


class _Written:
    """The works of lists in one format."""

    def __init__(self, works: _Works, format_: Format) -> None:
        self._works, self._format = works, format_
        self._made: dict[str, list[str]] = {}

    def of_list(self, found: ReadingList) -> bytes:
        """The file of a list."""
        return self._format.join(self._texts(found)).encode()

    def of_all(self) -> bytes:
        """The file of all works, each as the list that is its home has it."""
        homes = self._works.library.homes
        everything = [
            text
            for found in self._works.library.lists
            for reference, text in zip(self._works.of(found), self._texts(found), strict=True)
            if homes[reference.id] is found
        ]
        return self._format.join(everything).encode()

    def _texts(self, found: ReadingList) -> list[str]:
        texts = self._made.get(found.slug)
        if texts is None:
            texts = [self._format.write(reference) for reference in self._works.of(found)]
            self._made[found.slug] = texts
        return texts
