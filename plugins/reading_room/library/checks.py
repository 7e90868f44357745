"""Checks of the whole library. Enters: sources, index, settings. Leaves: problems.

A check is one function in `CHECKS`; its docstring is its page in the manual.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reading_room.library import taken, works
from reading_room.library.by_hand import check_by_hand
from reading_room.library.debates import check_circles, check_times
from reading_room.library.duplicates import check_twins
from reading_room.library.far_dates import check_far_dates
from reading_room.library.index import folded
from reading_room.library.prose import check_capitals
from reading_room.library.recordings import check_sounds
from reading_room.library.statement import check_statement
from reading_room.model import Post
from reading_room.problems import MOST, Problem, did_you_mean, slip_of
from reading_room.slugs import address_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reading_room.library.index import Index
    from reading_room.markup import Text
    from reading_room.model import Person, Record
    from reading_room.settings import Settings
    from reading_room.values import Name

_Place = tuple[str, int, int]
"""A file, and the line and column in it."""
_TOGETHER = 5
"""How many who are named in the same places are each told by themselves."""
_PLACES = 3
"""How many of the places where somebody is named are shown."""


def check_titles(index: Index, settings: Settings) -> Iterator[Problem]:
    """heading-level-one: a page's title is its only heading of the first level."""
    del settings
    for path, text in _texts(index):
        tops = [heading for heading in text.headings if heading.written == 1]
        for heading in tops[: MOST + 1]:
            yield Problem(
                path, *text.place(heading.offset), "heading-level-one",
                f"Only the title has one #, and this heading has one too: {heading.text}.",
                f"Write ## {heading.text}. The page gives it that level already.",
            )  # fmt: skip


def _texts(index: Index) -> Iterator[tuple[str, Text]]:
    """Every text, and the file it stands in."""
    for post in index.posts.values():
        yield post.path, post.text
        if post.easy_read:
            for row in post.easy_read.rows:
                yield post.easy_read.path, row.text
    for found in index.lists.values():
        for text in (found.intro, found.outro):
            if text:
                yield found.path, text


def check_order(index: Index, settings: Settings) -> Iterator[Problem]:
    """series-order: series.yml puts posts of the series in order, and no others."""
    del settings
    slugs = {post.slug: post for post in index.posts.values()}
    for entry in index.series.values():
        for ref in entry.order:
            post = slugs.get(ref.id)
            if post is None or post.series is None or post.series.id != entry.id:
                own = [s for s, p in slugs.items() if p.series and p.series.id == entry.id]
                yield Problem(
                    entry.path, ref.line, ref.column, "series-order",
                    f"{ref.id} is no post of the series {entry.id}.",
                    did_you_mean(ref.id, own) or "Write the slug of a post that names the series.",
                )  # fmt: skip


def check_sections(index: Index, settings: Settings) -> Iterator[Problem]:
    """section-taken: no work has the id of a section of its list, for both are anchors."""
    del settings
    for found in index.lists.values():
        works = {
            entry.item.id: (at, entry.item)
            for at, section in enumerate(found.sections)
            for entry in section.entries
        }
        for at, section in enumerate(found.sections):
            where, work = works.get(section.id, (-1, None))
            if section.id and work and where >= at:  # of works before it, `read_list` has said so
                yield Problem(
                    found.path, work.line, work.column, "section-taken",
                    f"A section and a work on this list share the id {section.id}.",
                    "Give the section another id.",
                )  # fmt: skip


def check_reviews(index: Index, settings: Settings) -> Iterator[Problem]:
    """review-due (advice): a post says until when it should be looked at again."""
    for post in index.posts.values():
        if post.review_by and post.review_by <= settings.as_of and not post.withdrawn:
            yield Problem(
                post.path, post.review_line, 1, "review-due",
                f"This post was due for review by {post.review_by.isoformat()}.",
                "Bring it up to date and set updated and review_by, or withdraw it.",
            )  # fmt: skip


def check_names(index: Index, settings: Settings) -> Iterator[Problem]:
    """name-met-twice (advice): who is met twice by name may deserve an entry in people.yml.
    name-known (advice): who has one is named by its id, or the name leads nowhere. So is who is
    nearly called so."""
    del settings
    known = {str(person.name): id_ for id_, person in index.people.items()}
    givens: dict[str, list[Person]] = defaultdict(list)
    for person in index.people.values():
        givens[person.name.given].append(person)
    met: dict[str, dict[_Place, None]] = defaultdict(dict)
    for path, line, names in _credits(index):
        for name in filter(_may_be_a_person, names):
            met[str(name)][path, line or name.line, 1 if line else name.column] = None
    records: tuple[Record, ...] = (*index.posts.values(), *index.lists.values())
    for record in records:  # a work has its own names
        yield from _known(record, known, givens)
    together: dict[tuple[_Place, ...], list[str]] = defaultdict(list)
    for words, where in sorted(met.items()):
        if len(where) > 1 and words not in known:
            together[tuple(where)].append(words)
    for places, named in together.items():
        each_alone = [named] if len(named) > _TOGETHER else [[words] for words in named]
        yield from (_met_twice(names, list(places)) for names in each_alone)


def _met_twice(names: list[str], places: list[_Place]) -> Problem:
    """Of those who are named in the same places; of many, who had part in the same few works, it is
    said once."""
    who, them, id_ = names[0], "it is one person", address_part(names[0])
    if len(names) > 1:
        who = f"{', '.join(names[:_PLACES])} and {len(names) - _PLACES} others each"
        them = "one of them matters here"
    return Problem(
        *places[1], "name-met-twice",
        f"{who} made {len(places)} of the posts, lists and works here: {_shown(places)}.",
        f"If {them}, add {id_}: to docs/people.yml and write that id.",
    )  # fmt: skip


def _known(
    record: Record, known: Mapping[str, str], givens: Mapping[str, list[Person]]
) -> Iterator[Problem]:
    """Names of those who wrote a post or chose a list that are in people.yml under an id, or nearly
    are; ``givens`` are those who have one, by their given names."""
    names = record.authors if isinstance(record, Post) else record.curators
    ids = {name.person.id for name in names if name.person}
    for name in filter(_may_be_a_person, names):
        id_ = known.get(str(name), "")
        if not id_:
            if near := _nearly(name, givens):
                yield Problem(
                    record.path, name.line, name.column, "name-known",
                    f"{name} is nearly {near.name}, who has a page here.",
                    f"If it is the same person, write the id: {near.id}",
                )  # fmt: skip
            continue
        message = f"{name} has a page here, and this name does not lead to it."
        hint = f"If it is the same person, write the id: {id_}"
        if id_ in ids:
            message = f"{name} and {id_} are both named here, and may be one person."
            hint = "If it is the same person, take the name out."
        yield Problem(record.path, name.line, name.column, "name-known", message, hint)


def _shown(places: list[_Place]) -> str:
    """Where somebody is named, as far as one looks: "posts/a.md, works.yml:4 and 3 more"."""
    shown = [f"{path}:{line}" for path, line, _ in places[:_PLACES]]
    more = [f"{len(places) - _PLACES} more"] if len(places) > _PLACES else shown[-1:]
    before = shown if len(places) > _PLACES else shown[:-1]
    return f"{', '.join(before)} and {more[0]}"


def _credits(index: Index) -> Iterator[tuple[str, int, tuple[Name, ...]]]:
    """Who made what: the file, the line of a work (0: each name knows its own), and the names."""
    for item in index.items.values():
        yield item.path, item.line, item.people
    for post in index.posts.values():
        yield post.path, 0, post.authors
    for found in index.lists.values():
        yield found.path, 0, found.curators


def _may_be_a_person(name: Name) -> bool:
    return not name.person and name.kind not in ("organisation", "group")


def _nearly(name: Name, givens: Mapping[str, list[Person]]) -> Person | None:
    """Who has a page under this given name, and a family name that this one may be a slip for."""
    families = {person.name.family: person for person in givens.get(name.given, ()) if name.given}
    return families.get(slip_of(name.family, families)) if name.family else None


def check_short(index: Index, settings: Settings) -> Iterator[Problem]:
    """name-short: what an organisation is called for short is shorter than its name, and no other
    is called so."""
    del settings
    first: dict[str, Person] = {}
    for person in index.people.values():
        if not person.short:
            continue
        other = first.setdefault(folded(person.short), person)
        if len(person.short) >= len(str(person.name)):
            yield Problem(
                person.path, person.line, 1, "name-short",
                f"{person.short} is no shorter than the name of {person.id}, {person.name}.",
                "Write the long name as name, and the short one as short; or delete the line.",
            )  # fmt: skip
        elif other is not person:
            yield Problem(
                person.path, person.line, 1, "name-short",
                f"{person.id} and {other.id} are both called {person.short} for short, and"
                " citations do not tell them apart.",
                "Give one of them another short name, or none.",
            )  # fmt: skip


def check_topics(index: Index, settings: Settings) -> Iterator[Problem]:
    """topic-taken: where any words may be a topic, no two have one address."""
    del settings
    first: dict[str, str] = {}
    for path, ref in taken.topic_refs(index):
        if ref.id in index.topics:
            continue
        id_ = index.topic_id(ref.id)
        other = first.setdefault(id_, ref.id)
        if id_ not in index.topics and folded(other) != folded(ref.id):
            yield Problem(
                path, ref.line, ref.column, "topic-taken",
                f"The topics {ref.id} and {other} would have one address,"
                f" {index.addresses.topic(id_)}",
                "Write one of them in other words, or list the topics in docs/topics.yml.",
            )  # fmt: skip


EACH: tuple[Callable[[Index, Settings], Iterator[Problem]], ...] = (
    check_titles,
    check_sections,
    check_reviews,
    check_far_dates,
    check_sounds,
    check_capitals,
    check_by_hand,
    taken.check_lengths,
)
"""Those that look at one post or list after another, and compare none of them."""
OF_WORKS: tuple[Callable[[Index, Settings], Iterator[Problem]], ...] = (
    check_twins,
    check_circles,
    check_times,
    *works.CHECKS,
)
"""Those that compare works: all that they find is in reading lists."""
TOGETHER: tuple[Callable[[Index, Settings], Iterator[Problem]], ...] = (
    check_order,
    check_names,
    check_short,
    check_topics,
    check_statement,
    *taken.CHECKS,
)
CHECKS = (*EACH, *OF_WORKS, *TOGETHER)
