"""Names in references. Enters: a work. Leaves: ``Lee, Jo, and Alex Fox (eds)``, who edited it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reading_room.values import Name
    from reading_room.work import Work

_FIRST = ("author", "editor", "editor-translator", "compiler", "editorial-director", "translator")
"""Whose names can begin a reference; without any of them its title does."""
_MUSIC = ("author", "composer", "performer", *_FIRST[1:])
_LABELS = {
    "editor": ("ed.", "eds"),
    "editorial-director": ("ed.", "eds"),
    "editor-translator": ("ed. and trans.", "eds and trans."),
    "compiler": ("comp.", "comps"),
    "translator": ("trans.", "trans."),
}
_SAID = {
    "editor": "Edited by",
    "translator": "Translated by",
    "editor-translator": "Edited and translated by",
    "editorial-director": "Edited by",
    "compiler": "Compiled by",
    "original-author": "From the original by",
    "series-creator": "Created by",
    "director": "Directed by",
    "script-writer": "Written by",
    "producer": "Produced by",
    "executive-producer": "Executive producer:",
    "composer": "Composed by",
    "performer": "Performed by",
    "host": "Presented by",
    "guest": "With",
    "narrator": "Read by",
    "illustrator": "Illustrated by",
    "curator": "Curated by",
    "chair": "Chaired by",
    "organizer": "Organised by",
    "contributor": "With contributions by",
    "collection-editor": "Series edited by",
}
"""What is said of those who do not begin a reference, in this order."""
_IN = ("editor", "editor-translator", "editorial-director", "translator")
"""Of a book whose part is cited, they stand before its title."""


def first_role(work: Work) -> str:
    """The role of those whose names begin the reference; empty where the title does."""
    if work.values.get("author"):
        return "author"
    if is_in_book(work):  # the others made the book, not the part
        return ""
    roles = _MUSIC if work.type in ("song", "musical_score") else _FIRST
    return next((role for role in roles if work.values.get(role)), "")


def first_names(work: Work) -> tuple[Name, ...]:
    """Those whose names begin the reference; nobody where its title does, as of a film."""
    return work.names(first_role(work))


def is_in_book(work: Work) -> bool:
    """Is it a part of a book or of proceedings that are named?"""
    if not work.container_title:
        return False
    type_ = work.type
    return type_ in ("chapter", "paper-conference") or type_.startswith("entry")


def first(work: Work) -> str:
    """Those whose names begin the reference, with their role where they did not write it."""
    role = first_role(work)
    names = work.names(role)
    return f"{_turned(names)}{_label(role, names)}"


def of_book(work: Work) -> str:
    """``Jo Lee (ed.)``: who made the book in which a part stands; or who wrote it, ``Jo Lee,``."""
    if names := work.names("container-author"):
        return f"{joined(names)},"
    made = [(role, work.names(role)) for role in _IN if work.values.get(role)]
    return ", ".join([f"{joined(names)}{_label(role, names)}" for role, names in made])


def others(work: Work) -> list[str]:
    """What is said of everybody else, a sentence each."""
    if work.values.keys().isdisjoint(_SAID):
        return []
    done = {first_role(work)}
    if is_in_book(work) and not work.values.get("container-author"):
        done.update(_IN)
    return [
        f"{said} {joined(work.names(role))}"
        for role, said in _SAID.items()
        if role not in done and work.values.get(role)
    ]


def joined(names: Sequence[Name]) -> str:
    """``Alex Fox, Miro Griffiths and The A Team``."""
    return _listed([str(name) for name in names])


def _turned(names: Sequence[Name]) -> str:
    """``Fox, Alex, Miro Griffiths and The A Team``: only the first is turned round."""
    if not names:
        return ""
    one = names[0]
    if not (one.family and one.given):
        return joined(names)
    shown = [f"{one.family}, {one.given}", *map(str, names[1:])]
    return _listed(shown, comma=len(shown) == 2)


def _listed(shown: Sequence[str], *, comma: bool = False) -> str:
    if len(shown) < 2:
        return "".join(shown)
    comma = comma or any(" and " in name for name in shown)
    return f"{', '.join(shown[:-1])}{',' if comma else ''} and {shown[-1]}"


def _label(role: str, names: Sequence[Name]) -> str:
    labels = _LABELS.get(role)
    return f" ({labels[len(names) > 1]})" if labels and names else ""
