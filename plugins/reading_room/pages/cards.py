"""What templates show of records. Leaves: the kinds of what is shown, which `card_maker` fills.

Every address is from the site's root; the template puts the way up to the root before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.record import record

if TYPE_CHECKING:
    from reading_room.library import Availability
    from reading_room.model import Comment, Item, Section


class Byline(NamedTuple):
    """Who made something: the name, its page (or nothing), and whom they wrote for."""

    name: str
    address: str
    organisation: str
    before: str
    """What stands between it and the name before: nothing, a comma or "and"."""
    role: str = ""
    """Behind the last of several, what they did: "editors". Nothing of authors."""


class Tag(NamedTuple):
    """A link to a page of the site, and how much is there."""

    title: str
    address: str
    note: str = ""
    description: str = ""
    language: str = ""
    """Of its title, where that has one of its own."""
    coming: str = ""
    """As of a `Card`."""
    picture: str = ""
    """Of an Easy Read edition, the address of its first drawing."""


@record
class Card:
    """A post or a reading list in a listing."""

    kind: str
    title: str
    address: str
    day: str
    iso: str
    description: str
    authors: tuple[Byline, ...]
    note: str
    essentials: str = ""
    """How many works of a list are essential, and how long they take."""
    language: str = ""
    """Of a post or list that has one of its own."""
    coming: str = ""
    """Of what a preview alone shows, when it will be published."""


class Work(NamedTuple):
    """An item where a list shows it."""

    item: Item
    number: int
    address: str
    authors: tuple[Byline, ...]
    where: str
    note: tuple[str, ...]
    importance: str
    found: Availability
    responds_to: tuple[Tag, ...]
    answered_by: tuple[Tag, ...]
    cited_by: tuple[Tag, ...]
    kinds: tuple[str, ...]
    """The views of the list that show it."""
    quiet: bool = False
    """Is it background, which says so more quietly than what is essential?"""


class Mention(NamedTuple):
    """A work where something else speaks of it: its address is empty where no list shows it."""

    title: str
    address: str
    authors: tuple[Byline, ...]
    where: str
    list: str
    list_language: str
    language: str
    """Of its title."""


class Part(NamedTuple):
    """A section of a list."""

    section: Section
    works: tuple[Work, ...]


class Remark(NamedTuple):
    """A comment as it is shown; ``reply_to`` is the name of whom it answers."""

    comment: Comment
    name: str
    address: str
    paragraphs: tuple[str, ...]
    reply_to: str
