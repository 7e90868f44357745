"""Records as templates show them. Enters: records and the library. Leaves: `cards` of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reading_room.dates import is_read
from reading_room.library import MadeOf, availability_of, importance
from reading_room.library.roles import role_of_makers
from reading_room.model import Post
from reading_room.pages.cards import Byline, Card, Mention, Part, Remark, Tag, Work
from reading_room.pages.cited import Cited, cited_work
from reading_room.pages.json_ld import JsonLd
from reading_room.pages.views import kinds
from reading_room.pages.words import (
    amount,
    essentials,
    in_minutes,
    in_works,
    minutes,
    paragraphs,
    summary,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from reading_room.library import Glossary, Library
    from reading_room.model import Entry, Item, ReadingList, Record
    from reading_room.values import Name

NO_BREAK = "\u00a0"
_MANY_NAMES = 12
"""With more, a card names the first, and says how many others there are."""
_FIRST_NAMES = 10


class Cards:
    """Makes each card once."""

    def __init__(self, library: Library, glossary: Glossary) -> None:
        self.library, self.glossary = library, glossary
        self.addresses = library.addresses
        self.say = library.settings.say
        self._made: dict[str, Card] = {}
        self._references: dict[str, Cited] = {}

    @cached_property
    def made_of(self) -> MadeOf:
        """What views are made of."""
        return MadeOf(self.library)

    @cached_property
    def json_ld(self) -> JsonLd:
        """What pages say to machines."""
        return JsonLd(self.library)

    def of(self, record: Record) -> Card:
        """The card of a post or list."""
        card = self._made.get(record.path)
        if card is None:
            make = self._post if isinstance(record, Post) else self._list
            card = self._made[record.path] = make(record)  # type: ignore[arg-type]
        return card

    def all(self, records: Iterable[Record]) -> list[Card]:
        """The cards of several, in order."""
        return [self.of(record) for record in records]

    def bylines(self, names: Iterable[Name], others: int = 0) -> tuple[Byline, ...]:
        """Names as they are shown, and how many ``others`` there are."""
        library, shown = self.library, tuple(names)
        whole = len(shown) + bool(others)
        named = tuple(
            [
                Byline(
                    library.name(name),
                    library.person_address(name),
                    name.organisation,
                    self.say.before_name(before, whole),
                )
                for before, name in enumerate(shown)
            ]
        )
        if not others:
            return named
        words = self.say.ngettext("%(num)s other", "%(num)s others", others)
        return (*named, Byline(words, "", "", self.say.before_name(len(shown), whole)))

    def makers(self, item: Item, but: str = "") -> tuple[Byline, ...]:
        """By whom a work is known, without the person of the id ``but``.

        Of very many the first are named, and those who have a page here.
        """
        names = item.makers
        if but:
            names = tuple([name for name in names if not (name.person and name.person.id == but)])
        named = names
        if len(names) > _MANY_NAMES:
            named = tuple([n for place, n in enumerate(names) if place < _FIRST_NAMES or n.person])
        shown = self.bylines(named, len(names) - len(named))
        role = role_of_makers(item, len(shown), self.say) if shown else ""
        return (*shown[:-1], shown[-1]._replace(role=role)) if role else shown

    def coming(self, record: Record) -> str:
        """When a post or list will be published; empty where it has been."""
        wait = self.library.coming.get(record.path)
        if wait is None:
            return ""
        if wait.day is None:
            return self.say.gettext("A draft: not published")
        return self.say.gettext("Will be published on %(date)s", date=self.say.day(wait.day))

    def topics(self, record: Record) -> list[Tag]:
        """The topics of a post or list."""
        ids = (self.library.topic_ids[ref.id] for ref in record.topics)
        return [Tag(self.library.topics[id_].title, self.addresses.topic(id_)) for id_ in ids]

    def remarks(self, record: Record) -> list[Remark]:
        """The comments of a post or list, as they were said."""
        names = {comment.id: comment.name for comment in record.comments}
        return [
            Remark(
                comment,
                comment.name,
                self.addresses.person(comment.person.id) if comment.person else "",
                paragraphs(comment.text),
                names.get(comment.reply_to.id, "") if comment.reply_to else "",
            )
            for comment in record.comments
        ]

    def parts(self, reading_list: ReadingList) -> list[Part]:
        """The sections of a list, with their works."""
        here = self.addresses.reading_list(reading_list.slug)
        own = {entry.item.id for entry in reading_list.entries}
        return [
            Part(section, tuple(self.work(entry, here, own) for entry in section.entries))
            for section in reading_list.sections
        ]

    def work(self, entry: Entry, here: str, own: Container[str]) -> Work:
        """A work on the list at the address ``here``, which has the works ``own``, by id."""
        library = self.library
        item = library.index.items[entry.item.id]
        return Work(
            item=item,
            number=entry.number,
            address=f"{here}#{item.id}",
            authors=self.makers(item),
            where=library.described(item),
            note=paragraphs(entry.note),
            importance=importance(entry.importance, self.say),
            found=availability_of(item, self.say),
            responds_to=self._tags((ref.id for ref in item.responds_to), own),
            answered_by=self._tags(
                (answer.id for answer in library.answered_by.get(item.id, ())), own
            ),
            cited_by=tuple(
                Tag(post.title, self.addresses.post(post.slug), language=post.language)
                for post in library.cited_by.get(item.id, ())
            ),
            kinds=kinds(entry, item),
            quiet=entry.importance == "background",
        )

    def item_address(self, id_: str) -> str:
        """Where a published list shows a work; empty where none does."""
        home = self.library.homes.get(id_)
        return f"{self.addresses.reading_list(home.slug)}#{id_}" if home else ""

    def mention(self, item: Item, but: str = "") -> Mention:
        """A work as others mention it, with its authors ``but`` the person of that id."""
        home = self.library.homes.get(item.id)
        return Mention(
            item.title,
            self.item_address(item.id),
            self.makers(item, but),
            self.library.appeared(item),
            home.title if home else "",
            home.language if home else "",
            item.language,
        )

    def reading(self, post: Post) -> list[Cited]:
        """The works that a post cites, in order of first use."""
        apart = self.library.apart.get(post.slug, {})
        return [self._cited(id_, apart.get(id_, "")) for id_ in self.library.cites[post.slug]]

    def _cited(self, id_: str, label: str) -> Cited:
        """Its reference is made once, for many posts may cite one work."""
        cited = self._references.get(id_)
        if cited is None:
            item = self.library.index.items[id_]
            cited = cited_work(self.library, item, self.item_address(id_))
            self._references[id_] = cited
        return cited._replace(label=label) if label else cited

    @cached_property
    def topic_tags(self) -> list[Tag]:
        """Every topic with how much there is on it."""
        library = self.library
        return [
            Tag(topic.title, self.addresses.topic(id_), self._count(id_), topic.description)
            for id_, topic in library.topics.items()
        ]

    def _count(self, topic: str) -> str:
        return amount(
            len(self.library.topic_posts.get(topic, ())),
            len(self.library.topic_lists.get(topic, ())),
            len(self.library.topic_works.get(topic, ())),
            say=self.say,
        )

    def _tags(self, ids: Iterable[str], own: Container[str]) -> tuple[Tag, ...]:
        """Links to works that a list shows; an anchor where it is this one."""
        items = self.library.index.items
        found = ((items[id_], f"#{id_}" if id_ in own else self.item_address(id_)) for id_ in ids)
        return tuple(
            Tag(item.title, address, language=item.language) for item, address in found if address
        )

    def _when(self, record: Record) -> tuple[str, str]:
        """The day in words, and for machines; a preview shows records whose date is not read."""
        if not is_read(record.date):
            return self.say.gettext("No date yet"), ""
        day = record.date.date()
        return self.say.day(day), day.isoformat()

    def _post(self, post: Post) -> Card:
        library = self.library
        return Card(
            "post", post.title, self.addresses.post(post.slug), *self._when(post),
            summary(post), self.bylines(post.authors),
            in_minutes(minutes(post), self.say).replace(" ", NO_BREAK),
            language=library.settings.another(post.language),
            coming=self.coming(post),
        )  # fmt: skip

    def _list(self, found: ReadingList) -> Card:
        items = self.library.index.items
        essential = [entry for entry in found.entries if entry.importance == "essential"]
        return Card(
            "list", found.title, self.addresses.reading_list(found.slug),
            *self._when(found), found.description, self.bylines(found.curators),
            in_works(len(found.entries), self.say).replace(" ", NO_BREAK),
            essentials([items[entry.item.id].minutes for entry in essential], self.say),
            language=self.library.settings.another(found.language), coming=self.coming(found),
        )  # fmt: skip
