"""The pages of the house itself: home, Easy Read, glossary, search, subscribe, accessibility.
From the library."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from reading_room.criteria import CRITERIA
from reading_room.library.index_size import index_parts
from reading_room.library.listings import newest_first
from reading_room.pages import content
from reading_room.pages.cards import Tag
from reading_room.pages.editions import edition_tag, first_picture, newest_editions
from reading_room.pages.listings import people, years
from reading_room.pages.page import SitePage, made
from reading_room.pages.shown import (
    AccessibilityView,
    EditionsView,
    GlossaryView,
    HomeView,
    SearchView,
    SettingsView,
    SubscribeView,
)
from reading_room.statement import compliance, grounds, untested

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.library import Library
    from reading_room.library.terms import Word
    from reading_room.model import Record
    from reading_room.pages.card_maker import Cards
    from reading_room.statement import Statement

_NEW_POSTS = 6
_NEW_LISTS = 4
_ALIKE = 2
_STEM = 4


def single_pages(library: Library, cards: Cards) -> Iterator[SitePage]:
    """One of each that the site has."""
    addresses = library.addresses
    if library.settings.home:
        yield _home(library, cards)
    if addresses.easy_read:
        yield _easy_read(library, cards)
    if addresses.glossary:
        yield _glossary(library, cards)
    if addresses.search:
        yield _search(library, cards)
    if library.statement:
        yield _accessibility(library, library.statement)
    if addresses.subscribe:
        yield _subscribe(library, cards)
    if library.settings.own_theme and addresses.reading_settings:
        yield _reading_settings(library)


def _glossary(library: Library, cards: Cards) -> SitePage:
    address, say = library.addresses.glossary, library.settings.say
    return SitePage(
        address=address,
        source=made(address),
        template="glossary.html",
        title=say.gettext("Glossary"),
        view=lambda: GlossaryView(
            letters=_by_letter(cards.glossary.words),
            count=len(cards.glossary.words),
        ),
        description=say.gettext("Words and abbreviations of the field in plain English."),
        changed=library.changed,
        html=lambda: content.of_glossary(cards.glossary.words),
    )


def _subscribe(library: Library, cards: Cards) -> SitePage:
    addresses, say = library.addresses, library.settings.say
    recent: list[Record] = [*library.posts[:_NEW_POSTS], *library.lists[:_NEW_POSTS]]
    return SitePage(
        address=addresses.subscribe,
        source=made(addresses.subscribe),
        template="subscribe.html",
        title=say.gettext("Subscribe"),
        view=lambda: SubscribeView(
            newest=cards.all(newest_first(recent, lambda record: record.date)[:_NEW_POSTS]),
            topics=[
                Tag(topic.title, addresses.topic(id_))
                for id_, topic in library.topics.items()
                if addresses.topics and (id_ in library.topic_posts or id_ in library.topic_lists)
            ],
            easy_read=bool(addresses.easy_read) and any(post.easy_read for post in library.posts),
        ),
        description=say.gettext("How to be told of new posts and reading lists: the site's feeds."),
        changed=library.changed,
    )


def _reading_settings(library: Library) -> SitePage:
    address, say = library.addresses.reading_settings, library.settings.say
    return SitePage(
        address=address,
        source=made(address),
        template="reading-settings.html",
        title=say.gettext("Reading settings"),
        view=lambda: SettingsView(ticks=bool(library.lists)),
        description=say.gettext(
            "Choose how large the text is, how far apart its lines stand, how long they are, and in"
            " which colours. A choice changes this page at once, and then every page of this site."
        ),
        changed=library.changed,
    )


def _by_letter(words: Iterable[Word]) -> dict[str, list[Word]]:
    letters: dict[str, list[Word]] = {}
    for word in words:
        letters.setdefault(word.term[0].upper(), []).append(word)
    return letters


def _home(library: Library, cards: Cards) -> SitePage:
    return SitePage(
        address=library.addresses.home,
        source=made(library.addresses.home),
        template="home.html",
        title=library.settings.site_name,
        view=lambda: HomeView(
            posts=cards.all(library.posts[:_NEW_POSTS]),
            more_posts=len(library.posts) > _NEW_POSTS,
            lists=cards.all(library.lists[:_NEW_LISTS]),
            more_lists=len(library.lists) > _NEW_LISTS,
            topics=cards.topic_tags,
            editions=newest_editions(library, cards, _NEW_LISTS),
        ),
        description=library.settings.description,
        changed=library.changed,
    )


def _easy_read(library: Library, cards: Cards) -> SitePage:
    addresses, say = library.addresses, library.settings.say
    editions = [post for post in library.posts if post.easy_read]
    return SitePage(
        address=addresses.easy_read,
        source=made(addresses.easy_read),
        template="editions.html",
        title=say.gettext("Easy Read"),
        view=lambda: EditionsView(
            editions=[
                (
                    edition_tag(library, cards, post),
                    Tag(post.title, addresses.post(post.slug), language=post.language),
                    first_picture(library, post),
                )
                for post in editions
            ]
        ),
        description=say.gettext("Posts in short sentences with pictures."),
        feed=say.gettext("Easy Read editions"),
        changed=library.newest(editions),
    )


def _search(library: Library, cards: Cards) -> SitePage:
    address, say = library.addresses.search, library.settings.say
    return SitePage(
        address=address,
        source=made(address),
        template="search.html",
        title=say.gettext("Search"),
        view=lambda: SearchView(
            alike=_alike(cards.glossary.words),
            words=bool(library.addresses.glossary and library.words),
            parts=index_parts(library),
            topics=cards.topic_tags if library.addresses.topics else [],
            years=years(library),
            people=people(library),
        ),
        description=say.gettext(
            "Search posts, Easy Read editions, reading lists, people and words."
        ),
        changed=library.changed,
    )


def _alike(words: Iterable[Word]) -> list[tuple[str, str]]:
    """Two words of the glossary, and another for each that means the same: not its plural."""
    pairs = ((word.term, other) for word in words for other in word.also)
    different = (pair for pair in pairs if _stems(pair[0]).isdisjoint(_stems(pair[1])))
    return [*{term: (term, other) for term, other in different}.values()][:_ALIKE]


def _stems(words: str) -> set[str]:
    return {word[:_STEM].casefold() for word in words.split()}


def _accessibility(library: Library, statement: Statement) -> SitePage:
    results, say = library.results, library.settings.say
    address = library.addresses.accessibility
    days = [statement.prepared, statement.reviewed, results and results.tested_on]
    return SitePage(
        address=address,
        source=made(address),
        template="accessibility.html",
        title=say.gettext("Accessibility statement"),
        view=lambda: AccessibilityView(
            statement=statement,
            results=results,
            compliance=compliance(statement, results),
            grounds=grounds(statement, results),
            untested=untested(statement, results, say),
            criteria=CRITERIA,
            mailto=quote(statement.contact.email, safe="@+'!$*"),
            days=[say.day(day) if day else "" for day in days],
            tried=[(one, say.day(one.on) if one.on else "") for one in statement.tried],
        ),
        description=say.gettext(
            "How accessible %(site)s is, and how to report a problem.",
            site=library.settings.site_name,
        ),
        changed=max((day for day in days if day), default=library.changed),
        ids=frozenset({"report"}),
    )
