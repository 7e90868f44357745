"""Who wrote a work, as lists of links say it. Enters: a note. Leaves: the note without it, and
names.

Only "by", and names that look like names: what else stands behind a link may be anything.
"""

from __future__ import annotations

import re

from reading_room.importers.described.names import is_organisation
from reading_room.sources.name_words import split
from reading_room.values import Name

_BY = re.compile(r"^[(\[*_]*(?:written )?by:?\s+(?P<names>[^.;()\[\]\n–—|]+?)[)\]*_]*"
                 r"(?P<end>\.?\s*$|[.;)\]]\s+|\s+[-–—|]\s+)", re.IGNORECASE)  # fmt: skip
_AND = re.compile(r"\s*(?:,\s*(?:and|&)\s+|,\s+|\s+(?:and|&)\s+)\s*")
_PERSON = re.compile(
    r"(?:[^\W\d_a-z][\w’'-]*\.?)(?:\s+(?:[^\W\d_a-z][\w’'.-]*|van|von|der|den|de|la|le|da|di|du|bin|"
    r"al|el|ten|ter|y))*\s+(?:[^\W\d_a-z][\w’'-]+)"
)
_INITIALS = re.compile(r"(?<=\b[^\W\d_])\.")
_HELD = "\ue000"
_MOST = 12


def taken(note: str) -> tuple[str, list[Name]]:
    """``by Ann Lee and Bo Hill. A guide.`` as ``A guide.`` and two names; where it is no such
    thing, the note as it was."""
    found = _BY.match(_INITIALS.sub(_HELD, note))
    if not found:
        return note, []
    words = [each.replace(_HELD, ".").strip() for each in _AND.split(found["names"])]
    words = [each for each in words if each]
    if len(words) > _MOST or not words or not all(map(_is_name, words)):
        return note, []
    rest = _INITIALS.sub(_HELD, note)[found.end() :].replace(_HELD, ".")
    return rest.strip(), [_named(each) for each in words]


def _is_name(words: str) -> bool:
    return bool(_PERSON.fullmatch(words))


def _named(words: str) -> Name:
    if is_organisation(words):
        return Name(literal=words)
    return split(words)
