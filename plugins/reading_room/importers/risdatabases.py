"""What databases put into tags of RIS that are meant for something else. Enters: a value. Leaves:
what it is, where nobody would read it in a reference.

Ovid has works that a work cites in M1, Embase addresses of authors, Web of Science their
universities in C3, where EndNote has the title of proceedings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reading_room.importers.ristext import Value

MEETINGS = frozenset({"CONF", "CPAPER"})
"""Types of which C1 is the place of a meeting, and C3 the title of its proceedings."""
_JOURNALS = frozenset({"JOUR", "EJOUR", "ABST", "INPR"})
_MOST = 60
"""Letters of a number or a place: what is longer is an address, or a whole reference."""
_AFFILIATION = ("Universit", "Department", "School of", "Institut", "Hospital", "@", '["')


def of_database(value: Value, kind: str) -> str:
    """What a value is that a database put where it does not belong; else empty."""
    tag, text = value.tag, value.text
    if tag == "C3" and kind not in MEETINGS:
        return "organisations of authors, or numbers of databases"
    if tag in ("M1", "M2") and (len(text) > _MOST or "@" in text or text.startswith("(")):
        return "addresses of authors, or works cited"
    if tag == "C1" and kind not in MEETINGS and len(text) > _MOST:
        return "addresses of authors"
    if tag in ("CY", "PP") and len(text) > _MOST and any(word in text for word in _AFFILIATION):
        return "an address of an author"
    if tag == "A2" and kind in _JOURNALS and text.count(",") >= 4:
        return "authors of works cited"
    return ""
