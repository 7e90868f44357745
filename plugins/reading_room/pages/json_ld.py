"""What pages say to machines, in JSON-LD. Enters: the library. Leaves: text for a data block.

Addresses in it are absolute: of a site that does not know its own, only what needs none is said.
"""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from reading_room.dates import is_read
from reading_room.formats import linked
from reading_room.library import bibliography

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from reading_room.formats import Reference
    from reading_room.formats.linked import Node
    from reading_room.library import Library
    from reading_room.model import EasyRead, Person, Post, ReadingList, Record, Topic
    from reading_room.values import Name


_MOST = 50
"""How many posts and lists a topic names: the page has them all."""


class JsonLd:
    """Makes what is said of a work once for all posts that cite it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        address = library.settings.site_url
        self._addresses = library.addresses
        self._site = f"{address.rstrip('/')}/" if address else ""
        self._works: dict[str, str] = {}
        self._ways: dict[str, str] = {}
        self._publisher: Node = {"@type": "Organization", "name": library.settings.site_name}
        if self._site:
            self._publisher["url"] = self._site

    def post(self, post: Post, reference: Reference) -> str:
        """A post: who wrote it, when, and the works that it cites."""
        library = self.library
        here = self._addresses.post(post.slug)
        node: Node = {"@type": "BlogPosting", **self._page(here), "headline": post.title}
        if post.description:
            node["description"] = post.description
        node |= _published(post.date)
        if post.updated:
            node["dateModified"] = moment(post.updated)
        if post.authors:
            node["author"] = self._agents(post.authors, reference.authors)
        node["publisher"] = self._publisher
        if post.image and self._site:
            node["image"] = self._site + library.images[post.path, post.image.src]
        node["inLanguage"] = reference.language
        if post.topics:
            node["keywords"] = reference.topics
        if post.series:
            series = library.series[post.series.id]
            node["isPartOf"] = {"@type": "CreativeWorkSeries", "name": series.title}
            if self._site and (at := self._addresses.one_series(series.id)):
                node["isPartOf"]["url"] = self._site + at
        text = linked.text(node)
        if cited := library.cites[post.slug]:
            works = ",".join([self._cited(id_) for id_ in cited])
            text = f'{text[:-1]},"citation":[{works}]}}'
        say = library.settings.say
        return self._block(text, say.gettext("Posts"), self._addresses.posts, post.title, here)

    def reading_list(
        self, found: ReadingList, references: Iterable[Reference], *, brief: bool = False
    ) -> str:
        """A reading list and its works, in their order; in ``brief`` by their addresses alone."""
        here = self._addresses.reading_list(found.slug)
        node: Node = {"@type": "CollectionPage", **self._page(here), "name": found.title}
        if found.description:
            node["description"] = found.description
        node |= _published(found.date)
        if found.curators:
            curators = bibliography.names_of(self.library.index.people, found.curators)
            node["author"] = self._agents(found.curators, curators)
        node["publisher"] = self._publisher
        node["inLanguage"] = found.language or self.library.settings.language
        node["mainEntity"] = linked.item_list(
            {"@id": at} if brief and at else linked.work(reference, at)
            for reference in references
            for at in (self._here(here, reference.id),)
        )
        text = linked.text(node)
        say = self.library.settings.say
        return self._block(
            text, say.gettext("Reading lists"), self._addresses.reading_lists, found.title, here
        )

    def edition(self, post: Post, edition: EasyRead) -> str:
        """The Easy Read edition of a post, and which post that is."""
        here, whole = self._addresses.edition(post.slug), self._addresses.post(post.slug)
        node: Node = {"@type": "Article", **self._page(here), "headline": edition.title}
        node |= _published(post.date)
        if post.authors:
            names = bibliography.names_of(self.library.index.people, post.authors)
            node["author"] = self._agents(post.authors, names)
        node["publisher"] = self._publisher
        node["inLanguage"] = post.language or self.library.settings.language
        if any(row.image and row.image.alt for row in edition.rows):
            node["accessibilityFeature"] = ["alternativeText"]
        based: Node = {"@type": "BlogPosting", "headline": post.title}
        if self._site:
            based |= {"@id": self._site + whole, "url": self._site + whole}
        node["isBasedOn"] = based
        say = self.library.settings.say
        above = self._addresses.easy_read or self._addresses.posts
        return self._block(linked.text(node), say.gettext("Easy Read"), above, edition.title, here)

    def topic(self, topic: Topic, records: Sequence[Record]) -> str:
        """A topic, and the posts and lists that are about it, newest first."""
        here = self._addresses.topic(topic.id)
        node: Node = {"@type": "CollectionPage", **self._page(here), "name": topic.title}
        about: Node = {"@type": "DefinedTerm", "name": topic.title}
        if topic.description:
            about["description"] = node["description"] = topic.description
        node["about"] = about
        node["inLanguage"] = self.library.settings.language
        first = ({"name": each.title, **self._found_at(each)} for each in records[:_MOST])
        node["mainEntity"] = linked.item_list(first) | {"numberOfItems": len(records)}
        say = self.library.settings.say
        above = self._addresses.topics
        return self._block(linked.text(node), say.gettext("Topics"), above, topic.title, here)

    def _found_at(self, record: Record) -> Node:
        return {"url": self._site + self._addresses.of(record)} if self._site else {}

    def person(self, person: Person) -> str:
        """Somebody with a page."""
        here = self._addresses.person(person.id)
        about = linked.agent(person.name, f"{self._site}{here}" if self._site else "")
        if person.description:
            about["description"] = person.description
        if person.url:
            about["sameAs"] = person.url
        if person.picture and self._site:
            about["image"] = self._site + self.library.images[person.path, person.picture.src]
        node: Node = {"@type": "ProfilePage", "mainEntity": about}
        text = linked.text(node)
        say = self.library.settings.say
        return self._block(
            text, say.gettext("People"), self._addresses.people, str(person.name), here
        )

    def _block(self, node: str, words: str, above: str, title: str, here: str) -> str:
        """A page's node, and the way to it by the page ``above``."""
        if not self._site:
            return linked.data_block(node)
        way = self._ways.get(above)
        if way is None:
            steps = ((self.library.settings.site_name, self._site), (words, self._site + above))
            way = self._ways[above] = linked.text(linked.breadcrumbs(steps)).removesuffix("]}")
        last = linked.text(linked.step(3, title, self._site + here))
        return linked.data_block(node, f"{way},{last}]}}")

    def _page(self, address: str) -> Node:
        """The address of a page, as the page that something is and that it is on."""
        url = self._site + address
        return {"@id": url, "url": url, "mainEntityOfPage": url} if self._site else {}

    def _here(self, address: str, id_: str) -> str:
        return f"{self._site}{address}#{id_}" if self._site else ""

    def _agents(self, names: Sequence[Name], known: Sequence[Name]) -> list[Node]:
        """Names as they stand in the file and as they are known, with their pages."""
        pages = (self.library.person_address(name) for name in names)
        return [
            linked.agent(whole, self._site + page if page and self._site else "")
            for whole, page in zip(known, pages, strict=True)
        ]

    def _cited(self, id_: str) -> str:
        node = self._works.get(id_)
        if node is None:
            library = self.library
            home = library.homes.get(id_)
            at = self._here(self._addresses.reading_list(home.slug), id_) if home else ""
            reference = bibliography.of_item(library, library.index.items[id_])
            node = self._works[id_] = linked.text(linked.work(reference, at))
        return node


def _published(when: datetime) -> Node:
    """The day of a post or list, where somebody wrote one that can be read."""
    return {"datePublished": moment(when)} if is_read(when) else {}


def moment(when: datetime) -> str:
    """A day where no time was written, else the time with its zone."""
    return (when.date() if when.time() == time() else when).isoformat()
