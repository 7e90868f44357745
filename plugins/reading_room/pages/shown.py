"""What each template shows. Enters: nothing; the makers of pages fill them. Leaves: typed records.

No template can ask for what there is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.record import view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reading_room.formats.highwire import Metas
    from reading_room.library import Word
    from reading_room.library.pictures import Picture
    from reading_room.markup import Heading
    from reading_room.model import Comment, EasyRead, Person, Post, ReadingList
    from reading_room.pages.cards import Card, Mention, Part, Remark, Tag
    from reading_room.pages.cited import Cited
    from reading_room.pages.citing import Cite, File
    from reading_room.pages.debates import Line
    from reading_room.pages.forms import Form
    from reading_room.pages.sharing import Sharing
    from reading_room.pages.views import View as ListedView
    from reading_room.statement import Results, Statement, Tried
    from reading_room.values import Image


@view
class View:
    """What every page can show: a picture for previews, JSON-LD, and what its head says for
    references, as names and contents."""

    image: str = ""
    linked: str = ""
    citation: Metas = ()
    sharing: Sharing | None = None


@view
class SettingsView(View):
    """reading-settings.html"""

    ticks: bool


@view
class HomeView(View):
    """home.html"""

    posts: Sequence[Card]
    more_posts: bool
    lists: Sequence[Card]
    more_lists: bool
    topics: Sequence[Tag]
    editions: Sequence[Tag]


@view
class PostsView(View):
    """posts.html: one page of the index; ``pages`` are those to offer, None is a gap."""

    cards: Sequence[Card]
    number: int
    last: int
    total: int
    newer: str
    older: str
    pages: Sequence[Tag | None]
    years: Sequence[Tag]
    editions: Sequence[Tag] = ()


@view
class TagsView(View):
    """tags.html: links with how much is there, or what to say where there are ``none``."""

    tags: Sequence[Tag]
    none: str
    editions: Sequence[Tag] = ()


@view
class RecordsView(View):
    """records.html: posts and lists in groups, each under its title."""

    lead: str = ""
    groups: Sequence[tuple[str, Sequence[Card]]]
    works: Sequence[Mention] = ()


@view
class ListsView(View):
    """lists.html"""

    cards: Sequence[Card]
    downloads: Sequence[File]


@view
class SeriesView(View):
    """series.html"""

    lead: str
    cards: Sequence[Card]


class Said(NamedTuple):
    """A comment of a person, and the post or list that it stands under."""

    comment: Comment
    card: Card


@view
class PersonView(View):
    """person.html"""

    person: Person
    picture: Picture | None
    posts: Sequence[Card]
    lists: Sequence[Card]
    works: Sequence[Mention]
    said: Sequence[Said]
    cited_by: Sequence[Card]


@view
class WithdrawnView(View):
    """withdrawn.html"""

    reason: str
    kind: str


class Sound(NamedTuple):
    """The recording of a post: its address, the host where it is elsewhere, its kind and size."""

    address: str
    at: str
    kind: str


class PlaceInSeries(NamedTuple):
    """The series of a post, and its place there, with the parts round it."""

    title: str
    address: str
    number: int
    total: int
    first: int
    """The number of the first of these parts."""
    cards: Sequence[Card]


class Remarks(NamedTuple):
    """Comments, and whether there may be more."""

    all: Sequence[Remark]
    state: str
    form: Form | None


@view
class PostView(View):
    """post.html"""

    post: Post
    picture: Picture | None
    card: Card
    updated: str
    page_author: str
    topics: Sequence[Tag]
    minutes: int
    sound: Sound | None
    easy_read: str
    contents: Sequence[Heading]
    reading: Sequence[Cited]
    cite: Cite
    series: PlaceInSeries | None
    words: Sequence[Word]
    remarks: Remarks | None
    related: Sequence[Card]
    newer: Card | None
    older: Card | None


class Row(NamedTuple):
    """A picture and its words."""

    html: str
    image: Image | None
    src: str


@view
class EasyReadView(View):
    """easy-read.html"""

    edition: EasyRead
    rows: Sequence[Row]
    card: Card
    words: Sequence[Word]


@view
class ListView(View):
    """list.html"""

    list: ReadingList
    card: Card
    topics: Sequence[Tag]
    intro: str
    outro: str
    parts: Sequence[Part]
    views: Sequence[ListedView]
    debate: Sequence[Line]
    cites: Mapping[str, Cite]
    downloads: Sequence[File]
    long: bool
    suggest: Form | None
    remarks: Remarks | None


@view
class GlossaryView(View):
    """glossary.html"""

    letters: Mapping[str, Sequence[Word]]
    count: int


@view
class SubscribeView(View):
    """subscribe.html"""

    newest: Sequence[Card]
    """What is newest in the feed of the whole site."""
    topics: Sequence[Tag]
    easy_read: bool


@view
class EditionsView(View):
    """editions.html: each edition, its post, and the address of its first picture."""

    editions: Sequence[tuple[Tag, Tag, str]]


@view
class SearchView(View):
    """search.html"""

    alike: Sequence[tuple[str, str]]
    """Words of the glossary, each with another that means the same."""
    words: bool
    """Are there words of the glossary to look through?"""
    parts: int
    """How many parts the index has."""
    topics: Sequence[Tag]
    years: Sequence[Tag]
    people: Sequence[Tag]


@view
class AccessibilityView(View):
    """accessibility.html"""

    statement: Statement
    results: Results | None
    compliance: str
    grounds: Sequence[str]
    untested: Sequence[str]
    criteria: Mapping[str, object]
    mailto: str
    days: Sequence[str]
    tried: Sequence[tuple[Tried, str]]
