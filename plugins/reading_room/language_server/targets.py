"""What the words at a place refer to. Enters: a place. Leaves: a person, topic, work, word or file
of the site, by its id, and where its name stands on the line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from urllib.parse import unquote

from reading_room.language_server.cursor import ENTRY
from reading_room.schema.items import ID, RESPONDS_TO, WORK
from reading_room.schema.kinds import NAME, NAMES, PATH, RECORDING, REF, REFS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.language_server.place import Place
    from reading_room.schema import Key

Kind = Literal["person", "topic", "series", "work", "post", "term", "file", "comment"]

CITED = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
"""A citation, of one work or several."""
ID_CITED = re.compile(r"@([a-z0-9]+(?:-[a-z0-9]+)*)")
LINK = re.compile(
    r"\]\(\s*<?([^()\s<>]+(?:\([^()\s]*\)[^()\s<>]*)*)|^ {0,3}\[[^\]]+\]:\s*<?([^\s<>]+)"
)
_LONGEST = 10_000
"""In longer lines nothing is looked for: that could take a square of their length."""


class Target(NamedTuple):
    """What is meant, and the columns of the words that mean it."""

    kind: Kind
    id: str
    start: int
    end: int
    anchor: str = ""


def namespace(key: Key[Any]) -> Kind | None:
    """Of what kind the ids are that a key takes."""
    if key.kind in (NAMES, NAME):
        return "person"
    if key.kind not in (REF, REFS):
        return None
    return _OF_KEYS.get(key.name)


_OF_KEYS: dict[str, Kind] = {
    WORK.name: "work", RESPONDS_TO.name: "work", "topics": "topic", "series": "series",
    "person": "person", "order": "post", "reply_to": "comment",
}  # fmt: skip


def target_at(place: Place) -> Target | None:
    """What the words at a place mean; None where they mean nothing that has a place of its own."""
    if len(place.text) > _LONGEST:
        return None
    for found in (_in_words(place), _in_yaml(place)):
        for target in found:
            if target.start <= place.column <= target.end:
                return target
    return next((each for each in _terms(place) if each.start <= place.column <= each.end), None)


def _in_words(place: Place) -> Iterator[Target]:
    """Citations and links of a line."""
    if not place.in_words:
        return
    for cited in CITED.finditer(place.text):
        for found in ID_CITED.finditer(cited[0]):
            at = cited.start() + found.start()
            yield Target("work", found[1], at, at + len(found[0]))
    for found in LINK.finditer(place.text):
        group = 1 if found[1] else 2
        target, _, anchor = found[group].partition("#")
        if "://" not in target and not target.startswith(("/", "mailto:")):
            path = place.path_of(unquote(target))
            yield Target("file", path, found.start(group), found.end(group), unquote(anchor))


def _in_yaml(place: Place) -> Iterator[Target]:
    cursor, file = place.cursor, place.file
    if cursor is None or file is None:
        return
    word = place.text[cursor.start : cursor.end].strip("\"'")
    at = (cursor.start, cursor.end)
    if not cursor.way and file.shape == "ids":
        kinds: dict[str, Kind] = {"people": "person", "topics": "topic", "series": "series"}
        yield Target(kinds[file.name], word, *at)
        return
    _, key = place.declared()
    if key is None:
        return
    if key is ID:
        yield Target("work", word, *at)
    elif (kind := namespace(key)) and (cursor.key or cursor.way[-1] == ENTRY):
        yield Target(kind, word, *at)
    elif key.kind in (PATH, RECORDING) and "://" not in word:
        yield Target("file", place.path_of(word), *at)


def _terms(place: Place) -> Iterator[Target]:
    """The words of the glossary on a line of text, the longest first."""
    if not place.in_words:
        return
    forms = {form: term.term for term in place.site.known.terms for form in (term.term, *term.also)}
    for form in sorted(forms, key=len, reverse=True):
        if form and form.lower() in place.text.lower():
            for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", place.text, re.IGNORECASE):
                yield Target("term", forms[form], found.start(), found.end())
