"""A file that is no page. Enters: what an output knows. Leaves: its path, and how to write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reading_room.library import Library


class Output(NamedTuple):
    """A file of the site, not written yet."""

    path: str
    made_of: Callable[[], object]
    """What it is made of: where that is equal to what it was, so is the file. Settings are not in
    it: where they change, everything is made."""
    write: Callable[[], bytes]


def small(
    write: Callable[[Library], Iterator[tuple[str, bytes]]],
) -> Callable[[Library], Iterator[Output]]:
    """An output of files that are written as soon as anything could be said of them."""

    def outputs(library: Library) -> Iterator[Output]:
        for path, data in write(library):
            yield Output(path, lambda data=data: data, lambda data=data: data)  # type: ignore[misc]

    return outputs
