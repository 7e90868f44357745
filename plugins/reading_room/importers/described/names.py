"""Names that are given in one piece. Enters: "Alex Fox", "Fox, Alex". Leaves: names of CSL-JSON.

Nothing says whether such a name is a person's: what has a word in it that stands in the names of
organisations, or is one word alone, stays whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.formats.highwire import SEMICOLON
from reading_room.formats.mapping import COMMA
from reading_room.importers.described.answers import plain
from reading_room.sources.name_words import split

if TYPE_CHECKING:
    from collections.abc import Iterable

_ORGANISATION = re.compile(
    r"\b(?:agency|alliance|archive|assembly|association|authority|board|bureau|cent(?:re|er)|"
    r"charity|college|commission|committee|company|confederation|consortium|corporation|"
    r"council|department|dept|directorate|executive|faculty|federation|forum|foundation|"
    r"government|great britain|group|hospital|inc|initiative|inquiry|institute|institution|"
    r"laboratory|library|limited|llc|ltd|media|ministry|museum|network|news|nhs|office|"
    r"organi[sz]ation|parliament|partnership|plc|press|project|school|secretariat|service|services|"
    r"society|staff|studies|team|trust|union|university|for|of|the)\b",
    re.IGNORECASE,
)
_LIFE = re.compile(r",?\s*\(?\b(?:b\.\s*)?\d{4}\s*[-–]?\s*(?:\d{4})?\)?\.?$")
_BEFORE = re.compile(
    r"^(?:by:?|posted by|written by|dr\.?|professor|prof\.?|mrs?\.?|ms\.?|miss)\s+", re.IGNORECASE
)
_AFTER = re.compile(r"(?:,\s*|\s+)(?:ph\.?d\.?|m\.?d\.?|msc|frcp|obe|mbe|cbe)\.?$", re.IGNORECASE)
_NOBODY = frozenset(
    {"admin", "administrator", "anonymous", "author", "editor", "guest", "root", "staff", "user",
     "unknown", "unknown author", "web editor", "webmaster"}
)  # fmt: skip
"""What programs write where nobody is named."""
_SUFFIX = re.compile(r"(?:jr|sr|jnr|snr|i{2,3}|iv)\.?", re.IGNORECASE)
_WHOLE = re.compile(r"[^,;]*[^,;\s][^,;]*,")
_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)


def several(texts: Iterable[str]) -> list[dict[str, str]]:
    """All names in some words, each once, in their order."""
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        words = plain(text)
        parts = [_whole(words)] if _WHOLE.fullmatch(words) else map(named, _apart(words))
        for name in filter(None, parts):
            found.setdefault(" ".join(name.values()).casefold(), name)
    return list(found.values())


def _whole(words: str) -> dict[str, str]:
    """A name that ends with a comma, as Reading Room's posts have those that are no person's."""
    name = words.rstrip(", ").replace(COMMA, ",").replace(SEMICOLON, ";")
    return {"literal": name}


def named(text: str) -> dict[str, str] | None:
    """One name; None where the words name nobody."""
    words = plain(text).strip(" ,;|")
    while (shorter := _AFTER.sub("", _BEFORE.sub("", words))) != words:
        words = shorter
    words = _LIFE.sub("", words).strip(" ,;")
    if not words or words.casefold() in _NOBODY or "://" in words or "@" in words[1:]:
        return None
    if is_organisation(words) or " " not in words.replace(",", ", ").strip():
        return {"literal": words}
    family, comma, given = (part.strip() for part in words.partition(","))
    if comma:
        return _turned(family, given)
    name = split(words)
    return {"given": name.given, "family": name.family}


def is_organisation(words: str) -> bool:
    """Is there a word in it that stands in names of organisations, and in none of a person?"""
    return _ORGANISATION.search(words) is not None


def _turned(family: str, given: str) -> dict[str, str]:
    given, _, suffix = (part.strip() for part in given.partition(","))
    if _SUFFIX.fullmatch(given) and not suffix:  # "Alex Fox, Jr."
        name = split(family)
        return {"given": name.given, "family": name.family, "suffix": given}
    name_parts = {"given": given, "family": family, "suffix": suffix}
    return {key: value for key, value in name_parts.items() if value}


def _apart(text: str) -> list[str]:
    """Several names in one text; "Fox, Alex" is one, "Alex Fox, Bo Hill" are two."""
    if ";" in text:
        return [part for part in text.split(";") if part.strip()]
    if is_organisation(text):
        return [text]
    found = []
    for part in _AND.split(text):
        pieces = [each.strip() for each in part.split(",") if each.strip()]
        if len(pieces) > 1 and all(" " in each for each in pieces):
            found += pieces
        else:
            found.append(part)
    return found
