"""Search. Enters: the library. Leaves: the records to be found, their index, and what the search
page offers to narrow them down by."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reading_room.library import Glossary
from reading_room.outputs.cache import Kept
from reading_room.outputs.pagefind import pagefind
from reading_room.translation import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reading_room.library import Library, Word
    from reading_room.model import EasyRead, Item, Post, ReadingList, Record
    from reading_room.outputs.passages import Passage

FILTERS = ("kind", "topic", "person", "year")
_POST = marked("Post")
_EASY_READ = marked("Easy Read")
_LIST = marked("Reading list")
_WORK = marked("Work on a list")
_PERSON = marked("Person")
_WORD = marked("Word")
_PAGE = marked("Page")


class SearchRecord(NamedTuple):
    """Something that can be found: where, by which words, shown and narrowed down how.

    ``list`` and ``page`` in ``meta`` are titles: of a work's list, and of the page of a heading.

    ``also`` in ``meta`` counts as much as the title does: the other forms of a word, or the words
    that an Easy Read edition explains.
    """

    url: str
    content: str
    meta: dict[str, str]
    filters: dict[str, list[str]]


def search_records(library: Library) -> Iterator[SearchRecord]:
    """Posts, Easy Read editions, lists, works, people and words, in an order that only their
    content decides."""
    editions = _Editions(library)
    for post in library.posts:
        yield _post(library, post)
        if post.easy_read:
            yield editions.record(post, post.easy_read)
    for found in library.lists:
        yield _list(library, found)
        yield from _works(library, found)
    say = library.settings.say
    person_kind, word_kind = (say.gettext(kind) for kind in (_PERSON, _WORD))
    for person in library.people.values() if library.addresses.people else ():
        name = str(person.name)
        yield SearchRecord(
            library.addresses.person(person.id),
            f"{name}. {person.description}",
            {"title": name},
            {"kind": [person_kind], "person": [name]},
        )
    for word in library.words if library.addresses.glossary else ():
        yield _word(word, library.addresses.word(word.id), word_kind)


def search_index(library: Library, passages: Iterable[Passage] = ()) -> Iterator[tuple[str, bytes]]:
    """The files of Pagefind and of the search page; nothing where search is off. ``passages`` are
    those of the pages under docs/."""
    if not library.addresses.search:
        return
    settings = library.settings
    kind = settings.say.gettext(_PAGE)
    records = [*search_records(library), *(_passage(part, kind) for part in passages)]
    offered = json.dumps(choices(records), ensure_ascii=False)
    yield library.addresses.search_filters, offered.encode()
    kept = Kept(settings.cache / "search") if settings.cache else None
    yield from pagefind((record._asdict() for record in records), settings.language, kept)


def choices(records: Iterable[SearchRecord]) -> dict[str, list[str]]:
    """Every value of every filter. Pagefind knows them too, but must load the whole of its filters
    to tell, which at 10,000 posts are 230 kB."""
    found: dict[str, set[str]] = {name: set() for name in FILTERS}
    for record in records:
        for name, values in record.filters.items():
            found[name].update(values)
    return {name: sorted(values) for name, values in found.items()}


def _post(library: Library, post: Post) -> SearchRecord:
    names = [library.name(name) for name in post.authors]
    meta = {"title": post.title, "date": post.date.date().isoformat()}
    words = f"{post.title}. {post.description} {', '.join(names)}. {post.text.plain}"
    return SearchRecord(
        library.addresses.post(post.slug),
        words,
        meta,
        _filters(library, _POST, post, names),
    )


class _Editions:
    """Makes the records of Easy Read editions; the words that they explain are looked for once
    there is an edition."""

    def __init__(self, library: Library) -> None:
        self.library = library

    @cached_property
    def glossary(self) -> Glossary:
        return Glossary(self.library.words, self.library.settings.language)

    def record(self, post: Post, edition: EasyRead) -> SearchRecord:
        library = self.library
        names = [library.name(name) for name in post.authors]
        texts = [library.texts[edition.path, str(at)] for at, _ in enumerate(edition.rows)]
        explained = [word.term for word in self.glossary.used(texts, post.language)]
        return SearchRecord(
            library.addresses.edition(post.slug),
            "\n".join([f"{edition.title}.", *(row.text.plain for row in edition.rows)]),
            {"title": edition.title, "date": post.date.date().isoformat()} | _also(explained),
            _filters(library, _EASY_READ, post, names),
        )


def _word(word: Word, address: str, kind: str) -> SearchRecord:
    also = f" ({', '.join(word.also)})" if word.also else ""
    return SearchRecord(
        address,
        f"{word.term}{also}. {word.definition}",
        {"title": word.term} | _also(word.also),
        {"kind": [kind]},
    )


def _passage(passage: Passage, kind: str) -> SearchRecord:
    """A page, or what stands below one of its headings."""
    title = passage.heading or passage.page
    within = {"page": passage.page} if passage.heading else {}
    words = f"{title}. {passage.text}"
    return SearchRecord(passage.url, words, {"title": title} | within, {"kind": [kind]})


def _also(words: Sequence[str]) -> dict[str, str]:
    return {"also": ", ".join(words)} if words else {}


def _list(library: Library, found: ReadingList) -> SearchRecord:
    names = [library.name(name) for name in found.curators]
    meta = {"title": found.title, "date": found.date.date().isoformat()}
    texts = [text.plain for text in (found.intro, found.outro) if text]
    words = " ".join([f"{found.title}.", found.description, *texts])
    return SearchRecord(
        library.addresses.reading_list(found.slug),
        words,
        meta,
        _filters(library, _LIST, found, names),
    )


def _works(library: Library, found: ReadingList) -> Iterator[SearchRecord]:
    for entry in found.entries:
        if library.homes[entry.item.id] is not found:
            continue  # it is found on its first list
        item = library.index.items[entry.item.id]
        names = [library.name(name) for name in item.makers]
        meta = {"title": item.title, "list": found.title}
        if item.issued:
            meta["date"] = str(item.issued)
        appeared = library.appeared(item)
        appeared = "" if item.title.endswith(appeared) else appeared  # "Care Act 2014. 2014."
        said = (item.title, library.makers(item), appeared, entry.note)
        words = ". ".join(part for part in said if part)
        yield SearchRecord(
            f"{library.addresses.reading_list(found.slug)}#{item.id}",
            words,
            meta,
            _item_filters(library, item, found, names),
        )


def _filters(library: Library, kind: str, record: Record, names: list[str]) -> dict[str, list[str]]:
    topics = [library.topics[library.topic_ids[ref.id]].title for ref in record.topics]
    return _some(library.settings.say.gettext(kind), topics, names, str(record.date.year))


def _item_filters(
    library: Library, item: Item, found: ReadingList, names: list[str]
) -> dict[str, list[str]]:
    refs = item.topics or found.topics
    ids = (library.topic_ids.get(ref.id, ref.id) for ref in refs)
    topics = [library.topics[id_].title for id_ in ids if id_ in library.topics]
    kind = library.settings.say.gettext(_WORK)
    return _some(kind, topics, names, str(item.issued.year) if item.issued else "")


def _some(kind: str, topics: list[str], names: list[str], year: str) -> dict[str, list[str]]:
    filters = {"kind": [kind], "topic": topics, "person": names, "year": [year] if year else []}
    return {key: values for key, values in filters.items() if values}
