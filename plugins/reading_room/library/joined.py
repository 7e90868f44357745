"""What records are to one another. Enters: nothing; `join` makes it. Leaves: the `Joined`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.record import record

if TYPE_CHECKING:
    from reading_room.library.listings import Said, Series, Work
    from reading_room.model import Item, Person, Post, ReadingList, Topic


@record
class Joined:
    """What is known of records by looking at all of them. Dictionaries hold only what is shown."""

    topics: dict[str, Topic]
    """Those that something published is about, by title."""
    topic_ids: dict[str, str]
    """The id of a topic, by what editors write for it."""
    people: dict[str, Person]
    """By family name."""
    series: dict[str, Series]
    topic_posts: dict[str, tuple[Post, ...]]
    topic_lists: dict[str, tuple[ReadingList, ...]]
    topic_works: dict[str, tuple[Item, ...]]
    person_posts: dict[str, tuple[Post, ...]]
    person_lists: dict[str, tuple[ReadingList, ...]]
    person_works: dict[str, tuple[Work, ...]]
    person_comments: dict[str, tuple[Said, ...]]
    years: dict[int, tuple[Post, ...]]
    """Newest year first."""
    homes: dict[str, ReadingList]
    """For each work that is shown, the list to find it on."""
    cites: dict[str, tuple[str, ...]]
    """The works that a post (by slug) cites, in order of first use."""
    cited_by: dict[str, tuple[Post, ...]]
    answered_by: dict[str, tuple[Item, ...]]
    labels: dict[str, str]
    """The short citation of each work; several works may have the same."""
    related: dict[str, tuple[Post, ...]]
