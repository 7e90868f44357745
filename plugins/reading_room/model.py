"""What the site is made of, as frozen records.

Enters: nothing; sources make these. Leaves: records that know the file and line they came from.
A reference to another record is a `Ref`: its id as written, and where, so that the library can
say what it could not find.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal, TypeAlias

from reading_room.record import record
from reading_room.schema.items import RESPONDS_TO, TOPICS
from reading_room.work import Values, Work

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from reading_room.dates import PartialDate
    from reading_room.markup import Text
    from reading_room.statement import Results, Statement
    from reading_room.values import (
        CommentState,
        Image,
        Importance,
        Name,
        Recording,
        Ref,
    )


@record
class Comment:
    """What a reader said under a post or a list, in plain text with paragraphs."""

    path: str
    id: str
    name: str
    text: str
    date: PartialDate | None = None
    reply_to: Ref | None = None
    person: Ref | None = None


@record
class EasyReadRow:
    """A picture and the words that go with it, or a heading (no picture) above some rows."""

    text: Text
    image: Image | None = None


@record
class EasyRead:
    """The Easy Read edition of a post, row by row, and who checked it where somebody did."""

    path: str
    title: str
    rows: tuple[EasyReadRow, ...]
    pictures: str = ""
    checked_by: str = ""
    checked_on: PartialDate | None = None
    allow: tuple[str, ...] = ()
    """The rules of content that this file need not keep."""
    loud: tuple[Ref, ...] = ()
    """Words of its keys in capitals, which may shout, and where they stand."""


@record
class Post:
    """A post. ``path`` is its file, relative to the site's folder; ``slug`` is its address."""

    path: str
    slug: str
    title: str
    date: datetime.datetime
    text: Text
    authors: tuple[Name, ...] = ()
    topics: tuple[Ref, ...] = ()
    description: str = ""
    updated: datetime.datetime | None = None
    page_author: Name | None = None
    series: Ref | None = None
    series_title: str = ""
    """The series in words, where it was given in words."""
    image: Image | None = None
    audio: Recording | None = None
    draft: bool = False
    review_by: datetime.date | None = None
    review_line: int = field(default=0, compare=False)
    date_line: int = field(default=0, compare=False)
    slug_line: int = field(default=0, compare=False)
    """Where it names its address itself; 0 where that is the name of its file."""
    withdrawn: str = ""
    comments_state: CommentState = "closed"
    comments: tuple[Comment, ...] = ()
    aliases: tuple[Ref, ...] = ()
    language: str = ""
    canonical_url: str = ""
    easy_read: EasyRead | None = None
    allow: tuple[str, ...] = ()
    loud: tuple[Ref, ...] = ()
    """As of an `EasyRead`, both."""

    @property
    def changed(self) -> datetime.datetime:
        """When its text last changed: ``updated``, else ``date``; of a day that has no time, not
        before the hour at which the post was written."""
        return max(self.updated, self.date) if self.updated else self.date


@record
class Item(Work):
    """A work on a reading list: its values by the keys of `schema.ITEM`, and where it stands."""

    path: str
    id: str
    line: int
    values: Values

    @property
    def topics(self) -> tuple[Ref, ...]:
        """What it is about."""
        return self.get(TOPICS)

    @property
    def responds_to(self) -> tuple[Ref, ...]:
        """The works that it answers."""
        return self.get(RESPONDS_TO)


@record
class Entry:
    """A work's place on one list: its number, and what this list says of it."""

    item: Ref
    number: int
    note: str = ""
    importance: Importance | None = None


@record
class Section:
    """A part of a list. A list without sections has one, with neither id nor title."""

    id: str
    title: str
    entries: tuple[Entry, ...]


@record
class Source:
    """Where a list was first published by others."""

    title: str = ""
    container_title: str = ""
    issued: PartialDate | None = None
    url: str = ""


@record
class ReadingList:
    """A reading list. The works that it is first to name are in ``items``."""

    path: str
    slug: str
    title: str
    date: datetime.datetime
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    source: Source | None = None
    curators: tuple[Name, ...] = ()
    topics: tuple[Ref, ...] = ()
    description: str = ""
    intro: Text | None = None
    outro: Text | None = None
    comments_state: CommentState = "closed"
    comments: tuple[Comment, ...] = ()
    aliases: tuple[Ref, ...] = ()
    withdrawn: str = ""
    language: str = ""
    allow: tuple[str, ...] = ()
    loud: tuple[Ref, ...] = ()
    """As of an `EasyRead`, both."""
    date_line: int = field(default=0, compare=False)

    @property
    def entries(self) -> list[Entry]:
        """Every entry, in the order of the list."""
        return [entry for section in self.sections for entry in section.entries]

    @property
    def changed(self) -> datetime.datetime:
        """When it was published: a list has no other date."""
        return self.date


@record
class Person:
    """Somebody with a page: they write, curate, comment or are cited here."""

    path: str
    id: str
    line: int
    name: Name
    short: str = ""
    """What an organisation is called for short."""
    description: str = ""
    url: str = ""
    fediverse: str = ""
    picture: Image | None = None


@record
class Topic:
    """What posts and lists are about."""

    id: str
    title: str
    description: str = ""
    line: int = 0


@record
class SeriesEntry:
    """What series.yml says of a series."""

    path: str
    id: str
    line: int
    title: str
    description: str = ""
    order: tuple[Ref, ...] = ()
    """The posts in their order, by slug."""


@record
class Term:
    """A word or abbreviation of the field in plain English, and its other forms."""

    term: str
    definition: str
    also: tuple[str, ...] = ()
    line: int = 0
    easy: str = ""
    """The definition in Easy Read, where there is one."""
    path: str = ""


@record
class Files:
    """Every file that was found; paths are relative to the site's folder."""

    count: int = 0
    data: int = 0
    """How many are read as data: people, topics, series, the glossary and the statement."""
    media: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    """Files under docs/."""
    beside: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What stands beside a post or list: its Easy Read edition and comments."""


@record
class Sources:
    """All that was read, before anything is joined to anything."""

    posts: tuple[Post, ...] = ()
    reading_lists: tuple[ReadingList, ...] = ()
    people: tuple[Person, ...] = ()
    has_people: bool = True
    """Is there a people.yml, whatever is in it?"""
    topics: tuple[Topic, ...] | None = None
    series: tuple[SeriesEntry, ...] = ()
    terms: tuple[Term, ...] = ()
    statement: Statement | None = None
    results: Results | None = None
    pages: tuple[str, ...] = ()
    """Ordinary MkDocs pages and files under docs/, relative to it."""
    media: tuple[str, ...] = ()
    """Pictures, sound and documents beside posts, relative to the site's folder."""
    strays: tuple[str, ...] = ()
    """Files that are none of the above, relative to the site's folder."""
    files: Files = Files()
    unread: frozenset[str] = frozenset()
    """Files whose own problems kept them from being read."""
    left_out: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """Of each file the characters without width: line and column before they were left out."""


@record
class Former:
    """What was published from a file that has changed since, or is gone."""

    path: str
    kind: Literal["post", "list", "edition"]
    """An edition is the Easy Read edition of the post with this slug."""
    slug: str
    until: datetime.date | None
    """When that ended; None where no commit says so."""
    moved: str = ""
    """Where the file is today, as far as can be told."""


Record: TypeAlias = Post | ReadingList
"""What is published under a date and an address of its own."""
