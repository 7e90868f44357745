"""BibTeX and BibLaTeX. Enters: text. Leaves: what was read of it.

Follows the BibLaTeX manual (2.2) and BibTeX before it, as JabRef, Zotero, Mendeley, Google Scholar
and this site write them. Addresses are verbatim; everything else is LaTeX.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from reading_room.formats.citation_numbers import ordinal
from reading_room.formats.languages import LANGUAGES_BACK
from reading_room.formats.mapping import NUMBER
from reading_room.importers.addresses import address_in, short_doi
from reading_room.importers.bibdates import DATES, date_words, take_issued
from reading_room.importers.biblinks import (
    ADDRESS_ALONE,
    ARXIV_FIELDS,
    take_eprint,
    take_link,
    take_preprint,
)
from reading_room.importers.bibnames import MOST, split_outside
from reading_room.importers.bibnotes import take_note_and_addendum, take_text
from reading_room.importers.bibpeople import take_people
from reading_room.importers.bibtables import (
    COUNTRIES,
    EPRINT_FIELDS,
    FIELDS_OF,
    GENRES,
    KINDS,
    LINK_FIELDS,
    MORE_KINDS,
    OF_MEETINGS,
    OF_PERIODICALS,
    PROGRAMS,
    ROLES,
    SAYS_GENRE,
    SERIES,
    STATES,
)
from reading_room.importers.bibtext import Bib, Value, entries
from reading_room.importers.bibtitles import PARTED_TITLES, take_titles, tidied
from reading_room.importers.bibwords import untagged, verbatim, words_in
from reading_room.importers.crossrefs import inherited
from reading_room.importers.draft import Draft
from reading_room.importers.elsewhere import elsewhere
from reading_room.importers.found import Found, Read, Remark, Remarks
from reading_room.importers.latex import plain
from reading_room.importers.plain import on_one_line, without_label
from reading_room.schema import ITEM
from reading_room.schema.kinds import EDTF
from reading_room.schema.other_types import type_elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable


_VERBATIM = frozenset({"URL", "DOI"})
_EDTF = frozenset(key.name for key in ITEM if key.kind is EDTF)
_LATER = frozenset(
    {
        *(f"{field}{more}" for field in ROLES for more in ("", "kind", "organisation", "type")),
        *PARTED_TITLES, *DATES, *EPRINT_FIELDS, *LINK_FIELDS, *ARXIV_FIELDS, "custom",
        "entrysubtype", "titleaddon", "booktitleaddon", "maintitle", "crossref", "xdata", "note",
        "addendum",
    }
)  # fmt: skip
_OURS = frozenset(
    {"alternates", "archiveurl", "authorkind", "authororganisation", "doiexact", "linkchecked",
     "linkstatus", "listtitle", "respondsto", "sectiontitle", "urlexact"}
)  # fmt: skip
"""Fields that no other program writes: text in a file with one of them has no HTML in it."""
_DASHES = re.compile("--+")


def read_biblatex(text: str) -> Read:
    """Every entry of a file."""
    remarks = Remarks()
    if "@" not in text and (words := elsewhere(text)):
        return Read((), (Remark("refused", words, line=1),))
    given = list(entries(text, remarks))
    is_ours = any(not _OURS.isdisjoint(entry.fields) for entry in given)
    works = [_work(entry, remarks, is_ours=is_ours) for entry in inherited(given, remarks)]
    return Read(tuple(filter(None, works)), tuple(remarks))


def _work(entry: Bib, remarks: list[Remark], *, is_ours: bool) -> Found | None:
    draft = Draft(entry.key, entry.line, remarks, is_ours=is_ours)
    entry = entry if is_ours else tidied(entry)
    _type(draft, entry)
    for key, value in entry.fields.items():
        if key not in _LATER and f"{key}exact" not in entry.fields:
            _take(draft, entry.kind, key, value, is_ours=is_ours)
    take_titles(draft, entry, is_ours=is_ours)
    take_issued(draft, entry)
    take_people(draft, entry, is_ours=is_ours)
    if "custom" in entry.fields:
        _custom(draft, entry.fields["custom"], is_ours=is_ours)
    if not is_ours:
        take_note_and_addendum(draft, entry)
        take_eprint(draft, entry)
        take_preprint(draft, entry)
        take_link(draft, entry)
    return draft.found()


def _language(words: str) -> str:
    """Biblatex's manual has words such as ``langwelsh``, which are printed."""
    name = words.lower().removeprefix("lang")
    return LANGUAGES_BACK.get(name, words)


def _custom(draft: Draft, value: Value, *, is_ours: bool) -> None:
    """Keys of an editor's own, which our exports have as JSON."""
    text = plain(value.text).text
    try:
        custom = json.loads(text) if is_ours else text
    except ValueError:
        custom = text
    draft.own(custom if isinstance(custom, dict) else {"custom": text}, "custom", value.line)


def _take(draft: Draft, kind: str, key: str, value: Value, *, is_ours: bool) -> None:
    field = NUMBER.get(kind, "number") if key == "number" else FIELDS_OF.get(key)
    if key == "location" and kind in OF_MEETINGS and not is_ours and "publisher-place" in draft:
        field = "event-place"
    if field in ("list.section", "list.id") and not is_ours:
        field = None
    if field == "publisher" and kind == "jurisdiction" and key == "institution" and not is_ours:
        field = "authority"
    if key == "pdf" and address_in(value.text) and not is_ours:
        pass  # read with the other links
    elif key in PROGRAMS and not is_ours:
        draft.skip(key, value.text, value.line)
    elif not field:
        words = untagged(draft, key, words_in(draft, key, value), value)
        draft.keep(key, on_one_line(words), "", value.line)
    elif field in ("note", "abstract", "annote"):
        take_text(draft, key, value, is_ours=is_ours, field=field)
    elif field == "page":
        _pages(draft, key, value, is_ours=is_ours)
    elif field in _EDTF:
        draft.put(field, key, date_words("date", value.text), value.line)
    elif field == "language":
        draft.put(field, key, _language(words_in(draft, key, value)), value.line)
    elif field in _TAKERS:
        _TAKERS[field](draft, key, value)
    elif field == "DOI" and not is_ours and short_doi(verbatim(value.text)):
        pass
    elif field == "medium" and not is_ours and address_in(verbatim(value.text)):
        words = on_one_line(ADDRESS_ALONE.sub("", words_in(draft, key, value)))
        draft.put(field, key, words.strip(" :;,."), value.line)
    elif field in _VERBATIM:
        draft.put(field, key, verbatim(value.text), value.line)
    else:
        text = words_in(draft, key, value)
        text = text if is_ours else untagged(draft, key, text, value)
        text = _words_of(field, text) if not is_ours else text
        if key == "series" and kind in OF_PERIODICALS and text.isascii() and text.isdigit():
            text = text if is_ours else f"{ordinal(int(text[:4]))} series"
        draft.put(field, key, text, value.line)


def _words_of(field: str, text: str) -> str:
    words = on_one_line(text)
    if field == "genre":
        return GENRES.get(words.lower(), text)
    if field == "status":
        return STATES.get(words.lower(), text)
    if field == "collection-title":
        return SERIES.get(words.lower(), text)
    if field in ("volume", "issue"):
        return without_label(words)
    if field in ("publisher", "publisher-place"):
        parts = re.split(r"\s+and\s+", text)
        return " and ".join(COUNTRIES.get(part.lower(), part) for part in parts)
    return text


def _pages(draft: Draft, key: str, value: Value, *, is_ours: bool) -> None:
    """Pages with a hyphen between two; in our own files a dash of another length is meant."""
    text = words_in(draft, key, value._replace(text=_DASHES.sub("-", value.text)))
    if not is_ours:
        text = text.replace("–", "-").replace("—", "-")
    if key == "eid" and "page" in draft:
        draft.put("number", key, text, value.line)
    else:
        draft.put("page", key, text, value.line)


def _type(draft: Draft, entry: Bib) -> None:
    subtype = entry.fields.get("entrysubtype", Value("", 0))
    exact = KINDS.get((entry.kind, subtype.text))
    known = exact if exact is not None else KINDS.get((entry.kind, ""))
    if exact is None and subtype.text:
        draft.keep("entrysubtype", subtype.text, "", subtype.line)
    if known is None or (entry.kind in MORE_KINDS and exact is None):
        known = MORE_KINDS.get(entry.kind, known)
    if known is None:
        known = type_elsewhere(entry.kind) or None
    if entry.kind in ("book", "collection", "proceedings") and known == "collection":
        known = "book"
    draft.put("type", "The type of the entry", known or "")
    if entry.kind in SAYS_GENRE and "type" not in entry.fields:
        draft.put("genre", "The type of the entry", GENRES[entry.kind])
    if known is None:
        draft.keep("bibtex-type", entry.kind, "The type of the entry is none that a list knows,"
                   " and is kept under custom")  # fmt: skip


def _keywords(draft: Draft, key: str, value: Value) -> None:
    mark = ";" if "," not in value.text and not draft.is_ours else ","
    parts = value.text.split(";") if mark == ";" else split_outside(value.text, ",")
    draft.topics([words_in(draft, key, value._replace(text=part)) for part in parts[:MOST]]
                 + parts[MOST:])  # fmt: skip


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
