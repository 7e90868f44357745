"""BibTeX and BibLaTeX. Enters: text. Leaves: what was read of it.

Follows the BibLaTeX manual (2.2) and BibTeX before it, as JabRef, Zotero, Mendeley, Google Scholar
and this site write them. Addresses are verbatim; everything else is LaTeX.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from reading_room.formats.mapping import FIELDS, LANGUAGES_BACK, NUMBER, PERSON, TYPES
from reading_room.importers import people
from reading_room.importers.bibnames import is_whole, names_in, parts_of, split_outside
from reading_room.importers.bibtext import Bib, Value, entries
from reading_room.importers.crossrefs import inherited
from reading_room.importers.dates import month_number, of_parts, read_date
from reading_room.importers.draft import Draft
from reading_room.importers.found import Found, Read, Remark, Remarks
from reading_room.importers.latex import plain
from reading_room.importers.plain import on_one_line, without_tags
from reading_room.values import Name
from reading_room.work import NAME_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable

_FIELDS = {
    place.strip(): field for field, places in FIELDS.items() for place in places.biblatex.split(",")
    if field not in NAME_KEYS
} | {
    "school": "publisher", "annote": "note", "address": "publisher-place", "nopages": "page",
    "journalsubtitle": "", "number": "number", "issue": "issue",
}  # fmt: skip
_ROLES = {FIELDS[role].biblatex.partition(",")[0]: role for role in NAME_KEYS}
_TYPES = {(type_.biblatex, type_.subtype): name for name, type_ in TYPES.items()}
_MORE_TYPES = {
    "bookinbook": "chapter", "collection": "book", "conference": "paper-conference",
    "electronic": "webpage", "inbook": "chapter", "manual": "report", "mastersthesis": "thesis",
    "mvbook": "book", "mvcollection": "book", "phdthesis": "thesis", "proceedings": "book",
    "reference": "book", "review": "review", "suppbook": "chapter", "techreport": "report",
    "www": "webpage",
}  # fmt: skip
"""What older styles and programs call them."""
_WHERE = frozenset({"audio", "electronic", "online", "video", "www"})
"""Entries in whose titleaddon Zotero has the name of the blog, the site or the programme."""
_VERBATIM = frozenset({"URL", "DOI"})
_DATES = ("date", "year", "month", "day")
_LATER = frozenset(
    {
        *(f"{field}{more}" for field in _ROLES for more in ("", "kind", "organisation")),
        "custom",
        "entrysubtype",
        "subtitle",
        "titleaddon",
        "crossref",
        *_DATES,
    }
)
_OURS = frozenset(
    {"alternates", "archiveurl", "authorkind", "authororganisation", "doiexact", "linkchecked",
     "linkstatus", "listtitle", "respondsto", "sectiontitle", "urlexact"}
)  # fmt: skip
"""Fields that no other program writes: text in a file with one of them has no HTML in it."""
_FORMULA = re.compile(r"(?<!\\)\$[^$]+(?<!\\)\$|\\\(.+?\\\)", re.DOTALL)
_URL = re.compile(r"\\url\s*\{([^{}]+)\}")
_DASHES = re.compile("--+")
_PARAGRAPH = re.compile(r"\n\s*\n")


def read_biblatex(text: str) -> Read:
    """Every entry of a file."""
    remarks = Remarks()
    found = list(inherited(entries(text, remarks), remarks))
    is_ours = any(not _OURS.isdisjoint(entry.fields) for entry in found)
    works = [_work(entry, remarks, is_ours=is_ours) for entry in found]
    return Read(tuple(filter(None, works)), tuple(remarks))


def _work(entry: Bib, remarks: list[Remark], *, is_ours: bool) -> Found | None:
    draft = Draft(entry.key, entry.line, remarks)
    _type(draft, entry)
    for key, value in entry.fields.items():
        if key not in _LATER and f"{key}exact" not in entry.fields:
            _take(draft, entry.kind, key, value, is_ours=is_ours)
    if "subtitle" in entry.fields:
        draft.extend_title(_text(draft, "subtitle", entry.fields["subtitle"]))
    if "titleaddon" in entry.fields:
        _title_addon(draft, entry.kind, entry.fields["titleaddon"], is_ours=is_ours)
    _issued(draft, entry)
    for field, role in _ROLES.items():
        _people(draft, entry, field, role, is_ours=is_ours)
    if "custom" in entry.fields:
        _custom(draft, entry.fields["custom"], is_ours=is_ours)
    return draft.found()


def _custom(draft: Draft, value: Value, *, is_ours: bool) -> None:
    """Keys of an editor's own, which our exports have as JSON."""
    text = plain(value.text).text
    try:
        custom = json.loads(text) if is_ours else text
    except ValueError:
        custom = text
    draft.own(custom if isinstance(custom, dict) else {"custom": text}, "custom", value.line)


def _take(draft: Draft, kind: str, key: str, value: Value, *, is_ours: bool) -> None:
    field = NUMBER.get(kind, "number") if key == "number" else _FIELDS.get(key)
    if key == "howpublished" and (found := _URL.search(value.text)):
        draft.put("URL", key, found[1], value.line)
    elif not field or (not is_ours and key in ("section", "list")):
        draft.left(key, value.text, value.line)
    elif field == "note":
        _note(draft, key, value, is_ours=is_ours)
    elif field == "page":
        text = _text(draft, key, value)
        draft.put(field, key, _DASHES.sub("-", text), value.line)
    elif field in ("abstract", "annote"):
        _note(draft, key, value, is_ours=is_ours, field=field)
    elif field == "language":
        words = _text(draft, key, value)
        draft.put(field, key, LANGUAGES_BACK.get(words.lower(), words), value.line)
    elif field in _TAKERS:
        _TAKERS[field](draft, key, value)
    elif field in _VERBATIM:
        draft.put(field, key, _verbatim(value.text), value.line)
    else:
        text = _text(draft, key, value)
        draft.put(field, key, text if is_ours else _untagged(draft, key, text, value), value.line)


def _type(draft: Draft, entry: Bib) -> None:
    subtype = entry.fields.get("entrysubtype", Value("", 0))
    exact = _TYPES.get((entry.kind, subtype.text))
    known = exact if exact is not None else _TYPES.get((entry.kind, ""))
    if exact is None and subtype.text:
        draft.left("entrysubtype", subtype.text, subtype.line)
    draft.put("type", "The type of the entry", _MORE_TYPES.get(entry.kind, known or ""))
    if known is None and entry.kind not in _MORE_TYPES:
        draft.say("left", "The type of the entry is none that a list knows", f"@{entry.kind}")


def _text(draft: Draft, key: str, value: Value) -> str:
    """The words of a value; commands that could not be kept are told, and formulas, which are."""
    found = plain(value.text)
    for command in found.look:
        draft.say("mended", f"{command} in {key} was left out, and its words kept", value.text)
    for command in found.lost:
        words = f"{command} in {key} is not known, and was left out: it may have stood for words"
        draft.say("mended", words, value.text)
    if _FORMULA.search(value.text):
        draft.say("mended", f"{key} has a formula, which stays as it was typed", value.text)
    return found.text


def _untagged(draft: Draft, key: str, text: str, value: Value) -> str:
    words = without_tags(text)
    if words != text:
        draft.say("mended", f"{key} has formatting, and its words were taken", text, value.line)
    return words


def _verbatim(address: str) -> str:
    r"""An address; Mendeley's has LaTeX in it (``{\_}``), which no address can mean, and so have
    ours in the fields for those that BibLaTeX cannot hold."""
    return plain(address).text if "\\" in address else address


def _note(draft: Draft, key: str, value: Value, *, is_ours: bool, field: str = "note") -> None:
    """Paragraphs have an empty line between them; a line end alone is a space."""
    paragraphs = (value._replace(text=part) for part in _PARAGRAPH.split(value.text))
    words = (on_one_line(_text(draft, key, part)) for part in paragraphs)
    note = "\n\n".join(filter(None, words))
    draft.put(field, key, note if is_ours else _untagged(draft, key, note, value), value.line)


def _title_addon(draft: Draft, kind: str, value: Value, *, is_ours: bool) -> None:
    """Where a work of the web appeared, if nothing else says so; of others what it may be."""
    if kind not in _WHERE or "container-title" in draft:
        draft.left("titleaddon", value.text, value.line)
        return
    text = _text(draft, "titleaddon", value)
    words = text if is_ours else _untagged(draft, "titleaddon", text, value)
    draft.put("container-title", "titleaddon", words, value.line)


def _keywords(draft: Draft, key: str, value: Value) -> None:
    for part in split_outside(value.text, ","):
        draft.topic(_text(draft, key, value._replace(text=part)))


def _alternates(draft: Draft, key: str, value: Value) -> None:
    parts = plain(value.text).text.split()
    for form, address in zip(parts[::2], [*parts[1::2], ""], strict=False):
        draft.alternate(form, address, key, value.line)


def _answers(draft: Draft, key: str, value: Value) -> None:
    del key
    for id_ in value.text.split(","):
        draft.answers(id_)


_TAKERS: dict[str, Callable[[Draft, str, Value], None]] = {
    "topics": _keywords,
    "alternates": _alternates,
    "responds_to": _answers,
}


def _issued(draft: Draft, entry: Bib) -> None:
    given = {key: entry.fields[key] for key in _DATES if key in entry.fields}
    words = {key: _date_words(key, value.text) for key, value in given.items()}
    if "date" in given:
        draft.put("issued", "date", words["date"], given["date"].line)
    if "year" not in given:
        for key in ("month", "day"):
            if key in given and "date" not in given:
                draft.say("left", f"{key} is there without a year", words[key], given[key].line)
        return
    date = read_date(words["year"])
    name, _, inside = words.get("month", "").partition(" ")  # jan # "~31"
    month = month_number(name)
    if date and not date.month and month:
        day = words.get("day", inside)
        numbers = [date.year, month, *([int(day)] if re.fullmatch(r"\d{1,2}", day) else [])]
        date = of_parts(*numbers) or date
    if "date" in given and str(words["date"]).startswith(words["year"]):
        return
    if date is None:
        draft.put("issued", "year", words["year"], given["year"].line)
        return
    draft.give("issued", "year", date, words["year"], given["year"].line)
    if words.get("month") and not date.month:
        draft.say("left", "month is none that is certain", words["month"], given["month"].line)


def _date_words(key: str, text: str) -> str:
    """``~`` is a space to LaTeX, and to EDTF it says that a date is not certain."""
    if key in ("date", "year"):
        text = text.replace("~", r"\textasciitilde{}")
    return on_one_line(plain(text).text)


def _people(draft: Draft, entry: Bib, field: str, role: str, *, is_ours: bool) -> None:
    fields = entry.fields
    if field not in fields:
        return
    value = fields[field]
    kinds = fields[f"{field}kind"].text.split(" and ") if f"{field}kind" in fields else []
    whom_key = f"{field}organisation"
    whom = names_in(fields[whom_key].text) if whom_key in fields else []
    names = []
    for number, raw in enumerate(names_in(value.text)):
        kind = kinds[number].strip() if number < len(kinds) else ""
        name = _name(draft, raw, value, kind, is_ours=is_ours)
        if name:
            text = plain(whom[number]).text if number < len(whom) else ""
            names.append(people.with_kind(name, kind, text))
    draft.names(names, role)


def _name(draft: Draft, raw: str, value: Value, kind: str, *, is_ours: bool) -> Name | None:
    if raw.lower() == "others":
        draft.say("left", people.NOBODY, "and others", value.line)
        return None
    if is_whole(raw):
        words = on_one_line(_text(draft, "author", value._replace(text=raw)))
        name = Name(family=words) if kind == PERSON else Name(literal=words)
        return name if words else None
    parts = parts_of(raw)
    given, family, suffix = (_text(draft, "author", value._replace(text=part)) for part in parts)
    if is_ours and not given and (alone := on_one_line(family)):
        return Name(family=alone)
    return people.person(draft, given, family, suffix, value.line)
