"""What is known of a work. Enters: nothing. Leaves: one way to read it, whoever holds it.

An item of a list and a reference of a bibliography are both works: their values stand under the
declared keys, those that are given and no others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from reading_room.schema import items as keys
from reading_room.schema.kinds import NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from reading_room.dates import PartialDate
    from reading_room.schema import Key
    from reading_room.values import Alternate, Archive, LinkState, Name

Value = TypeVar("Value")
Values = dict[str, Any]
"""By the names of keys, each of the type that its key declares."""

NAME_KEYS = tuple(key.name for key in keys.ITEM if key.kind is NAMES)
"""Every role in which somebody can have had part in a work."""
_ROLES = frozenset(NAME_KEYS)
MAKERS = (
    "author", "editor", "editor-translator", "director", "compiler", "composer", "performer",
    "host", "series-creator", "script-writer", "producer", "illustrator", "narrator", "interviewer",
    "curator", "organizer", "chair", "translator", "collection-editor", "contributor",
)  # fmt: skip
"""By whom a work is known, from who counts first: an edited book is its editors'."""
_MAKERS = frozenset(MAKERS)
_PLAYED = frozenset({"broadcast", "motion_picture", "performance", "song"})


class Work:
    """Reads values by key, and the usual ones by name. ``values`` holds what is given.

    The usual ones are asked for a hundred times a work: they look into ``values`` themselves.
    """

    __slots__ = ()
    if TYPE_CHECKING:

        @property
        def values(self) -> Mapping[str, Any]:
            """What is given, by the names of keys."""

    def get(self, key: Key[Value]) -> Value:
        """The value of a key; the empty one of its kind where it is not given."""
        value: Value = self.values.get(key.name, key.kind.empty)
        return value

    def words(self, name: str) -> str:
        """The words of a key whose value is words or a number; empty where it is not given."""
        words: str = self.values.get(name, "")
        return words

    def names(self, role: str) -> tuple[Name, ...]:
        """Who had part in it in a role."""
        names: tuple[Name, ...] = self.values.get(role, ())
        return names

    def date(self, name: str) -> PartialDate | None:
        """The date of a key, where it is given."""
        date: PartialDate | None = self.values.get(name)
        return date

    @property
    def people(self) -> tuple[Name, ...]:
        """Everybody who had part in it, once."""
        roles = present(self.values, _ROLES)
        if len(roles) == 1:
            return self.names(roles[0])
        return tuple(dict.fromkeys(name for role in roles for name in self.names(role)))

    @property
    def maker_role(self) -> str:
        """The role of those by whom it is known; empty where nobody is named."""
        if "author" in self.values:
            return "author"
        if self.values.keys().isdisjoint(_MAKERS):
            return ""
        return next(role for role in MAKERS if role in self.values)

    @property
    def makers(self) -> tuple[Name, ...]:
        """Those by whom it is known: its authors, or else its editors, and so on."""
        return self.names(self.maker_role)

    @property
    def title(self) -> str:
        words: str = self.values.get("title", "")
        return words

    @property
    def type(self) -> str:
        """A type of CSL; empty where nobody said what kind of work it is."""
        words: str = self.values.get("type", "")
        return words

    @property
    def authors(self) -> tuple[Name, ...]:
        """In their order."""
        names: tuple[Name, ...] = self.values.get("author", ())
        return names

    @property
    def container_title(self) -> str:
        words: str = self.values.get("container-title", "")
        return words

    @property
    def issued(self) -> PartialDate | None:
        """No more precise than is known."""
        date: PartialDate | None = self.values.get("issued")
        return date

    @property
    def url(self) -> str:
        words: str = self.values.get("URL", "")
        return words

    @property
    def doi(self) -> str:
        words: str = self.values.get("DOI", "")
        return words

    @property
    def publisher(self) -> str:
        words: str = self.values.get("publisher", "")
        return words

    @property
    def language(self) -> str:
        words: str = self.values.get("language", "")
        return words

    @property
    def archive_url(self) -> str:
        """The address of an archived copy."""
        archive: Archive | None = self.values.get("archive")
        return archive.url if archive else ""

    @property
    def archive_date(self) -> PartialDate | None:
        archive: Archive | None = self.values.get("archive")
        return archive.date if archive else None

    @property
    def link_status(self) -> str:
        link: LinkState | None = self.values.get("link")
        return link.status if link else ""

    @property
    def link_checked(self) -> PartialDate | None:
        link: LinkState | None = self.values.get("link")
        return link.checked if link else None

    @property
    def access(self) -> str:
        words: str = self.values.get("access", "")
        return words

    @property
    def minutes(self) -> int | None:
        minutes: int | None = self.values.get("minutes")
        return minutes

    @property
    def is_played(self) -> bool:
        """Is it watched or listened to? Then its minutes are no time of reading."""
        return self.type in _PLAYED

    @property
    def alternates(self) -> tuple[Alternate, ...]:
        alternates: tuple[Alternate, ...] = self.values.get("alternates", ())
        return alternates

    @property
    def is_gone(self) -> bool:
        """Does its address, or its DOI where it has no other, no longer work?"""
        return self.link_status == "gone" and bool(self.url or self.doi)


def present(values: Mapping[str, Any], names: Set[str]) -> list[str]:
    """Those of some declared keys that are given, in the order of the declaration; quick where few
    are given."""
    return sorted(values.keys() & names, key=_RANK.__getitem__)


_RANK = {name: number for number, name in enumerate(keys.ITEM.names)}
