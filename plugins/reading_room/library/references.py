"""Ids that records refer to. Enters: the index. Leaves: a problem for each that leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.problems import TAKE_OUT, Problem, Suggestions
from reading_room.values import Name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reading_room.library.index import Index
    from reading_room.model import Comment, Item, Post, ReadingList
    from reading_room.values import Ref


def check_references(index: Index) -> list[Problem]:
    """Every id of a person, topic or work that is not there."""
    check = _References(index)
    problems: list[Problem] = []
    for post in index.posts.values():
        problems += check.post(post)
    for reading_list in index.lists.values():
        problems += check.list(reading_list)
    return problems


class _References:
    """What posts and lists refer to, and what may have been meant where it is not there."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._suggest = Suggestions()

    def post(self, post: Post) -> Iterator[Problem]:
        names = [*post.authors, *([post.page_author] if post.page_author else [])]
        yield from self._people(post.path, names)
        yield from self._topics(post.path, post.topics)
        yield from self._comments(post.comments)

    def list(self, reading_list: ReadingList) -> Iterator[Problem]:
        path = reading_list.path
        yield from self._people(path, reading_list.curators)
        yield from self._topics(path, reading_list.topics)
        yield from self._comments(reading_list.comments)
        works = [entry.item for entry in reading_list.entries if entry.item.id]
        yield from self._unknown(path, works, self.index.items, "item-unknown", _NO_ITEM)
        yield from _on_list_twice(path, works)
        for item in reading_list.items:
            yield from self._item(item)

    def _item(self, item: Item) -> Iterator[Problem]:
        yield from self._people(item.path, item.people)
        yield from self._topics(item.path, item.topics)
        refs = item.responds_to
        yield from self._unknown(item.path, refs, self.index.items, "item-unknown", _NO_ITEM)
        for ref in refs:
            if ref.id == item.id:
                yield Problem(
                    item.path,
                    ref.line,
                    ref.column,
                    "item-answers-itself",
                    f"{item.id} cannot respond to itself.",
                    "Name the work that it answers.",
                )

    def _people(self, path: str, names: Iterable[Name]) -> Iterator[Problem]:
        refs = [name.person for name in names if name.person]
        message = "docs/people.yml has no one called"
        yield from self._unknown(path, refs, self.index.people, "person-unknown", message)

    def _topics(self, path: str, refs: Iterable[Ref]) -> Iterator[Problem]:
        if self.index.closed_topics:
            known = self.index.topics
            meant = [(ref, self.index.topic_id(ref.id)) for ref in refs]
            message = "docs/topics.yml has no topic"
            unknown = [ref for ref, id_ in meant if id_ not in known]
            several = [ref for ref in unknown if self._are_topics(ref.id)]
            for ref in several:
                listed = f"[{', '.join(ref.id.split())}]"
                yield Problem(
                    path, ref.line, ref.column, "topic-unknown",
                    f"{ref.id} are several topics, with nothing between them.",
                    f"Write a list: topics: {listed}", meant=listed,
                )  # fmt: skip
            unknown = [ref for ref in unknown if ref not in several]
            yield from self._unknown(path, unknown, known, "topic-unknown", message)
            seen: set[str] = set()
            for ref, id_ in meant:
                if id_ in seen:
                    yield Problem(
                        path, ref.line, ref.column, "value-twice",
                        f"topics: {ref.id} is {id_}, which is given twice.",
                        "Take one of them out.", meant=TAKE_OUT,
                    )  # fmt: skip
                seen.add(id_)
                if id_ in known and id_ != ref.id:
                    yield Problem(
                        path, ref.line, ref.column, "topic-form",
                        f"The topic {ref.id} is read as {id_}.", f"Write {id_}", meant=id_,
                    )  # fmt: skip

    def _are_topics(self, words: str) -> bool:
        """Are they ids of topics with spaces between them?"""
        return " " in words and all(word in self.index.topics for word in words.split())

    def _comments(self, comments: Iterable[Comment]) -> Iterator[Problem]:
        for comment in comments:
            if comment.person:
                yield from self._people(comment.path, [Name(person=comment.person)])

    def _unknown(
        self, path: str, refs: Iterable[Ref], known: Collection[str], rule: str, message: str
    ) -> Iterator[Problem]:
        for ref in refs:
            if ref.id not in known:
                hint = self._suggest.did_you_mean(ref.id, known, rule) or self._add(rule)
                yield Problem(path, ref.line, ref.column, rule, f"{message} {ref.id}.", hint)

    def _add(self, rule: str) -> str:
        """What to do where nothing like it is there; with a place where such ids stand."""
        items = self.index.items if rule == "item-unknown" else {}
        shown = next(iter(items.values()), None)
        such = f" (such as {shown.id}, {shown.path}:{shown.line})" if shown else ""
        return f"{_ADD[rule].removesuffix('.')}{such}." if such else _ADD[rule]


def _on_list_twice(path: str, works: Iterable[Ref]) -> Iterator[Problem]:
    seen: set[str] = set()
    for work in works:
        if work.id in seen:
            yield Problem(
                path,
                work.line,
                work.column,
                "item-on-list-twice",
                f"{work.id} is on this list twice.",
                "Keep one of the two, or give them different ids.",
            )
        seen.add(work.id)


_NO_ITEM = "No reading list has an item with the id"
_ADD = {
    "person-unknown": "Add them to docs/people.yml, or write the name in full: Alex Fox.",
    "topic-unknown": "Add it to docs/topics.yml.",
    "item-unknown": "Put the work on a list, with this id; or write the id that its list has.",
}
