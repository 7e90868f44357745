"""Roles that are a kind of editor in BibLaTeX. Enters: roles of a work. Leaves: fields and types.

BibLaTeX has ``editor`` and three more lists of editors, each with its type (``editora`` and
``editoratype``, manual 2.3.6). It knows no role but these otherwise, so that a book that somebody
compiled would be nobody's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FIELDS = ("editor", "editora", "editorb", "editorc")
TYPES = {
    "director": "director", "compiler": "compiler", "organizer": "organizer",
    "contributor": "collaborator",
}  # fmt: skip
"""What each such role is called. A director is `editor` where nobody else is, and has a field of
ours otherwise, which pandoc reads too; all programs take whoever is in ``editor`` for an editor,
so that organisers and contributors never are."""
PLACES = {
    "director": "director, directorkind, directororganisation, editor of the type director",
    "compiler": "editor or editora of the type compiler",
    "organizer": "editora of the type organizer",
    "contributor": "editora of the type collaborator",
}
"""In words, for the manual."""
_OTHERS = frozenset({"founder", "continuator", "redactor", "reviser", "collaborator"})
"""Types for which CSL has no role but contributor; that of an import is kept under ``custom``."""


def places(roles: Iterable[str], custom: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The field and the type of each role that is a kind of editor."""
    present = set(roles)
    free = [field for field in FIELDS if field != "editor" or "editor" not in present]
    found: dict[str, tuple[str, str]] = {}
    for role, type_ in TYPES.items():
        if role not in present:
            continue
        field, type_ = _place(role, type_, free, custom)
        if field:
            free.remove(field)
            found[role] = (field, type_)
    return found


def _place(role: str, type_: str, free: list[str], custom: Mapping[str, str]) -> tuple[str, str]:
    """The first field that is free for a role, or that its type was imported from."""
    if role == "contributor":
        for field in free:
            if (word := custom.get(f"{field}type", "")) in _OTHERS:
                return field, word
    if role == "director":
        return ("editor" if "editor" in free else ""), type_
    more = [field for field in free if field != "editor" or role == "compiler"]
    return more[0], type_
