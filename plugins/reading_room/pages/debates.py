"""The debate of a list as its page shows it. Enters: the library's turns. Leaves: lines of lists
that stand inside one another, in the order of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.library.debates import debate

if TYPE_CHECKING:
    from reading_room.library import Library
    from reading_room.library.debates import Turn
    from reading_room.model import Item, ReadingList
    from reading_room.pages.card_maker import Cards

_INDENTED = 5
"""room.css moves no deeper level in: words say there what is answered."""


class Line(NamedTuple):
    """A work in the debate."""

    title: str
    language: str
    anchor: str
    """Its id on this list; nothing where another list has it."""
    address: str
    list: str
    """The title of that other list."""
    list_language: str
    who: str
    """Who made it, and the year: "Fox and Griffiths 2014"."""
    answers: Item | None
    """What it answers, where its place does not show that."""
    again: bool
    """Is it only named here?"""
    under: Item | None
    """What it then stands under; nothing where it begins the debate."""
    opens: bool
    """Do answers to it follow?"""
    closes: int
    """How many lists of answers end after it."""


def lines(library: Library, cards: Cards, found: ReadingList) -> list[Line]:
    """The debate among the works of a list; nothing where none answers another."""
    turns = debate(library, found)
    if not turns:
        return []
    here = {entry.item.id for entry in found.entries}
    depths = [turn.depth for turn in turns[1:]] + [0]
    return [
        _line(library, cards, turn, after, here) for turn, after in zip(turns, depths, strict=True)
    ]


def _line(library: Library, cards: Cards, turn: Turn, after: int, here: set[str]) -> Line:
    item = turn.item
    there = item.id not in here
    return Line(
        title=item.title,
        language=item.language,
        anchor="" if there else item.id,
        address=cards.item_address(item.id) if there else "",
        list=library.homes[item.id].title if there else "",
        list_language=library.homes[item.id].language if there else "",
        who=_who(library, item),
        answers=turn.answers if turn.depth > _INDENTED else None,
        again=turn.again,
        under=turn.under if turn.again else None,
        opens=after > turn.depth,
        closes=max(turn.depth - after, 0),
    )


def _who(library: Library, item: Item) -> str:
    """Without authors the year alone: a label would say the title again."""
    if item.makers:
        return library.labels[item.id]
    return str(item.issued.year) if item.issued else ""
