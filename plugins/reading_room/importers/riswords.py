"""A value of RIS as words. Enters: a value, perhaps with markup. Leaves: its words, and remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.importers.addresses import doi_of, short_doi
from reading_room.importers.notes import database_lines
from reading_room.importers.plain import unescaped, without_tags

if TYPE_CHECKING:
    from reading_room.importers.draft import Draft
    from reading_room.importers.ristext import Value


def put_words(draft: Draft, field: str, value: Value, *, is_ours: bool) -> None:
    """Give a field the words of a value."""
    if field == "DOI" and not is_ours and (address := short_doi(value.text)):
        draft.link(value.tag, address, value.line, is_own=True)
        return
    text = value.text if is_ours or field in ("DOI", "language") else plain_words(draft, value)
    draft.put(field, value.tag, text, value.line)


def plain_words(draft: Draft, value: Value) -> str:
    """The words of a value without tags of HTML, which are told."""
    words = without_tags(value.text)
    if words != unescaped(value.text):
        words_told = f"{value.tag} has formatting, and its words were taken"
        draft.say("mended", words_told, value.text, value.line)
    return words


def note_of(draft: Draft, value: Value, *, is_ours: bool) -> str:
    """A note without the lines that a database adds; a DOI in them is taken."""
    if is_ours:
        return value.text
    words = plain_words(draft, value)
    if doi_of(words) and " " not in words.strip() and "DOI" not in draft:
        draft.put("DOI", value.tag, words, value.line)
    if (doi := doi_of(words)) and doi == draft.value("DOI") and " " not in words.strip():
        return ""
    words, lines = database_lines(words)
    for line in lines:
        draft.say("skipped", f"Lines of {value.tag} that a database adds", line, value.line)
        if "DOI" not in draft and (doi := doi_of(line)):
            draft.put("DOI", value.tag, doi, value.line)
    return words.strip()
