"""RIS. Enters: text. Leaves: what was read of it.

Follows the specification of 2011 and the one before it, as EndNote, Mendeley, Zotero, journals'
sites and this site write them. A record of this site is known by what it says in U5.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from reading_room.formats.mapping import COMMA, FIELDS, PERSON, RIS_TYPES, SERIES
from reading_room.formats.plain import is_one_word
from reading_room.importers import people
from reading_room.importers.dates import read_date
from reading_room.importers.draft import Draft
from reading_room.importers.found import Found, Read, Remark, Remarks
from reading_room.importers.plain import without_tags
from reading_room.importers.ristext import entries
from reading_room.schema import ITEM
from reading_room.schema.kinds import EDTF
from reading_room.sources.work_values import has_form, identifiers
from reading_room.values import Name
from reading_room.work import NAME_KEYS

if TYPE_CHECKING:
    from reading_room.importers.ristext import Record, Value

_FIELDS = {
    tag.strip(): field
    for field, places in FIELDS.items()
    for tag in places.ris.split(",")
    if ":" not in tag and field not in NAME_KEYS
} | {
    "T2": "container-title",
}
"""The field of each tag that this site writes."""
_LABELS = {
    place.strip().partition(":")[2].strip(): field
    for field, places in FIELDS.items()
    for place in places.ris.split(", ")
    if place.strip().startswith("U5:") and " 1 " not in place
}
_ROLES = {"AU": "author", "A4": "translator"}
_EDTF = frozenset(key.name for key in ITEM if key.kind is EDTF)
_OTHERS = {"T1": "TI", "CT": "TI", "A1": "AU", "JF": "T2", "JO": "T2", "BT": "T2", "LK": "UR"}
"""What other programs call the same."""
_LATER = frozenset({"ID", "SP", "EP", "DA", "Y1", "PY", "Y2", *_ROLES})
_CONTAINERS = ("T2", "JF", "BT", "JO")
"""From the whole name to a short one."""
_DATES = ("DA", "Y1", "PY")
"""From the most to the least exact."""
_MORE_TYPES = {
    "ABST": "article-journal", "ADVS": "motion_picture", "CONF": "paper-conference",
    "CTLG": "book", "DICT": "entry", "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book",
    "EJOUR": "article-journal", "GOVDOC": "report", "ICOMM": "webpage", "INPR": "article-journal",
    "JFULL": "article-journal", "MANSCPT": "manuscript", "PRESS": "article", "SER": "book",
    "UNBILL": "bill", "WEB": "webpage",
}  # fmt: skip
NO_PLACE = {
    "L1": "files", "L2": "files", "L3": "links to other records", "L4": "pictures",
    "RN": "research notes", "N2": "abstract",

    "ED": "editors", "A2": "editors", "A3": "editors", "A4": "other persons",
    "JA": "short title of a journal",
    "DB": "database", "AN": "accession number", "AD": "addresses of authors",
    "LB": "label", "T3": "series",
}  # fmt: skip
"""What has no place in a list, in words. The manual has them all."""
_ADDRESSES = re.compile(r"\s*;\s*(?=https?://)|\s+(?=https?://)", re.IGNORECASE)
"""Between addresses: RIS has several in one UR."""
_YEAR = re.compile(r"\d{4}", re.ASCII)
_EXPORT = re.compile(
    r"(?:Export Date|Times Cited|Cited By|Accession Number)\b.*|(?:PMC?ID|DOI)\s*:.*",
    re.IGNORECASE,
)
"""What databases and programs add to notes."""
_PERSON = re.compile(rf"({'|'.join(NAME_KEYS)}) (\d{{1,3}}) (kind|organisation)", re.ASCII)


def read_ris(text: str) -> Read:
    """Every record of a file."""
    remarks = Remarks()
    found = list(entries(text, remarks))
    is_ours = any(_is_own(value) for record in found for value in record.values)
    works = [_work(record, remarks, is_ours=is_ours) for record in found]
    return Read(tuple(filter(None, works)), tuple(remarks))


def _is_own(value: Value) -> bool:
    label = _label(value)[0]
    return value.tag == "U5" and (label in _LABELS or _PERSON.fullmatch(label) is not None)


def _own_values(record: Record) -> list[Value]:
    """What an export of this site says in U5, the names of authors aside."""
    return [value for value in record.values if value.tag == "U5" and _label(value)[0] in _LABELS]


def _work(record: Record, remarks: list[Remark], *, is_ours: bool) -> Found | None:
    draft = Draft(record.first("ID"), record.line, remarks)
    own = _own_values(record) if is_ours else []
    kind = record.first("TY").upper()
    texts: dict[str, list[str]] = {"note": [], "abstract": []}
    for value in sorted(record.values, key=_container_rank):
        tag = _OTHERS.get(value.tag, value.tag)
        if tag in _LATER or (is_ours and tag in ("U4", "U5")):
            continue
        if tag in ("N1", "AB"):
            texts["note" if tag == "N1" else "abstract"].append(
                _note(draft, value, is_ours=is_ours)
            )
        elif tag == "TY":
            _type(draft, value, own)
        elif tag == "KW":
            _topics(draft, value, is_ours=is_ours)
        elif tag == "SN":
            _number(draft, value)
        elif tag == "T2" and kind in SERIES:
            _series(draft, value, own)
        elif tag in _FIELDS and tag not in ("U4", "U5"):
            _words(draft, tag, value, is_ours=is_ours)
        elif value.text:
            what = f" ({NO_PLACE[tag]})" if tag in NO_PLACE else ""
            draft.left(f"{value.tag}{what}", value.text, value.line)
    for field, parts in texts.items():
        draft.put(field, "N1", "\n\n".join(filter(None, parts)))
    _pages(draft, record)
    _dates(draft, record)
    for role in NAME_KEYS:
        _people(draft, record, role, is_ours=is_ours)
    if is_ours:
        _own(draft, record, own)
    return draft.found()


def _number(draft: Draft, value: Value) -> None:
    """An ISBN or an ISSN, by how many digits it has."""
    parts = identifiers(value.text)
    if parts and all(has_form("ISBN", part) for part in parts):
        draft.put("ISBN", "SN", value.text, value.line)
    elif parts and all(has_form("ISSN", part) for part in parts):
        draft.put("ISSN", "SN", value.text, value.line)
    elif value.text:
        draft.put("number", "SN", value.text, value.line)


def _series(draft: Draft, value: Value, own: list[Value]) -> None:
    """T2 of a book, a report and a thesis, unless our own export says that it is what the work
    appeared in."""
    if ("container-title", value.text) not in map(_label, own):
        draft.put("collection-title", value.tag, _plain(draft, value), value.line)


def _pages(draft: Draft, record: Record) -> None:
    first, last = record.first("SP"), record.first("EP")
    if first or last:
        draft.put("page", "SP", "-".join(filter(None, (first, last))))


def _label(value: Value) -> tuple[str, str]:
    label, _, words = value.text.partition(":")
    return label.strip(), words.strip()


def _container_rank(value: Value) -> int:
    return _CONTAINERS.index(value.tag) if value.tag in _CONTAINERS else 0


def _type(draft: Draft, value: Value, own: list[Value]) -> None:
    exact = next((words for label, words in map(_label, own) if label == "type"), "")
    known = RIS_TYPES | _MORE_TYPES
    if exact:
        draft.put("type", "U5 type", exact, value.line)
    elif value.text.upper() in known:
        draft.put("type", "TY", known[value.text.upper()], value.line)
    else:
        draft.put("type", "TY", value.text, value.line)


def _words(draft: Draft, tag: str, value: Value, *, is_ours: bool) -> None:
    field = _FIELDS[tag]
    text = value.text
    if not is_ours and field == "URL":
        text, *others = _ADDRESSES.split(text)
        for other in others:
            draft.say("left", f"{value.tag} has several addresses: the first was taken", other)
    if not is_ours and field in ("title", "container-title", "collection-title", "publisher"):
        text = _plain(draft, value)
    draft.put(field, value.tag, text, value.line)


def _plain(draft: Draft, value: Value) -> str:
    words = without_tags(value.text)
    if words != value.text:
        words_told = f"{value.tag} has formatting, and its words were taken"
        draft.say("mended", words_told, value.text, value.line)
    return words


def _note(draft: Draft, value: Value, *, is_ours: bool) -> str:
    if is_ours:
        return value.text
    lines = _plain(draft, value).split("\n")
    for line in filter(_is_for_programs, lines):
        draft.say("left", "Lines of N1 that only a program reads are left out", line, value.line)
    return "\n".join(line for line in lines if not _is_for_programs(line))


def _is_for_programs(line: str) -> bool:
    """EndNote writes ``- doi: 10.1080/…`` too, as an entry of a list."""
    return _EXPORT.match(line.strip().removeprefix("-").strip()) is not None


def _topics(draft: Draft, value: Value, *, is_ours: bool) -> None:
    """EndNote has keywords on lines of their own under one KW, others ; between them."""
    for words in [value.text] if is_ours else re.split("[;\n]", value.text):
        draft.topic(words)


def _dates(draft: Draft, record: Record) -> None:
    """The most exact of the dates; DA has no year in EndNote's files (``DA  - Jan 31``). Where our
    own export says in U5 what it is exactly, that is taken."""
    labels = {label for label, _ in map(_label, record.values)}
    if "issued" not in labels:
        _issued(draft, record)
    if "accessed" not in labels and (text := record.first("Y2")):
        draft.put("accessed", "Y2", text)


def _issued(draft: Draft, record: Record) -> None:
    given = [each for tag in _DATES for each in record.values if each.tag == tag and each.text]
    year = next((m[0] for each in given if (m := _YEAR.match(each.text))), "")
    taken = None
    for each in given:
        text = each.text if _YEAR.search(each.text) else f"{each.text} {year}"
        date = read_date(text)
        if date and taken is None:
            taken = date
            draft.give("issued", each.tag, date, each.text, each.line)
        elif date is None:
            draft.put("issued", each.tag, each.text, each.line)
        elif taken and not str(taken).startswith(str(date)):
            draft.give("issued", each.tag, date, each.text, each.line)


def _people(draft: Draft, record: Record, role: str, *, is_ours: bool) -> None:
    more: dict[tuple[int, str], str] = {}
    labels = [_label(each) for each in record.values if is_ours and each.tag == "U5"]
    for label, words in labels:
        if (found := _PERSON.fullmatch(label)) and found[1] == role:
            more[int(found[2]), found[3]] = words
    tags = [tag for tag, its in _ROLES.items() if its == role]
    values = [each for each in record.values if _OTHERS.get(each.tag, each.tag) in tags]
    texts = [(each.text, each.line) for each in values]
    texts += [(words, record.line) for label, words in labels if label == role]
    names = []
    for number, (text, line) in enumerate(texts, 1):
        kind = more.get((number, "kind"), "")
        name = _our_name(text, kind) if is_ours else _name(draft, text, line)
        if name:
            names.append(people.with_kind(name, kind, more.get((number, "organisation"))))
    draft.names(names, role)


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


def _own(draft: Draft, record: Record, own: list[Value]) -> None:
    annotes = []
    for value in record.values:
        if value.tag == "U4":
            draft.put("list.section_title", "U4", value.text, value.line)
        elif value.tag == "U5" and not _is_own(value):
            draft.left("U5", value.text, value.line)
    for value in own:
        label, words = _label(value)
        field = _LABELS[label]
        if field == "alternates":
            form, _, address = words.partition(" ")
            draft.alternate(form, address, "U5 alternate", value.line)
        elif field == "responds_to":
            draft.answers(words)
        elif field == "custom":
            draft.own(json.loads(words) if words.startswith("{") else {"custom": words}, "custom")
        elif field == "annote":
            annotes.append(words)
        elif field != "type" and field not in NAME_KEYS:
            draft.put(field, f"U5 {label}", words, value.line)
    draft.put("annote", "U5 annote", "\n\n".join(annotes))
