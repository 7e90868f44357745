"""What a bibliography says of one work. Enters: nothing. Leaves: a frozen record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reading_room.record import record
from reading_room.work import Values, Work

if TYPE_CHECKING:
    from reading_room.values import Importance


@record
class Reference(Work):
    """A work on a list, or a post, with nothing left to look up.

    ``values`` are those of its item. Persons of people.yml are there by name, never by id; topics
    and works that it answers are not there, but here, in words and by id. Addresses and the DOI
    stand as they were written, without any escaping; text is plain.
    """

    id: str
    values: Values
    note: str = ""
    """Why to read it, in paragraphs with an empty line between them."""
    importance: Importance | None = None
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

    def but(self, **changes: Any) -> Reference:
        """The same with other fields."""
        return replace(self, **changes)

    @property
    def place(self) -> str:
        """Where its title leads on this site: its address, or the copy that took its place."""
        return self.archive_url if self.archive_url and self.is_gone else self.url
