"""Who had part in a work of RIS. Enters: a record. Leaves: names by role, in a draft.

The role of A2 and A3 depends on the type of the work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.formats.mapping import COMMA, PERSON
from reading_room.formats.plain import is_one_word
from reading_room.importers import people
from reading_room.importers.plain import unescaped
from reading_room.importers.risown import OF_PERSON, label_of
from reading_room.importers.ristables import FILMS, WHOLE
from reading_room.sources import limits
from reading_room.values import Name
from reading_room.work import NAME_KEYS

if TYPE_CHECKING:
    from reading_room.importers.draft import Draft
    from reading_room.importers.ristext import Record

_ROLES = {"AU": "author", "ED": "editor", "A4": "translator"}


def take_people(draft: Draft, record: Record, kind: str, *, is_ours: bool) -> None:
    """Everybody that a record names, in the role of the tag; in our own exports U5 says more."""
    roles = _ROLES | {"A1": "author"}
    if not is_ours:
        if kind in FILMS:
            roles |= {"AU": "director", "A1": "director"}
        tags = {value.tag for value in record.values if value.text}
        roles |= {"A2": _role_of_a2(kind, tags), "A3": _role_of_a3(kind)}
    for role in NAME_KEYS:
        _take_role(draft, record, role, [tag for tag, its in roles.items() if its == role],
                   is_ours=is_ours)  # fmt: skip


def _role_of_a2(kind: str, tags: set[str]) -> str:
    """Who A2 is: the editor, or of a book that has an author or an editor the series' own."""
    if kind in WHOLE and ("A3" in tags or (tags & {"AU", "A1"} and tags & {"T2", "T3"})):
        return "collection-editor"
    return {"MPCT": "producer", "VIDEO": "producer", "SOUND": "performer", "THES": "contributor",
            "PCOMM": "recipient", "ICOMM": "recipient", "CASE": "contributor",
            "PAT": "contributor"}.get(kind, "editor")  # fmt: skip


def _role_of_a3(kind: str) -> str:
    if kind in WHOLE - {"THES"}:
        return "editor"
    return {"CHAP": "collection-editor", "ECHAP": "collection-editor", "CPAPER":
            "collection-editor", "CONF": "collection-editor", "JOUR": "translator"}.get(
                kind, "contributor")  # fmt: skip


def _take_role(draft: Draft, record: Record, role: str, tags: list[str], *, is_ours: bool) -> None:
    more: dict[tuple[int, str], str] = {}
    labels = [label_of(each) for each in record.values if is_ours and each.tag == "U5"]
    for label, words in labels:
        if (whose := OF_PERSON.fullmatch(label)) and whose[1] == role:
            more[int(whose[2]), whose[3]] = words
    values = [each for each in record.values if each.tag in tags]
    texts = [(each.text, each.line) for each in values]
    texts += [(words, record.line) for label, words in labels if label == role]
    names = []
    for number, (text, line) in enumerate(texts[: limits.PEOPLE], 1):
        kind = more.get((number, "kind"), "")
        its_names = [_our_name(text, kind)] if is_ours else _names(draft, text, line)
        names += [people.with_kind(name, kind, more.get((number, "organisation")))
                  for name in its_names if name]  # fmt: skip
    draft.names(names, role, len(texts[limits.PEOPLE :]))


def _names(draft: Draft, text: str, line: int) -> list[Name | None]:
    """The name, or those between which somebody put other marks than a new line."""
    words = unescaped(text)
    several = people.parted(words)
    if several:
        mark = "semicolons" if ";" in words else "commas"
        draft.say("mended", people.PARTED.format(mark), words, line)
    return [_name(draft, each, line) for each in several or [words]]


def _our_name(text: str, kind: str) -> Name | None:
    """A name as this site writes it: with a comma at its end where it may not be taken apart."""
    family, comma, given = (part.strip() for part in text.partition(","))
    family = family.replace(COMMA, ",")
    if not family:
        return None
    if given or kind == PERSON or (not comma and is_one_word(family)):
        return Name(given=given, family=family)
    return Name(literal=family)


def _name(draft: Draft, text: str, line: int) -> Name | None:
    """ "Fox, Alex" or "Fox, Alex, Jr."; what has no comma, or nothing after it, is whole."""
    family, given, suffix = (*(part.strip() for part in text.split(",", 2)), "", "")[:3]
    if given:
        return people.person(draft, given, family, suffix, line)
    return people.whole(draft, family, line)
