"""BibTeX and BibLaTeX. Enters: text. Leaves: what was read of it.

Follows the BibLaTeX manual (2.2) and BibTeX before it, as JabRef, Zotero, Mendeley, Google Scholar
and this site write them. Addresses are verbatim; everything else is LaTeX.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reading_room.dates import MONTHS
from reading_room.formats.languages import LANGUAGES_BACK
from reading_room.formats.mapping import NUMBER, PERSON
from reading_room.importers import people
from reading_room.importers.addresses import address_in, short_doi, url_of
from reading_room.importers.bibnames import extended, is_whole, names_in, parts_of, split_outside
from reading_room.importers.bibtables import (
    COUNTRIES,
    EDITORS,
    EPRINT_FIELDS,
    EPRINTS,
    FIELDS_OF,
    GENRES,
    KINDS,
    LINK_FIELDS,
    LINKS,
    MORE_KINDS,
    PROGRAMS,
    ROLES,
    SAYS_GENRE,
    SERIES,
    STATES,
    WHOLE_KINDS,
)
from reading_room.importers.bibtext import Bib, Value, entries
from reading_room.importers.crossrefs import inherited
from reading_room.importers.dates import month_number, of_parts, taken
from reading_room.importers.draft import Draft, database_lines
from reading_room.importers.elsewhere import elsewhere
from reading_room.importers.found import TOO_LONG, Found, Read, Remark, Remarks, TooMuchError
from reading_room.importers.latex import plain, without_maths
from reading_room.importers.plain import on_one_line, unescaped, without_tags
from reading_room.schema import ITEM
from reading_room.schema.kinds import EDTF
from reading_room.sources import limits
from reading_room.sources.web import is_address
from reading_room.values import Name

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.dates import PartialDate

_WHERE = frozenset({"audio", "electronic", "online", "video", "www"})
"""Entries in whose titleaddon Zotero has the name of the blog, the site or the programme."""
_VERBATIM = frozenset({"URL", "DOI"})
_EDTF = frozenset(key.name for key in ITEM if key.kind is EDTF)
_DATES = ("date", "year", "month", "day")
_PARTED_TITLES = {
    "subtitle": "title", "booksubtitle": "booktitle", "journalsubtitle": "journaltitle",
    "mainsubtitle": "maintitle", "issuesubtitle": "issuetitle",
}  # fmt: skip
_LATER = frozenset(
    {
        *(f"{field}{more}" for field in ROLES for more in ("", "kind", "organisation", "type")),
        *_PARTED_TITLES, *_DATES, *EPRINT_FIELDS, *LINK_FIELDS, "custom", "entrysubtype",
        "titleaddon", "booktitleaddon", "maintitle", "crossref", "xdata", "note", "addendum",
    }
)  # fmt: skip
_OURS = frozenset(
    {"alternates", "archiveurl", "authorkind", "authororganisation", "doiexact", "linkchecked",
     "linkstatus", "listtitle", "respondsto", "sectiontitle", "urlexact"}
)  # fmt: skip
"""Fields that no other program writes: text in a file with one of them has no HTML in it."""
_MOST = 2 * limits.ENTRIES
"""How many names or topics are taken apart; of more no work could hold them."""
_ACCESSED = re.compile(
    r"(?:\[?(?:online|www)\]?[;,.]?\s*)?\(?(?:last |date )?"
    r"(?:accessed|visited|retrieved|checked|viewed)(?: on| at)?:?\s*(.{4,30}?)[.)\]]*",
    re.IGNORECASE,
)
_URL_ALONE = re.compile(r"https?://\S+|\b(?:available (?:at|from)|url)\b:?", re.IGNORECASE)
_ARXIV = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?")
_FORMULA = re.compile(
    r"(?<!\\)\$[^$]{1,300}(?<!\\)\$|\\\([^\\]{0,100}(?:\\(?!\))[^\\]{0,60}){0,9}\\\)"
)
_DASHES = re.compile("--+")
_PARAGRAPH = re.compile(r"\n\s*\n")


def read_biblatex(text: str) -> Read:
    """Every entry of a file."""
    remarks = Remarks()
    if "@" not in text and (words := elsewhere(text)):
        return Read((), (Remark("refused", words, line=1),))
    found = list(entries(text, remarks))
    is_ours = any(not _OURS.isdisjoint(entry.fields) for entry in found)
    works = [_work(entry, remarks, is_ours=is_ours) for entry in inherited(found, remarks)]
    return Read(tuple(filter(None, works)), tuple(remarks))


def _work(entry: Bib, remarks: list[Remark], *, is_ours: bool) -> Found | None:
    draft = Draft(entry.key, entry.line, remarks, is_ours=is_ours)
    entry = entry if is_ours else _tidied(entry)
    _type(draft, entry)
    for key, value in entry.fields.items():
        if key not in _LATER and f"{key}exact" not in entry.fields:
            _take(draft, entry.kind, key, value, is_ours=is_ours)
    _titles(draft, entry, is_ours=is_ours)
    _issued(draft, entry)
    _persons(draft, entry, is_ours=is_ours)
    if "custom" in entry.fields:
        _custom(draft, entry.fields["custom"], is_ours=is_ours)
    if not is_ours:
        _remarks_of(draft, entry)
        _eprint(draft, entry)
        _link(draft, entry)
    return draft.found()


def _tidied(entry: Bib) -> Bib:
    """Titles with their subtitles, and no book that stands in itself."""
    fields = dict(entry.fields)
    if len("".join(value.text for value in fields.values())) > limits.WORK:
        raise TooMuchError(TOO_LONG.format(entry.key or f"the one in line {entry.line}"))
    for part, whole in _PARTED_TITLES.items():
        if part in fields and whole != "title":
            whole = "journal" if whole == "journaltitle" and whole not in fields else whole
            first = fields.get(whole)
            more = fields.pop(part)
            text = f"{first.text}: {more.text}" if first and first.text.strip() else more.text
            fields[whole] = (first or more)._replace(text=text)
    if "title" not in fields:
        other = next((key for key in _OTHER_TITLES if key in fields), "")
        if other:
            fields["title"] = fields.pop(other)
    own = plain(fields["title"].text).text.casefold() if "title" in fields else ""
    if entry.kind in WHOLE_KINDS and "booktitle" in fields:
        book = plain(fields["booktitle"].text).text.casefold()
        if book.partition(":")[0].strip() == own.partition(":")[0].strip():
            del fields["booktitle"]
    for empty in [key for key, value in fields.items() if not value.text.strip()]:
        del fields[empty]
    return entry._replace(fields=fields)


_OTHER_TITLES = ("booktitle", "maintitle", "issuetitle", "shorttitle", "journaltitle", "journal",
                 "eventtitle", "note", "howpublished", "type")  # fmt: skip
"""By what a work is called that has no title of its own, from the likeliest on."""


def _titles(draft: Draft, entry: Bib, *, is_ours: bool) -> None:
    fields = entry.fields
    if "subtitle" in fields:
        draft.extend_title(_text(draft, "subtitle", fields["subtitle"]))
    if "maintitle" in fields:
        value = fields["maintitle"]
        text = _untagged(draft, "maintitle", _text(draft, "maintitle", value), value)
        place = "collection-title" if "container-title" in draft else "container-title"
        draft.put(place, "maintitle", text, value.line)
    for key in ("titleaddon", "booktitleaddon"):
        if key in fields:
            _title_addon(draft, entry.kind, key, fields[key], is_ours=is_ours)


def _remarks_of(draft: Draft, entry: Bib) -> None:
    """``note`` and ``addendum``, which BibTeX's styles print: when it was read, whether it has
    appeared, or words that are kept."""
    for key in ("note", "addendum"):
        if key not in entry.fields:
            continue
        value = entry.fields[key]
        words = _untagged(draft, key, on_one_line(_text(draft, key, value)), value)
        accessed = _ACCESSED.fullmatch(words)
        if accessed and (date := taken(accessed[1])).date and date.is_whole:
            draft.give("accessed", key, date.date, words, value.line)
        elif (state := taken(words)).status and "status" not in draft:
            draft.give("status", key, state.status, words, value.line)
        elif _URL_ALONE.sub("", words).strip(" :;,.()[]"):
            draft.keep(key, words, "", value.line)


def _eprint(draft: Draft, entry: Bib) -> None:
    """Where an archive of preprints has it."""
    value = entry.fields.get("eprint")
    if value is None:
        for key in EPRINT_FIELDS & entry.fields.keys():
            draft.keep(key, _text(draft, key, entry.fields[key]), "", entry.fields[key].line)
        return
    kind = next((entry.fields[key].text for key in ("eprinttype", "archiveprefix")
                 if key in entry.fields), "")  # fmt: skip
    number = on_one_line(plain(value.text).text)
    kind = plain(kind).text.strip().lower()
    number = re.sub(r"^arxiv:\s*", "", number, flags=re.IGNORECASE)
    if (not kind and _ARXIV.fullmatch(number)) or kind.startswith("arxiv"):
        kind = "arxiv"
    if kind == "pubmed" and number.isdigit():
        draft.put("PMID", "eprint", number, value.line)
    address = EPRINTS[kind].format(number) if kind in EPRINTS else url_of(number)
    if address and is_address(address) and "URL" not in draft and "url" not in entry.fields:
        draft.give("URL", "eprint", address, number, value.line)
    if not address or "url" in entry.fields:
        draft.keep("eprint", f"{kind}:{number}" if kind else number, "", value.line)
    for key in ("eprintclass", "primaryclass"):
        if key in entry.fields:
            draft.keep(key, plain(entry.fields[key].text).text, "", entry.fields[key].line)


def _link(draft: Draft, entry: Bib) -> None:
    """The first address that any other field has, and the rest kept."""
    if "doi" in entry.fields and "URL" not in draft and "DOI" not in draft:
        text = _verbatim(entry.fields["doi"].text)
        if address := short_doi(text) or url_of(text):
            draft.give("URL", "doi", address, text, entry.fields["doi"].line)
    for key in LINKS[1:]:
        value = entry.fields.get(key)
        if value is None or key == "eprint":
            continue
        address = url_of(_verbatim(value.text)) if key in LINK_FIELDS else address_in(
            _verbatim(value.text))  # fmt: skip
        if address and "URL" not in draft:
            draft.give("URL", key, address, value.text, value.line)
        elif key in LINK_FIELDS and address != draft.value("URL"):
            draft.keep(key, _verbatim(value.text), "", value.line)


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
    if field in ("list.section", "list.id") and not is_ours:
        field = None
    if key in PROGRAMS and not is_ours:
        draft.skip(key, value.text, value.line)
    elif not field:
        words = _untagged(draft, key, _text(draft, key, value), value)
        draft.keep(key, on_one_line(words), "", value.line)
    elif field in ("note", "abstract", "annote"):
        _note(draft, key, value, is_ours=is_ours, field=field)
    elif field == "page":
        _pages(draft, key, value, is_ours=is_ours)
    elif field in _EDTF:
        draft.put(field, key, _date_words("date", value.text), value.line)
    elif field == "language":
        draft.put(field, key, _language(_text(draft, key, value)), value.line)
    elif field in _TAKERS:
        _TAKERS[field](draft, key, value)
    elif field == "DOI" and not is_ours and short_doi(_verbatim(value.text)):
        pass
    elif field == "medium" and not is_ours and address_in(_verbatim(value.text)):
        words = on_one_line(_URL_ALONE.sub("", _text(draft, key, value)))
        draft.put(field, key, words.strip(" :;,."), value.line)
    elif field in _VERBATIM:
        draft.put(field, key, _verbatim(value.text), value.line)
    else:
        text = _text(draft, key, value)
        text = text if is_ours else _untagged(draft, key, text, value)
        text = _words_of(field, text) if not is_ours else text
        draft.put(field, key, text, value.line)


def _words_of(field: str, text: str) -> str:
    words = on_one_line(text)
    if field == "genre":
        return GENRES.get(words.lower(), text)
    if field == "status":
        return STATES.get(words.lower(), text)
    if field == "collection-title":
        return SERIES.get(words.lower(), text)
    if field in ("publisher", "publisher-place"):
        parts = re.split(r"\s+and\s+", words)
        return " and ".join(COUNTRIES.get(part.lower(), part) for part in parts)
    return text


def _pages(draft: Draft, key: str, value: Value, *, is_ours: bool) -> None:
    """Pages with a hyphen between two; in our own files a dash of another length is meant."""
    text = _text(draft, key, value._replace(text=_DASHES.sub("-", value.text)))
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
    if entry.kind in ("book", "collection", "proceedings") and known == "collection":
        known = "book"
    draft.put("type", "The type of the entry", known or "")
    if entry.kind in SAYS_GENRE and "type" not in entry.fields:
        draft.put("genre", "The type of the entry", GENRES[entry.kind])
    if known is None:
        draft.keep("bibtex-type", entry.kind, "The type of the entry is none that a list knows,"
                   " and is kept under custom")  # fmt: skip


def _text(draft: Draft, key: str, value: Value) -> str:
    """The words of a value; commands that could not be kept are told, and formulas, which are."""
    found = plain(value.text)
    for command in found.look:
        draft.say("mended", f"{command} in {key} was left out, and its words kept", value.text)
    for command in found.lost:
        words = f"{command} in {key} is not known, and was left out: it may have stood for words"
        draft.say("mended", words, value.text)
    if ("$" in found.text or "\\(" in value.text) and _FORMULA.search(without_maths(value.text)):
        draft.say("mended", f"{key} has a formula, which stays as it was typed", value.text)
    return found.text


def _untagged(draft: Draft, key: str, text: str, value: Value) -> str:
    words = without_tags(text)
    if words != unescaped(text):
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
    if not is_ours:
        note, lines = database_lines(_untagged(draft, key, note, value))
        for line in lines:
            draft.say("skipped", f"Lines of {key} that a database adds", line, value.line)
    draft.put(field, key, note, value.line)


def _title_addon(draft: Draft, kind: str, key: str, value: Value, *, is_ours: bool) -> None:
    """Where a work of the web appeared, if nothing else says so; else words behind a title, as
    BibLaTeX prints them."""
    text = _text(draft, key, value)
    words = on_one_line(text if is_ours else _untagged(draft, key, text, value))
    field = "title" if key == "titleaddon" else "container-title"
    if key == "titleaddon" and kind in _WHERE and "container-title" not in draft:
        draft.put("container-title", key, words, value.line)
    elif words and field in draft:
        draft.lengthen(field, words, ". ")
    else:
        draft.keep(key, words, "", value.line)


def _keywords(draft: Draft, key: str, value: Value) -> None:
    mark = ";" if "," not in value.text and not draft.is_ours else ","
    parts = value.text.split(";") if mark == ";" else split_outside(value.text, ",")
    draft.topics([_text(draft, key, value._replace(text=part)) for part in parts[:_MOST]]
                 + parts[_MOST:])  # fmt: skip


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
    """``date``; or ``year``, ``month`` and ``day``, each as far as it can be read."""
    given = {key: entry.fields[key] for key in _DATES if key in entry.fields}
    words = {key: _date_words(key, value.text) for key, value in given.items()}
    if "date" in given:
        draft.put("issued", "date", words["date"], given["date"].line)
        if "year" in given and words["year"] not in words["date"]:
            draft.put("issued", "year", words["year"], given["year"].line)
        return
    if "year" not in given:
        for key in ("month", "day"):
            if key in given:
                draft.keep(key, words[key], f"{key} is there without a year, and is kept under"
                           " custom", given[key].line)  # fmt: skip
        return
    found = taken(words["year"])
    if not found.date or found.date.month or found.date.end or "month" not in given:
        draft.put("issued", "year", words["year"], given["year"].line)
        return
    if not found.is_whole:
        draft.keep("year", words["year"], "year says more than a list's date can: the year was"
                   " taken, and all of it is kept under custom", given["year"].line)  # fmt: skip
    date = _of_month(found.date, words["month"], words.get("day", ""))
    draft.give("issued", "year", date or found.date, words["year"], given["year"].line)
    if date is None:
        draft.keep("month", words["month"], "", given["month"].line)
    if "day" in given and not (date and date.day):
        draft.keep("day", words["day"], "", given["day"].line)


def _of_month(year: PartialDate, month: str, day: str) -> PartialDate | None:
    """The year with what ``month`` says: a month, a season, two months or a day of a month."""
    number = month_number(month)
    if not number:
        turned = re.sub(r"\s+", " ", month.replace(",", " ")).strip()
        for words in (f"{turned} {year.year}", f"{_turned(turned)} {year.year}"):
            found = taken(words)
            if found.date and found.is_whole and found.date.month:
                return found.date
        return None
    days = [int(part) for part in re.findall(r"\d{1,2}", day)[:2]]
    if len(days) == 2 and (both := taken(f"{days[0]}-{days[1]} {MONTHS[number - 1]} {year.year}")
                           ).date:  # fmt: skip
        return both.date
    return (
        replace(year, month=number)
        if not days
        else (of_parts(year.year, number, days[0]) or replace(year, month=number))
    )


def _turned(words: str) -> str:
    """``June 5`` as ``5 June``."""
    name, _, number = words.partition(" ")
    return f"{number} {name}"


def _date_words(key: str, text: str) -> str:
    """``~`` is a space to LaTeX, and to EDTF it says that a date is not certain."""
    if key in ("date", "year"):
        text = text.replace("~", r"\textasciitilde{}")
    return on_one_line(plain(text).text)


def _persons(draft: Draft, entry: Bib, *, is_ours: bool) -> None:
    for field, role in ROLES.items():
        if field in entry.fields:
            kind = entry.fields.get(f"{field}type")
            if kind:
                word = plain(kind.text).text.strip().lower()
                role = EDITORS.get(word, role if field == "author" else "contributor")
                if word and word not in EDITORS and not is_ours:
                    draft.keep(f"{field}type", word, "", kind.line)
            elif field in ("foreword", "afterword", "introduction", "annotator", "commentator"):
                draft.keep(field, on_one_line(plain(entry.fields[field].text).text), "",
                           entry.fields[field].line)  # fmt: skip
            _people(draft, entry, field, role, is_ours=is_ours)


def _people(draft: Draft, entry: Bib, field: str, role: str, *, is_ours: bool) -> None:
    fields = entry.fields
    value = fields[field]
    kinds = fields[f"{field}kind"].text.split(" and ") if f"{field}kind" in fields else []
    whom_key = f"{field}organisation"
    whom = names_in(fields[whom_key].text) if whom_key in fields else []
    names = []
    raw_names = names_in(value.text)
    for number, raw in enumerate(raw_names[:_MOST]):
        kind = kinds[number].strip() if number < len(kinds) else ""
        for name in _names(draft, raw, value, kind, is_ours=is_ours):
            text = plain(whom[number]).text if number < len(whom) else ""
            names.append(people.with_kind(name, kind, text))
    draft.names(names, role, len(raw_names[_MOST:]))


def _names(draft: Draft, raw: str, value: Value, kind: str, *, is_ours: bool) -> list[Name]:
    """The name, or those between which somebody put other marks than "and"."""
    one = "" if is_ours or is_whole(raw) or extended(raw) else unescaped(plain(raw).text)
    several = people.parted(one) if one else []
    for each in several[:1]:
        del each
        mark = "semicolons" if ";" in one else "commas"
        draft.say("mended", people.PARTED.format(mark), one, value.line)
    found = [_name(draft, each, value, kind, is_ours=is_ours) for each in several or [raw]]
    return [name for name in found if name]


def _name(draft: Draft, raw: str, value: Value, kind: str, *, is_ours: bool) -> Name | None:
    if raw.lower() == "others":
        draft.say("mended", people.NOBODY, "and others", value.line)
        return None
    if is_whole(raw):
        words = on_one_line(_text(draft, "author", value._replace(text=raw)))
        words = words if is_ours else unescaped(words)
        name = Name(family=words) if kind == PERSON else Name(literal=words)
        return name if words else None
    if not is_ours and (known := extended(raw)):
        parts = {key: _text(draft, "author", value._replace(text=words))
                 for key, words in known.items()}  # fmt: skip
        family = " ".join(filter(None, (parts.get("prefix", ""), parts.get("family", ""))))
        return people.person(draft, parts.get("given", ""), family, parts.get("suffix", ""),
                             value.line)  # fmt: skip
    parts_ = parts_of(raw)
    given, family, suffix = (_text(draft, "author", value._replace(text=part)) for part in parts_)
    if is_ours and not given and (alone := on_one_line(family)):
        return Name(family=alone)
    return people.person(draft, given, family, suffix, value.line)
