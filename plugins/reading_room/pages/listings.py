"""Pages that list others: posts by page and year, people, topics, series. Enters: the library."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reading_room.library.listings import newest_first
from reading_room.library.pictures import picture
from reading_room.pages import content
from reading_room.pages.cards import Tag
from reading_room.pages.citing import library_files
from reading_room.pages.editions import newest_editions
from reading_room.pages.page import SitePage, made
from reading_room.pages.sharing import of_person
from reading_room.pages.shown import (
    ListsView,
    PersonView,
    PostsView,
    RecordsView,
    Said,
    SeriesView,
    TagsView,
)
from reading_room.pages.words import amount, in_posts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.addresses import Addresses
    from reading_room.library import Library
    from reading_room.model import Person, Topic
    from reading_room.pages.card_maker import Cards
    from reading_room.values import Name

_EDITIONS = 3
"""Easy Read editions beside posts and below topics."""


def posts_pages(library: Library, cards: Cards) -> Iterator[SitePage]:
    """Every post, newest first, so many a page."""
    addresses, say = library.addresses, library.settings.say
    if not addresses.posts:
        return
    size = library.settings.page_size
    last = max(1, -(-len(library.posts) // size))
    for number in range(1, last + 1):
        posts = library.posts[(number - 1) * size : number * size]
        yield SitePage(
            address=addresses.posts_page(number),
            source=made(addresses.posts_page(number)),
            template="posts.html",
            title=say.gettext("Posts, page %(number)s of %(last)s", number=number, last=last)
            if number > 1
            else say.gettext("Posts"),
            view=lambda posts=posts, number=number: PostsView(  # type: ignore[misc]
                cards=cards.all(posts),
                number=number,
                last=last,
                total=len(library.posts),
                newer=addresses.posts_page(number - 1) if number > 1 else "",
                older=addresses.posts_page(number + 1) if number < last else "",
                pages=_window(addresses, number, last),
                years=years(library),
                editions=newest_editions(library, cards, _EDITIONS) if number == 1 else (),
            ),
            description=say.gettext("Every post, newest first."),
            changed=library.newest(posts),
        )


def archive_pages(library: Library, cards: Cards) -> Iterator[SitePage]:
    """Posts by year."""
    addresses, say = library.addresses, library.settings.say
    if not addresses.archive:
        return
    yield SitePage(
        address=addresses.archive,
        source=made(addresses.archive),
        template="tags.html",
        title=say.gettext("Posts by year"),
        view=lambda: TagsView(tags=years(library), none=say.gettext("There are no posts yet.")),
        description=say.gettext("Posts by the year in which they were written."),
        changed=library.changed,
    )
    for year, posts in library.years.items():
        yield SitePage(
            address=addresses.year(year),
            source=made(addresses.year(year)),
            template="records.html",
            title=say.gettext("Posts of %(year)s", year=year),
            view=lambda posts=posts: RecordsView(groups=[("", cards.all(posts))]),  # type: ignore[misc]
            description=say.gettext("Every post of %(year)s, newest first.", year=year),
            changed=library.newest(posts),
        )


def lists_pages(library: Library, cards: Cards) -> Iterator[SitePage]:
    """Every reading list, newest first."""
    addresses, say = library.addresses, library.settings.say
    if not addresses.reading_lists:
        return
    yield SitePage(
        address=addresses.reading_lists,
        source=made(addresses.reading_lists),
        template="lists.html",
        title=say.gettext("Reading lists"),
        view=lambda: ListsView(
            cards=cards.all(library.lists),
            downloads=library_files(addresses) if library.lists else (),
        ),
        description=say.gettext("Every reading list, newest first."),
        changed=library.newest(library.lists),
    )


def topic_pages(library: Library, cards: Cards) -> Iterator[SitePage]:
    """Every topic, and a page each."""
    addresses, say = library.addresses, library.settings.say
    if not addresses.topics:
        return
    yield SitePage(
        address=addresses.topics,
        source=made(addresses.topics),
        template="tags.html",
        title=say.gettext("Topics"),
        view=lambda: TagsView(
            tags=cards.topic_tags,
            none=say.gettext("There are no topics yet."),
            editions=newest_editions(library, cards, _EDITIONS),
        ),
        description=say.gettext("What posts and reading lists are about."),
        changed=library.changed,
    )
    for id_, topic in library.topics.items():
        yield _topic_page(library, cards, id_, topic)


def _topic_page(library: Library, cards: Cards, id_: str, topic: Topic) -> SitePage:
    posts = library.topic_posts.get(id_, ())
    lists = library.topic_lists.get(id_, ())
    say = library.settings.say
    return SitePage(
        address=library.addresses.topic(id_),
        source=made(library.addresses.topic(id_)),
        template="records.html",
        title=topic.title,
        view=lambda: RecordsView(
            lead=topic.description,
            groups=[
                (say.gettext("Posts"), cards.all(posts)),
                (say.gettext("Reading lists"), cards.all(lists)),
            ],
            works=[cards.mention(item) for item in library.topic_works.get(id_, ())],
            linked=cards.json_ld.topic(topic, [*posts, *lists]),
        ),
        description=topic.description
        or say.gettext("Posts and reading lists about %(topic)s.", topic=topic.title),
        feed=say.gettext("%(title)s: posts and reading lists", title=topic.title)
        if posts or lists
        else "",
        changed=library.newest([*posts, *lists]),
    )


def series_pages(library: Library, cards: Cards) -> Iterator[SitePage]:
    """Every series, and a page each with its posts in order."""
    addresses, say = library.addresses, library.settings.say
    if not addresses.series:
        return
    yield SitePage(
        address=addresses.series,
        source=made(addresses.series),
        template="tags.html",
        title=say.gettext("Series"),
        view=lambda: TagsView(
            tags=[
                Tag(series.title, addresses.one_series(id_), in_posts(len(series.posts), say))
                for id_, series in library.series.items()
            ],
            none=say.gettext("There are no series yet."),
        ),
        description=say.gettext("Posts that belong together."),
        changed=library.changed,
    )
    for id_, series in library.series.items():
        yield SitePage(
            address=addresses.one_series(id_),
            source=made(addresses.one_series(id_)),
            template="series.html",
            title=series.title,
            view=lambda series=series: SeriesView(
                lead=series.description, cards=cards.all(series.posts)
            ),  # type: ignore[misc]
            description=series.description
            or say.ngettext(
                "A series of %(num)s post.", "A series of %(num)s posts.", len(series.posts)
            ),
            feed=say.gettext("%(title)s: posts of this series", title=series.title),
            changed=library.newest(series.posts),
        )


def people_pages(library: Library, cards: Cards) -> Iterator[SitePage]:
    """Everybody in people.yml, and a page each."""
    addresses, say = library.addresses, library.settings.say
    if not addresses.people:
        return
    yield SitePage(
        address=addresses.people,
        source=made(addresses.people),
        template="tags.html",
        title=say.gettext("People"),
        view=lambda: TagsView(
            tags=people(library),
            none=say.gettext("There is nobody here yet."),
        ),
        description=say.gettext("Those who write, curate, comment or are cited here."),
        changed=library.changed,
    )
    for person in library.people.values():
        yield SitePage(
            address=addresses.person(person.id),
            source=made(addresses.person(person.id)),
            template="person.html",
            title=str(person.name),
            view=lambda person=person: _person_view(library, cards, person),  # type: ignore[misc]
            description=person.description
            or say.gettext("What %(name)s wrote, and who cites it.", name=person.name),
            feed=say.gettext("%(name)s: posts and works", name=person.name),
            changed=library.newest(library.person_posts.get(person.id, ())),
            html=partial(content.of_person, person),
        )


def _person_view(library: Library, cards: Cards, person: Person) -> PersonView:
    works = library.person_works.get(person.id, ())
    citing = {post.path: post for work in works for post in library.cited_by.get(work.item.id, ())}
    return PersonView(
        person=person,
        picture=picture(library, person.path, person.picture) if person.picture else None,
        sharing=of_person(library, person),
        linked=cards.json_ld.person(person),
        posts=cards.all(library.person_posts.get(person.id, ())),
        lists=cards.all(library.person_lists.get(person.id, ())),
        works=[cards.mention(work.item, but=person.id) for work in works],
        said=[
            Said(comment=said.comment, card=cards.of(said.under))
            for said in library.person_comments.get(person.id, ())
        ],
        cited_by=cards.all(newest_first(citing.values(), lambda post: post.date)),
    )


def people(library: Library) -> list[Tag]:
    """Everybody with a page, and how much there is of each, in the order of what is said first."""
    if not library.addresses.people:
        return []
    return [
        Tag(_in_order(person.name), library.addresses.person(id_), presence(library, id_))
        for id_, person in library.people.items()
    ]


def _in_order(name: Name) -> str:
    """A name as a list in the order of family names has it: "Fox, Alex"; a literal as it is."""
    return f"{name.family}, {name.given}" if name.family and name.given else str(name)


def presence(library: Library, id_: str) -> str:
    """How much there is of a person: \"2 posts, 3 works\"."""
    by = (library.person_posts, library.person_lists, library.person_works)
    return amount(*(len(found.get(id_, ())) for found in by), say=library.settings.say)


def years(library: Library) -> list[Tag]:
    """Each year with its posts; none where the site has no such pages."""
    if not library.addresses.archive:
        return []
    return [
        Tag(str(year), library.addresses.year(year), in_posts(len(posts), library.settings.say))
        for year, posts in library.years.items()
    ]


def _window(addresses: Addresses, number: int, last: int) -> list[Tag | None]:
    """The pages to offer: the first, the last and those about ``number``; None is a gap."""
    near = [page for page in range(number - 2, number + 3) if 1 < page < last]
    shown = list(dict.fromkeys([1, *near, last]))
    tags: list[Tag | None] = []
    for before, page in zip([0, *shown], shown, strict=False):
        if page - before > 1:
            tags.append(None)
        tags.append(Tag(str(page), addresses.posts_page(page)))
    return tags
