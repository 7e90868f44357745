"""Short citations. Enters: works, people and texts. Leaves: labels, "Fox and Griffiths 2014"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from unicodedata import normalize

from reading_room.formats.citation_names import first_names
from reading_room.library.duplicates import bare
from reading_room.markup import Citation
from reading_room.translation import BRITISH
from reading_room.values import Name

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reading_room.library.index import Index
    from reading_room.markup import Text
    from reading_room.model import Item, Person
    from reading_room.translation import Translation

_NO_BREAK = "\u00a0"


def short_labels(
    items: Mapping[str, Item], people: Mapping[str, Person], say: Translation = BRITISH
) -> dict[str, str]:
    """A label for each work, whatever other works there are: several may have the same."""
    return {
        id_: _label(item, [_family(name) for name in _named(item, people)], say)
        for id_, item in items.items()
    }


def cited(items: Mapping[str, Item], *texts: Text) -> list[str]:
    """The ids of the works that texts cite, in order of first use."""
    holes = [hole for text in texts for hole in text.holes if isinstance(hole, Citation)]
    works = [work.id for hole in holes for work in hole.works]
    return [id_ for id_ in dict.fromkeys(works) if id_ in items]


def told_apart(
    index: Index,
    labels: Mapping[str, str],
    *groups: Collection[str],
    say: Translation = BRITISH,
) -> dict[str, str]:
    """Other labels for those works that would share one on a page, of the ids that it cites.

    Different people of one family name get their initials, or given names where those are the same
    ("A. Example 2014"); what is alike even so a letter ("Fox 2014b"), in the order of the ids: no
    other text and no list changes it. A second group has its letters behind those of the first.
    """
    found = {id_: labels[id_] for ids in groups for id_ in sorted(ids)}
    if len(set(found.values())) == len(found):
        return {}
    for same in _alike(found):
        found |= _by_name([index.items[id_] for id_ in same], index.people, say)
    for same in _alike(found):
        found |= {id_: _lettered(found[id_], number) for number, id_ in enumerate(same)}
    return {id_: label for id_, label in found.items() if label != labels[id_]}


def _alike(labels: Mapping[str, str]) -> list[list[str]]:
    """The works that share a label, in their order."""
    alike: dict[str, list[str]] = defaultdict(list)
    for id_, label in labels.items():
        alike[label].append(id_)
    return [same for same in alike.values() if len(same) > 1]


def _by_name(
    alike: Sequence[Item], people: Mapping[str, Person], say: Translation
) -> dict[str, str]:
    """Their labels with as much of a name as tells its bearer from the others in its place."""
    rows = [_named(item, people) for item in alike]
    if len({len(row) for row in rows}) > 1:
        return {}
    columns = [_apart(column) for column in zip(*rows, strict=True)]
    return {
        item.id: _label(item, [names[at] for names in columns], say)
        for at, item in enumerate(alike)
    }


def _apart(names: Sequence[Name]) -> list[str]:
    people = {str(name) for name in names}
    if len(people) == 1:
        return [_family(name) for name in names]
    short = [_initialled(name) for name in names]
    told = len({bare(name) for name in short}) == len(people)  # E. Fox and É. Fox are one to many
    return short if told else [str(name) for name in names]


def _label(item: Item, names: Sequence[str], say: Translation) -> str:
    """``names``: those of `_named`, as they are to be read."""
    if not names:
        who = item.container_title or item.words("title-short") or item.title
    elif len(first_names(item)) > 2:
        who = say.gettext("%(name)s and others", name=names[0])
    else:
        who = "".join([say.before_name(at, len(names)) + name for at, name in enumerate(names)])
    if item.issued is None:
        return say.gettext("%(names)s, no date", names=who)
    year = say.years(item.issued)
    return who if who.endswith(year) else f"{who} {year}"


def _named(item: Item, people: Mapping[str, Person]) -> list[Name]:
    """Those whose names begin the reference, and its label: two, or the first of more."""
    authors = first_names(item)
    authors = authors if len(authors) < 3 else authors[:1]
    return [_called(name, people) for name in authors]


def _called(name: Name, people: Mapping[str, Person]) -> Name:
    """A name as citations have it: of an organisation the short one that people.yml gives."""
    person = people.get(name.person.id) if name.person else None
    if person is None:
        return name
    return Name(literal=person.short) if person.short else person.name


def _family(name: Name) -> str:
    return name.family or str(name)


def _initialled(name: Name) -> str:
    """``A. J. Fox``; whole where the given name has no capital to begin with."""
    given = normalize("NFC", name.given).split()
    if not given or not all(word[0].isupper() for word in given):
        return str(name)
    return _NO_BREAK.join([*(f"{word[0]}." for word in given), name.family])


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
