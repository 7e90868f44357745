"""Works as a bibliography names them. Enters: the library. Leaves: references."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reading_room.dates import PartialDate, is_read
from reading_room.formats import Reference
from reading_room.schema.items import RESPONDS_TO, TOPICS
from reading_room.work import NAME_KEYS, Values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reading_room.library.library import Library
    from reading_room.model import Entry, Item, Person, Post, ReadingList, Section
    from reading_room.values import Name


_ROLES = frozenset(NAME_KEYS)
_REFERRING = frozenset({TOPICS.name, RESPONDS_TO.name})


def of_list(library: Library, found: ReadingList) -> Iterator[Reference]:
    """Every work of a list, in its order, with what this list says of it."""
    for section in found.sections:
        for entry in section.entries:
            yield of_entry(library, found, section, entry)


def of_entry(library: Library, found: ReadingList, section: Section, entry: Entry) -> Reference:
    """A work, with what one list says of it."""
    return of_item(
        library,
        library.index.items[entry.item.id],
        note=entry.note,
        importance=entry.importance,
        section=section.id,
        section_title=section.title,
        list=found.slug,
        list_title=found.title,
    )


def of_item(library: Library, item: Item, **said: Any) -> Reference:
    """A work wherever it is listed, with what a list has ``said`` of it."""
    topics = library.topics
    titles = [
        topics[library.topic_ids[ref.id]].title
        for ref in item.topics
        if ref.id in library.topic_ids
    ]
    return reference(item, library.index.people, titles, **said)


def reference(
    item: Item, people: Mapping[str, Person], topics: Iterable[str], **said: Any
) -> Reference:
    """A work whose ``topics`` are known by title, with what a list has ``said`` of it."""
    return Reference(
        id=item.id,
        values=_named(item, people),
        topics=tuple(topics),
        responds_to=tuple([ref.id for ref in item.responds_to]),
        **said,
    )


def _named(item: Item, people: Mapping[str, Person]) -> Values:
    """The values of a work with people by name, and without what refers to other records."""
    return {
        key: names_of(people, value) if key in _ROLES else value
        for key, value in item.values.items()
        if key not in _REFERRING
    }


def of_post(library: Library, post: Post) -> Reference:
    """A post of this site."""
    settings = library.settings
    site = f"{settings.site_url.rstrip('/')}/" if settings.site_url else ""
    day = post.date.date()
    values: Values = {
        "title": post.title,
        "type": "post-weblog",
        "author": names_of(library.index.people, post.authors),
        "container-title": settings.site_name,
        "issued": PartialDate(day.year, day.month, day.day) if is_read(post.date) else None,
        "URL": f"{site}{library.addresses.post(post.slug)}" if site else "",
        "language": post.language or settings.language,
    }
    return Reference(
        id=post.slug,
        values={key: value for key, value in values.items() if value},
        note=post.description,
        topics=tuple(library.topics[library.topic_ids[ref.id]].title for ref in post.topics),
    )


def names_of(people: Mapping[str, Person], names: Iterable[Name]) -> tuple[Name, ...]:
    """The same names, a person's as people.yml has it."""
    return tuple([_known(name, people) if name.person else name for name in names])


def _known(name: Name, people: Mapping[str, Person]) -> Name:
    person = people.get(name.person.id) if name.person else None
    if person is None:
        return name
    whole = person.name
    same = whole.organisation == name.organisation
    return whole if same else replace(whole, organisation=name.organisation)
