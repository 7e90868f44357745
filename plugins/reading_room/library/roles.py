"""What those did by whom a work is known. Enters: works. Leaves: ``editor``, ``directors``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.work import MAKERS

if TYPE_CHECKING:
    from reading_room.work import Work

_OTHER = {
    "editor-translator": ("editor and translator", "editors and translators"),
    "collection-editor": ("editor of the series", "editors of the series"),
    "script-writer": ("script", "script"),
    "series-creator": ("creator", "creators"),
    "host": ("presenter", "presenters"),
    "organizer": ("organiser", "organisers"),
}
_WORDS = {role: _OTHER.get(role, (role, f"{role}s")) for role in MAKERS[1:]}


def role_of_makers(work: Work, several: bool) -> str:
    """In a word what they did who are named for it; nothing of authors."""
    if "author" in work.values:
        return ""
    words = _WORDS.get(work.maker_role)
    return words[several] if words else ""
