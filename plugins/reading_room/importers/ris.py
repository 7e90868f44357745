"""RIS. Enters: text. Leaves: what was read of it.

Follows the specification of 2011 and the one before it, as EndNote, Mendeley, Zotero, journals'
sites and this site write them. A record of this site is known by what it says in U5.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reading_room.formats.work_types import RIS_TYPES
from reading_room.importers.addresses import doi_of
from reading_room.importers.cleaning import without_binding
from reading_room.importers.draft import Draft
from reading_room.importers.elsewhere import elsewhere
from reading_room.importers.found import Found, Read, Remark, Remarks
from reading_room.importers.plain import unescaped, without_label
from reading_room.importers.risdatabases import of_database
from reading_room.importers.risdates import take_dates
from reading_room.importers.rislinks import take_addresses
from reading_room.importers.risown import is_own, label_of, own_values, take_own
from reading_room.importers.rispeople import take_people
from reading_room.importers.ristables import (
    FIELDS_OF,
    LATER,
    MORE_TAGS,
    MORE_TYPES,
    NUMBERS,
    OF_TYPE,
    PROGRAMS,
    WHOLE,
)
from reading_room.importers.ristext import entries, has_records
from reading_room.importers.ristitles import take_containers, take_own_containers
from reading_room.importers.riswords import note_of, plain_words, put_words
from reading_room.sources.work_values import has_form, identifiers

if TYPE_CHECKING:
    from reading_room.importers.ristext import Record, Value


def read_ris(text: str) -> Read:
    """Every record of a file."""
    remarks = Remarks()
    if not has_records(text) and (words := elsewhere(text)):
        return Read((), (Remark("refused", words, line=1),))
    records = list(entries(text, remarks))
    is_ours = any(is_own(value) for record in records for value in record.values)
    works = [_work(record, remarks, is_ours=is_ours) for record in records]
    return Read(tuple(filter(None, works)), tuple(remarks))


def _work(record: Record, remarks: list[Remark], *, is_ours: bool) -> Found | None:
    draft = Draft(record.first("ID"), record.line, remarks, is_ours=is_ours)
    own = own_values(record) if is_ours else []
    kind = record.first("TY").upper()
    _type(draft, record, own)
    if not is_ours:
        record = _without_databases(draft, record, kind)
    for value in record.values:
        if value.tag in LATER or value.tag == "TY" or not value.text:
            continue
        if value.tag == "KW":
            _topics(draft, value, is_ours=is_ours)
        elif value.tag == "SN":
            _number(draft, value, is_ours=is_ours)
        elif is_ours:
            if value.tag in FIELDS_OF and value.tag not in ("U4", "U5"):
                put_words(draft, FIELDS_OF[value.tag], value, is_ours=True)
        else:
            _of_others(draft, kind, value)
    _texts(draft, record, is_ours=is_ours)
    if is_ours:
        take_own_containers(draft, record, own)
        draft.put("URL", "UR", record.first("UR"))
    else:
        take_containers(draft, record, kind)
        take_addresses(draft, record)
    _pages(draft, record, kind, is_ours=is_ours)
    take_dates(draft, record)
    take_people(draft, record, kind, is_ours=is_ours)
    if is_ours:
        take_own(draft, record, own)
    elif not draft.value("title"):
        for tag in ("BT", "T2", "T3", "ST"):
            draft.put("title", tag, record.first(tag) if "title" not in draft else "")
    return draft.found()


def _without_databases(draft: Draft, record: Record, kind: str) -> Record:
    """The record without what databases put into tags that are meant for something else."""
    kept = []
    for value in record.values:
        if what := of_database(value, kind):
            draft.skip(f"{value.tag} ({what})", value.text, value.line)
        else:
            kept.append(value)
    return replace(record, values=kept)


def _of_others(draft: Draft, kind: str, value: Value) -> None:
    """A value of a program that is not ours, by its tag and by the type of the work."""
    field = OF_TYPE.get((value.tag, kind)) or MORE_TAGS.get(value.tag, "")
    if value.tag == "IS":
        field = NUMBERS.get(kind, "issue")
    elif value.tag == "M3" and (doi := doi_of(value.text)):
        draft.put("DOI", "M3", doi, value.line)
        return
    elif value.tag == "C1" and kind in ("CPAPER", "CONF"):
        field = "event-place"
    elif value.tag == "C2" and value.text.upper().startswith("PMC"):
        field = "PMCID"
    elif value.tag == "C7" and kind in ("JOUR", "EJOUR"):
        field = "number" if draft.value("page") else "page"
    elif value.tag == "AN" and value.text.isdigit() and "pubmed" in draft.source.lower():
        field = "PMID"
    if value.tag in PROGRAMS:
        draft.skip(f"{value.tag} ({PROGRAMS[value.tag]})", value.text, value.line)
    elif field in ("volume", "issue"):
        draft.put(field, value.tag, without_label(plain_words(draft, value)), value.line)
    elif field and field != "custom" and field != "EP":
        put_words(draft, field, value, is_ours=False)
    else:
        draft.keep(value.tag, plain_words(draft, value), "", value.line)


def _texts(draft: Draft, record: Record, *, is_ours: bool) -> None:
    texts: dict[str, list[str]] = {"note": [], "abstract": []}
    for value in record.values:
        if value.tag in ("N1", "AB", "N2"):
            those = texts["note" if value.tag == "N1" else "abstract"]
            words = note_of(draft, value, is_ours=is_ours)
            if is_ours or words not in those:
                those.append(words)
    for field, parts in texts.items():
        draft.put(field, "N1", "\n\n".join(filter(None, parts)))


def _number(draft: Draft, value: Value, *, is_ours: bool) -> None:
    """An ISBN or an ISSN, by how many digits it has; of several, all."""
    parts = identifiers(without_binding(value.text))
    if parts and all(has_form("ISBN", part) for part in parts):
        draft.more_of("ISBN", "SN", value.text, value.line, is_one=is_ours)
    elif parts and all(has_form("ISSN", part) for part in parts):
        draft.more_of("ISSN", "SN", value.text, value.line, is_one=is_ours)
    elif value.text:
        draft.put("number", "SN", value.text, value.line)


def _pages(draft: Draft, record: Record, kind: str, *, is_ours: bool) -> None:
    first, last = record.first("SP"), record.first("EP") or record.first("LP")
    if not is_ours and kind in WHOLE and first and not last:
        number = re.fullmatch(
            r"(?:[ivxl]+,? ?\+? ?)?(\d+) ?(?:p|pp|pages)?\.?", first, re.IGNORECASE
        )
        draft.put("number-of-pages" if number else "page", "SP", first)
    elif not is_ours and last and first.endswith(f"-{last}"):
        draft.put("page", "SP", first)
    elif first or last:
        both = first == last and not is_ours
        open_ended = last == "+" and not is_ours
        pages = first + last if open_ended else "-".join(filter(None, (first, last)))
        draft.put("page", "SP", first if both else pages)


def _type(draft: Draft, record: Record, own: list[Value]) -> None:
    exact = next((words for label, words in map(label_of, own) if label == "type"), "")
    known = MORE_TYPES | RIS_TYPES if draft.is_ours else RIS_TYPES | MORE_TYPES
    given = record.first("TY")
    if exact:
        draft.put("type", "U5 type", exact)
    elif given.upper() in known:
        draft.put("type", "TY", known[given.upper()])
    else:
        draft.keep("ris-type", given, "The type of the entry is none that a list knows, and is kept"
                   " under custom")  # fmt: skip
    draft.source = f"{record.first('DB')} {record.first('DP')}"


def _topics(draft: Draft, value: Value, *, is_ours: bool) -> None:
    """EndNote has keywords on lines of their own under one KW, others ; between them."""
    draft.topics([value.text] if is_ours else re.split("[;\n]", unescaped(value.text)))
