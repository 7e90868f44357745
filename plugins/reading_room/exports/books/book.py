"""A book before it is written. Enters: nothing; `parts` makes it. Leaves: frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime

Kind = Literal["chapter", "introduction", "afterword", "bibliography"]
"""What a part is, as EPUB's vocabulary of structure calls it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a book: a post, a section of a list, what stands before or after."""

    name: str
    """Of its file, without the ending."""
    title: str
    html: str
    """Clean HTML below the title, with `markup.ROOT` before every address inside the site."""
    kind: Kind = "chapter"
    language: str = ""
    """Where that is not the book's."""
    addresses: tuple[str, ...] = ()
    """The addresses of the site that it stands for; those of anchors with ``#`` and the anchor."""


@dataclass(frozen=True, slots=True)
class Book:
    """What a book is, and its parts in order."""

    id: str
    """What no other book has: the address of what it was made of, or words."""
    title: str
    language: str
    creators: tuple[str, ...]
    role: str
    """What they did, as MARC calls it: ``aut`` or ``com`` (compiler)."""
    byline: str
    date: datetime.date
    changed: datetime.datetime
    """When something in it last changed."""
    parts: tuple[Part, ...]
    source: str = ""
    """The address of the page that it was made of."""
    description: str = ""
    topics: tuple[str, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """Its own, and then those of its parts."""
        return tuple(
            dict.fromkeys([self.language, *(p.language for p in self.parts if p.language)])
        )
