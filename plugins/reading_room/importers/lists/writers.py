"""Who wrote a book of a table. Enters: its cells. Leaves: names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers import people
from reading_room.importers.described.names import is_organisation
from reading_room.importers.plain import on_one_line
from reading_room.sources.name_words import split

if TYPE_CHECKING:
    from reading_room.importers.draft import Draft
    from reading_room.importers.lists.tables import Row
    from reading_room.values import Name

_TURNED = ("author l-f", "primary author")
"""Columns in which the family name is first."""
_FIRST = ("author", "authors", "author text", "writer", "by", "creator", "author name")
_MORE = ("additional authors", "secondary author", "contributors")
_ROLES = ("secondary author roles", "primary author role")
COLUMNS = frozenset({*_TURNED, *_FIRST, *_MORE, *_ROLES})
_IN_ROLE = {
    "translator": "translator", "editor": "editor", "illustrator": "illustrator",
    "narrator": "narrator", "foreword": "contributor", "introduction": "contributor",
    "contributor": "contributor", "cover artist": "illustrator", "composer": "composer",
}  # fmt: skip
_ROLE = re.compile(r"(?P<name>.+?)\s*\((?P<role>[A-Za-z ,-]+)\)")
_SUFFIX = re.compile(r",?\s+((?:Jr|Sr)\.?|I{2,3}|IV)$")
_AUTHORS = ("author", "creator", "writer", "")
_BUT_INITIALS = re.compile(r",(?!\s*(?:jr|sr|i{2,3}|iv|ph\.?d|m\.?d)\b)", re.IGNORECASE)


def take(draft: Draft, row: Row) -> None:
    """Everybody that a row names."""
    first = row.of(_TURNED)
    if _is_turned_badly(first, row.of("author")):
        first = ""
    if first:
        role = row.of("primary author role").lower()
        _add(draft, turned(draft, first), role)
    elif words := row.of(_FIRST):
        for each in apart(words):
            _named(draft, each)
    roles = [role.strip().lower() for role in row.of("secondary author roles").split("|")]
    for number, each in enumerate(apart(row.of(_MORE))):
        _named(draft, each, roles[number] if number < len(roles) else "")


def _is_turned_badly(turned: str, straight: str) -> bool:
    """Did a program turn an organisation, or part a family name from its particle?"""
    last = turned.partition(",")[2].split()[-1:]
    return bool(straight) and (is_organisation(straight) or any(word.islower() for word in last))


def apart(words: str) -> list[str]:
    """Several names between whose stand bars, semicolons or commas; a comma parts a family from a
    given name where there are bars, too."""
    for mark in ("|", ";", "\n"):
        if mark in words:
            return [part.strip() for part in words.split(mark) if part.strip()]
    parts = [part.strip() for part in _BUT_INITIALS.split(words) if part.strip()]
    if len(parts) == 2 and " " not in parts[0]:
        return [words]
    return parts


def _named(draft: Draft, words: str, role: str = "") -> None:
    in_role = _ROLE.fullmatch(words)
    if in_role:
        words, role = in_role["name"], in_role["role"].lower()
    name = turned(draft, words) if "," in words else straight(draft, words)
    _add(draft, name, role)


def _add(draft: Draft, name: Name | None, role: str) -> None:
    if name is None:
        return
    if role in _AUTHORS:
        draft.names([name])
        return
    field = next((field for word, field in _IN_ROLE.items() if word in role), "contributor")
    draft.names([name], field)


def turned(draft: Draft, words: str) -> Name | None:
    """``Le Guin, Ursula K.``"""
    family, comma, given = on_one_line(words).partition(",")
    if not comma or is_organisation(words):
        return people.whole(draft, words)
    given, _, suffix = (part.strip() for part in given.partition(","))
    return people.person(draft, given, family.strip(), suffix)


def straight(draft: Draft, words: str) -> Name | None:
    """``Ursula K. Le Guin``: the last word is the family name, with the particles before it."""
    words = on_one_line(words)
    if " " not in words or is_organisation(words):
        return people.whole(draft, words)
    suffix = _SUFFIX.search(words)
    name = split(words[: suffix.start()] if suffix else words)
    return people.person(draft, name.given, name.family, suffix[1] if suffix else "")
