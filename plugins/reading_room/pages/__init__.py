"""Library to pages. Enters: the library. Leaves: every page to render, none of them rendered yet.

A page knows its address, its template and how to make what the template shows. To add a kind of
page, write a function that yields `SitePage` and add it to `PAGES`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.library import Glossary
from reading_room.pages.card_maker import Cards
from reading_room.pages.listings import (
    archive_pages,
    lists_pages,
    people_pages,
    posts_pages,
    series_pages,
    topic_pages,
)
from reading_room.pages.page import SitePage
from reading_room.pages.records import list_pages, post_pages, withdrawn_pages
from reading_room.pages.single import single_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reading_room.library import Library, Word

__all__ = ["PAGES", "SitePage", "site_pages"]

PAGES: tuple[Callable[[Library, Cards], Iterator[SitePage]], ...] = (
    single_pages,
    posts_pages,
    archive_pages,
    post_pages,
    lists_pages,
    list_pages,
    topic_pages,
    series_pages,
    people_pages,
    withdrawn_pages,
)


def site_pages(
    library: Library, glossary: Callable[[tuple[Word, ...], str], Glossary] = Glossary
) -> list[SitePage]:
    """Every page of the site. ``glossary`` may give one that remembers what it found before."""
    cards = Cards(library, glossary(library.words, library.settings.language))
    return [page for make in PAGES for page in make(library, cards)]
