"""RIS. Enters: text. Leaves: what was read of it.

Follows the specification of 2011 and the one before it, as EndNote, Mendeley, Zotero, journals'
sites and this site write them. A record of this site is known by what it says in U5.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from reading_room.formats.mapping import COMMA, FIELDS, PERSON, SERIES
from reading_room.formats.plain import is_one_word
from reading_room.formats.work_types import RIS_TYPES
from reading_room.importers import people
from reading_room.importers.addresses import doi_of, url_of
from reading_room.importers.dates import taken
from reading_room.importers.draft import Draft, database_lines
from reading_room.importers.elsewhere import elsewhere
from reading_room.importers.found import Found, Read, Remark, Remarks
from reading_room.importers.plain import unescaped, without_tags
from reading_room.importers.ristext import entries, has_records
from reading_room.schema import ITEM
from reading_room.schema.kinds import EDTF
from reading_room.sources import limits
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
_ROLES = {"AU": "author", "ED": "editor", "A4": "translator"}
_EDTF = frozenset(key.name for key in ITEM if key.kind is EDTF)
_LATER = frozenset(
    {"ID", "SP", "EP", "DA", "Y1", "PY", "Y2", "AU", "A1", "A2", "A3", "A4", "ED", "T2", "T3", "JF",
     "JO", "JA", "J1", "J2", "BT", "C3", "UR", "LK", "L1", "L2", "L3", "N1", "AB", "N2"}
)  # fmt: skip
_DATES = ("DA", "Y1", "PY")
"""From the most to the least exact."""
_MORE_TYPES = {
    "ABST": "article-journal", "ADVS": "motion_picture", "CHART": "figure",
    "CONF": "paper-conference", "CTLG": "book", "EBOOK": "book", "ECHAP": "chapter",
    "EDBOOK": "book", "EJOUR": "article-journal", "EQUA": "figure", "GOVDOC": "report",
    "GRANT": "report", "ICOMM": "webpage", "INPR": "article-journal", "LEGAL": "legislation",
    "MANSCPT": "manuscript", "MULTI": "webpage", "PRESS": "article", "SER": "book",
    "UNBILL": "bill", "WEB": "webpage", "THS": "thesis", "BLOGPOST": "post-weblog",
    "PREP": "article", "PREPRINT": "article", "DBASE": "dataset", "SOCIAL": "post",
    "INTV": "interview", "PODCAST": "song", "TVSHOW": "broadcast", "ARTICLE": "article-journal",
    "JOURNAL": "article-journal", "MAGZ": "article-magazine", "BKSEC": "chapter",
}  # fmt: skip
PROGRAMS = {
    "L1": "files", "L4": "pictures", "RN": "research notes", "AD": "addresses of authors",
    "LB": "label", "RP": "whether a reprint is there", "C8": "a field of a program",
    "ER": "the end",
}  # fmt: skip
"""What a program or an editor keeps for themselves, in words. The manual has them all."""
_TAGS = {
    "T1": "title", "TI": "title", "CT": "title", "ST": "title-short", "DI": "DOI", "LP": "EP",
    "CP": "publisher-place", "PP": "publisher-place", "NV": "number-of-volumes",
    "SE": "section", "RI": "reviewed-title", "DB": "source", "DP": "source", "OP": "original-title",
    "SV": "collection-number", "AV": "archive_location", "CN": "call-number", "CY":
    "publisher-place", "PB": "publisher", "ET": "edition", "VL": "volume", "IS": "issue",
    "M1": "number", "M2": "custom", "LA": "language", "DO": "DOI", "M3": "genre",
    "TT": "custom", "C2": "custom",
}  # fmt: skip
"""Of tags that other programs write, the variable that each is."""
_NUMBERS = {
    **dict.fromkeys(("BOOK", "EBOOK", "EDBOOK", "SER", "CLSWK", "CHAP", "ECHAP"),
                    "collection-number"),
    **dict.fromkeys(("RPRT", "GOVDOC", "PAT", "STAND", "STAT", "BILL", "CASE", "HEAR", "UNBILL"),
                    "number"),
}  # fmt: skip
"""What IS is where it is no issue."""
_IN_SERIES = SERIES | {"EBOOK", "EDBOOK", "SER", "CLSWK", "COMP", "MAP", "GOVDOC", "CTLG"} - {
    "THES"
}
_WHOLE = _IN_SERIES | {"THES"}
_SHORT = ("JO", "JA", "J1", "J2")
_ADDRESSES = re.compile(r"\s*;\s*(?=https?://)|\s+(?=https?://)", re.IGNORECASE)
"""Between addresses: RIS has several in one UR."""
_DOI_PAGE = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
_PERSON = re.compile(rf"({'|'.join(NAME_KEYS)}) (\d{{1,3}}) (kind|organisation)", re.ASCII)


def read_ris(text: str) -> Read:
    """Every record of a file."""
    remarks = Remarks()
    if not has_records(text) and (words := elsewhere(text)):
        return Read((), (Remark("refused", words, line=1),))
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
    draft = Draft(record.first("ID"), record.line, remarks, is_ours=is_ours)
    own = _own_values(record) if is_ours else []
    kind = record.first("TY").upper()
    _type(draft, record, own)
    for value in record.values:
        if value.tag in _LATER or value.tag == "TY" or not value.text:
            continue
        if value.tag == "KW":
            _topics(draft, value, is_ours=is_ours)
        elif value.tag == "SN":
            _number(draft, value)
        elif is_ours:
            if value.tag in _FIELDS and value.tag not in ("U4", "U5"):
                _words(draft, _FIELDS[value.tag], value, is_ours=True)
        else:
            _of_others(draft, kind, value)
    _texts(draft, record, is_ours=is_ours)
    if is_ours:
        _own_containers(draft, record, own)
        draft.put("URL", "UR", record.first("UR"))
    else:
        _containers(draft, record, kind)
        _addresses(draft, record)
    _pages(draft, record, kind, is_ours=is_ours)
    _dates(draft, record)
    _persons(draft, record, kind, is_ours=is_ours)
    if is_ours:
        _own(draft, record, own)
    elif not draft.value("title"):
        for tag in ("BT", "T2", "T3", "ST"):
            draft.put("title", tag, record.first(tag) if "title" not in draft else "")
    return draft.found()


def _of_others(draft: Draft, kind: str, value: Value) -> None:
    """A value of a program that is not ours, by its tag and by the type of the work."""
    field = _TAGS.get(value.tag, "")
    if value.tag == "IS":
        field = _NUMBERS.get(kind, "issue")
    elif value.tag == "M3" and (doi := doi_of(value.text)):
        draft.put("DOI", "M3", doi, value.line)
        return
    elif value.tag == "C1" and kind in ("CPAPER", "CONF"):
        field = "event-place"
    elif value.tag == "C2" and value.text.upper().startswith("PMC"):
        field = "PMCID"
    elif value.tag == "C7" and kind in ("JOUR", "EJOUR"):
        field = "number"
    elif value.tag == "AN" and value.text.isdigit() and "pubmed" in draft.source.lower():
        field = "PMID"
    if value.tag in PROGRAMS:
        draft.skip(f"{value.tag} ({PROGRAMS[value.tag]})", value.text, value.line)
    elif field and field != "custom" and field != "EP":
        _words(draft, field, value, is_ours=False)
    else:
        draft.keep(value.tag, _plain(draft, value), "", value.line)


def _texts(draft: Draft, record: Record, *, is_ours: bool) -> None:
    texts: dict[str, list[str]] = {"note": [], "abstract": []}
    for value in record.values:
        if value.tag in ("N1", "AB", "N2"):
            found = texts["note" if value.tag == "N1" else "abstract"]
            words = _note(draft, value, is_ours=is_ours)
            if is_ours or words not in found:
                found.append(words)
    for field, parts in texts.items():
        draft.put(field, "N1", "\n\n".join(filter(None, parts)))


def _own_containers(draft: Draft, record: Record, own: list[Value]) -> None:
    kind = record.first("TY").upper()
    for value in record.values:
        if value.tag == "T2" and kind in SERIES:
            if ("container-title", value.text) not in map(_label, own):
                draft.put("collection-title", "T2", value.text, value.line)
        elif value.tag in ("T2", "T3", "J2"):
            _words(draft, _FIELDS[value.tag], value, is_ours=True)


def _containers(draft: Draft, record: Record, kind: str) -> None:
    """Which title is what the work appeared in, its series, a department or a short form."""
    given = {tag: value for value in reversed(record.values) if value.text
             for tag in (value.tag,) if tag in ("T2", "T3", "JF", "BT", "C3", *_SHORT)}  # fmt: skip
    second = given.pop("T2", None)
    if second and kind == "THES":
        draft.put("division", "T2", _plain(draft, second), second.line)
        second = None
    elif second and kind in _IN_SERIES:
        draft.put("collection-title", "T2", _plain(draft, second), second.line)
        second = None
    if kind in _IN_SERIES and "title" in draft and "BT" in given:
        book = given.pop("BT")
        if book.text != draft.value("title"):
            draft.put("collection-title", "BT", _plain(draft, book), book.line)
    elif kind in _IN_SERIES:
        given.pop("BT", None)
    ranked = [given.get("C3"), given.get("JF"), given.get("BT"), second,
              *(given.get(tag) for tag in _SHORT)]  # fmt: skip
    found = [value for value in ranked if value]
    main, others = (found[0], found[1:]) if found else (None, [])
    if main:
        draft.put("container-title", main.tag, _plain(draft, main), main.line)
    for value in others:
        words = _plain(draft, value) if value else ""
        if value and words != draft.value("container-title"):
            field = "container-title-short" if value.tag in _SHORT else ""
            field = "event-title" if value.tag == "T2" and "C3" in given else field
            if field and field not in draft:
                draft.put(field, value.tag, words, value.line)
            elif words != draft.value(field):
                draft.keep(value.tag, words, "", value.line)
    if "T3" in given:
        draft.put("collection-title", "T3", _plain(draft, given["T3"]), given["T3"].line)


def _addresses(draft: Draft, record: Record) -> None:
    """The first address, wherever it is; others are kept, and files of a program are not."""
    for tag in ("UR", "LK", "L2", "L1", "L3"):
        for value in record.values:
            if value.tag == tag and value.text:
                for part in _ADDRESSES.split(value.text)[: limits.ENTRIES]:
                    _address(draft, value, part)


def _address(draft: Draft, value: Value, part: str) -> None:
    tag, address = value.tag, url_of(part)
    doi = doi_of(part) if address is None or _DOI_PAGE.match(address) else None
    if doi and "DOI" not in draft:
        draft.put("DOI", tag, part, value.line)
        if tag != "UR" or not address:
            return
    if address and "URL" not in draft:
        draft.put("URL", tag, part, value.line)
    elif tag == "L1" or (tag == "L2" and not address):
        draft.skip(f"{tag} (files)", part, value.line)
    elif not (doi and doi == draft.value("DOI")) and (not address or address != draft.value("URL")):
        draft.keep(tag, part, "", value.line)


def _number(draft: Draft, value: Value) -> None:
    """An ISBN or an ISSN, by how many digits it has."""
    parts = identifiers(value.text)
    if parts and all(has_form("ISBN", part) for part in parts):
        draft.put("ISBN", "SN", value.text, value.line)
    elif parts and all(has_form("ISSN", part) for part in parts):
        draft.put("ISSN", "SN", value.text, value.line)
    elif value.text:
        draft.put("number", "SN", value.text, value.line)


def _pages(draft: Draft, record: Record, kind: str, *, is_ours: bool) -> None:
    first, last = record.first("SP"), record.first("EP") or record.first("LP")
    if not is_ours and kind in _WHOLE and first and not last:
        number = re.fullmatch(
            r"(?:[ivxl]+,? ?\+? ?)?(\d+) ?(?:p|pp|pages)?\.?", first, re.IGNORECASE
        )
        draft.put("number-of-pages" if number else "page", "SP", first)
    elif not is_ours and last and first.endswith(f"-{last}"):
        draft.put("page", "SP", first)
    elif first or last:
        both = first == last and not is_ours
        draft.put("page", "SP", first if both else "-".join(filter(None, (first, last))))


def _label(value: Value) -> tuple[str, str]:
    label, _, words = value.text.partition(":")
    return label.strip(), words.strip()


def _type(draft: Draft, record: Record, own: list[Value]) -> None:
    exact = next((words for label, words in map(_label, own) if label == "type"), "")
    known = RIS_TYPES | _MORE_TYPES
    given = record.first("TY")
    if exact:
        draft.put("type", "U5 type", exact)
    elif given.upper() in known:
        draft.put("type", "TY", known[given.upper()])
    else:
        draft.keep("ris-type", given, "The type of the entry is none that a list knows, and is kept"
                   " under custom")  # fmt: skip
    draft.source = f"{record.first('DB')} {record.first('DP')}"


def _words(draft: Draft, field: str, value: Value, *, is_ours: bool) -> None:
    text = value.text if is_ours or field in ("DOI", "language") else _plain(draft, value)
    draft.put(field, value.tag, text, value.line)


def _plain(draft: Draft, value: Value) -> str:
    words = without_tags(value.text)
    if words != unescaped(value.text):
        words_told = f"{value.tag} has formatting, and its words were taken"
        draft.say("mended", words_told, value.text, value.line)
    return words


def _note(draft: Draft, value: Value, *, is_ours: bool) -> str:
    if is_ours:
        return value.text
    words, lines = database_lines(_plain(draft, value))
    for line in lines:
        draft.say("skipped", f"Lines of {value.tag} that a database adds", line, value.line)
        if "DOI" not in draft and (doi := doi_of(line)):
            draft.put("DOI", value.tag, doi, value.line)
    return words.strip()


def _topics(draft: Draft, value: Value, *, is_ours: bool) -> None:
    """EndNote has keywords on lines of their own under one KW, others ; between them."""
    draft.topics([value.text] if is_ours else re.split("[;\n]", unescaped(value.text)))


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
    year = next((m[0] for each in given if (m := _YEAR.search(each.text))), "")
    best: Value | None = None
    for each in given:
        text = each.text if _YEAR.search(each.text) else f"{each.text} {year}"
        found = taken(text)
        if found.date and found.is_whole and best is None:
            best = each
            draft.give("issued", each.tag, found.date, each.text, each.line)
    for each in given:
        if best is None or (
            each is not best and not _says_less(each.text, str(draft.value("issued")), year)
        ):
            draft.put("issued", each.tag, each.text, each.line)


def _says_less(text: str, issued: str, year: str) -> bool:
    """Is it the same date, or its beginning?"""
    date = taken(text if _YEAR.search(text) else f"{text} {year}").date
    return date is not None and issued.startswith(str(date))


def _persons(draft: Draft, record: Record, kind: str, *, is_ours: bool) -> None:
    roles = _ROLES | {"A1": "author"}
    if not is_ours:
        tags = {value.tag for value in record.values if value.text}
        roles |= {"A2": _second(kind, tags), "A3": _third(kind)}
    for role in NAME_KEYS:
        _people(draft, record, role, [tag for tag, its in roles.items() if its == role],
                is_ours=is_ours)  # fmt: skip


def _second(kind: str, tags: set[str]) -> str:
    """Who A2 is: the editor, or of a book that has an author or an editor the series' own."""
    if kind in _WHOLE and ("A3" in tags or (tags & {"AU", "A1"} and tags & {"T2", "T3"})):
        return "collection-editor"
    return {"MPCT": "producer", "VIDEO": "producer", "SOUND": "performer", "THES": "contributor",
            "PCOMM": "recipient", "ICOMM": "recipient", "CASE": "contributor",
            "PAT": "contributor"}.get(kind, "editor")  # fmt: skip


def _third(kind: str) -> str:
    if kind in _WHOLE - {"THES"}:
        return "editor"
    return {"CHAP": "collection-editor", "ECHAP": "collection-editor", "CPAPER":
            "collection-editor", "CONF": "collection-editor", "JOUR": "translator"}.get(
                kind, "contributor")  # fmt: skip


def _people(draft: Draft, record: Record, role: str, tags: list[str], *, is_ours: bool) -> None:
    more: dict[tuple[int, str], str] = {}
    labels = [_label(each) for each in record.values if is_ours and each.tag == "U5"]
    for label, words in labels:
        if (found := _PERSON.fullmatch(label)) and found[1] == role:
            more[int(found[2]), found[3]] = words
    values = [each for each in record.values if each.tag in tags]
    texts = [(each.text, each.line) for each in values]
    texts += [(words, record.line) for label, words in labels if label == role]
    names = []
    for number, (text, line) in enumerate(texts[: 2 * limits.ENTRIES], 1):
        kind = more.get((number, "kind"), "")
        found_names = [_our_name(text, kind)] if is_ours else _names(draft, text, line)
        names += [people.with_kind(name, kind, more.get((number, "organisation")))
                  for name in found_names if name]  # fmt: skip
    draft.names(names, role, len(texts[2 * limits.ENTRIES :]))


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
