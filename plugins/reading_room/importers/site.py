"""What a site knows of works, people and topics. Enters: its index. Leaves: records in the terms of
formats, and names and topics as an editor of this site writes them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import yaml

from reading_room.dates import PartialDate
from reading_room.library.bibliography import reference
from reading_room.schema import ITEM
from reading_room.sources import READERS
from reading_room.sources.names import plain_name, read_name
from reading_room.sources.yaml.reader import Reader
from reading_room.values import Alternate, Archive, LinkState, Name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.formats import Reference
    from reading_room.library.index import Index
    from reading_room.model import Entry, Item
    from reading_room.settings import Settings
    from reading_room.sources import Readers

_NOWHERE = yaml.Mark("", 0, 0, 0, "", 0)


class Site:
    """Looks things up for an import; nothing here changes. ``readers`` may remember texts."""

    def __init__(self, index: Index, settings: Settings, readers: Readers = READERS) -> None:
        self.index = index
        self.settings = settings
        self.readers = readers
        self._people: dict[Name, str] = {}
        for person in index.people.values():
            again = person.name in self._people
            self._people[person.name] = "" if again else person.id
        self._known: dict[int, tuple[Reference, dict[str, Any]]] = {}
        self._readings: dict[str, Name | None] = {}
        self._topics = {_folded(topic.title): topic.id for topic in index.topics.values()}

    @property
    def lists_folder(self) -> str:
        """The folder of the lists, as editors write it."""
        return self.settings.reading_lists.relative_to(self.settings.root).as_posix()

    def reference(self, item: Item, entry: Entry | None = None) -> Reference:
        """A work that is there, with what a list says of it."""
        topics = self.index.topics
        titles = [topics[ref.id].title if ref.id in topics else ref.id for ref in item.topics]
        said = {"note": entry.note, "importance": entry.importance} if entry else {}
        return reference(item, self.index.people, titles, **said)

    def values(self, reference: Reference) -> dict[str, Any]:
        """What is known of a work under the keys of a reading list; its topics as they are given.
        An import asks for those of a work several times."""
        known = self._known.get(id(reference))
        if known is None or known[0] is not reference:
            known = self._known[id(reference)] = (reference, _values(self, reference))
        return known[1]

    def name(self, name: Name) -> str | dict[str, str]:
        """A name in the shortest form that is read as the same: who has a page here, and has
        exactly this name, by id."""
        alone = replace(name, organisation="") if name.organisation else name
        known = (
            ""
            if not self._people
            else (
                self._people.get(alone)
                or (self._person_of_any_kind(alone) if alone.literal and not alone.kind else "")
            )
        )
        if known:
            return (
                {"person": known, "organisation": name.organisation} if name.organisation else known
            )
        bare = f"{name.given} {name.family}"
        whom = {"organisation": name.organisation} if name.organisation else {}
        if name.given and self._reads(bare) == alone:
            return {"name": bare, **whom} if whom else bare
        if name.literal:
            return {"literal": name.literal, **({"kind": name.kind} if name.kind else {}), **whom}
        given = {"given": name.given} if name.given else {}
        return {**given, "family": name.family, **whom}

    def _person_of_any_kind(self, name: Name) -> str:
        """The one who is called so: not every format says whether a name is a group's or a
        family's."""
        found = [
            id_
            for known, id_ in self._people.items()
            if name.literal == (known.literal or (known.family if not known.given else ""))
        ]
        return found[0] if len(found) == 1 else ""

    def _reads(self, words: str) -> Name | None:
        """What a list makes of a name in words; most authors have written more than one work."""
        if words not in self._readings:
            self._readings[words] = self._reading(words)
        return self._readings[words]

    def _reading(self, words: str) -> Name | None:
        if found := plain_name(words):
            return found
        reader = Reader("", self.settings.zone)
        tag = "tag:yaml.org,2002:str"
        node = yaml.ScalarNode(tag, words, _NOWHERE, _NOWHERE, style="'")
        found = read_name(reader, node)
        return found if not reader.problems else None

    def topics(self, titles: Iterable[str]) -> tuple[list[str], list[str]]:
        """Topics as they are written here, and those that cannot be: unknown ones where topics.yml
        lists what there is, else those that would be read as several."""
        taken: dict[str, None] = {}
        unknown = []
        for title in titles:
            id_ = self._topics.get(_folded(title)) or (title if title in self.index.topics else "")
            if id_:
                taken[id_] = None
            elif self.index.closed_topics or "," in title or ";" in title:
                unknown.append(title)
            else:
                taken[title] = None
        return list(taken), unknown


def _values(site: Site, reference: Reference) -> dict[str, Any]:
    held: dict[str, Any] = dict(reference.values) | {
        "id": reference.id,
        "note": reference.note,
        "importance": reference.importance,
        "topics": list(reference.topics),
        "responds_to": list(reference.responds_to),
    }
    found = {name: _plain(site, held[name]) for name in ITEM.names if name in held}
    return {key: value for key, value in found.items() if value}


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _plain(site: Site, value: Any) -> Any:
    """A value as YAML has it: words, numbers, lists and mappings of those."""
    match value:
        case Archive():
            if value.name and not value.url and not value.date:
                return value.name
            return _filled(url=value.url, date=str(value.date or ""), name=value.name)
        case LinkState():
            return _filled(status=value.status, checked=str(value.checked or ""))
        case PartialDate():
            return str(value)
        case Alternate():
            return {"format": value.format, "URL": value.url}
        case Name():
            return site.name(value)
        case tuple():
            return [_plain(site, each) for each in value]
    return value


def _filled(**parts: str) -> dict[str, str]:
    return {key: value for key, value in parts.items() if value}
