"""CSL-JSON. Enters: text. Leaves: what was read of it.

Follows the CSL 1.0.2 schema (csl-data.json), as Zotero, Better BibTeX, Mendeley, pandoc and this
site write it.
"""

from __future__ import annotations

import re
from typing import Any

from reading_room.formats.mapping import CUSTOM, FIELDS
from reading_room.importers.addresses import short_doi
from reading_room.importers.csldates import take_date
from reading_room.importers.cslnotes import without_extra
from reading_room.importers.cslpeople import take_own_people, take_people
from reading_room.importers.draft import Draft
from reading_room.importers.elsewhere import elsewhere
from reading_room.importers.found import TOO_LONG, Found, Read, Remark, Remarks, TooMuchError
from reading_room.importers.jsontext import entries, is_of_pandoc
from reading_room.importers.markdown import links_of_markdown, words_of_markdown
from reading_room.importers.plain import links_in, on_one_line, unescaped, without_tags, words_of
from reading_room.importers.services import cleaned
from reading_room.schema import ITEM
from reading_room.schema import items as keys
from reading_room.schema.kinds import EDTF
from reading_room.sources import limits
from reading_room.sources.web import is_address
from reading_room.work import NAME_KEYS

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
_FORMATTED = "{} has formatting, and its words were taken"
_RICH = frozenset({"title", "container-title", "collection-title", "publisher", "note", "abstract"})


def read_csl(text: str, *, is_markdown: bool = False) -> Read:
    """Every work of an array of CSL items; under ``references`` their words are Markdown."""
    remarks = Remarks()
    if text.lstrip()[:1] not in ("{", "[", "") and (words := elsewhere(text)):
        return Read((), (Remark("refused", words, line=1),))
    values = list(entries(text, remarks))
    is_ours = any(_ours(value) for _, value in values)
    is_markdown = is_markdown or is_of_pandoc(text)
    works = [
        _work(value, line, remarks, is_ours=is_ours, is_markdown=is_markdown and not is_ours)
        for line, value in values
    ]
    return Read(tuple(filter(None, works)), tuple(remarks))


def _words_alone(draft: Draft, value: dict[str, Any]) -> dict[str, Any]:
    """An entry of CSL-YAML without its Markdown, which is told."""
    words = words_of_markdown(value)
    for key in (key for key in value if words[key] != value[key]):
        draft.say("mended", _FORMATTED.format(key), value[key])
        for address in links_of_markdown(words_of(value[key]) or ""):
            draft.link(key, address, is_own=key == "title")
    return words


def _ours(value: object) -> dict[str, Any]:
    """What an export of this site adds to an entry."""
    custom = value.get("custom") if isinstance(value, dict) else None
    ours = custom.get(CUSTOM) if isinstance(custom, dict) else None
    return ours if isinstance(ours, dict) else {}


def _work(
    value: object, line: int, remarks: list[Remark], *, is_ours: bool, is_markdown: bool
) -> Found | None:
    if not isinstance(value, dict):
        draft = Draft("", line, remarks)
        draft.say("refused", "An entry should be an object with title and author", value)
        return None
    if len(str(value)) > limits.WORK:
        raise TooMuchError(TOO_LONG.format(f"of line {line}"))
    draft = Draft(_id(value), line, remarks, is_ours=is_ours)
    if not is_ours:
        value = cleaned(value)
        if is_markdown:
            value = _words_alone(draft, value)
    ours = _ours(value)
    for key, held in value.items():
        _take(draft, key, held, ours, is_rich=not is_ours)
    return draft.found()


def _id(value: dict[str, Any]) -> str:
    """The id; where it is an address, the key that the program shows."""
    own, shown = (words_of(value.get(key)) or "" for key in ("id", "citation-key"))
    if not shown and (line := _SHOWN_KEY.search(words_of(value.get("note")) or "")):
        shown = line[1]
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
        take_people(draft, key, held, ours.get(key), is_rich=is_rich)
    elif key in _DATES:
        take_date(draft, key, held, ours.get("dates"))
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
            draft.say("mended", _FORMATTED.format(key), held)
            for address in links_in(held):
                draft.link(key, address, is_own=key == "title")
        held = without_extra(draft, words) if field == "note" else words
    if field == "DOI" and is_rich and (address := short_doi(words_of(held) or "")):
        draft.link(key, address, is_own=True)
        return
    if field == "page" and isinstance(held, str) and is_rich:
        held = held.replace("–", "-")
    draft.put(field, key, held)


def _keywords(draft: Draft, key: str, held: object) -> None:
    if words_of(held) is None:
        draft.say("left", f"{key} should be words, and is something else", held)
        return
    draft.topics(re.split("[,;]", words_of(held) or ""))


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
            take_own_people(draft, field, many)
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
