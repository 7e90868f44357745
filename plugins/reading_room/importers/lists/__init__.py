"""Lists of other programs become reading lists. Enters: text. Leaves: works, and remarks.

A reader is one module, one function that knows a text for its own, and one line in `FORMATS`. What
a list of links cannot say (who wrote it, when) is left open and never made up; what is guessed from
words says so, in the report and beside the work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.importers.found import bounded
from reading_room.importers.lists.bookmarks import is_bookmarks, read_bookmarks
from reading_room.importers.lists.books import (
    is_goodreads,
    is_librarything,
    is_table,
    read_librarything,
    read_table,
)
from reading_room.importers.lists.link_lists import is_link_list, read_link_list
from reading_room.importers.lists.opml import is_opml, read_opml
from reading_room.importers.lists.references import is_references, read_references
from reading_room.importers.lists.zotero_rdf import is_zotero_rdf, read_zotero_rdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.importers.found import Read


class Format(NamedTuple):
    """How names of files of a format end, what knows a text for its own, and what reads it."""

    endings: tuple[str, ...]
    is_it: Callable[[str], bool]
    read: Callable[[str], Read]


FORMATS: dict[str, Format] = {
    "bookmarks": Format((".html", ".htm"), is_bookmarks, read_bookmarks),
    "opml": Format((".opml", ".xml"), is_opml, read_opml),
    "zotero-rdf": Format((".rdf", ".xml"), is_zotero_rdf, read_zotero_rdf),
    "goodreads": Format((".csv",), is_goodreads, read_table),
    "librarything": Format((".tsv", ".csv", ".txt", ".xls", ".json"), is_librarything,
                           read_librarything),
    "table": Format((".csv", ".tsv", ".txt"), is_table, read_table),
    "links": Format((".md", ".markdown", ".txt"), is_link_list, read_link_list),
    "references": Format((".txt", ".md", ".markdown"), is_references, read_references),
}  # fmt: skip
"""By the names that ``--from`` takes; the first that knows a text for its own reads it."""
READERS: dict[str, Callable[[str], Read]] = {
    name: bounded(each.read) for name, each in FORMATS.items()
}
"""The readers, which refuse as a whole what is too much."""
ENDINGS = tuple(dict.fromkeys(ending for each in FORMATS.values() for ending in each.endings))


def format_of(name: str, text: str) -> str:
    """The format of a file, by its name and by what is in it; empty where it is none of these."""
    lower = name.lower()
    return next(
        (
            known
            for known, each in FORMATS.items()
            if lower.endswith(each.endings) and each.is_it(text)
        ),
        "",
    )
