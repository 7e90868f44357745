"""Cards for previews elsewhere. Enters: the library. Leaves: a PNG for each post and list.

To draw one takes a hundred times as long as to make a page, so that each is kept for the next
build, under all that it depends on.
"""

from __future__ import annotations

from functools import partial
from hashlib import blake2b
from importlib.metadata import version
from typing import TYPE_CHECKING

from reading_room.library.previews import card_address, card_of, fonts_of, records
from reading_room.outputs.cache import Kept
from reading_room.outputs.output import Output
from reading_room.pictures import Card, drawn
from reading_room.pictures.card import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library import Library
    from reading_room.pictures import Fonts

_DAYS = 60
"""How long a card is kept that no build asks for."""


def social_cards(library: Library) -> Iterator[Output]:
    """The card of each post and list that has one."""
    if not library.settings.cards:
        return
    cache = library.settings.cache
    kept = Kept(cache / "cards", lasting=True) if cache else None
    fonts = fonts_of(library)
    for record in records(library):
        if card := card_of(library, record):
            yield Output(
                card_address(record),
                partial(_made_of, card, fonts),
                partial(_written, card, fonts, kept),
            )
    if kept:
        kept.forget(_DAYS)


def _made_of(card: Card, fonts: Fonts) -> tuple[object, ...]:
    return card, fonts.stamp


def _written(card: Card, fonts: Fonts, kept: Kept | None) -> bytes:
    if kept is None:
        return drawn(card, fonts)
    facts = (VERSION, version("resvg-py"), fonts.stamp, card)
    key = blake2b(repr(facts).encode(), digest_size=20).hexdigest()
    found = kept.get(key)
    if found is None:
        found = [("card.png", drawn(card, fonts))]
        kept.put(key, found)
    return bytes(found[0][1])
