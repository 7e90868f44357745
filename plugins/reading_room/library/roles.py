"""What those did by whom a work is known. Enters: works. Leaves: ``editor``, ``directors``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.translation import BRITISH, marked

if TYPE_CHECKING:
    from reading_room.translation import Translation
    from reading_room.work import Work

_WORDS = {
    "editor-translator": (marked("editor and translator"), marked("editors and translators")),
    "collection-editor": (marked("editor of the series"), marked("editors of the series")),
    "script-writer": (marked("script"), marked("script")),
    "series-creator": (marked("creator"), marked("creators")),
    "host": (marked("presenter"), marked("presenters")),
    "organizer": (marked("organiser"), marked("organisers")),
    "editor": (marked("editor"), marked("editors")),
    "director": (marked("director"), marked("directors")),
    "compiler": (marked("compiler"), marked("compilers")),
    "composer": (marked("composer"), marked("composers")),
    "performer": (marked("performer"), marked("performers")),
    "producer": (marked("producer"), marked("producers")),
    "illustrator": (marked("illustrator"), marked("illustrators")),
    "narrator": (marked("narrator"), marked("narrators")),
    "interviewer": (marked("interviewer"), marked("interviewers")),
    "curator": (marked("curator"), marked("curators")),
    "chair": (marked("chair"), marked("chairs")),
    "translator": (marked("translator"), marked("translators")),
    "contributor": (marked("contributor"), marked("contributors")),
}
"""Of each of `work.MAKERS` but authors: of one, and of several."""


def role_of_makers(work: Work, makers: int, say: Translation = BRITISH) -> str:
    """In a word what they did, so many, who are named for it; nothing of authors."""
    if "author" in work.values:
        return ""
    words = _WORDS.get(work.maker_role)
    return say.gettext(words[makers > 1]) if words else ""
