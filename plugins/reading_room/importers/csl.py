"""CSL-JSON. Enters: text. Leaves: what was read of it.

Follows the CSL 1.0.2 schema (csl-data.json), as Zotero, Better BibTeX, Mendeley, pandoc and this
site write it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reading_room.dates import SEASONS
from reading_room.formats.mapping import CUSTOM, FIELDS
from reading_room.importers import people
from reading_room.importers.dates import month_number, of_parts
from reading_room.importers.draft import Draft, database_lines, words_of
from reading_room.importers.elsewhere import elsewhere
from reading_room.importers.found import TOO_LONG, Found, Read, Remark, Remarks, TooMuchError
from reading_room.importers.jsontext import entries
from reading_room.importers.plain import on_one_line, unescaped, without_tags
from reading_room.importers.services import cleaned
from reading_room.schema import ITEM
from reading_room.schema import items as keys
from reading_room.schema.kinds import EDTF
from reading_room.sources import limits
from reading_room.sources.web import is_address
from reading_room.values import Name
from reading_room.work import NAME_KEYS

if TYPE_CHECKING:
    from reading_room.dates import PartialDate

_OURS = {
    place.strip().removeprefix("custom."): name for name, places in FIELDS.items()
    for place in places.csl.split(",") if place.strip().startswith("custom.")
}  # fmt: skip
"""The field of each key under ``custom``; a dot leads into an object."""
_DATES = frozenset(key.name for key in ITEM if key.kind is EDTF)
_WORDS = {
    key.name: key.name for key in ITEM
    if key.is_csl and key.name not in {*NAME_KEYS, *_DATES, "archive", "archive_location", "type"}
} | {"archive": "archive.name"}  # fmt: skip
"""The field of each variable whose value is words."""
_TYPES = frozenset(keys.TYPE.options)
PROGRAMS = frozenset({"system_id", "multi", "system-id", "uris", "locator-extra", "PMCID-extra"})
"""What programs keep for themselves."""
_OTHER_NAMES = {
    "shortTitle": "title-short", "container-title-abbrev": "container-title-short",
    "journalAbbreviation": "container-title-short",
    "event": "event-title", "original_publisher": "original-publisher",
}  # fmt: skip
"""What older programs call some variables."""
_ON_LISTS = frozenset(ITEM.names) & {key.partition(".")[0] for key in _OURS} - {"archive"}
"""What a reading list calls a field for which CSL has no variable."""
_RICH = frozenset({"title", "container-title", "collection-title", "publisher", "note", "abstract"})
_SEASONS = frozenset(map(str, (*range(13, 17), *range(21, 25))))
"""Numbers that programs write for a season where a month should be."""
_EXTRA = re.compile(
    r"(?:PMC?ID|OCLC|LCCN|arXiv|ISBN|ISSN|DOI|citation[ -]key|citekey|page version id|_eprint|"
    r"original[ -]date|tldr|read_status\w*|tex\.\w+|bibtex[*:]?\w*|ads bibcode|mag id|type)"
    r"\s*[:=].*",
    re.IGNORECASE,
)
"""What Zotero keeps in its field Extra for itself and for add-ons."""


def read_csl(text: str) -> Read:
    """Every work of an array of CSL items."""
    remarks = Remarks()
    if text.lstrip()[:1] not in ("{", "[", "") and (words := elsewhere(text)):
        return Read((), (Remark("refused", words, line=1),))
    values = list(entries(text, remarks))
    is_ours = any(_ours(value) for _, value in values)
    works = [_work(value, line, remarks, is_ours=is_ours) for line, value in values]
    return Read(tuple(filter(None, works)), tuple(remarks))


def _ours(value: object) -> dict[str, Any]:
    """What an export of this site adds to an entry."""
    custom = value.get("custom") if isinstance(value, dict) else None
    ours = custom.get(CUSTOM) if isinstance(custom, dict) else None
    return ours if isinstance(ours, dict) else {}


def _work(value: object, line: int, remarks: list[Remark], *, is_ours: bool) -> Found | None:
    if not isinstance(value, dict):
        draft = Draft("", line, remarks)
        draft.say("refused", "An entry should be an object with title and author", value)
        return None
    if len(str(value)) > limits.WORK:
        raise TooMuchError(TOO_LONG.format(f"of line {line}"))
    draft = Draft(_id(value), line, remarks, is_ours=is_ours)
    if not is_ours:
        value = cleaned(value)
    ours = _ours(value)
    for key, held in value.items():
        _take(draft, key, held, ours, is_rich=not is_ours)
    return draft.found()


def _id(value: dict[str, Any]) -> str:
    """The id; where it is an address, the key that the program shows."""
    own, shown = (words_of(value.get(key)) or "" for key in ("id", "citation-key"))
    if not shown and (found := _SHOWN_KEY.search(words_of(value.get("note")) or "")):
        shown = found[1]
    return on_one_line(shown if shown and "://" in own else own or shown)


_SHOWN_KEY = re.compile(r"^(?:citation key|citekey)\s*:\s*(\S+)\s*$", re.IGNORECASE | re.MULTILINE)


def _take(draft: Draft, key: str, held: object, ours: dict[str, Any], *, is_rich: bool) -> None:
    if held is None or held in ("", [], {}):
        return
    if key == "custom":
        _custom(draft, held, ours)
    elif key == "id":
        if words_of(held) is None:
            draft.say("left", "id should be words, and is something else", held)
    elif key in NAME_KEYS:
        _people(draft, key, held, ours.get(key), is_rich=is_rich)
    elif key in _DATES:
        _dated(draft, key, held, ours.get("dates"))
    elif key in ("keyword", "keywords"):
        if "topics" not in ours:
            _keywords(draft, key, held)
    elif key == "type":
        if "type" not in ours:
            _type(draft, held)
    elif key == "archive_location":
        _archive_location(draft, held, ours)
    elif (name := _OTHER_NAMES.get(key, key)) in _WORDS:
        _words(draft, key, _WORDS[name], held, is_rich=is_rich)
    elif key in _ON_LISTS:
        words = f"{key} is a key of lists, not of CSL: it is read inside custom, {CUSTOM}"
        draft.say("left", words, held)
    elif key in PROGRAMS:
        draft.skip(key, held)
    else:
        draft.keep(key, held)


def _type(draft: Draft, held: object) -> None:
    words = words_of(held) or ""
    if words in _TYPES:
        draft.put("type", "type", words)
    elif words:
        draft.keep("csl-type", words, "type is none that a list knows, and is kept under custom")


def _archive_location(draft: Draft, held: object, ours: dict[str, Any]) -> None:
    """Where in an archive a work is kept; an address is a copy's, as our own exports have it."""
    archive = ours.get("archive")
    copy = archive.get("url") if isinstance(archive, dict) else None
    words = words_of(held) or ""
    if copy is None and is_address(words):
        draft.put("archive.url", "archive_location", held)
    elif words != copy:
        draft.put("archive_location", "archive_location", held)


def _words(draft: Draft, key: str, field: str, held: object, *, is_rich: bool) -> None:
    if field == "citation-key" and held == draft.entry:
        return
    if isinstance(held, str) and is_rich and field in _RICH:
        words = without_tags(held)
        if words != unescaped(held):
            draft.say("mended", f"{key} has formatting, and its words were taken", held)
        held = _without_extra(draft, words) if field == "note" else words
    draft.put(field, key, held)


def _without_extra(draft: Draft, note: str) -> str:
    """A note without what is no reason to read a work: variables that Zotero has no field for are
    read, and what only programs read is left out."""
    note, lines = database_lines(note)
    for line in lines:
        draft.say("skipped", "Lines of note that a database adds", line)
    kept = []
    for line in note.split("\n"):
        found = _VARIABLE.fullmatch(line.strip())
        name = found[1].strip().lower().replace(" ", "-") if found else ""
        field = _EXTRA_FIELDS.get(name)
        if found and field and field not in draft:
            if field in NAME_KEYS:
                family, _, given = (part.strip() for part in found[2].partition("||"))
                name_ = people.person(draft, given, family)
                draft.names([name_] if name_ else [], field)
            else:
                draft.put(field, f"note: {found[1]}", found[2].strip())
        elif _EXTRA.fullmatch(line.strip()):
            draft.say("skipped", "Lines of note that only a program reads", line)
        else:
            kept.append(line)
    return "\n".join(kept)


_VARIABLE = re.compile(r"([A-Za-z][A-Za-z -]{1,30}?)\s*:\s*(.+)")
_EXTRA_FIELDS = {
    key.name.lower().replace("_", "-"): key.name for key in ITEM
    if key.is_csl and key.name not in ("type", "title", "note", "abstract", "custom", "archive",
                                       "citation-key", "section", "source", "number", "references",
                                       "status", "language", "version", "scale", "host", "chair",
                                       "guest", "annote")
}  # fmt: skip


def _keywords(draft: Draft, key: str, held: object) -> None:
    if words_of(held) is None:
        draft.say("left", f"{key} should be words, and is something else", held)
        return
    draft.topics(re.split("[,;]", words_of(held) or ""))


def _people(draft: Draft, role: str, held: object, kinds: object, *, is_rich: bool) -> None:
    if isinstance(held, dict | str):
        held = [held]
    if not isinstance(held, list):
        draft.say("left", f"{role} should be a list of names", held)
        return
    known = kinds if isinstance(kinds, list) else []
    found = []
    for number, each in enumerate(held[: 2 * limits.ENTRIES]):
        if is_rich and each == {"literal": "others"}:
            each = {"literal": people.OTHERS}
        name = _name(draft, each, is_ours=not is_rich)
        more = known[number] if number < len(known) else None
        if name and isinstance(more, dict):
            name = people.with_kind(name, more.get("kind"), more.get("organisation"))
        found.append(name)
    draft.names(filter(None, found), role, len(held[2 * limits.ENTRIES :]))


def _own_people(draft: Draft, role: str, names: list[Any]) -> None:
    """Names in a role that CSL does not have, with all that is known of them in one object."""
    whole = [each for each in names if isinstance(each, dict)]
    apart = ("kind", "organisation")
    parts = [{key: held for key, held in each.items() if key not in apart} for each in whole]
    _people(draft, role, parts, whole, is_rich=False)


_NAME_PARTS = (
    "family", "given", "suffix", "dropping-particle", "non-dropping-particle", "literal",
    "comma-suffix", "static-ordering", "parse-names", "multi", "isInstitution",
    "sequence", "affiliation", "ORCID", "orcid", "authenticated-orcid", "name", "raw", "suffix",
    "prefix", "role", "id", "nameType", "nameIdentifiers",
)  # fmt: skip


def _name(draft: Draft, held: object, *, is_ours: bool) -> Name | None:
    if isinstance(held, str):
        return people.whole(draft, held)
    if not isinstance(held, dict):
        draft.say("left", "A name of author should be an object with family and given", held)
        return None
    parts = {key: words_of(held.get(key)) or "" for key in _NAME_PARTS[:6]}
    for key, value in held.items():
        if key not in _NAME_PARTS or (key in parts and words_of(value) is None):
            draft.left(f"author: {key}", value)
    family = " ".join(
        filter(None, (parts["dropping-particle"], parts["non-dropping-particle"], parts["family"]))
    )
    if not is_ours and not (parts["literal"] or family or parts["given"]):
        parts["literal"] = words_of(held.get("name")) or words_of(held.get("raw")) or ""
    if parts["literal"] and not family:
        return people.whole(draft, parts["literal"])
    if is_ours and not parts["given"] and (alone := on_one_line(family)):
        return Name(family=alone)
    return people.person(draft, parts["given"], family, parts["suffix"])


def _dated(draft: Draft, key: str, held: object, ours: object) -> None:
    """``{"date-parts": [[2014, 1]]}``, or words as ``raw`` or ``literal``; of our own exports the
    exact date, where CSL says less of it."""
    if isinstance(ours, dict) and words_of(ours.get(key)):
        draft.put(key, f"custom dates {key}", ours[key])
        return
    if not isinstance(held, dict):
        draft.put(key, key, held)
        return
    parts = held.get("date-parts")
    ends = parts if isinstance(parts, list) else []
    if ends and not any(isinstance(end, list) for end in ends):
        ends = [ends]
    dates = [_of_parts([end]) for end in ends[:2] if isinstance(end, list) and any(end)]
    if dates and all(dates):
        draft.give(key, key, _whole(dates, held, is_season=_is_season(parts), parts=parts))
        return
    words = next((words for name in ("raw", "literal", "date-time", "edtf")
                  if (words := words_of(held.get(name)))), "")  # fmt: skip
    first = next((words_of(part) for end in ends if isinstance(end, list) for part in end[:1]), "")
    if words:
        words = words[:10] if re.match(r"\d{4}-\d\d-\d\dT", words) else words
        draft.put(key, key, f"c. {words}" if held.get("circa") else words)
    elif year := of_parts(_number(first or "")):
        draft.give(key, key, year)
        draft.keep(key, held, f"{key} says more than can be read: the year was taken")
    elif any(part for end in ends if isinstance(end, list) for part in end):
        draft.keep(key, held, f"{key} is no date, and is kept under custom")


def _whole(
    dates: list[PartialDate | None], held: dict[str, Any], *, is_season: bool, parts: Any
) -> PartialDate:
    """One date or a range, with CSL's season and "circa"."""
    mark = "~" if held.get("circa") and str(held["circa"]).lower() not in ("false", "0") else ""
    season = (words_of(held.get("season")) or "").lower().replace("fall", "autumn")
    if is_season:
        season = str((int(parts[0][1]) - 13) % 4 + 1 if int(parts[0][1]) < 20 else
                     int(parts[0][1]) - min(SEASONS) + 1)  # fmt: skip
    first, *more = [replace(date, mark=mark) for date in dates if date]
    names = {name: str(number - min(SEASONS) + 1) for number, name in SEASONS.items()}
    season = names.get(season, season)
    if not first.month and season in ("1", "2", "3", "4"):
        first = replace(first, month=min(SEASONS) + int(season) - 1)
    return replace(first, end=more[0]) if more and more[0] > first else first


def _of_parts(parts: object) -> PartialDate | None:
    one = parts[0] if isinstance(parts, list) and len(parts) == 1 else None
    if not isinstance(one, list) or not 1 <= len(one) <= len(("year", "month", "day")):
        return None
    numbers = []
    for number, part in enumerate(one[:1] if _is_season(parts) else one):
        words = words_of(part) or ""
        if number and (not words or words.strip("0") == ""):
            break
        numbers.append(month_number(words) if number == 1 else _number(words))
    return of_parts(*numbers) if numbers and all(numbers) else None


def _is_season(parts: object) -> bool:
    """Does the number of a season stand in the place of a month?"""
    match parts:
        case [[_, month]]:
            return words_of(month) in _SEASONS
    return False


def _number(words: str) -> int:
    return int(words) if re.fullmatch(r"\d{1,4}", words, re.ASCII) else 0


def _custom(draft: Draft, held: object, ours: dict[str, Any]) -> None:
    """What this site's own exports add; what others add travels under ``custom``."""
    others = held if isinstance(held, dict) else {"custom": held}
    others = {
        key: value for key, value in others.items()
        if key != CUSTOM or not isinstance(value, dict)
    }  # fmt: skip
    if others:
        draft.own(others, "custom")
    for key, value in ours.items():
        _own(draft, key, value)


def _own(draft: Draft, key: str, value: object) -> None:
    if key == "custom":
        draft.own(value, "custom")
        return
    if key == "dates":
        return
    if isinstance(value, dict):
        for part, inside in value.items():
            _own(draft, f"{key}.{part}", inside)
        return
    field = _OURS.get(key)
    many = value if isinstance(value, list) else []
    if field in NAME_KEYS:
        if not ITEM[field].is_csl:
            _own_people(draft, field, many)
        return
    if field == "topics":
        for each in many:
            draft.topic(words_of(each) or "")
    elif field == "responds_to":
        for each in many:
            draft.answers(words_of(each) or "")
    elif field == "alternates":
        for each in many:
            part = each if isinstance(each, dict) else {}
            form = words_of(part.get("format")) or ""
            draft.alternate(form, part.get("URL"), "alternates")
    elif field:
        draft.put(field, f"custom {key}", value)
    else:
        draft.left(f"custom {key}", value)
