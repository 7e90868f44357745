"""Entries that take fields from others. Enters: entries of a .bib file. Leaves: the same, complete.

BibLaTeX's rules for ``crossref`` and ``xdata`` (manual, appendix B), as far as a list has the
fields: a part takes its book's title for the book it is in, and what it has not itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.importers.found import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.importers.bibtext import Bib, Value

_PARTS = frozenset(
    {"bookinbook", "conference", "inbook", "incollection", "inproceedings", "inreference",
     "suppbook", "suppcollection"}
)  # fmt: skip
_SHARED = frozenset(
    {"booktitle", "date", "day", "institution", "journal", "journaltitle", "langid", "language",
     "month", "organization", "publisher", "school", "year"}
)  # fmt: skip
"""What a part has in common with its book, of all that a list can hold."""


def inherited(entries: Iterable[Bib], remarks: list[Remark]) -> Iterator[Bib]:
    """Each entry but those that only give to others, with what it takes from them."""
    all_ = list(entries)
    by_key = {entry.key.lower(): entry for entry in reversed(all_)}
    for entry in all_:
        if entry.kind != "xdata":
            yield _complete(entry, by_key, remarks)


def _complete(entry: Bib, by_key: dict[str, Bib], remarks: list[Remark]) -> Bib:
    fields = dict(entry.fields)
    for key in ("crossref", "xdata"):
        value = fields.pop(key, None)
        for wanted in value.text.split(",") if value else ():
            parent = by_key.get(wanted.strip().lower())
            if value and (parent is None or parent is entry):
                words = f"{key} names an entry that is not in this file"
                remarks.append(Remark("left", words, entry.key, value.line, wanted.strip()))
            elif parent:
                _give(fields, entry, parent, is_whole=key == "xdata")
    return entry._replace(fields=fields)


def _give(fields: dict[str, Value], entry: Bib, parent: Bib, *, is_whole: bool) -> None:
    if not is_whole and entry.kind in _PARTS and "title" in parent.fields:
        fields.setdefault("booktitle", parent.fields["title"])
    for key, value in parent.fields.items():
        if is_whole or key in _SHARED:
            fields.setdefault(key, value)
