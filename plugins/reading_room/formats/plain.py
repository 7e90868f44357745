"""Text as any format can hold it. Enters: text. Leaves: lines without what nobody can see."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reading_room.formats.mapping import LITERAL, PERSON
from reading_room.markup import UNPRINTABLE

if TYPE_CHECKING:
    from reading_room.values import Name

_WORD = re.compile(r"(?!and$)(?!.*(?:--|``|''|<<|>>|[?!]`))[^\s,=\\{}~^%&$#_]+", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")


@lru_cache(maxsize=4096)
def line(text: str) -> str:
    """The text on one line: white space is folded, and what has no form at all is gone.

    Every format asks this of the same texts.
    """
    folded = " ".join(text.split())
    if not folded.isprintable() and UNPRINTABLE.search(folded):
        return " ".join(UNPRINTABLE.sub(" ", folded).split())
    return folded


def paragraphs(text: str) -> list[str]:
    """Each paragraph of a text, on one line."""
    return [words for part in _EMPTY_LINE.split(text) if (words := line(part))]


def stands_alone(name: Name) -> bool:
    """Is it a family name alone that a reader could not tell from a literal one?"""
    return not name.literal and not name.given.strip() and not is_one_word(line(name.family))


def is_one_word(family: str) -> bool:
    """Is it one word with a capital, so that nobody takes a part of it for something else?"""
    if family.isalpha():
        return not family[0].islower() and family.lower() != "and"
    return _WORD.fullmatch(family) is not None and not family[0].islower()


def kind_of(name: Name) -> str:
    """What a name is, in a word."""
    return name.kind or (LITERAL if name.literal else PERSON)


def in_one_value(custom: dict[str, str]) -> str:
    """Keys of an editor's own, for a format that has one field for all of them: JSON on one line;
    empty where there are none."""
    return json.dumps(custom, ensure_ascii=False) if custom else ""
