"""The words that the writer adds to a text. Enters: clean HTML. Leaves: the same in a language.

They are written in English, and translated last of all, when the language of the text is known.
Where they stand nothing of an editor's does: `clean` lets no other labels and classes by.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from reading_room.translation import marked

if TYPE_CHECKING:
    from reading_room.translation import Translation

_WORDS = frozenset(
    {
        marked("Table"),
        marked("Code"),
        marked("Formula"),
        marked("Notes"),
        marked("Done"),
        marked("To do"),
        marked("Note"),
        marked("Tip"),
        marked("Important"),
        marked("Warning"),
        marked("Caution"),
    }
)
_ADDED = re.compile(
    r'(?P<label>(?<= aria-label=")[^"]*(?="))'
    r'|(?P<alert>(?<=<p class="admonition-title">)[^<]*(?=</p>))'
    r'|(?P<mark>(?<=<span class="visually-hidden"> )Note(?= </span>\d))'
    r'|(?P<back>(?<=">)Back to the text'
    r'<span class="visually-hidden"> at note (?P<number>\d+)</span>'
    r"(?: \(place (?P<place>\d+)\)(?=</a>))?)"
)


def translated(html: str, say: Translation) -> str:
    """Clean HTML whose labels, titles of alerts, and marks of notes are in another language."""
    if say.is_english or ("aria-label" not in html and "admonition-title" not in html):
        return html
    return _ADDED.sub(lambda found: _in(say, found), html)


def _in(say: Translation, found: re.Match[str]) -> str:
    if found["mark"]:
        return escape(say.pgettext("mark of a footnote", "Note"))
    if found["back"]:
        back, note = say.gettext("Back to the text"), say.gettext("at note %(number)s")
        end = escape(note % {"number": found["number"]})
        place = say.gettext("place %(number)s") % {"number": found["place"]}
        again = f" ({escape(place)})" if found["place"] else ""
        return f'{escape(back)}<span class="visually-hidden"> {end}</span>{again}'
    return escape(say.gettext(found[0])) if found[0] in _WORDS else found[0]
