"""A reading list as Markdown. Enters: the library. Leaves: a page that any program shows: what
introduces the list, its works as references with what the list says of each, and what closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.exports.markdown import exported, plain
from reading_room.exports.matter import list_matter
from reading_room.exports.places import list_base
from reading_room.formats import FORMATS
from reading_room.formats.citation_style import cite_around
from reading_room.library import bibliography, importance
from reading_room.library.citations import cited, told_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.exports.places import Places
    from reading_room.formats import Reference
    from reading_room.library import Library
    from reading_room.model import ReadingList

FIRST, LAST = "<!-- works -->", "<!-- end of works -->"
"""Between them stand the works, which an import takes from the files for programs."""


def list_text(found: ReadingList, places: Places) -> str:
    """The whole page of a list."""
    library = places.library
    name = list_base(found).rpartition("/")[2]
    files = {each.id: f"{name}{each.ending}" for each in FORMATS}
    parts = [list_matter(library, found, files)]
    texts = {"intro": found.intro, "outro": found.outro}
    given = [text for text in texts.values() if text]
    apart = told_apart(
        library.index,
        library.labels,
        cited(library.index.items, *given),
        say=library.settings.say,
    )
    made = {
        part: exported(text, found.path, places, apart).strip("\n") if text else ""
        for part, text in texts.items()
    }
    parts += [made["intro"]] if made["intro"] else []
    parts += [FIRST, *_works(library, found), LAST]
    parts += [made["outro"]] if made["outro"] else []
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _works(library: Library, found: ReadingList) -> Iterator[str]:
    references = iter(bibliography.of_list(library, found))
    for section in found.sections:
        if section.title:
            yield f"## {plain(section.title)}"
        for entry in section.entries:
            yield _work(next(references), entry.number, library)


def _work(reference: Reference, number: int, library: Library) -> str:
    """One entry of a numbered list, which other pages lead to by the work's id."""
    before, title, after = cite_around(reference)
    shown = f"[{plain(title)}](<{reference.place}>)" if reference.place else plain(title)
    lines = [f'{number}. <span id="{reference.id}"></span>{plain(before)}{shown}{plain(after)}']
    rank = importance(reference.importance, library.settings.say)
    notes = [*([f"{rank}."] if rank else []), *filter(None, reference.note.split("\n\n"))]
    indent = " " * (len(str(number)) + 2)
    for note in notes:
        lines += ["", *(f"{indent}{line}" for line in plain(note).split("\n"))]
    return "\n".join(lines)
