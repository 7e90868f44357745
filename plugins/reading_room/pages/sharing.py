"""What other sites show of a page where somebody links to it. Enters: a post or list. Leaves: a
`Sharing`, for the head of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.dates import is_read
from reading_room.library.pictures import picture
from reading_room.library.previews import card_address, card_of
from reading_room.model import Post
from reading_room.pages.json_ld import moment
from reading_room.pictures import HEIGHT, WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reading_room.library import Library
    from reading_room.model import Person, Record


class Sharing(NamedTuple):
    """A picture, when it was written and by whom."""

    image: str = ""
    """The picture's address, from the site's root."""
    alt: str = ""
    size: tuple[int, int] | None = None
    """Its width and height, where they are known."""
    published: str = ""
    modified: str = ""
    authors: Sequence[str] = ()
    """The addresses of their pages, from the site's root."""
    topics: Sequence[str] = ()
    creators: Sequence[str] = ()
    """Their accounts of the fediverse."""


def sharing(library: Library, record: Record) -> Sharing:
    """What is said of a post or list: its card where the site draws any, else its own picture."""
    changed = record.updated if isinstance(record, Post) else None
    names = record.authors if isinstance(record, Post) else record.curators
    people = [library.index.people[name.person.id] for name in names if name.person]
    image, alt, size = _picture(library, record)
    return Sharing(
        image=image,
        alt=alt,
        size=size,
        published=moment(record.date) if is_read(record.date) else "",
        modified=moment(changed) if changed else "",
        authors=[page for name in names if (page := library.person_address(name))],
        topics=[library.topics[library.topic_ids[ref.id]].title for ref in record.topics],
        creators=[person.fediverse for person in people if person.fediverse],
    )


def of_person(library: Library, person: Person) -> Sharing:
    """What is said of somebody with a page."""
    shown = picture(library, person.path, person.picture) if person.picture else None
    creators = [person.fediverse] if person.fediverse else []
    if shown is None:
        return Sharing(creators=creators)
    return Sharing(shown.address, shown.image.alt, shown.size, creators=creators)


def _picture(library: Library, record: Record) -> tuple[str, str, tuple[int, int] | None]:
    if card := card_of(library, record):
        words = " – ".join(filter(None, (card.title, card.names, card.site)))
        return card_address(record), words, (WIDTH, HEIGHT)
    if isinstance(record, Post) and record.image:
        shown = picture(library, record.path, record.image)
        return shown.address, record.image.alt, shown.size
    return "", "", None
