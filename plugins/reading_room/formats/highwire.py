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
    pairs = (
        ("title", reference.title),
        *[("author", name) for name in _names(reference.authors)],
        ("publication_date", day),
        ("online_date", day),
        ("journal_title", reference.container_title),
        ("language", reference.language),
        ("public_url", reference.url),
        *[("keywords", topic) for topic in reference.topics],
    )
    return tuple([(f"citation_{name}", content) for name, content in pairs if content])


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
        return f"{name.family.translate(_MARKS)}, {name.given.translate(_MARKS)}"
    whole = str(name).translate(_MARKS)
    return f"{whole}," if " " in whole else whole
