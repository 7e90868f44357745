"""Short citations. Enters: works and people. Leaves: a label a work, "Fox and Griffiths 2014"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reading_room.model import Item, Name, Person


def short_labels(items: Mapping[str, Item], people: Mapping[str, Person]) -> dict[str, str]:
    """A label for each work; works that would share one are told apart by letter: 2014a, 2014b.

    The letter of a work is that of its id's place among them, so that no list's order moves it.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for id_, item in items.items():
        alike[_label(item, people)].append(id_)
    labels = {}
    for label, ids in alike.items():
        for number, id_ in enumerate(sorted(ids)):
            labels[id_] = label if len(ids) == 1 else _lettered(label, number)
    return labels


def _label(item: Item, people: Mapping[str, Person]) -> str:
    families = [_family(name, people) for name in item.authors]
    if not families:
        who = item.container_title or item.title
    elif len(families) == 1:
        who = families[0]
    elif len(families) == 2:
        who = f"{families[0]} and {families[1]}"
    else:
        who = f"{families[0]} and others"
    if item.issued is None:
        return f"{who}, no date"
    year = str(item.issued.year)
    return who if who.endswith(year) else f"{who} {year}"


def _family(name: Name, people: Mapping[str, Person]) -> str:
    if name.person and name.person.id in people:
        name = people[name.person.id].name
    return name.family or str(name)


def _lettered(label: str, number: int) -> str:
    """The letter joined to a year, else after a comma: "2014b", "Fox, no date, b"."""
    return f"{label}{'' if label[-1].isdigit() else ', '}{_letter(number)}"


def _letter(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(97 + rest) + letters
    return letters
