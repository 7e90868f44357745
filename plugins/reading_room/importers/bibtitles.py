"""Titles of BibLaTeX. Enters: an entry. Leaves: its titles, put together, in a draft.

BibLaTeX has subtitles and additions in fields of their own, and a list has one title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.importers.bibtables import OF_PERIODICALS, WHOLE_KINDS
from reading_room.importers.bibwords import untagged, words_in
from reading_room.importers.found import TOO_LONG, TooMuchError
from reading_room.importers.latex import plain
from reading_room.importers.plain import on_one_line
from reading_room.sources import limits

if TYPE_CHECKING:
    from reading_room.importers.bibtext import Bib, Value
    from reading_room.importers.draft import Draft

_WHERE = frozenset({"audio", "electronic", "online", "video", "www"})
"""Entries in whose titleaddon Zotero has the name of the blog, the site or the programme."""
PARTED_TITLES = {
    "subtitle": "title", "booksubtitle": "booktitle", "journalsubtitle": "journaltitle",
    "mainsubtitle": "maintitle", "issuesubtitle": "issuetitle",
}  # fmt: skip
"""The field of the title behind which each field is printed."""


def tidied(entry: Bib) -> Bib:
    """Titles with their subtitles, and no book that stands in itself."""
    fields = dict(entry.fields)
    if len("".join(value.text for value in fields.values())) > limits.WORK:
        raise TooMuchError(TOO_LONG.format(entry.key or f"the one in line {entry.line}"))
    for part, whole in PARTED_TITLES.items():
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
    for key in ("maintitle", "journal", "journaltitle"):
        is_same = key in fields and plain(fields[key].text).text.casefold() == own
        if is_same and own and entry.kind in WHOLE_KINDS:
            del fields[key]
    if entry.kind in OF_PERIODICALS and {"number", "issue"} <= fields.keys():
        number, issue = fields["number"], fields.pop("issue")
        fields["number"] = number._replace(text=f"{number.text}, {issue.text}")
    for empty in [key for key, value in fields.items() if not value.text.strip()]:
        del fields[empty]
    return entry._replace(fields=fields)


_OTHER_TITLES = ("booktitle", "maintitle", "issuetitle", "shorttitle", "journaltitle", "journal",
                 "eventtitle", "note", "howpublished", "type")  # fmt: skip
"""By what a work is called that has no title of its own, from the likeliest on."""


def take_titles(draft: Draft, entry: Bib, *, is_ours: bool) -> None:
    """What stands behind the title or above it: a subtitle, the work of several volumes, words."""
    fields = entry.fields
    if "subtitle" in fields:
        draft.extend_title(words_in(draft, "subtitle", fields["subtitle"]))
    if "maintitle" in fields:
        value = fields["maintitle"]
        text = untagged(draft, "maintitle", words_in(draft, "maintitle", value), value)
        place = "collection-title" if "container-title" in draft else "container-title"
        if place in draft and not is_ours:  # a series beside it: the book stands in its work
            draft.precede("container-title", on_one_line(text))
        else:
            draft.put(place, "maintitle", text, value.line)
    for key in ("titleaddon", "booktitleaddon"):
        if key in fields:
            _title_addon(draft, entry.kind, key, fields[key], is_ours=is_ours)


def _title_addon(draft: Draft, kind: str, key: str, value: Value, *, is_ours: bool) -> None:
    """Where a work of the web appeared, if nothing else says so; else words behind a title, as
    BibLaTeX prints them."""
    text = words_in(draft, key, value)
    words = on_one_line(text if is_ours else untagged(draft, key, text, value))
    field = "title" if key == "titleaddon" else "container-title"
    if key == "titleaddon" and kind in _WHERE and "container-title" not in draft:
        draft.put("container-title", key, words, value.line)
    elif words and field in draft:
        draft.lengthen(field, words, ". ")
    else:
        draft.keep(key, words, "", value.line)
