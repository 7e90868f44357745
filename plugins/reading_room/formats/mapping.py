"""What stands where in each format. Enters: nothing. Leaves: tables, for writers and readers.

A value of a work is in the place that its format has for it. Where a format has none that every
program knows, the exact value stands in a field of our own: in CSL-JSON under ``custom`` and there
under `CUSTOM`, in BibLaTeX in fields that no style prints, in RIS in the user field U5. All of it
is said in words in docs/manual/downloads.md.
"""

from __future__ import annotations

from typing import NamedTuple

from reading_room.formats import editors
from reading_room.schema import ITEM, items
from reading_room.work import NAME_KEYS


class Fields(NamedTuple):
    """Where a value stands. A dot leads into an object, several are told apart by a comma; what
    follows a colon is the label that U5 begins with."""

    csl: str
    biblatex: str
    ris: str


CUSTOM = "reading-room"
"""The one key of CSL-JSON's ``custom`` that is ours; keys with a dot below stand in it."""

_PLACES = {
    "id": ("id", "the key of the entry", "ID"),
    "type": ("type, custom.type", "the type of the entry, entrysubtype", "TY, U5: type"),
    "title": ("title", "title", "TI"),
    "author": (
        "author, custom.author",
        "author, authorkind, authororganisation",
        "AU, U5: author 1 kind, U5: author 1 organisation",
    ),
    "editor": (
        "editor, custom.editor",
        "editor, editorkind, editororganisation",
        "ED, U5: editor 1 kind, U5: editor 1 organisation",
    ),
    "translator": (
        "translator, custom.translator",
        "translator, translatorkind, translatororganisation",
        "A4, U5: translator 1 kind, U5: translator 1 organisation",
    ),
    "container-author": (
        "container-author, custom.container-author",
        "bookauthor, bookauthorkind, bookauthororganisation",
        "U5: container-author, U5: container-author 1 kind, U5: container-author 1 organisation",
    ),
    "container-title": (
        "container-title", "journaltitle, booktitle, journal", "T2, U5: container-title",
    ),
    "collection-title": ("collection-title", "series", "T3, T2, U5: collection-title"),
    "collection-number": ("collection-number", "number, seriesnumber", "U5: collection-number"),
    "volume": ("volume", "volume", "VL"),
    "issue": ("issue", "number, issue", "IS"),
    "number": ("number", "number, worknumber", "M1"),
    "page": ("page", "pages", "SP, EP"),
    "edition": ("edition", "edition", "ET"),
    "version": ("version", "version", "U5: version"),
    "chapter-number": ("chapter-number", "chapter", "U5: chapter-number"),
    "part-number": ("part-number", "part", "U5: part-number"),
    "number-of-pages": ("number-of-pages", "pagetotal", "U5: number-of-pages"),
    "number-of-volumes": ("number-of-volumes", "volumes", "NV"),
    "publisher-place": ("publisher-place", "location", "CY"),
    "genre": ("genre", "type", "M3, U5: genre"),
    "medium": ("medium", "medium", "U5: medium"),
    "status": ("status", "pubstate", "U5: status"),
    "title-short": ("title-short", "shorttitle", "ST"),
    "container-title-short": ("container-title-short", "shortjournal", "J2"),
    "original-title": ("original-title", "origtitle", "U5: original-title"),
    "original-publisher": ("original-publisher", "origpublisher", "U5: original-publisher"),
    "original-publisher-place": (
        "original-publisher-place", "origlocation", "U5: original-publisher-place",
    ),
    "original-date": ("original-date", "origdate", "U5: original-date"),
    "event-title": ("event-title", "eventtitle", "U5: event-title"),
    "event-place": ("event-place", "venue", "U5: event-place"),
    "event-date": ("event-date", "eventdate", "U5: event-date"),
    "accessed": ("accessed", "urldate", "Y2, U5: accessed"),
    "ISBN": ("ISBN", "isbn", "SN, U5: ISBN"),
    "ISSN": ("ISSN", "issn", "SN, U5: ISSN"),
    "abstract": ("abstract", "abstract", "AB"),
    "call-number": ("call-number", "library", "CN"),
    "source": ("source", "source", "DP"),
    "section": ("section", "lawsection", "SE"),
    "issued": ("issued", "date", "DA, PY, U5: issued"),
    "URL": ("URL", "url, urlexact", "UR"),
    "DOI": ("DOI", "doi, doiexact", "DO"),
    "publisher": ("publisher", "publisher, institution, organization", "PB"),
    "language": ("language", "langid", "LA"),
    "archive.name": ("archive", "archivename", "U5: archive"),
    "note": ("note", "annotation", "N1"),
    "importance": ("custom.importance", "importance", "U1"),
    "access": ("custom.access", "access", "U2"),
    "minutes": ("custom.minutes", "minutes", "U3"),
    "archive.url": ("archive_location, custom.archive.url", "archiveurl", "AV"),
    "archive.date": ("custom.archive.date", "archivedate", "U5: archived"),
    "link.status": ("custom.link.status", "linkstatus", "U5: link"),
    "link.checked": ("custom.link.checked", "linkchecked", "U5: checked"),
    "alternates": ("custom.alternates", "alternates", "U5: alternate"),
    "custom": ("custom.custom", "custom", "U5: custom"),
    "topics": ("keyword, custom.topics", "keywords", "KW"),
    "responds_to": ("custom.responds_to", "respondsto", "U5: responds to"),
    "list.section": ("custom.section.id", "section", "U5: section"),
    "list.section_title": ("custom.section.title", "sectiontitle", "U4"),
    "list.id": ("custom.list.id", "list", "U5: list"),
    "list.title": ("custom.list.title", "listtitle", "U5: list title"),
}  # fmt: skip
_NESTED = frozenset({"archive", "link", "work"})
"""Keys whose parts have places of their own, or that are no part of a work."""


def _own(name: str) -> tuple[str, str, str]:
    """The places of a key for which no format has a field that every program knows."""
    field = "".join(char for char in name.lower() if char.isalnum())
    csl = name if ITEM[name].is_csl else f"custom.{name}"
    if name in NAME_KEYS:
        kinds = ("kind", "organisation")
        return (
            f"{csl}, custom.{name}" if ITEM[name].is_csl else csl,
            editors.PLACES.get(name) or ", ".join([field, *(f"{field}{kind}" for kind in kinds)]),
            ", ".join([f"U5: {name}", *(f"U5: {name} 1 {kind}" for kind in kinds)]),
        )
    return csl, "cslannote" if name == "annote" else field, f"U5: {name}"


FIELDS = {
    part: Fields(*places)
    for part, places in (
        _PLACES
        | {key.name: _own(key.name) for key in ITEM
           if key.name not in _PLACES and key.name not in _NESTED}
    ).items()
}  # fmt: skip
"""Every part of a `Reference`, by its key; ``list.`` leads to what the list says. What is empty
stands nowhere."""


CONTAINER = {
    "article": "journaltitle",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "inreference": "booktitle",
}
"""Where BibLaTeX has the container's title, by type of entry: else in ``journal``, which every
reader takes, whatever the type."""
PUBLISHER = {"report": "institution", "thesis": "institution", "online": "organization"}
"""Where BibLaTeX has the publisher, by type of entry: else in ``publisher``."""
NUMBER = {
    "article": "issue", "periodical": "issue", "book": "collection-number",
    "incollection": "collection-number", "inproceedings": "collection-number",
    "inreference": "collection-number",
}  # fmt: skip
"""What BibLaTeX's ``number`` is, by type of entry: else the number of the work."""
NUMBERS = {
    "issue": "issue", "collection-number": "seriesnumber", "number": "worknumber",
}  # fmt: skip
"""Where each of these stands when ``number`` is another."""
SERIES = frozenset({"BOOK", "RPRT", "THES"})
"""The types of RIS whose T2 is a series; of all others it is what the work appeared in."""
GENRES = frozenset({
    "ART", "BLOG", "ELEC", "MAP", "PCOMM", "RPRT", "SLIDE", "THES", "UNPB",
})  # fmt: skip
"""The types of RIS whose M3 says what sort of work it is: in others programs take it for a DOI."""
COMMA = "‚"
"""U+201A, which looks like a comma: for one in a group's or a family's name in RIS, where a comma
ends the family name. A literal name ends with a true comma, so that no program splits it."""
PERSON, LITERAL = "person", "literal"
"""The kinds of a name that has none of ours. They are told where a family name stands alone: a
literal name would look the same."""
PLAIN = tuple(
    key.name for key in ITEM
    if key.name not in NAME_KEYS and key.name not in items.APART and key.name not in
    ("type", "title", "issued", "URL", "DOI", "publisher", "language", "archive", "link",
     "importance", "access", "minutes", "alternates", "custom", "topics", "responds_to",
     "container-title", "keyword")
)  # fmt: skip
"""Every other value: words, numbers and dates, which writers put where `FIELDS` says."""
