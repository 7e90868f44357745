"""Who answers whom. Enters: the index, or the library. Leaves: problems, and a list's debate."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from reading_room.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from reading_room.dates import PartialDate
    from reading_room.library.index import Index
    from reading_room.library.library import Library
    from reading_room.model import Item, ReadingList
    from reading_room.settings import Settings
    from reading_room.values import Ref

DEEPEST = 50
"""How many times answers stand inside one another; deeper ones stand beside their parents, for
programs that read pages aloud, and browsers too, give up somewhere."""
_NAMED = 5


class Turn(NamedTuple):
    """A work where a debate comes to it."""

    item: Item
    depth: int
    """0 where it begins a thread."""
    answers: Item | None = None
    """The work that it stands under; nothing where it begins a thread."""
    again: bool = False
    """Is it only named here, because it answers several, and stands under another?"""
    under: Item | None = None
    """That other, if it is named again; nothing where it begins a thread."""


def debate(library: Library, found: ReadingList) -> list[Turn]:
    """The works of a list that answer or are answered, and what they answer, and what answers them.

    Each stands once: under the first work that it answers, the oldest answer first, those without
    a date last. Works of other lists are among them. A circle begins with its oldest work.
    """
    items, answered_by = library.index.items, library.answered_by
    works = _works(library, found)
    first = {id_: next((ref for ref in _answers(items[id_]) if ref in works), "") for id_ in works}
    placed: dict[str, str] = {}
    turns: list[tuple[str, int, str, bool]] = []
    for root in _roots(works, first, items):
        if root in placed:
            continue
        placed[root] = ""
        waiting = [(root, 0, "", False)]
        while waiting:
            turns.append(waiting.pop())
            id_, depth, _, again = turns[-1]
            if again:
                continue
            replies = (reply.id for reply in answered_by.get(id_, ()) if reply.id in works)
            for reply in reversed(_by_date(replies, items)):
                new = first[reply] == id_ and reply not in placed
                if new:
                    placed[reply] = id_
                waiting.append((reply, depth + 1, id_, not new))
    return [
        Turn(
            items[id_],
            min(depth, DEEPEST),
            items.get(parent),
            again,
            items.get(placed[id_]) if again else None,
        )
        for id_, depth, parent, again in turns
    ]


def _answers(item: Item) -> Iterator[str]:
    return (ref.id for ref in item.responds_to if ref.id != item.id)


def _works(library: Library, found: ReadingList) -> dict[str, None]:
    """The works of a list's debate, those of the list first."""
    items, answered_by, homes = library.index.items, library.answered_by, library.homes
    own = [
        entry.item.id
        for entry in found.entries
        if entry.item.id in answered_by
        or any(id_ in homes for id_ in _answers(items[entry.item.id]))
    ]
    up = _reached(own, lambda id_: (other for other in _answers(items[id_]) if other in homes))
    down = _reached(own, lambda id_: (reply.id for reply in answered_by.get(id_, ())))
    return dict.fromkeys([*own, *up, *down])


def _reached(start: Iterable[str], after: Callable[[str], Iterable[str]]) -> list[str]:
    """Every work that a way leads to from some others, themselves among them."""
    seen = dict.fromkeys(start)
    waiting = deque(seen)
    while waiting:
        for id_ in after(waiting.popleft()):
            if id_ not in seen:
                seen[id_] = None
                waiting.append(id_)
    return [*seen]


def _roots(
    works: Iterable[str], first: Mapping[str, str], items: Mapping[str, Item]
) -> Iterator[str]:
    """Those that answer nothing, then the oldest work of each circle that nothing leads to."""
    yield from _by_date((id_ for id_ in works if not first[id_]), items)
    done: set[str] = set()
    for id_ in works:
        way: dict[str, int] = {}
        while id_ and id_ not in done:
            done.add(id_)
            way[id_] = len(way)
            id_ = first[id_]
        if id_ in way:
            yield _by_date([*way][way[id_] :], items)[0]


def _by_date(ids: Iterable[str], items: Mapping[str, Item]) -> list[str]:
    return sorted(ids, key=lambda id_: str(items[id_].issued or "no date"))


def check_circles(index: Index, settings: Settings) -> Iterator[Problem]:
    """item-answers-circle (advice): works answer one another in a circle. Of two that were
    revised, or printed together, that may be so: the debate begins with the oldest."""
    del settings
    left = _that_lead_to_circles(index)
    done: set[str] = set()
    for id_ in left:
        way: dict[str, Ref] = {}
        while id_ not in done:
            done.add(id_)
            way[id_] = next(ref for ref in index.items[id_].responds_to if ref.id in left)
            id_ = way[id_].id
        if id_ in way:
            circle = [*way][[*way].index(id_) :]
            yield _circle(index.items[id_], way[id_], circle)


def _that_lead_to_circles(index: Index) -> dict[str, None]:
    """The works from which no way along their answers comes to an end."""
    open_ = {
        id_: {other for other in _answers(item) if other in index.items}
        for id_, item in index.items.items()
        if item.responds_to
    }
    replies: dict[str, list[str]] = {}
    for id_, others in open_.items():
        for other in others:
            replies.setdefault(other, []).append(id_)
    ends = deque({other for others in open_.values() for other in others if not open_.get(other)})
    while ends:
        for id_ in replies.get(end := ends.popleft(), ()):
            open_[id_].discard(end)
            if not open_[id_]:
                ends.append(id_)
    return {id_: None for id_, others in open_.items() if others}


def _circle(item: Item, ref: Ref, circle: list[str]) -> Problem:
    others = [*circle[1:], circle[0]]
    named = others if len(others) <= _NAMED else [*others[:_NAMED], "…"]
    return Problem(
        item.path, ref.line, ref.column, "item-answers-circle",
        f"These works answer one another in a circle: {item.id} answers"
        f" {', which answers '.join(named)}.",
        "Take the id out of the responds_to that is wrong. Where each has read the other, as two"
        " that were printed together may have, let it stand: the debate begins with the oldest.",
    )  # fmt: skip


def check_times(index: Index, settings: Settings) -> Iterator[Problem]:
    """item-answers-later (advice): a work answers one that appeared after it, as far as both dates
    are known."""
    del settings
    for item in index.items.values():
        for ref in item.responds_to:
            other = index.items.get(ref.id)
            if other and item.issued and other.issued and _after(other.issued, item.issued):
                yield Problem(
                    item.path, ref.line, ref.column, "item-answers-later",
                    f"{item.id} ({item.issued.text}) answers {other.id}, which appeared later"
                    f" ({other.issued.text}).",
                    f"Look at both dates, or write responds_to: [{item.id}] with {other.id}"
                    " instead.",
                )  # fmt: skip


def _after(one: PartialDate, other: PartialDate) -> bool:
    """Is it later for certain? "2014-03" is not later than "2014"."""
    known = [
        (mine, theirs)
        for mine, theirs in zip(
            (one.year, one.month, one.day), (other.year, other.month, other.day), strict=True
        )
        if mine and theirs
    ]
    return [mine for mine, _ in known] > [theirs for _, theirs in known]
