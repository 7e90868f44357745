"""Sources to library. Enters: what was read. Leaves: the `Library`, and every problem found."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reading_room.dates import day_text
from reading_room.library import addresses
from reading_room.library.checks import CHECKS
from reading_room.library.citations import cited, short_labels, told_apart
from reading_room.library.index import build_index
from reading_room.library.known import known_addresses, old_addresses, page_count, site_addresses
from reading_room.library.library import Held, Library
from reading_room.library.listings import (
    Said,
    Work,
    grouped,
    newest_first,
    person_ids,
    related,
    series_of,
    years_of,
)
from reading_room.library.recordings import played_here
from reading_room.library.references import check_references
from reading_room.library.terms import words_of
from reading_room.library.texts import Linker, edition_ids, list_ids
from reading_room.markup import clean
from reading_room.model import Post, ReadingList, Record, Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reading_room.library.index import Index
    from reading_room.model import Item, Person, Sources
    from reading_room.problems import Problem
    from reading_room.settings import Settings


class _Shown(NamedTuple):
    """What is published, newest first, and what is not."""

    posts: tuple[Post, ...]
    lists: tuple[ReadingList, ...]
    withdrawn: tuple[Record, ...]
    held: tuple[Held, ...]

    @property
    def records(self) -> list[Record]:
        """Posts, then lists."""
        return [*self.posts, *self.lists]


def build_library(
    sources: Sources, settings: Settings, clean: Callable[[str], str] = clean
) -> tuple[Library, list[Problem]]:
    """Join everything to everything; the library is whole only where no problem is an error.

    ``clean`` may remember the HTML that it made safe.
    """
    index, problems = build_index(sources, settings)
    problems += check_references(index)
    for check in CHECKS:
        problems += check(index, settings)
    shown = _sift(sources, settings)
    topics, topic_ids = _topics(shown, index)
    people = dict(sorted(index.people.items(), key=lambda pair: _by_family(pair[1])))
    series = series_of(shown.posts)
    years = years_of(shown.posts)
    labels = short_labels(index.items, index.people)
    on_lists = grouped(shown.lists, lambda found: [entry.item.id for entry in found.entries])
    homes = _homes(on_lists, index)
    works = [index.items[id_] for id_ in homes]
    numbers = range(1, page_count(len(shown.posts), settings.page_size) + 1)
    made = site_addresses(index.people, topics, series, years, numbers, shown.lists)
    if index.statement:
        made[addresses.ACCESSIBILITY] = ""
    known = old_addresses(index) | known_addresses(index) | made
    withdrawn = {found.path for found in shown.withdrawn}
    hidden = _hidden(sources, shown)
    linker = Linker(index, labels, hidden, withdrawn, homes, known, clean)
    all_cites = {post.path: tuple(cited(index.items, post.text)) for post in sources.posts}
    texts, images, apart = _texts(sources, linker, all_cites)
    problems += linker.problems
    cites = {post.slug: all_cites[post.path] for post in shown.posts}
    library = Library(
        settings=settings,
        index=index,
        posts=shown.posts,
        lists=shown.lists,
        withdrawn=shown.withdrawn,
        held=shown.held,
        words=words_of(sources.terms),
        statement=sources.statement,
        results=sources.results,
        topics=topics,
        topic_ids=topic_ids,
        people=people,
        series=series,
        topic_posts=grouped(shown.posts, lambda post: _topic_ids(post, topic_ids)),
        topic_lists=grouped(shown.lists, lambda found: _topic_ids(found, topic_ids)),
        topic_works=grouped(works, lambda item: [topic_ids.get(ref.id, "") for ref in item.topics]),
        person_posts=grouped(shown.posts, lambda post: person_ids(post.authors)),
        person_lists=grouped(shown.lists, lambda found: person_ids(found.curators)),
        person_works=_works(works, homes),
        person_comments=_comments(shown),
        years=years,
        homes=homes,
        cites=cites,
        cited_by=grouped(shown.posts, lambda post: cites[post.slug]),
        answered_by=grouped(works, lambda item: [ref.id for ref in item.responds_to]),
        labels=labels,
        apart=apart,
        related=related(shown.posts, lambda post: _shared(post, topic_ids, cites)),
        texts=texts,
        images=images,
        changed=max((r.changed.date() for r in shown.records), default=settings.as_of),
        anchors=tuple(linker.anchors),
        media=_media(sources, hidden, linker),
        strays=sources.strays,
        files=sources.files,
    )
    follow = _that_follow(sources.unread, settings)
    return library, [problem for problem in problems if problem.rule not in follow]


def _media(sources: Sources, hidden: frozenset[str], linker: Linker) -> tuple[str, ...]:
    """What stands beside posts, but for what only hidden files show or have in their folder."""
    shown = {where for path, where in linker.uses if path not in hidden}
    waiting = {where for path, where in linker.uses if path in hidden}
    folders = tuple(p.removesuffix("index.md") for p in hidden if p.endswith("/index.md"))
    waiting |= {path for path in sources.media if path.startswith(folders)}
    return tuple(path for path in sources.media if path in shown or path not in waiting)


def _that_follow(unread: frozenset[str], settings: Settings) -> set[str]:
    """The rules of problems that may only follow from a file that could not be read."""
    docs = settings.docs_folder
    lists = settings.reading_lists.relative_to(settings.root).as_posix()
    kept_in = {
        "person-unknown": f"{docs}/people.",
        "topic-unknown": f"{docs}/topics.",
        "item-unknown": f"{lists}/",
        "citation-unknown": f"{lists}/",
        "abbreviation-unknown": f"{docs}/glossary.",
        "words-capitals": f"{docs}/glossary.",
    }
    return {rule for rule, at in kept_in.items() if any(p.startswith(at) for p in unread)}


def _sift(sources: Sources, settings: Settings) -> _Shown:
    """What is published on the day ``as_of``, and what is held back, with the reason."""
    held = []
    out: list[Record] = []
    withdrawn: list[Record] = []
    records: list[Record] = [*sources.posts, *sources.reading_lists]
    for record in records:
        day = record.date.astimezone(settings.zone).date()
        if isinstance(record, Post) and record.draft:
            held.append(Held(record.path, "a draft"))
        elif day > settings.as_of:
            held.append(Held(record.path, f"until {day_text(day)}"))
        elif record.withdrawn:
            withdrawn.append(record)
        else:
            out.append(record)
    posts = newest_first((r for r in out if isinstance(r, Post)), lambda post: post.date)
    lists = newest_first((r for r in out if isinstance(r, ReadingList)), lambda found: found.date)
    return _Shown(posts, lists, tuple(withdrawn), tuple(sorted(held, key=lambda h: h.path)))


def _topics(shown: _Shown, index: Index) -> tuple[dict[str, Topic], dict[str, str]]:
    """The topics in use by title, and their ids by what editors write."""
    topics: dict[str, Topic] = {}
    ids: dict[str, str] = {}
    refs = [ref for record in shown.records for ref in record.topics]
    refs += [ref for found in shown.lists for item in found.items for ref in item.topics]
    for ref in refs:
        if ref.id not in ids:
            id_ = index.topic_id(ref.id)
            ids[ref.id] = id_
            words = ref.id[:1].upper() + ref.id[1:]
            topics.setdefault(id_, index.topics.get(id_) or Topic(id_, words))
    return dict(sorted(topics.items(), key=lambda pair: pair[1].title.lower())), ids


def _topic_ids(record: Record, ids: dict[str, str]) -> list[str]:
    return [ids[ref.id] for ref in record.topics]


def _shared(post: Post, ids: dict[str, str], cites: dict[str, tuple[str, ...]]) -> Iterator[str]:
    yield from (f"topic {id_}" for id_ in _topic_ids(post, ids))
    yield from (f"person {id_}" for id_ in person_ids(post.authors))
    yield from (f"work {id_}" for id_ in cites[post.slug])


def _by_family(person: Person) -> tuple[str, str, str]:
    name = person.name
    words = name.family or name.literal.removeprefix("The ").lstrip("@")
    return words.lower(), name.given.lower(), person.id


def _homes(on_lists: dict[str, tuple[ReadingList, ...]], index: Index) -> dict[str, ReadingList]:
    """For each work that is shown, the list that names it first, else the newest that has it."""
    return {
        id_: home if (home := index.homes[id_]) in on else on[0]
        for id_, on in on_lists.items()
        if id_ in index.homes
    }


def _hidden(sources: Sources, shown: _Shown) -> frozenset[str]:
    """The paths of posts, lists and Easy Read editions that nothing shows."""
    paths = {held.path for held in shown.held} | {found.path for found in shown.withdrawn}
    paths |= sources.unread
    editions = {
        post.easy_read.path for post in sources.posts if post.easy_read and post.path in paths
    }
    return frozenset(paths | editions)


def _works(works: Iterable[Item], homes: dict[str, ReadingList]) -> dict[str, tuple[Work, ...]]:
    """Each person's works, newest first, with a published list to find them on."""
    found: dict[str, list[Work]] = defaultdict(list)
    for item in works:
        for id_ in dict.fromkeys(person_ids(item.authors)):
            found[id_].append(Work(item, homes[item.id]))
    for entries in found.values():
        entries.sort(key=lambda work: work.item.title)
        entries.sort(key=lambda work: str(work.item.issued or ""), reverse=True)
    return {id_: tuple(entries) for id_, entries in found.items()}


def _comments(shown: _Shown) -> dict[str, tuple[Said, ...]]:
    found: dict[str, list[Said]] = defaultdict(list)
    for record in shown.records:
        if record.comments_state == "off":
            continue
        for comment in record.comments:
            if comment.person:
                found[comment.person.id].append(Said(comment, record))
    return {id_: tuple(said) for id_, said in found.items()}


def _texts(
    sources: Sources, linker: Linker, cites: dict[str, tuple[str, ...]]
) -> tuple[dict[tuple[str, str], bytes], dict[tuple[str, str], str], dict[str, dict[str, str]]]:
    """The clean HTML of every text, the address of every picture named outside a text, and the
    labels that a post has to tell apart."""
    texts: dict[tuple[str, str], bytes] = {}
    images: dict[tuple[str, str], str] = {}
    apart: dict[str, dict[str, str]] = {}
    index = linker.index
    for post in sources.posts:
        if labels := told_apart(index, linker.labels, cites[post.path]):
            apart[post.slug] = labels
        texts[post.path, "text"] = linker.html(post.text, post.path, labels).encode()
        if post.audio and (sound := played_here(index, post)):
            images[post.path, post.audio.src] = linker.image(sound, post.path)
        if post.image:
            images[post.path, post.image.src] = linker.image(post.image, post.path)
        if post.easy_read:
            path, ids, rows = post.easy_read.path, edition_ids(post), post.easy_read.rows
            more = cited(index.items, *(row.text for row in rows))
            labels = told_apart(index, linker.labels, cites[post.path], more)
            for number, row in enumerate(rows):
                texts[path, str(number)] = linker.html(row.text, path, labels, ids).encode()
                if row.image:
                    images[path, row.image.src] = linker.image(row.image, path)
    for found in sources.reading_lists:
        parts = {"intro": found.intro, "outro": found.outro}
        named = {part: text for part, text in parts.items() if text}
        labels = told_apart(index, linker.labels, cited(index.items, *named.values()))
        for part, text in named.items():
            html = linker.html(text, found.path, labels, list_ids(found))
            texts[found.path, part] = html.encode()
    return texts, images, apart
