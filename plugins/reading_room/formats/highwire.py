"""A work as Highwire's ``citation_…`` in a page's head. Enters: a `Reference`. Leaves: names and
contents of meta elements, still to be escaped as HTML.

Google Scholar asks for them, and programs that keep references read them. Zotero's Embedded
Metadata decides the form of names, as nobody else says how one is told from two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.formats.mapping import COMMA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reading_room.formats.reference import Reference
    from reading_room.values import Name

Metas = tuple[tuple[str, str], ...]
SEMICOLON = "\u037e"
"""The question mark of Greek, which looks like a semicolon: one would part a name in two."""
_NO_BREAK = "\u00a0"
_MARKS = str.maketrans({",": COMMA, ";": SEMICOLON})


def highwire(reference: Reference) -> Metas:
    """``("citation_title", "…")`` and so on. What is not known is not there.

    A blog is a journal to those who read this: no other name says where something appeared.
    """
    day = str(reference.issued or "").replace("-", "/")
    pairs = [
        ("citation_title", reference.title),
        *[("citation_author", name) for name in _names(reference.authors)],
        ("citation_publication_date", day),
        ("citation_online_date", day),
        ("citation_journal_title", reference.container_title),
        ("citation_language", reference.language),
        ("citation_public_url", reference.url),
        *[("citation_keywords", topic) for topic in reference.topics],
    ]
    return tuple([pair for pair in pairs if pair[1]])


def _names(names: Sequence[Name]) -> list[str]:
    """One name is taken for two where there are spaces on both sides of its comma: there the given
    names have spaces that do not break, which are put right when they are read."""
    shown = [_name(name) for name in names]
    if len(shown) == 1 and " " in shown[0].partition(", ")[0]:
        family, comma, given = shown[0].partition(", ")
        return [f"{family}{comma}{given.replace(' ', _NO_BREAK)}"]
    return shown


def _name(name: Name) -> str:
    """``Fox, Alex``. A whole name of several words ends with a comma, as in RIS, so that its last
    word is not taken for a family name."""
    if name.family and name.given:
        return f"{_one(name.family)}, {_one(name.given)}"
    whole = _one(str(name))
    return f"{whole}," if " " in whole else whole


def _one(words: str) -> str:
    """Words that nothing parts."""
    return words.translate(_MARKS) if "," in words or ";" in words else words
