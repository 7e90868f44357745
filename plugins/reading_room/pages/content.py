"""What a page says, in plain HTML with headings, for programs that look at the content of a page of
MkDocs: the search plugins, and those that print. Enters: the library. Leaves: HTML, with
`markup.ROOT` in it, and headings.

A heading has the id that its work or word has on the page, so that it can be gone to.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reading_room.markup import Heading
from reading_room.pages.views import LONG
from reading_room.pages.words import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.library import Library
    from reading_room.library.terms import Word
    from reading_room.model import EasyRead, Entry, Person, ReadingList


def of_list(library: Library, found: ReadingList) -> str:
    """A list with its works."""
    intro, outro = (library.html(found.path, part) for part in ("intro", "outro"))
    parts = [_paragraph(found.description), intro]
    for section in found.sections:
        if section.title:
            parts.append(_heading(2, section.id, section.title))
        level = 3 if section.title else 2
        for entry in section.entries:
            parts += _work(library, entry, level)
    return "\n".join([*parts, outro])


def headings_of_list(library: Library, found: ReadingList) -> tuple[Heading, ...]:
    """Its sections and works, for a table of contents; of a long list the sections alone."""
    return tuple(_headings(library, found, len(found.entries) <= LONG))


def _headings(library: Library, found: ReadingList, works: bool) -> Iterator[Heading]:
    for section in found.sections:
        if section.title:
            yield Heading(2, section.id, section.title, 0)
        for entry in section.entries if works else ():
            item = library.index.items[entry.item.id]
            yield Heading(3 if section.title else 2, item.id, item.title, 0)


def of_edition(library: Library, edition: EasyRead) -> str:
    """An Easy Read edition without its pictures."""
    return "\n".join(library.html(edition.path, str(at)) for at, _ in enumerate(edition.rows))


def of_person(person: Person) -> str:
    """Who somebody is."""
    return _paragraph(f"{person.name}. {person.description}")


def of_glossary(words: Iterable[Word]) -> str:
    """Every word and what it means."""
    return "\n".join(
        _heading(2, word.id, word.term) + _paragraph(f"{word.definition} {', '.join(word.also)}")
        for word in words
    )


def _work(library: Library, entry: Entry, level: int) -> Iterator[str]:
    item = library.index.items[entry.item.id]
    yield _heading(level, item.id, item.title, item.language)
    about = (library.makers(item), library.appeared(item))
    yield _paragraph(". ".join(filter(None, about)))
    yield from map(_paragraph, paragraphs(entry.note))


def _heading(level: int, id_: str, words: str, language: str = "") -> str:
    said = f' lang="{escape(language)}"' if language else ""
    return f'<h{level} id="{escape(id_)}"{said}>{escape(words)}</h{level}>'


def _paragraph(words: str) -> str:
    return f"<p>{escape(words.strip(), quote=False)}</p>" if words.strip() else ""
