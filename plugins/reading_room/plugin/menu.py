"""The menu in the header of our theme. Enters: MkDocs' navigation. Leaves: entries, and for a page
which of them are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs.structure.nav import Link
from mkdocs.structure.pages import Page

from reading_room.addresses import folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

    from reading_room.addresses import Addresses
    from reading_room.library import Library
    from reading_room.pages import SitePage
    from reading_room.settings import Settings

Marks = tuple[tuple[int, str], ...]
"""The numbers of entries, and what ``aria-current`` says of each."""

MOST = 5
"""How many entries fit into one row, in a site that has no ``nav`` of its own."""
FIRST = ("posts", "reading_lists", "topics", "easy_read")
"""What such a site shows first; to the rest of its main pages the footer leads, the search, and the
name of the site."""


class Entry(NamedTuple):
    """A page, a link, or a section with entries of its own."""

    number: int
    title: str
    url: str
    """From the site's root, or a whole address; empty for a section."""
    is_page: bool
    entries: tuple[Entry, ...] = ()


class Menu:
    """The entries of a site's menu. The titles of all pages are known by now."""

    def __init__(
        self,
        nav: Navigation,
        addresses: Addresses,
        empty: frozenset[str],
        *,
        given: bool,
        arranged: bool = False,
        more: str = "More",
    ) -> None:
        self._next = 0
        self._above: dict[int, int] = {}
        self._at: dict[str, int] = {}
        items = nav.items if given or arranged else _chosen(nav, addresses, empty)
        if not given and len(items) > MOST:
            head, tail = items[: MOST - 1], items[MOST - 1 :]
            self.entries = (*self._entries(head), self._section(more, tail))
        else:
            self.entries = tuple(self._entries(items))

    def marks(self, page: Page | None, ours: SitePage | None = None) -> Marks:
        """Which entries a page belongs to: "page" is the page itself, "true" what it stands below.

        A page of ours stands below its ``part``, if that is an entry, and not where its address
        would put it.
        """
        if page is None:
            return ()
        address = _folder(page.url)
        found: dict[int, str] = {}
        if address in self._at:
            found[self._at[address]] = "page"
        elif ours and ours.part and _folder(ours.part) in self._at:
            found[self._at[_folder(ours.part)]] = "true"
        else:
            found |= {self._at[part]: "true" for part in _above(address) if part in self._at}
        for number in [*found]:
            while (number := self._above.get(number, -1)) >= 0:
                found.setdefault(number, "true")
        return tuple(sorted(found.items()))

    def _entries(self, items: Iterable[StructureItem], above: int = -1) -> Iterator[Entry]:
        for item in items:
            if children := item.children:  # type: ignore[attr-defined]
                yield self._section(item.title or "", [*_own_page(item), *children], above)
            else:
                yield self._leaf(item, above)

    def _section(self, title: str, items: Iterable[StructureItem], above: int = -1) -> Entry:
        number = self._number(above)
        return Entry(number, title, "", is_page=False, entries=(*self._entries(items, number),))

    def _leaf(self, item: StructureItem, above: int) -> Entry:
        number, url = self._number(above), getattr(item, "url", None) or ""
        if item.is_page:
            self._at.setdefault(_folder(url), number)
        return Entry(number, item.title or url, url, is_page=item.is_page)

    def _number(self, above: int) -> int:
        number, self._next = self._next, self._next + 1
        if above >= 0:
            self._above[number] = above
        return number


def make_menu(
    nav: Navigation, settings: Settings, empty: frozenset[str], *, given: bool, arranged: bool
) -> Menu:
    """The menu of a site; ``given``: its mkdocs.yml has a ``nav`` of its own; ``arranged``: another
    plugin's file says which pages come first."""
    more = settings.say.gettext("More")
    return Menu(nav, settings.addresses, empty, given=given, arranged=arranged, more=more)


def empty_pages(library: Library) -> frozenset[str]:
    """The pages that have nothing to show yet, by their kind: nothing of ours leads to them."""
    holds = {
        "posts": library.posts,
        "archive": library.years,
        "reading_lists": library.lists,
        "topics": library.topic_posts or library.topic_lists,
        "easy_read": any(post.easy_read for post in library.posts),
        "people": library.people,
        "glossary": library.words,
    }
    return frozenset(kind for kind, something in holds.items() if not something)


def _own_page(section: StructureItem) -> Iterator[Link]:
    """The page that a section is, too, where section-index has made it one: its first entry."""
    if section.is_page and isinstance(section, Page):
        page = Link(section.title or "", section.url)
        page.is_page, page.is_link = True, False
        yield page


def _chosen(nav: Navigation, addresses: Addresses, empty: frozenset[str]) -> list[StructureItem]:
    """What a site without a ``nav`` shows: our main pages, then those of its own."""
    by_url = {_folder(page.url): page for page in nav.pages}
    indexes = {kind: folder(address) for kind, address in addresses.indexes.items()}
    urls = [indexes[kind] for kind in FIRST if kind in indexes and kind not in empty]
    in_footer = map(folder, (addresses.accessibility, addresses.reading_settings))
    elsewhere = {"", *indexes.values(), *in_footer}
    first = [by_url[url] for url in urls if url in by_url]
    return [*first, *(item for item in nav.items if _url(item) not in elsewhere)]


def _url(item: StructureItem) -> str | None:
    """The address of a page; None of what is no page."""
    return _folder(item.url) if isinstance(item, Page) else None


def _folder(url: str) -> str:
    """An address as if all pages were folders; the home page's is empty."""
    return folder(url.removeprefix("./"))


def _above(address: str) -> Iterator[str]:
    """The folders that an address is in."""
    parts = address.rstrip("/").split("/")
    for count in range(1, len(parts)):
        yield "/".join(parts[:count]) + "/"
