"""Ids that records refer to. Enters: the index. Leaves: a problem for each that leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.model import Name
from reading_room.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reading_room.library.index import Index
    from reading_room.model import Comment, Item, Post, ReadingList, Ref


def check_references(index: Index) -> list[Problem]:
    """Every id of a person, topic or work that is not there."""
    problems: list[Problem] = []
    for post in index.posts.values():
        problems += _post(post, index)
    for reading_list in index.lists.values():
        problems += _list(reading_list, index)
    return problems


def _post(post: Post, index: Index) -> Iterator[Problem]:
    names = [*post.authors, *([post.page_author] if post.page_author else [])]
    yield from _people(post.path, names, index)
    yield from _topics(post.path, post.topics, index)
    yield from _comments(post.comments, index)


def _list(reading_list: ReadingList, index: Index) -> Iterator[Problem]:
    path = reading_list.path
    yield from _people(path, reading_list.curators, index)
    yield from _topics(path, reading_list.topics, index)
    yield from _comments(reading_list.comments, index)
    works = [entry.item for entry in reading_list.entries if entry.item.id]
    yield from _unknown(
        path, works, index.items, "item-unknown", "No reading list has an item with the id"
    )
    seen: set[str] = set()
    for work in works:
        if work.id in seen:
            yield Problem(
                path,
                work.line,
                work.column,
                "item-on-list-twice",
                f"{work.id} stands on this list twice.",
                "Keep one of the two, or give them different ids.",
            )
        seen.add(work.id)
    for item in reading_list.items:
        yield from _item(item, index)


def _item(item: Item, index: Index) -> Iterator[Problem]:
    yield from _people(item.path, item.authors, index)
    yield from _topics(item.path, item.topics, index)
    message = "No reading list has an item with the id"
    yield from _unknown(item.path, item.responds_to, index.items, "item-unknown", message)
    for ref in item.responds_to:
        if ref.id == item.id:
            yield Problem(
                item.path,
                ref.line,
                ref.column,
                "item-answers-itself",
                f"{item.id} cannot respond to itself.",
                "Name the work that it answers.",
            )


def _people(path: str, names: Iterable[Name], index: Index) -> Iterator[Problem]:
    refs = [name.person for name in names if name.person]
    yield from _unknown(
        path, refs, index.people, "person-unknown", "docs/people.yml has no one called"
    )


def _topics(path: str, refs: Iterable[Ref], index: Index) -> Iterator[Problem]:
    if index.closed_topics:
        yield from _unknown(
            path, refs, index.topics, "topic-unknown", "docs/topics.yml has no topic"
        )


def _comments(comments: Iterable[Comment], index: Index) -> Iterator[Problem]:
    for comment in comments:
        if comment.person:
            yield from _people(comment.path, [Name(person=comment.person)], index)


def _unknown(
    path: str, refs: Iterable[Ref], known: Collection[str], rule: str, message: str
) -> Iterator[Problem]:
    for ref in refs:
        if ref.id not in known:
            yield Problem(
                path,
                ref.line,
                ref.column,
                rule,
                f"{message} {ref.id}.",
                did_you_mean(ref.id, known) or _ADD[rule],
            )


_ADD = {
    "person-unknown": "Add them to docs/people.yml, or write the name in full: Alex Fox.",
    "topic-unknown": "Add it to docs/topics.yml.",
    "item-unknown": "Look at the ids on your reading lists.",
}
