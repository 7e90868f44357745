"""The `Library`. Enters: nothing; `build` makes it. Leaves: what pages and outputs read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from reading_room.dates import day_text
from reading_room.formats.citation_numbers import pages, volume_issue
from reading_room.library.joined import Joined
from reading_room.library.roles import role_of_makers
from reading_room.library.work_kinds import kind_and_container, others_in
from reading_room.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from reading_room.addresses import Addresses
    from reading_room.library.anchors import PageAnchor
    from reading_room.library.index import Index
    from reading_room.library.shown_texts import ShownTexts
    from reading_room.library.terms import Word
    from reading_room.model import Files, Item, Post, ReadingList, Record
    from reading_room.settings import Settings
    from reading_room.statement import Results, Statement
    from reading_room.translation import Translation
    from reading_room.values import Name


@record
class Held:
    """A file that is not published, and why: "until 3 December 2026", "draft"."""

    path: str
    why: str


@record
class Coming:
    """What a post or list waits for until it is published: its ``day``, or, of a draft, an editor's
    word."""

    day: date | None
    time: str = ""
    """That of the day, where it is the day of the build."""

    @property
    def why(self) -> str:
        """As `Held` says it."""
        if self.day is None:
            return "a draft"
        time = f", {self.time}" if self.time else ""
        return f"until {day_text(self.day)}{time}"


@record
class Library(Joined):
    """The site, ready to be read: its records, what joins them, and what is made of their texts."""

    settings: Settings
    index: Index
    posts: tuple[Post, ...]
    """Newest first."""
    lists: tuple[ReadingList, ...]
    """Newest first."""
    withdrawn: tuple[Record, ...]
    held: tuple[Held, ...]
    coming: dict[str, Coming]
    """Of the posts and lists here, those that a preview alone shows, by path."""
    words: tuple[Word, ...]
    """Those of the glossary, in the order of the alphabet."""
    statement: Statement | None
    results: Results | None
    apart: dict[str, dict[str, str]]
    """Other ones, where a post (by slug) cites several works of the same."""
    texts: ShownTexts
    """Clean HTML, by file and part: see `html`."""
    images: dict[tuple[str, str], str]
    """Addresses of pictures by (path, as written)."""
    anchors: tuple[PageAnchor, ...]
    media: tuple[str, ...]
    strays: tuple[str, ...]
    files: Files
    changed: date
    """The day of the newest change; ``as_of`` where nothing is published."""

    @property
    def addresses(self) -> Addresses:
        """Where things are published."""
        return self.settings.addresses

    def newest(self, records: Iterable[Record]) -> date:
        """The day of the newest change to some records; to the whole site where there are none."""
        return max((record.changed.date() for record in records), default=self.changed)

    def html(self, path: str, part: str = "text") -> str:
        """The clean HTML of a part of a file, with `markup.ROOT`; empty where there is none.

        The parts are a post's "text", a list's "intro" and "outro", and the rows of an Easy Read
        edition, "0" and on.
        """
        return self.texts.get((path, part)).decode()

    def size(self, address: str) -> int:
        """How many bytes a file has that stands at an address, beside a post or under docs/."""
        return self.file_at(address).stat().st_size

    def file_at(self, address: str) -> Path:
        """The file, beside a post or under docs/, that stands at an address."""
        path = unquote(address.partition("#")[0])
        settings = self.settings
        beside = self.index.files.get(path)
        return settings.root / beside if beside else settings.docs / path

    def name(self, name: Name) -> str:
        """A name as it is read out."""
        if name.person and name.person.id in self.index.people:
            return str(self.index.people[name.person.id].name)
        return str(name)

    def appeared(self, item: Item) -> str:
        """Where and when a work appeared: "In Control blog, 31 January 2014"; of a part, its
        volume and pages: "Journal of Trees, 12(3), pp. 4–9, 2014".

        A publisher who is also an author is named once, as its author.
        """
        return self._said(item, item.container_title)

    def described(self, item: Item) -> str:
        """The same with what it is, where its journal or blog does not tell, and who edited or
        translated it: "Chapter in Debates, edited by Jo Lee, pp. 4–9, Policy Press, 2014"."""
        say = self.settings.say
        others = [
            say.gettext(said, names=self._listed(item.names(role)))
            for role, said in others_in(item).items()
        ]
        return self._said(item, kind_and_container(item, say), *others)

    def _said(self, item: Item, *first: str) -> str:
        publisher = item.publisher
        if publisher and any(self.name(name) == publisher for name in item.makers):
            publisher = ""
        say = self.settings.say
        when = say.date(item.issued) if item.issued else ""
        parts = (*first, *_place(item, say), publisher, when)
        return ", ".join(part for part in parts if part)

    def _listed(self, names: Sequence[Name]) -> str:
        """Names one after the other: "Jo Lee and Bo Fern"."""
        before = self.settings.say.before_name
        return "".join([before(at, len(names)) + self.name(name) for at, name in enumerate(names)])

    def makers(self, item: Item) -> str:
        """By whom a work is known: "Alex Fox", "Ann Mead, Bo Fern (editors)"."""
        names = item.makers
        role = role_of_makers(item, len(names), self.settings.say)
        shown = ", ".join([self.name(name) for name in names])
        return f"{shown} ({role})" if role else shown

    def person_address(self, name: Name) -> str:
        """The page of a name's bearer; empty where they have none."""
        return self.addresses.person(name.person.id) if name.person else ""


_PLACES = frozenset({"volume", "issue", "page", "page-first", "supplement-number"})


def _place(item: Item, say: Translation) -> tuple[str, ...]:
    """Where it stands in what it is part of; most works say nothing of that."""
    if _PLACES.isdisjoint(item.values) or not item.container_title:
        return ()
    found = pages(item)
    if found.startswith("p. "):
        found = say.gettext("p. %(page)s", page=found[3:])
    elif found.startswith("pp. "):
        found = say.gettext("pp. %(pages)s", pages=found[4:])
    return volume_issue(item), found
