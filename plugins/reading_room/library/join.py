"""Records joined to one another. Enters: what is shown, and the index. Leaves: who wrote what, on
which topics things are, where a work is to be found, who cites it, and what is related."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reading_room.library.citations import cited, short_labels
from reading_room.library.joined import Joined
from reading_room.library.listings import (
    Said,
    Work,
    grouped,
    person_ids,
    related,
    series_of,
    years_of,
)
from reading_room.model import Topic
from reading_room.translation import BRITISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.library.index import Index
    from reading_room.library.sift import Shown
    from reading_room.model import Item, Person, Post, ReadingList, Record
    from reading_room.translation import Translation


def join(shown: Shown, index: Index, say: Translation = BRITISH) -> Joined:
    """Join everything that is shown to everything else."""
    posts, lists = shown.posts, shown.lists
    topics, ids = topics_of(shown, index)
    on_lists = grouped(lists, lambda each: [entry.item.id for entry in each.entries])
    homes = homes_of(on_lists, index)
    works = [index.items[id_] for id_ in homes]
    cites = {post.slug: tuple(cited(index.items, post.text)) for post in posts}
    return Joined(
        topics=topics,
        topic_ids=ids,
        people=dict(sorted(index.people.items(), key=lambda pair: by_family(pair[1]))),
        series=series_of(posts, index.series),
        topic_posts=grouped(posts, lambda post: topic_ids_of(post, ids)),
        topic_lists=grouped(lists, lambda each: topic_ids_of(each, ids)),
        topic_works=grouped(works, lambda item: [ids.get(ref.id, "") for ref in item.topics]),
        person_posts=grouped(posts, lambda post: person_ids(post.authors)),
        person_lists=grouped(lists, lambda each: person_ids(each.curators)),
        person_works=works_of_people(works, homes),
        person_comments=comments_of_people(shown),
        years=years_of(posts),
        homes=homes,
        cites=cites,
        cited_by=grouped(posts, lambda post: cites[post.slug]),
        answered_by=grouped(works, lambda item: [ref.id for ref in item.responds_to]),
        labels=short_labels(index.items, index.people, say),
        related=related(posts, lambda post: shared_by(post, ids, cites)),
    )


def topics_of(shown: Shown, index: Index) -> tuple[dict[str, Topic], dict[str, str]]:
    """The topics in use by title, and their ids by what editors write. A topic that topics.yml does
    not have is called what editors call it, in their capitals: iOS, npm."""
    topics: dict[str, Topic] = {}
    ids: dict[str, str] = {}
    refs = [ref for record in shown.records for ref in record.topics]
    refs += [ref for found in shown.lists for item in found.items for ref in item.topics]
    for ref in refs:
        if ref.id not in ids:
            id_ = index.topic_id(ref.id)
            ids[ref.id] = id_
            known = topics.setdefault(id_, index.topics.get(id_) or Topic(id_, ref.id))
            if known.title == id_ and id_ not in index.topics:
                topics[id_] = Topic(id_, ref.id)  # words, where the first was an id
    return dict(sorted(topics.items(), key=lambda pair: pair[1].title.lower())), ids


def topic_ids_of(record: Record, ids: dict[str, str]) -> list[str]:
    return [ids[ref.id] for ref in record.topics]


def shared_by(post: Post, ids: dict[str, str], cites: dict[str, tuple[str, ...]]) -> Iterator[str]:
    yield from (f"topic {id_}" for id_ in topic_ids_of(post, ids))
    yield from (f"person {id_}" for id_ in person_ids(post.authors))
    yield from (f"work {id_}" for id_ in cites[post.slug])


def by_family(person: Person) -> tuple[str, str, str]:
    name = person.name
    words = name.family or name.literal.removeprefix("The ").lstrip("@")
    return words.lower(), name.given.lower(), person.id


def homes_of(on_lists: dict[str, tuple[ReadingList, ...]], index: Index) -> dict[str, ReadingList]:
    """For each work that is shown, the list that names it first, else the newest that has it."""
    return {
        id_: home if (home := index.homes[id_]) in on else on[0]
        for id_, on in on_lists.items()
        if id_ in index.homes
    }


def works_of_people(
    works: Iterable[Item], homes: dict[str, ReadingList]
) -> dict[str, tuple[Work, ...]]:
    """Each person's works, newest first, with a published list to find them on."""
    found: dict[str, list[Work]] = defaultdict(list)
    for item in works:
        for id_ in dict.fromkeys(person_ids(item.people)):
            found[id_].append(Work(item, homes[item.id]))
    for entries in found.values():
        entries.sort(key=lambda work: work.item.title)
        entries.sort(key=lambda work: str(work.item.issued or ""), reverse=True)
    return {id_: tuple(entries) for id_, entries in found.items()}


def comments_of_people(shown: Shown) -> dict[str, tuple[Said, ...]]:
    found: dict[str, list[Said]] = defaultdict(list)
    for record in shown.records:
        if record.comments_state == "off":
            continue
        for comment in record.comments:
            if comment.person:
                found[comment.person.id].append(Said(comment, record))
    return {id_: tuple(said) for id_, said in found.items()}
