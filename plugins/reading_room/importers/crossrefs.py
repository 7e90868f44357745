"""Entries that take fields from others. Enters: entries of a .bib file. Leaves: the same, complete.

BibLaTeX's rules for ``crossref`` and ``xdata`` (manual, appendix B): a part takes its book's title
for that of the book it is in, its author for the book's, and what it has not itself. Chains of
entries are followed for `_LONGEST` steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.importers.found import Remark, TooMuchError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reading_room.importers.bibtext import Bib, Value

_LONGEST = 10
_LINKS = ("xdata", "crossref")
_MOST = 500_000
"""How many fields all entries together may take from others."""
_TOO_MANY = (
    f"The entries of this file take more than {_MOST:,} fields from each other, and nothing of it"
    " was taken"
)
_LONG = f"crossref and xdata lead on for more than {_LONGEST} entries, and no further was followed"
_OWN = frozenset(
    {"crossref", "entryset", "entrysubtype", "execute", "ids", "label", "options", "presort",
     "related", "relatedoptions", "relatedstring", "relatedtype", "shortauthor", "shorteditor",
     "shorthand", "shorthandintro", "sortkey", "xdata", "xref", "keywords", "abstract", "file",
     "annotation", "annote", "authorkind", "authororganisation"}
)  # fmt: skip
"""What no entry takes from another."""
_NAMES_OF_TITLE = frozenset({"shorttitle", "sorttitle", "indextitle", "indexsorttitle"})
_PARTS = {"inbook", "bookinbook", "suppbook"}
_MAIN = {
    "mvbook": {"book", *_PARTS},
    "mvcollection": {"collection", "reference", "incollection", "inreference", "suppcollection"},
    "mvreference": {"collection", "reference", "incollection", "inreference", "suppcollection"},
    "mvproceedings": {"proceedings", "inproceedings", "conference"},
}
"""Works of several volumes, and what is part of them."""
_IN_PERIODICAL = {"article", "suppperiodical", "review"}
_IN_BOOKS = {
    *_PARTS, "incollection", "inreference", "suppcollection", "inproceedings", "conference",
}  # fmt: skip
_RENAMED = ("title", "subtitle", "titleaddon")


def inherited(entries: Sequence[Bib], remarks: list[Remark]) -> Iterator[Bib]:
    """Each entry but those that only give to others, with what it takes from them."""
    by_key: dict[str, Bib] = {}
    for entry in entries:
        by_key.setdefault(entry.key.lower(), entry)
    for entry in entries:
        for alias in entry.fields["ids"].text.split(",") if "ids" in entry.fields else ():
            by_key.setdefault(alias.strip().lower(), entry)
    family = _Family(by_key, remarks)
    for entry in entries:
        if entry.kind not in ("xdata", "set", "bibnote"):
            yield entry._replace(fields=family.fields_of(entry))


class _Family:
    """Who takes what from whom."""

    def __init__(self, by_key: dict[str, Bib], remarks: list[Remark]) -> None:
        self._by_key = by_key
        self._remarks = remarks
        self._taken = 0

    def fields_of(self, entry: Bib) -> dict[str, Value]:
        """The fields of an entry, with those of what it refers to, and what these refer to."""
        return self._complete(entry, entry, (entry.key.lower(),))

    def _complete(self, entry: Bib, child: Bib, path: tuple[str, ...]) -> dict[str, Value]:
        fields = {key: value for key, value in entry.fields.items() if key not in _LINKS}
        for key in _LINKS:
            value = entry.fields.get(key)
            for wanted in value.text.split(",")[:_LONGEST] if value else ():
                parent = self._by_key.get(wanted.strip().lower())
                if value and parent and parent.key.lower() in path:
                    words = f"{key} leads in a circle, back to {parent.key}, and was not followed"
                    self._say(words, child, value, wanted.strip())
                elif value and parent is None:
                    words = f"{key} names an entry that is not in this file"
                    self._say(words, child, value, wanted.strip())
                elif value and parent and len(path) > _LONGEST:
                    self._say(_LONG, child, value, wanted.strip())
                elif parent:
                    held = self._complete(parent, child, (*path, parent.key.lower()))
                    self._give(fields, entry.kind, parent.kind, held, is_whole=key == "xdata")
        return fields

    def _say(self, words: str, child: Bib, value: Value, held: str) -> None:
        self._remarks.append(Remark("left", words, child.key, value.line, held))

    def _give(
        self, fields: dict[str, Value], kind: str, parent: str, held: dict[str, Value], *,
        is_whole: bool,
    ) -> None:  # fmt: skip
        self._taken += len(held) + 1
        if self._taken > _MOST:
            raise TooMuchError(_TOO_MANY)
        has_date = not fields.keys().isdisjoint(("date", "year"))
        for key, value in held.items():
            if is_whole:
                fields.setdefault(key, value)
            elif key not in _OWN and not (has_date and key in ("date", "year", "month", "day")):
                for name in _names(key, kind, parent):
                    fields.setdefault(name, value)


def _names(key: str, kind: str, parent: str) -> tuple[str, ...]:
    """What a field of the parent is called in an entry that takes it."""
    if kind in _MAIN.get(parent, ()):
        if key in _RENAMED:
            return (f"main{key}",)
        if key in _NAMES_OF_TITLE:
            return ()
    elif kind in _IN_PERIODICAL and parent == "periodical":
        if key in _RENAMED:
            return (f"journal{key}",)
        if key in _NAMES_OF_TITLE:
            return ()
    elif kind in _IN_BOOKS:
        if key in _RENAMED:
            return (f"book{key}",)
        if key in _NAMES_OF_TITLE:
            return ()
    if key == "author" and kind in _PARTS and parent in ("book", "mvbook"):
        return ("author", "bookauthor")
    return (key,)
