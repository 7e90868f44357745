"""Cards of posts and lists. Enters: the library. Leaves: what each says, where it is, and which
letters nothing here can draw."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reading_room.model import Post
from reading_room.pictures import Card, Fonts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reading_room.library.library import Library
    from reading_room.model import Record

_FOLDER = "assets/reading-room/cards/"


def card_of(library: Library, record: Record) -> Card | None:
    """What the card of a post or list says; None where there is none: the site does without, or
    has letters that no font here has."""
    if not library.settings.cards:
        return None
    card = _card(library, record)
    return None if fonts_of(library).lacking(card.words) else card


def card_address(record: Record) -> str:
    """Where the card is, from the site's root."""
    kind = "post" if isinstance(record, Post) else "list"
    return f"{_FOLDER}{kind}-{record.slug}.png"


def fonts_of(library: Library) -> Fonts:
    """What cards are drawn with."""
    return _fonts(library.settings.card_fonts)


def records(library: Library) -> list[Record]:
    """All that may have one."""
    return [*library.posts, *library.lists]


def without_cards(library: Library) -> Iterator[str]:
    """A line for each post and list that can have no card, and for which letters."""
    if not library.settings.cards:
        return
    for record in records(library):
        if lacking := fonts_of(library).lacking(_card(library, record).words):
            yield (
                f"{record.path} has no card: no font here has {lacking[:20]}. Put one that has into"
                " a folder of the site, and name that: card_fonts: fonts"
            )


def _card(library: Library, record: Record) -> Card:
    say, settings = library.settings.say, library.settings
    is_post = isinstance(record, Post)
    names = record.authors if isinstance(record, Post) else record.curators
    shown = "".join(
        f"{say.before_name(at, len(names))}{library.name(name)}" for at, name in enumerate(names)
    )
    return Card(
        title=record.title,
        names=shown,
        site=settings.site_name,
        note=say.day(record.date.date()) if is_post else _works(library, record),
        colour=settings.accent,
        language=record.language or settings.language,
    )


def _works(library: Library, record: Record) -> str:
    count = 0 if isinstance(record, Post) else len(record.entries)
    return library.settings.say.ngettext("%(num)s work", "%(num)s works", count)


@lru_cache(maxsize=2)
def _fonts(folder: Path | None) -> Fonts:
    return Fonts(folder)
