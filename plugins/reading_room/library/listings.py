"""Orders and neighbours. Enters: what is published. Leaves: who stands beside whom, and why."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from reading_room.dates import is_read
from reading_room.record import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reading_room.model import Comment, Item, Post, ReadingList, Record, SeriesEntry
    from reading_room.values import Name

_NEIGHBOURS = 10
"""How many posts before and after it, in time, a post is compared with for each thing shared."""
_RELATED = 3
_PATH = attrgetter("path")

Entry = TypeVar("Entry")


@record
class Series:
    """Posts that belong together, in the order in which to read them."""

    id: str
    title: str
    posts: tuple[Post, ...]
    description: str = ""


@record
class Work:
    """A person's work on the lists."""

    item: Item
    home: ReadingList


@record
class Said:
    """A comment, and the post or list that it stands under."""

    comment: Comment
    under: Record


def newest_first(records: Iterable[Entry], date: Callable[[Entry], object]) -> tuple[Entry, ...]:
    """By date, newest first; what is of one moment by its path, so that order never wavers."""
    by_path = sorted(records, key=_PATH)
    return tuple(sorted(by_path, key=date, reverse=True))  # type: ignore[arg-type]


def grouped(
    records: Iterable[Entry], keys: Callable[[Entry], Iterable[str]]
) -> dict[str, tuple[Entry, ...]]:
    """Records under each of their keys, in their order."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for each in records:
        for key in dict.fromkeys(keys(each)):
            groups[key].append(each)
    return {key: tuple(group) for key, group in groups.items()}


def series_of(posts: Iterable[Post], entries: Mapping[str, SeriesEntry]) -> dict[str, Series]:
    """Every series, its posts in the order that series.yml has, those that it does not name behind
    them, oldest first."""
    groups = grouped(posts, lambda post: [post.series.id] if post.series else [])
    return {id_: _series(id_, groups[id_], entries.get(id_)) for id_ in sorted(groups)}


def _series(id_: str, members: Iterable[Post], entry: SeriesEntry | None) -> Series:
    by_age = sorted(members, key=lambda post: (post.date, post.path))
    in_words = next((post.series_title for post in by_age if post.series_title), "")
    if entry is None:
        return Series(id_, in_words or title_of(id_), tuple(by_age))
    ranks = {ref.id: rank for rank, ref in enumerate(entry.order)}
    in_order = sorted(by_age, key=lambda post: ranks.get(post.slug, len(ranks)))
    return Series(id_, entry.title, tuple(in_order), entry.description)


def title_of(id_: str) -> str:
    """An id as words, where nobody gave it a title: "Direct payments". One word stays as it is
    written, for it may be a name: npm."""
    if "-" not in id_:
        return id_
    words = id_.replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def years_of(posts: Iterable[Post]) -> dict[int, tuple[Post, ...]]:
    """Posts by the year of the date they show, newest year first; a preview has some without."""
    groups = grouped(posts, lambda post: [str(post.date.year)] if is_read(post.date) else [])
    return {int(year): groups[year] for year in sorted(groups, reverse=True)}


def person_ids(names: Iterable[Name]) -> list[str]:
    """The ids of those names that are people with a page."""
    return [name.person.id for name in names if name.person]


def related(
    posts: tuple[Post, ...], shared: Callable[[Post], Iterable[str]]
) -> dict[str, tuple[Post, ...]]:
    """For each post's slug the posts that share most with it: topics, people, cited works.

    Something that few posts share counts for more than something that all do. Each post is
    compared with the nearest in time for each thing it shares, so that the cost grows with the
    number of posts and not with its square.
    """
    near = _neighbours(tuple(tuple(sorted(set(shared(post)))) for post in posts))
    return {
        post.slug: tuple(posts[other] for other in others)
        for post, others in zip(posts, near, strict=True)
    }


@lru_cache(maxsize=1)  # while a site is served, an edited text changes nothing here
def _neighbours(keys: tuple[tuple[str, ...], ...]) -> tuple[tuple[int, ...], ...]:
    """For each place the places most like it, by what stands at each."""
    groups: dict[str, list[int]] = defaultdict(list)
    for at, mine in enumerate(keys):
        for key in mine:
            groups[key].append(at)
    return tuple(tuple(_nearest(at, mine, groups)) for at, mine in enumerate(keys))


def _nearest(at: int, keys: Iterable[str], groups: Mapping[str, list[int]]) -> list[int]:
    """The places of the posts most like the one at ``at``; of two alike the newer first."""
    scores: dict[int, float] = defaultdict(float)
    for key in keys:
        group = groups[key]
        weight = 1 / len(group)
        here = bisect_left(group, at)
        for other in group[max(0, here - _NEIGHBOURS) : here + _NEIGHBOURS + 1]:
            scores[other] -= weight
    scores.pop(at, None)
    return [other for _, other in sorted(zip(scores.values(), scores, strict=True))[:_RELATED]]
