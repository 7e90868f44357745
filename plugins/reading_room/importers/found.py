"""What was read of another system's file. Enters: nothing. Leaves: records.

Whatever has no place in a reading list is a `Remark`, with the entry and the line it came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from reading_room.record import record
from reading_room.sources import limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.formats import Reference

Fate = Literal["refused", "left", "guessed", "skipped", "mended"]
"""What became of it: a whole entry that was not taken, a value that was left out, one that was
guessed, one that only a program reads and no reader misses, or one that is there in another
form."""


@record
class Remark:
    """What an editor should know of one entry. Those with the same words are told together."""

    fate: Fate
    words: str
    entry: str = ""
    """The entry's id in the file; empty where it has none."""
    line: int = 0
    """Where the entry or value begins, from 1; 0 where that is not known."""
    held: str = ""
    """The value, as the file has it."""
    is_named: bool = False
    """Is the value told with the entries, however many they are?"""


class Found(NamedTuple):
    """A work in the file. Its ``id`` is the file's own, and need not be one of ours yet."""

    reference: Reference
    line: int = 0
    is_whole: bool = True
    """Is nothing of it left out that a reader would miss?"""
    guess: str = ""
    """What of it was guessed, and of which words: for an editor to look at, beside the work."""
    also: tuple[str, ...] = ()
    """The titles of other parts of the file in which it stands, too."""


class Read(NamedTuple):
    """A whole file: its works in their order, and what there is to say."""

    works: tuple[Found, ...]
    remarks: tuple[Remark, ...]
    title: str = ""
    """What the file calls itself; empty where it has no title."""
    description: str = ""
    """What the file says of itself in a sentence or two."""


class TooMuchError(Exception):
    """What a file has more of than an import takes, as a sentence."""


class Remarks(list[Remark]):
    """Remarks on a file, as many as somebody could want to look through."""

    def append(self, remark: Remark) -> None:
        """Raises TooMuchError."""
        if len(self) >= limits.REMARKS:
            raise TooMuchError(_TOO_MANY_REMARKS)
        super().append(remark)


TOO_LONG = (
    f"The entry {{}} has more than {limits.WORK:,} letters, and nothing of this file was taken: a"
    " list has no room for so long a work"
)
_TOO_MANY_REMARKS = (
    f"There are more than {limits.REMARKS:,} faults in this file, and nothing of it was taken: look"
    " whether it is a bibliography"
)
_TOO_MANY = (
    f"This file has more than {limits.IMPORTED:,} works, and nothing of it was taken: divide it"
)


def _weigh(text: str) -> None:
    """Raises TooMuchError where a text has more marks or lines than 10,000 works have."""
    if sum(map(text.count, "\\$<&[")) > limits.MARKS or text.count("\n") > limits.LINES:
        raise TooMuchError(_TOO_DENSE)


_TOO_DENSE = (
    f"There are more than {limits.LINES:,} lines in this file, or more than {limits.MARKS:,}"
    " commands, brackets and tags, and nothing of it was taken: divide it"
)


def counted(number: int) -> None:
    """Raises TooMuchError where a file has more works than an import takes."""
    if number > limits.IMPORTED:
        raise TooMuchError(_TOO_MANY)


def bounded(read: Callable[[str], Read]) -> Callable[[str], Read]:
    """What reads a file, and refuses it as a whole where it is too much."""

    def whole(text: str) -> Read:
        try:
            _weigh(text)
            return read(text)
        except TooMuchError as why:
            return Read((), (Remark("refused", str(why)),))

    return whole
