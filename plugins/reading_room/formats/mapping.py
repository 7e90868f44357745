"""What stands where in each format. Enters: nothing. Leaves: tables, for writers and readers.

Where a format has no field that every program knows, the exact value stands in a field of our own:
in CSL-JSON under ``custom`` and there under `CUSTOM`, in BibLaTeX in fields that no style prints,
in RIS in the user fields U1 to U5. All of it is told in words in manual/downloads.md.
"""

from __future__ import annotations

from typing import NamedTuple


class Fields(NamedTuple):
    """Where a part of a `Reference` stands. A dot leads into an object, several are told apart by
    a comma; what follows a colon is the label that U5 begins with."""

    csl: str
    biblatex: str
    ris: str


CUSTOM = "reading-room"
"""The one key of CSL-JSON's ``custom`` that is ours; keys with a dot below stand in it."""

_FIELDS = {
    "id": ("id", "the key of the entry", "ID"),
    "type": ("type, custom.type", "the type of the entry, entrysubtype", "TY, U5: type"),
    "title": ("title", "title", "TI"),
    "authors": (
        "author, custom.author",
        "author, authorkind, authororganisation",
        "AU, U5: author 1 kind, U5: author 1 organisation",
    ),
    "container_title": ("container-title", "journaltitle, booktitle, journal", "T2"),
    "issued": ("issued", "date", "DA, PY"),
    "url": ("URL", "url, urlexact", "UR"),
    "doi": ("DOI", "doi, doiexact", "DO"),
    "publisher": ("publisher", "publisher, institution, organization", "PB"),
    "language": ("language", "language, langid", "LA"),
    "note": ("note", "annotation", "N1"),
    "importance": ("custom.importance", "importance", "U1"),
    "access": ("custom.access", "access", "U2"),
    "minutes": ("custom.minutes", "minutes", "U3"),
    "archive_url": ("archive_location, custom.archive.url", "archiveurl", "AV"),
    "archive_date": ("custom.archive.date", "archivedate", "U5: archived"),
    "link_status": ("custom.link.status", "linkstatus", "U5: link"),
    "link_checked": ("custom.link.checked", "linkchecked", "U5: checked"),
    "alternates": ("custom.alternates", "alternates", "U5: alternate"),
    "topics": ("keyword, custom.topics", "keywords", "KW"),
    "responds_to": ("custom.responds_to", "respondsto", "U5: responds to"),
    "section": ("custom.section.id", "section", "U5: section"),
    "section_title": ("custom.section.title", "sectiontitle", "U4"),
    "list": ("custom.list.id", "list", "U5: list"),
    "list_title": ("custom.list.title", "listtitle", "U5: list title"),
}
FIELDS = {part: Fields(*places) for part, places in _FIELDS.items()}
"""Every part of a `Reference`. What is empty stands nowhere."""


class Type(NamedTuple):
    """What a type of CSL is elsewhere. ``subtype`` is BibLaTeX's ``entrysubtype``."""

    biblatex: str
    subtype: str
    ris: str


_TYPES = {
    "": ("misc", "", "GEN"),
    "article": ("article", "article", "JOUR"),
    "article-journal": ("article", "", "JOUR"),
    "article-magazine": ("article", "magazine", "MGZN"),
    "article-newspaper": ("article", "newspaper", "NEWS"),
    "bill": ("legislation", "bill", "BILL"),
    "book": ("book", "", "BOOK"),
    "broadcast": ("video", "broadcast", "VIDEO"),
    "chapter": ("incollection", "", "CHAP"),
    "document": ("misc", "document", "GEN"),
    "entry": ("inreference", "", "ENCYC"),
    "hearing": ("misc", "hearing", "HEAR"),
    "interview": ("misc", "interview", "GEN"),
    "legal_case": ("jurisdiction", "", "CASE"),
    "legislation": ("legislation", "", "STAT"),
    "manuscript": ("unpublished", "", "UNPB"),
    "motion_picture": ("movie", "", "MPCT"),
    "pamphlet": ("booklet", "", "PAMP"),
    "paper-conference": ("inproceedings", "", "CPAPER"),
    "personal_communication": ("letter", "", "PCOMM"),
    "post": ("online", "post", "BLOG"),
    "post-weblog": ("online", "post-weblog", "BLOG"),
    "regulation": ("legislation", "regulation", "STAT"),
    "report": ("report", "", "RPRT"),
    "review": ("article", "review", "JOUR"),
    "review-book": ("article", "review-book", "JOUR"),
    "song": ("audio", "", "SOUND"),
    "speech": ("misc", "speech", "SLIDE"),
    "standard": ("standard", "", "STAND"),
    "thesis": ("thesis", "", "THES"),
    "webpage": ("online", "", "ELEC"),
}
TYPES = {type_: Type(*elsewhere) for type_, elsewhere in _TYPES.items()}
"""The types of CSL 1.0.2 that a reading list can hold. BibLaTeX's two parts tell every type from
every other; a RIS type stands for the first of these that has it in `RIS_TYPES`, and for another
where U5 says so."""

NO_TYPE = "document"
"""The type of a CSL item whose type nobody gave; ``custom.type`` is then empty. CSL wants one."""

RIS_TYPES = {
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "CPAPER": "paper-conference",
    "ELEC": "webpage",
    "ENCYC": "entry",
    "GEN": "",
    "HEAR": "hearing",
    "JOUR": "article-journal",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PCOMM": "personal_communication",
    "RPRT": "report",
    "SLIDE": "speech",
    "SOUND": "song",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "thesis",
    "UNPB": "manuscript",
    "VIDEO": "broadcast",
}
"""What a RIS type is where U5 has no ``type``."""

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
COMMA = "‚"
"""U+201A, which looks like a comma: for one in a group's or a family's name in RIS, where a comma
ends the family name. A literal name ends with a true comma, so that no program splits it."""
PERSON, LITERAL = "person", "literal"
"""The kinds of a name that has none of ours. They are told where a family name stands alone: a
literal name would look the same."""
