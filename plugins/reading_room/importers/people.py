"""Names of other programs. Enters: their parts. Leaves: a `Name`, nothing of it taken apart anew.

A list has given and family names with particles at the family name, and names that are whole:
whoever has one name alone is whole in every format, for nothing says whether it is a family's. It
has no suffix: "Jr" stays behind the family name, where it is read out in its place.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reading_room.importers.plain import on_one_line
from reading_room.values import KINDS, Name

if TYPE_CHECKING:
    from reading_room.importers.draft import Draft

_NO_SUFFIX = "A list has no suffix of names: it was put behind the family name"
NOBODY = "Of authors whose names are not given there is nothing to write"
OTHERS = "et al."
_OTHERS = frozenset({"et al", OTHERS, "[et al.]"})
"""What stands for authors whose names are not given."""


def person(draft: Draft, given: str, family: str, suffix: str = "", line: int = 0) -> Name | None:
    """A name in parts; None where all of them are empty, or stand for others."""
    draft.seen("author", f"{given} {family} {suffix}", line)
    given, family, suffix = map(on_one_line, (given, family, suffix))
    if suffix and family:
        draft.say("mended", _NO_SUFFIX, f"{given} {family} {suffix}", line)
        family = f"{family} {suffix}"
    if given and family:
        return Name(given=given, family=family)
    return whole(draft, given or family, line)


def whole(draft: Draft, words: str, line: int = 0) -> Name | None:
    """A name that is not taken apart; None where there is none, or it stands for others."""
    draft.seen("author", words, line)
    words = on_one_line(words)
    return None if not words or _for_others(draft, words, line) else Name(literal=words)


def with_kind(name: Name, kind: object, organisation: object) -> Name:
    """The name with what our own exports add: what it stands for, and for whom its bearer wrote."""
    known = next((each for each in KINDS if each == kind), None)
    words = on_one_line(organisation) if isinstance(organisation, str) else ""
    return replace(name, kind=known if name.literal else None, organisation=words)


def _for_others(draft: Draft, words: str, line: int) -> bool:
    others = words.lower() in _OTHERS
    if others:
        draft.say("left", NOBODY, words, line)
    return others
