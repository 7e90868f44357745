"""What the views of a record are made of. Enters: the library, a record. Leaves: what to compare.

A preview compares this with what it was at the save before, and makes only what differs. Records
that were not read anew are the same objects, so that comparing takes far less than making. Settings
and catalogues are not in it: where they change, everything is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from reading_room.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.library.library import Library
    from reading_room.model import EasyRead, Item, Post, ReadingList
    from reading_room.values import Name, Ref

    Parts: TypeAlias = tuple[object, ...]


@record
class Behind:
    """What is behind a work: there once, however many posts and lists show the work."""

    parts: Parts


class MadeOf:
    """Gathers what is behind each post, list and work; of a work once for all that name it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._works: dict[str, Behind] = {}

    def post(self, post: Post) -> Parts:
        """A post without the works that it cites: its text, who had part in it, its topics, the
        files that it shows."""
        names = (*post.authors, post.page_author) if post.page_author else post.authors
        return (
            post,
            self.library.texts.beside((post.path, "text")),
            *self._people(names),
            *self._topics(post.topics),
            *self._files(post),
        )

    def easy_read(self, edition: EasyRead) -> Parts:
        """The rows of an Easy Read edition, and the addresses of its pictures."""
        library, path = self.library, edition.path
        texts = [library.texts.beside((path, str(at))) for at, _ in enumerate(edition.rows)]
        images = [library.images[path, row.image.src] for row in edition.rows if row.image]
        return (edition, *texts, *images)

    def reading_list(self, found: ReadingList) -> Parts:
        """A list with its texts and works."""
        texts = [self.library.texts.beside((found.path, part)) for part in ("intro", "outro")]
        works = [self.work(entry.item.id) for entry in found.entries]
        people, topics = self._people(found.curators), self._topics(found.topics)
        return (found, *texts, *people, *topics, *works)

    def work(self, id_: str) -> Behind:
        """A work: who had part in it, its topics, where it is listed, what it answers and what
        answers it."""
        made = self._works.get(id_)
        if made is None:
            made = self._works[id_] = self._work(self.library.index.items[id_])
        return made

    def _work(self, item: Item) -> Behind:
        library = self.library
        near = [ref.id for ref in item.responds_to]
        near += [answer.id for answer in library.answered_by.get(item.id, ())]
        return Behind(
            (
                item,
                self._home(item.id),
                *self._people(item.people),
                *self._topics(item.topics),
                *[(library.index.items.get(id_), self._home(id_)) for id_ in near],
            )
        )

    def _home(self, id_: str) -> tuple[str, str, str] | None:
        home = self.library.homes.get(id_)
        return (home.slug, home.title, home.language) if home else None

    def _people(self, names: Iterable[Name]) -> Iterator[object]:
        people = self.library.index.people
        return (people.get(name.person.id) for name in names if name.person)

    def _topics(self, refs: Iterable[Ref]) -> Iterator[object]:
        library = self.library
        return (library.topics.get(library.topic_ids.get(ref.id, "")) for ref in refs)

    def _files(self, post: Post) -> Iterator[tuple[str, int]]:
        """The picture and the recording of a post: feeds and pages say how large they are."""
        for named in (post.image, post.audio):
            address = self.library.images.get((post.path, named.src)) if named else None
            if address is not None:
                yield address, self.library.size(address)
