"""What a bibliography says of one work. Enters: nothing. Leaves: a frozen record."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reading_room.dates import PartialDate
    from reading_room.values import Access, Alternate, Importance, Name


class Reference(NamedTuple):
    """A work on a list, or a post, with nothing left to look up.

    The terms are those of CSL 1.0.2 where it has them. Addresses and the DOI stand as they were
    written, without any escaping; text is plain.
    """

    id: str
    title: str
    type: str = ""
    """A type of CSL; empty where nobody said what kind of work it is."""
    authors: tuple[Name, ...] = ()
    """In their order. A person of people.yml is here by name, never by id."""
    container_title: str = ""
    issued: PartialDate | None = None
    """No more precise than is known."""
    url: str = ""
    doi: str = ""
    publisher: str = ""
    language: str = ""
    note: str = ""
    """Why to read it, in paragraphs with an empty line between them."""
    importance: Importance | None = None
    access: Access | None = None
    minutes: int | None = None
    archive_url: str = ""
    archive_date: PartialDate | None = None
    link_status: str = ""
    link_checked: PartialDate | None = None
    alternates: tuple[Alternate, ...] = ()
    topics: tuple[str, ...] = ()
    """Their titles."""
    responds_to: tuple[str, ...] = ()
    """The ids of the works that it answers."""
    section: str = ""
    """The id of the part of the list in which it stands; empty where the list has no parts."""
    section_title: str = ""
    list: str = ""
    """The slug of the list it stands on; empty for a post."""
    list_title: str = ""

    @property
    def is_gone(self) -> bool:
        """Does its address, or its DOI where it has no other, no longer work?"""
        return self.link_status == "gone" and bool(self.url or self.doi)

    @property
    def place(self) -> str:
        """Where its title leads on this site: its address, or the copy that took its place."""
        return self.archive_url if self.archive_url and self.is_gone else self.url
