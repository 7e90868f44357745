"""Search. Enters: the library. Leaves: the records to be found, their index, and what the search
page offers to narrow them down by."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reading_room.dates import MONTHS, is_read
from reading_room.library import Glossary, index_parts, kind_of_work, part_of
from reading_room.outputs.cache import KEPT, Kept
from reading_room.outputs.lines import set_off
from reading_room.outputs.pagefind import pagefind
from reading_room.outputs.services import services
from reading_room.outputs.spellings import besides, vocabulary
from reading_room.translation import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.dates import PartialDate
    from reading_room.library import Library
    from reading_room.model import EasyRead, Item, Post, ReadingList, Record
    from reading_room.outputs.passages import Passage

_NAMES = ("title", "work", "heading", "service", "who")
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

    Each name in ``meta`` has a weight of its own in search.js: ``title`` (of a post, an edition, a
    list, a person), ``work`` and ``heading`` are what something is called, ``who`` those who made
    it, ``service`` the name of a page that serves readers, ``about`` what it says in a sentence,
    ``form`` a kind that readers ask for by its name, ``sort`` that of a work ("Report"), and
    ``also`` the words that an Easy Read edition explains, and the short name of an organisation.
    ``list``, ``page`` and ``lang`` are only shown: the titles of a work's list, and of the page of
    a heading, and the language of a title that is not in the site's.
    """

    url: str
    content: str
    meta: dict[str, str]
    filters: dict[str, list[str]]


def search_records(library: Library) -> Iterator[SearchRecord]:
    """Posts, Easy Read editions, lists, works, people and pages that serve readers, in an order
    that only their content decides. Words of the glossary are found apart (`search_words`)."""
    editions = _Editions(library)
    for post in library.posts:
        yield _post(library, post)
        if post.easy_read:
            yield editions.record(post, post.easy_read)
    for found in library.lists:
        yield _list(library, found)
        yield from _works(library, found)
    kind = library.settings.say.gettext(_PERSON)
    for person in library.people.values() if library.addresses.people else ():
        name = str(person.name)
        called = f"{name} ({person.short})" if person.short else name
        yield SearchRecord(
            library.addresses.person(person.id),
            f"{called}. {person.description}",
            {"title": name} | _some(also=person.short),
            {"kind": [kind], "person": [name]},
        )
    kind = library.settings.say.gettext(_PAGE)
    for url, words in services(library):
        yield SearchRecord(url, ". ".join(words), {"service": words[0]}, {"kind": [kind]})


def search_words(library: Library) -> list[tuple[str, str, tuple[str, ...], str]]:
    """The words of the glossary: id, term, other forms and meaning. The search page looks through
    them itself: Pagefind would put a word before every post about it, for it is short."""
    words = library.words if library.addresses.glossary else ()
    return [(word.id, word.term, word.also, word.definition) for word in words]


def search_index(library: Library, passages: Iterable[Passage] = ()) -> Iterator[tuple[str, bytes]]:
    """The files of Pagefind and of the search page; nothing where search is off. ``passages`` are
    those of the pages under docs/."""
    if not library.addresses.search:
        return
    settings, addresses = library.settings, library.addresses
    kind = settings.say.gettext(_PAGE)
    pages = [_passage(part, kind) for part in passages]
    written = {page.url for page in pages}
    records = [*(each for each in search_records(library) if each.url not in written), *pages]
    words = search_words(library)
    offered = choices(records)
    if words:
        offered["kind"] = sorted([*offered["kind"], settings.say.gettext(_WORD)])
        yield addresses.search_words, _json(words)
    yield addresses.search_filters, _json(offered)
    texts = [record.content for record in records]
    named = [word for record in records for word in _named(record)]
    named += [form for _, term, also, _ in words for form in (term, *also)]
    yield addresses.search_spellings, f"{vocabulary(texts, named)}\n".encode()
    parts = index_parts(library)
    kept = Kept(settings.cache / "search", newest=KEPT * parts) if settings.cache else None
    for part in range(parts):
        found = (_found_besides(each) for each in records if part_of(each.url, parts) == part)
        yield from pagefind(found, settings.language, kept, part)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _named(record: SearchRecord) -> Iterator[str]:
    """What a record is called, and who made it."""
    return (record.meta[key] for key in _NAMES if key in record.meta)


def _found_besides(record: SearchRecord) -> dict[str, object]:
    """A record as Pagefind takes it."""
    said = [record.content, *_named(record)]
    return record._asdict() | {"content": record.content + besides(" ".join(said))}


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
    return SearchRecord(
        library.addresses.post(post.slug),
        _text(post.title, post.description, post.text.plain),
        meta | _some(about=post.description, who=", ".join(names), lang=_lang(library, post)),
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
            _text(edition.title, *(row.text.plain for row in edition.rows)),
            {"title": edition.title, "date": post.date.date().isoformat()}
            | _some(
                who=", ".join(names),
                form=library.settings.say.gettext(_EASY_READ),
                also=", ".join(explained),
                lang=_lang(library, post),
            ),
            _filters(library, _EASY_READ, post, names),
        )


def _passage(passage: Passage, kind: str) -> SearchRecord:
    """A page, or what stands below one of its headings."""
    title = passage.heading or passage.page
    within = {"page": passage.page} if passage.heading else {}
    words = f"{title}. {passage.text}"
    return SearchRecord(passage.url, words, {"heading": title} | within, {"kind": [kind]})


def _text(title: str, *parts: str) -> str:
    """What a text says; where that is nothing its title, for Pagefind leaves out empty records."""
    return set_off("\n".join(filter(None, parts))) or title


def _some(**said: str) -> dict[str, str]:
    """What there is of it."""
    return {key: value for key, value in said.items() if value}


def _lang(library: Library, record: Post | ReadingList | Item) -> str:
    return library.settings.another(record.language)


def _list(library: Library, found: ReadingList) -> SearchRecord:
    names = [library.name(name) for name in found.curators]
    meta = {"title": found.title, "date": found.date.date().isoformat()}
    texts = [text.plain for text in (found.intro, found.outro) if text]
    form = library.settings.say.gettext(_LIST)
    return SearchRecord(
        library.addresses.reading_list(found.slug),
        _text(found.title, found.description, *texts),
        meta
        | _some(
            about=found.description,
            who=", ".join(names),
            form=form,
            lang=_lang(library, found),
        ),
        _filters(library, _LIST, found, names),
    )


def _works(library: Library, found: ReadingList) -> Iterator[SearchRecord]:
    for entry in found.entries:
        if library.homes[entry.item.id] is not found:
            continue  # it is found on its first list
        item = library.index.items[entry.item.id]
        names = [library.name(name) for name in item.makers]
        short = [library.people[id_].short for id_ in _ids(item) if id_ in library.people]
        meta = {"work": item.title, "list": found.title} | _some(
            who=", ".join(filter(None, [*names, *short])),
            sort=kind_of_work(item, library.settings.say),
            lang=_lang(library, item),
        )
        if item.issued:
            meta["date"] = _date(library, item.issued)
        appeared = library.described(item)
        appeared = (
            "" if item.title.endswith(library.appeared(item)) else appeared
        )  # "Act 2014. 2014."
        said = (item.title, library.makers(item), appeared, entry.note)
        words = ". ".join(part for part in said if part)
        yield SearchRecord(
            f"{library.addresses.reading_list(found.slug)}#{item.id}",
            words,
            meta,
            _item_filters(library, item, found, names),
        )


def _ids(item: Item) -> Iterator[str]:
    """Of its makers, those who have a page."""
    return (name.person.id for name in item.makers if name.person)


def _date(library: Library, issued: PartialDate) -> str:
    """A date for the search page: in numbers, which it writes in the reader's language; in words
    where that cannot be, as of a range, an early year and a date that is not certain."""
    is_plain = not (issued.mark or issued.end or issued.month > len(MONTHS) or issued.year < 1000)
    return str(issued) if is_plain else library.settings.say.date(issued)


def _filters(library: Library, kind: str, record: Record, names: list[str]) -> dict[str, list[str]]:
    topics = [library.topics[library.topic_ids[ref.id]].title for ref in record.topics]
    year = str(record.date.year) if is_read(record.date) else ""
    return _filled(library.settings.say.gettext(kind), topics, names, year)


def _item_filters(
    library: Library, item: Item, found: ReadingList, names: list[str]
) -> dict[str, list[str]]:
    refs = item.topics or found.topics
    ids = (library.topic_ids.get(ref.id, ref.id) for ref in refs)
    topics = [library.topics[id_].title for id_ in ids if id_ in library.topics]
    kind = library.settings.say.gettext(_WORK)
    return _filled(kind, topics, names, item.issued.year_text if item.issued else "")


def _filled(kind: str, topics: list[str], names: list[str], year: str) -> dict[str, list[str]]:
    filters = {"kind": [kind], "topic": topics, "person": names, "year": [year] if year else []}
    return {key: values for key, values in filters.items() if values}
