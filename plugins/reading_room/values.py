"""What the value of a key can be, beside words and numbers. Enters: nothing. Leaves: records.

A reference to another record is a `Ref`: its id as written, and where, so that the library can
say what it could not find.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal, NamedTuple

from reading_room.record import record

if TYPE_CHECKING:
    from reading_room.dates import PartialDate

Importance = Literal["essential", "recommended", "background"]
Access = Literal["open", "free-login", "subscription"]
NameKind = Literal["organisation", "group", "pseudonym"]
CommentState = Literal["open", "closed", "off"]

IMPORTANCE: tuple[Importance, ...] = ("essential", "recommended", "background")
ACCESS: tuple[Access, ...] = ("open", "free-login", "subscription")
KINDS: tuple[NameKind, ...] = ("organisation", "group", "pseudonym")
COMMENT_STATES: tuple[CommentState, ...] = ("open", "closed", "off")
LINK_STATES = ("alive", "moved", "gone", "login", "changed")
FORMATS = ("easy-read", "audio", "video", "bsl")


class Ref(NamedTuple):
    """An id that an editor wrote, and its place in the file (both counted from 1)."""

    id: str
    line: int
    column: int


@record
class Name:
    """Who made a work. Exactly one of ``person``, ``family`` and ``literal`` is set.

    ``person`` is an id of people.yml. A name in two parts has ``given`` and ``family``, particles
    ("van", "de la") staying with the family name. A ``literal`` is never split or re-ordered:
    an organisation, a group or a pseudonym. ``organisation`` is whom its bearer wrote for.
    """

    person: Ref | None = None
    given: str = ""
    family: str = ""
    literal: str = ""
    kind: NameKind | None = None
    organisation: str = ""
    line: int = field(default=0, compare=False)
    """Its place in the file, of authors of posts and curators of lists."""
    column: int = field(default=0, compare=False)

    def __str__(self) -> str:
        """The name as it is read out; a person's id until the library has resolved it."""
        if self.person:
            return self.person.id
        return self.literal or f"{self.given} {self.family}".strip()


@record
class Image:
    """A picture: its address as written, its words for those who do not see it, its caption."""

    src: str
    alt: str
    caption: str = ""
    line: int = 0
    column: int = 0


class Recording(NamedTuple):
    """A recording: its path or address as written, and where that stands in the file."""

    src: str
    line: int = 0
    column: int = 0

    @property
    def is_outside(self) -> bool:
        """Does its address lead out of the site?"""
        return "://" in self.src


class Alternate(NamedTuple):
    """Another form of a work: Easy Read, audio, video or British Sign Language."""

    format: str
    url: str


class Archive(NamedTuple):
    """Where a copy of a work is kept: an archived page, and CSL's ``archive``, a collection."""

    url: str = ""
    date: PartialDate | None = None
    name: str = ""


class LinkState(NamedTuple):
    """What became of the address of a work, and when somebody looked."""

    status: str = ""
    checked: PartialDate | None = None
