"""Every record by its id. Enters: sources. Leaves: dictionaries, and what is there twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.addresses import docs_page, folder
from reading_room.problems import Problem
from reading_room.record import record
from reading_room.slugs import address_part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.addresses import Addresses
    from reading_room.model import (
        Item,
        Person,
        Post,
        ReadingList,
        SeriesEntry,
        Sources,
        Term,
        Topic,
    )
    from reading_room.settings import Settings
    from reading_room.statement import Statement


@record
class Index:
    """What was read, by the ids and paths that other files use for it."""

    addresses: Addresses
    """Where things are published."""
    posts: dict[str, Post]
    """Posts by path."""
    lists: dict[str, ReadingList]
    """Reading lists by path."""
    items: dict[str, Item]
    homes: dict[str, ReadingList]
    """The list that names a work first, by the work's id."""
    people: dict[str, Person]
    topics: dict[str, Topic]
    series: dict[str, SeriesEntry]
    named_topics: dict[str, str]
    """The ids of topics.yml by titles and ids as `folded` has them."""
    closed_topics: bool
    """Is topics.yml the list of topics?"""
    statement: Statement | None
    pages: dict[str, str]
    """Addresses of files under docs/, by path."""
    left_out: dict[str, str]
    """Those of them that are not published, and the option of mkdocs.yml that leaves them out."""
    media: dict[str, str]
    """Addresses of files beside posts, by path."""
    files: dict[str, str]
    """The paths of those files, by address."""
    editions: dict[str, Post]
    """Posts by the path of their Easy Read edition."""
    terms: tuple[Term, ...]
    strays: frozenset[str]
    """Files that are there and are not published, by path."""

    def topic_id(self, words: str) -> str:
        """The id of a topic, by its id or title, in whatever capitals."""
        if words in self.topics:
            return words
        return self.named_topics.get(folded(words)) or address_part(words) or "topic"


def folded(words: str) -> str:
    """Words without capitals, hyphens and the point at their end."""
    return " ".join(words.replace("-", " ").rstrip(".!?").casefold().split())


def build_index(sources: Sources, settings: Settings) -> tuple[Index, list[Problem]]:
    """Index the sources; of two records with one id the first stays."""
    problems: list[Problem] = []
    items, homes = _items(sources.reading_lists, problems)
    _slugs_twice(sources.posts, problems)
    media = {path: _beside(path, settings) for path in sources.media}
    index = Index(
        addresses=settings.addresses,
        posts={post.path: post for post in sources.posts},
        lists={reading_list.path: reading_list for reading_list in sources.reading_lists},
        items=items,
        homes=homes,
        people={person.id: person for person in sources.people},
        topics={topic.id: topic for topic in sources.topics or ()},
        series={entry.id: entry for entry in sources.series},
        named_topics={
            folded(words): topic.id
            for topic in reversed(sources.topics or ())
            for words in (topic.title, topic.id)
        },
        closed_topics=sources.topics is not None,
        statement=sources.statement,
        pages={
            f"{settings.docs_folder}/{path}": docs_page(path, folders=settings.addresses.folders)
            for path in sources.pages
            if not _left_out(path, settings)
        },
        left_out={
            f"{settings.docs_folder}/{path}": option
            for path in sources.pages
            if (option := _left_out(path, settings))
        },
        media=media,
        files={address: path for path, address in media.items()},
        editions={post.easy_read.path: post for post in sources.posts if post.easy_read},
        terms=sources.terms,
        strays=frozenset(sources.strays),
    )
    return index, problems


def _beside(path: str, settings: Settings) -> str:
    """The address of a file beside a post: in the same folder as that of the post, whatever the
    site calls it."""
    posts = f"{settings.posts.relative_to(settings.root).as_posix()}/"
    if not path.startswith(posts) or not settings.addresses.posts:
        return path
    return folder(settings.addresses.posts) + path.removeprefix(posts)


def _left_out(path: str, settings: Settings) -> str:
    """The option that leaves a file under docs/ out of the site; empty where it is published."""
    if settings.left_out(path):
        return "exclude_docs"
    return "draft_docs" if settings.drafts(path) and not settings.to_come else ""


def _items(
    lists: Iterable[ReadingList], problems: list[Problem]
) -> tuple[dict[str, Item], dict[str, ReadingList]]:
    items: dict[str, Item] = {}
    homes: dict[str, ReadingList] = {}
    for reading_list in lists:
        for item in reading_list.items:
            first = items.setdefault(item.id, item)
            if first is item:
                homes[item.id] = reading_list
            elif item.id and first.path != item.path:  # on one list: `check_references` says so
                is_newer = reading_list.date >= homes[item.id].date
                problems.append(_twice(*((first, item) if is_newer else (item, first))))
    return items, homes


def _twice(known: Item, new: Item) -> Problem:
    """Two lists have whole works of one id: ``new`` is on the younger list, if one is younger."""
    return Problem(
        new.path,
        new.line,
        1,
        "item-twice",
        f"The id {new.id} is taken by the item on line {known.line} of {known.path}.",
        f"Is it the same work? Then one list has all of it, and the other work: {new.id} alone."
        " If not, choose another id.",
    )


def _slugs_twice(posts: Iterable[Post], problems: list[Problem]) -> None:
    seen: dict[str, Post] = {}
    for post in posts:
        first = seen.setdefault(post.slug, post)
        if first.path == post.path:
            continue
        told, other = (first, post) if first.slug_line > post.slug_line == 0 else (post, first)
        hint = "Rename one of the two files; folders are not part of the address."
        if told.slug_line:
            hint = "Write another address after slug:, or take the line out."
        problems.append(
            Problem(
                told.path,
                told.slug_line,
                1 if told.slug_line else 0,
                "slug-twice",
                f"This post would have the same address as {other.path}: {post.slug}.",
                hint,
            )
        )
