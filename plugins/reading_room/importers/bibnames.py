"""Names of a .bib file taken apart. Enters: LaTeX. Leaves: the parts of each name, as LaTeX.

The rules are BibTeX's ("Tame the BeaST", section 11). bibtexparser's own splitters lose an escaped
sign at the start of a name or of a word, as in ``Fox, Al and \\&c``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reading_room.importers.latex import plain
from reading_room.sources import limits

MOST = 2 * limits.ENTRIES
"""How many names or topics are taken apart; of more no work could hold them."""
_SIGN = re.compile(r"\{\\[A-Za-z]+\}")
"""One sign that is written as a command."""
_BRACES = re.compile(r"\\.|[{}]|[,\s~]", re.DOTALL)


class Parts(NamedTuple):
    """A name in parts; particles stand with the family name."""

    given: str
    family: str
    suffix: str = ""


def names_in(text: str) -> list[str]:
    """Each of the names between which there is an "and"."""
    names: list[list[str]] = [[]]
    for word in split_outside(text, " "):
        if word.lower() == "and":
            names.append([])
        elif word:
            names[-1].append(word)
    return [" ".join(words) for words in names if words]


def split_outside(text: str, mark: str) -> list[str]:
    """Text divided at a comma, or at spaces, where they stand outside of braces."""
    parts, depth, start = [], 0, 0
    for found in _BRACES.finditer(text):
        if found[0] in "{}":
            depth = max(0, depth + (1 if found[0] == "{" else -1))
        elif not depth and (found[0] == "," if mark == "," else found[0] in " \t\n~"):
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def is_whole(name: str) -> bool:
    """Is a name in braces from its first letter to its last?"""
    depth = 0
    for found in _BRACES.finditer("" if _SIGN.fullmatch(name) else name):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
            if not depth:
                return found.end() == len(name) and name.startswith("{")
    return False


def parts_of(name: str) -> Parts:
    """``von Last, First``, ``von Last, Jr, First`` or ``First von Last``."""
    family, *rest = (part.strip() for part in split_outside(name, ","))
    if len(rest) == 1:
        return Parts(rest[0], family)
    if rest:
        return Parts(", ".join(rest[1:]), family, rest[0])
    words = [word for word in split_outside(family, " ") if word]
    small = (at for at, word in enumerate(words[:-1]) if _is_small(word))
    at = next(small, max(0, len(words) - 1))
    return Parts(" ".join(words[:at]), " ".join(words[at:]))


def extended(name: str) -> dict[str, str]:
    """``family=Meer, given=Anna, prefix=van der``: BibLaTeX's extended names, by part, where it is
    one; spaces, braces and quotes are as free as there."""
    inside = name.strip()
    is_quoted = inside[:1] == '"' == inside[-1:]
    if is_quoted:
        inside = inside[1:-1]
    parts: dict[str, str] = {}
    key = ""
    for piece in split_outside(inside, ","):
        if is_quoted and parts and "=" not in piece:
            parts[key] += f",{piece}"
            continue
        key, sign, value = piece.partition("=")
        key = key.strip().lower()
        if not sign or not _PART.fullmatch(key):
            return {}
        value = value.strip()
        quoted = value[:1] == '"' == value[-1:] and len(value) > 1
        parts[key] = value[1:-1] if quoted else value
    return parts if parts.keys() & {"family", "given", "prefix", "suffix"} else {}


_PART = re.compile(
    r"(?:family|given|prefix|suffix)(?:-i)?|(?:use|nosort|sorting|unique|no|junior)[a-z]*"
    r"|id|hash|gender|short|[a-z]+nametemplate\w*"
)


def _is_small(word: str) -> bool:
    """Does it begin with a small letter? What is in braces does not, but for an accent."""
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    letters = [char for char in plain(word).text if char.isalpha()]
    return bool(letters) and letters[0].islower()
