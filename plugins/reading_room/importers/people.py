"""Names of other programs. Enters: their parts. Leaves: a `Name`, nothing of it taken apart anew.

A list has given and family names with particles at the family name, and names that are whole:
whoever has one name alone is whole in every format, for nothing says whether it is a family's. It
has no suffix: "Jr" stays behind the family name, where it is read out in its place.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reading_room.importers.plain import on_one_line, unescaped
from reading_room.values import KINDS, Name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reading_room.importers.draft import Draft

_NO_SUFFIX = "A list has no suffix of names: it was put behind the family name"
NOBODY = "Of authors whose names are not given there is nothing to write"
OTHERS = "et al."
_OTHERS = frozenset({"et al", OTHERS, "[et al.]"})
"""What stands for authors whose names are not given."""


def plain_person(parts: Mapping[str, object]) -> Name | None:
    """A name of a given and a family name in which nothing is to be cleaned, as nearly all are;
    else None. A large file has names by the hundred thousand."""
    given, family = parts.get("given"), parts.get("family")
    if len(parts) != 2 or not isinstance(given, str) or not isinstance(family, str):
        return None
    both = f"{given} {family}"
    is_clean = both.isprintable() and _CLEAN.fullmatch(both)
    return Name(None, given, family) if is_clean and given and family else None


_CLEAN = re.compile(r"[^\s&]+(?: [^\s&]+)*")


def person(draft: Draft, given: str, family: str, suffix: str = "", line: int = 0) -> Name | None:
    """A name in parts; None where all of them are empty, or stand for others."""
    draft.seen("author", f"{given} {family} {suffix}", line)
    given, family = _clean(draft, given), _clean(draft, family)
    suffix = _clean(draft, suffix) if suffix else ""
    if suffix and family:
        draft.say("mended", _NO_SUFFIX, f"{given} {family} {suffix}", line)
        family = f"{family} {suffix}"
    if given and family:
        return Name(given=given, family=family)
    return whole(draft, given or family, line)


def whole(draft: Draft, words: str, line: int = 0) -> Name | None:
    """A name that is not taken apart; None where there is none, or it stands for others."""
    draft.seen("author", words, line)
    words = _clean(draft, words)
    return None if not words or _for_others(draft, words, line) else Name(literal=words)


def _clean(draft: Draft, words: str) -> str:
    return on_one_line(words if draft.is_ours else unescaped(words))


def with_kind(name: Name, kind: object, organisation: object) -> Name:
    """The name with what our own exports add: what it stands for, and for whom its bearer wrote."""
    known = next((each for each in KINDS if each == kind), None)
    words = on_one_line(organisation) if isinstance(organisation, str) else ""
    return replace(name, kind=known if name.literal else None, organisation=words)


def _for_others(draft: Draft, words: str, line: int) -> bool:
    others = words.lower() in _OTHERS
    if others:
        draft.say("mended", NOBODY, words, line)
    return others


def parted(words: str) -> list[str]:
    """Persons between whom somebody put ``;`` or commas, each as "Family, Given" or "Given Family";
    nothing where it is one name."""
    if ";" in words:
        return [part.strip() for part in words.split(";") if part.strip()]
    if " & " in words:
        return _parted_by_ampersand(words)
    parts = [part.strip() for part in words.split(",") if part.strip()]
    if len(parts) == 2 and all(map(_VANCOUVER.fullmatch, parts)):
        return [", ".join(part.rsplit(" ", 1)) for part in parts]
    if len(parts) < 3 or (len(parts) == 3 and any(map(_SUFFIX.fullmatch, parts))):
        return []
    if len(parts) % 2 == 0 and all(map(_INITIALS.fullmatch, parts[1::2])):
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    if all(map(_VANCOUVER.fullmatch, parts)):
        return [", ".join(part.rsplit(" ", 1)) for part in parts]
    if all(" " in part and not _SUFFIX.fullmatch(part) for part in parts):
        return parts
    return []


def _parted_by_ampersand(words: str) -> list[str]:
    """``Hill, Bo & Ash, Ivo``, ``Hill, B., Ash, I., & Birch, J.``; nothing where an organisation
    is called so, ``Marks & Spencer, plc``."""
    before, _, last = words.rpartition(" & ")
    parts = [part.strip() for part in before.split(",") if part.strip()]
    if last.count(",") != 1 or len(parts) % 2:
        return []
    if len(parts) > 2 and not all(map(_INITIALS.fullmatch, parts[1::2])):
        return []
    return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)] + [
        last
    ]


_VANCOUVER = re.compile(r"[^\W\d_][\w'’-]*(?: [\w'’-]+){0,3} [A-Z]{1,3}")
"""A family name and initials, as in Vancouver's style and at PubMed: ``Hill BJ``."""
_SUFFIX = re.compile(
    r"(?:jr|sr|junior|senior|i{1,3}|iv|vi{0,3}|esq|ph\.?d|m\.?d)\.?", re.IGNORECASE
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,4}|[^\W\d_]+(?: [^\W\d_]\.?)?")
PARTED = "and is missing between names, which were told apart by the {} between them"
