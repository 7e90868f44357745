"""Notes and abstracts of BibTeX. Enters: fields of words. Leaves: those words, in a draft.

Other programs' ``note`` may say when an address was visited, or that a work has yet to appear.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers.biblinks import ADDRESS_ALONE
from reading_room.importers.bibwords import untagged, words_in
from reading_room.importers.dates import taken
from reading_room.importers.notes import all_of_database, database_lines
from reading_room.importers.plain import on_one_line

if TYPE_CHECKING:
    from reading_room.importers.bibtext import Bib, Value
    from reading_room.importers.draft import Draft

_ACCESSED = re.compile(
    r"[\[(]?(?:(?:online|www|internet|en ligne)[\])]?[;,.:]?\s*)?"
    r"[\[(]?(?:last |date |zuletzt |letzter |page )?"
    r"(?:accessed|access date|visited|retrieved|checked|viewed|"
    r"zugriff|abgerufen|aufgerufen|abruf|besucht|consulté|consultée|consultado|visitato|geraadpleegd)"
    r"(?: on| at| am| le| el| op| il)?:?\s*(?P<date>.{4,30}?)"
    r"(?:,? (?:from|at|via):? https?://\S+)?[.)\]]*",
    re.IGNORECASE,
)
"""When an address was visited, in words of a few languages."""
_IDENTIFIER = re.compile(
    r"(?P<name>doi|pmid|pmcid|isbn|issn)\s*[:=]?\s*(?:https?://(?:dx\.)?doi\.org/)?(?P<value>[\w./()<>;:-]+?)\.?",
    re.IGNORECASE,
)
"""A number of the work's own that stands among words."""
_PARAGRAPH = re.compile(r"\n\s*\n")


def take_note_and_addendum(draft: Draft, entry: Bib) -> None:
    """``note`` and ``addendum``, which BibTeX's styles print: when it was read, whether it has
    appeared, or words that are kept."""
    for key in ("note", "addendum"):
        if key not in entry.fields:
            continue
        value = entry.fields[key]
        words = untagged(draft, key, on_one_line(words_in(draft, key, value)), value)
        accessed, number = _ACCESSED.fullmatch(words), _IDENTIFIER.fullmatch(words)
        if accessed and (date := taken(accessed["date"])).date and date.is_whole:
            draft.give("accessed", key, date.date, words, value.line)
        elif number and number["name"].upper() not in draft:
            draft.put(number["name"].upper(), key, number["value"], value.line)
        elif all_of_database(words):
            draft.say("skipped", f"Lines of {key} that a database adds", words, value.line)
        elif (state := taken(words)).status and "status" not in draft:
            draft.give("status", key, state.status, words, value.line)
        elif ADDRESS_ALONE.sub("", words).strip(" :;,.()[]"):
            draft.keep(key, words, "", value.line)


def take_text(draft: Draft, key: str, value: Value, *, is_ours: bool, field: str = "note") -> None:
    """Paragraphs have an empty line between them; a line end alone is a space."""
    paragraphs = (value._replace(text=part) for part in _PARAGRAPH.split(value.text))
    words = (on_one_line(words_in(draft, key, part)) for part in paragraphs)
    note = "\n\n".join(filter(None, words))
    if not is_ours:
        note, lines = database_lines(untagged(draft, key, note, value))
        for line in lines:
            draft.say("skipped", f"Lines of {key} that a database adds", line, value.line)
    draft.put(field, key, note, value.line)
