"""Who had part in a work of BibLaTeX. Enters: an entry. Leaves: names by role, in a draft.

`bibnames` takes the names of a field apart; here each gets its role, its kind and plain words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.formats.mapping import PERSON
from reading_room.importers import people
from reading_room.importers.bibnames import extended, is_whole, names_in, parts_of
from reading_room.importers.bibtables import EDITORS, ROLES
from reading_room.importers.bibwords import tell_cut, words_in
from reading_room.importers.latex import plain
from reading_room.importers.latexarguments import without_arguments
from reading_room.importers.plain import on_one_line, unescaped
from reading_room.sources import limits
from reading_room.values import Name

if TYPE_CHECKING:
    from reading_room.importers.bibtext import Bib, Value
    from reading_room.importers.draft import Draft


def take_people(draft: Draft, entry: Bib, *, is_ours: bool) -> None:
    """Everybody that an entry names, in the role that the field and its type say."""
    for field, role in ROLES.items():
        if field in entry.fields:
            kind = entry.fields.get(f"{field}type")
            if kind:
                word = plain(kind.text).text.strip().lower()
                role = EDITORS.get(word, role if field == "author" else "contributor")
                if word and word not in EDITORS and not is_ours:
                    draft.keep(f"{field}type", word, "", kind.line)
            elif field == "author" and entry.kind in ("movie", "film") and not is_ours:
                role = "director"
            elif field in ("foreword", "afterword", "introduction", "annotator", "commentator"):
                draft.keep(field, on_one_line(plain(entry.fields[field].text).text), "",
                           entry.fields[field].line)  # fmt: skip
            _take_role(draft, entry, field, role, is_ours=is_ours)


def _take_role(draft: Draft, entry: Bib, field: str, role: str, *, is_ours: bool) -> None:
    fields = entry.fields
    value = fields[field]
    kinds = fields[f"{field}kind"].text.split(" and ") if f"{field}kind" in fields else []
    whom_key = f"{field}organisation"
    whom = names_in(fields[whom_key].text) if whom_key in fields else []
    names = []
    raw_names = names_in(_unlinked(draft, field, value))
    if not is_ours and (several := _parted_by_comma(raw_names)):
        draft.say("mended", people.PARTED.format("commas"), value.text, value.line)
        raw_names = several
    raw_names = raw_names if is_ours else _rejoined(raw_names)
    for number, raw in enumerate(raw_names[: limits.PEOPLE]):
        kind = kinds[number].strip() if number < len(kinds) else ""
        for name in _names(draft, raw, value, kind, is_ours=is_ours):
            text = plain(whom[number]).text if number < len(whom) else ""
            names.append(people.with_kind(name, kind, text))
    draft.names(names, role, len(raw_names[limits.PEOPLE :]))


def _rejoined(names: list[str]) -> list[str]:
    """``Department for Work and Pensions``: an organisation of which a word stands alone behind an
    "and", as nobody is called."""
    made: list[str] = []
    for name in names:
        one_word = not {" ", ",", "{", "~"} & set(name) and name.lower() != "others"
        if made and one_word and _is_organisation(made[-1]):
            made[-1] = f"{made[-1]} and {name}"
        else:
            made.append(name)
    return made


def _is_organisation(name: str) -> bool:
    """Is it one by a word that is part of no person's name, ``Skills for Care``?"""
    return "," not in name and _OF_ORGANISATIONS.search(name) is not None


_OF_ORGANISATIONS = re.compile(r"\w (?:about|against|at|by|for|from|of|on|to|with)[ ~]\S")
_ORGANISATION = (
    "A name with a word like of or for in it was taken for an organisation's. BibTeX takes it"
    " apart, at each and too: write it in braces there, {{Skills for Care}}"
)


def _parted_by_comma(names: list[str]) -> list[str]:
    """``Ann Alfa, Bo Bravo and Cy Charlie``: where the last name has no comma and the first has one
    between two whole names, those are two. Nothing where it is not so."""
    first, *others = names if len(names) > 1 else [""]
    if not _TWO_WHOLE.fullmatch(first) or any("," in name for name in others):
        return []
    return [part.strip() for part in first.split(",")] + others


_WHOLE_NAME = r"[A-Z][\w.'-]+(?: [a-z]+){0,2}(?: [A-Z][\w.'-]*)+"
_TWO_WHOLE = re.compile(rf"{_WHOLE_NAME}, ?{_WHOLE_NAME}")


def _unlinked(draft: Draft, field: str, value: Value) -> str:
    """Names without the links that somebody put on them."""
    if "\\href" not in value.text:
        return value.text
    cut = without_arguments(value.text)
    tell_cut(draft, field, cut.links, cut.notes, value.line)
    return cut.latex


def _names(draft: Draft, raw: str, value: Value, kind: str, *, is_ours: bool) -> list[Name]:
    """The name, or those between which somebody put other marks than "and"."""
    one = "" if is_ours or is_whole(raw) or extended(raw) else unescaped(plain(raw).text)
    several = people.parted(one) if one else []
    if several:
        mark = "semicolons" if ";" in one else "commas"
        draft.say("mended", people.PARTED.format(mark), one, value.line)
    names = [_name(draft, each, value, kind, is_ours=is_ours) for each in several or [raw]]
    return [name for name in names if name]


def _name(draft: Draft, raw: str, value: Value, kind: str, *, is_ours: bool) -> Name | None:
    if raw.lower() == "others":
        draft.say("mended", people.NOBODY, "and others", value.line)
        return None
    if is_whole(raw):
        words = on_one_line(words_in(draft, "author", value._replace(text=raw)))
        words = words if is_ours else unescaped(words)
        name = Name(family=words) if kind == PERSON else Name(literal=words)
        return name if words else None
    if not is_ours and (known := extended(raw)):
        parts = {key: words_in(draft, "author", value._replace(text=words))
                 for key, words in known.items()}  # fmt: skip
        family = " ".join(filter(None, (parts.get("prefix", ""), parts.get("family", ""))))
        return people.person(draft, parts.get("given", ""), family, parts.get("suffix", ""),
                             value.line)  # fmt: skip
    if not is_ours and _is_organisation(raw):
        words = words_in(draft, "author", value._replace(text=raw))
        draft.say("mended", _ORGANISATION, words, value.line)
        return people.whole(draft, words, value.line)
    raw_parts = parts_of(raw)
    given, family, suffix = (
        words_in(draft, "author", value._replace(text=part)) for part in raw_parts
    )
    if is_ours and not given and (alone := on_one_line(family)):
        return Name(family=alone)
    return people.person(draft, given, family, suffix, value.line)
