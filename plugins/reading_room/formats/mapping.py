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

FIELDS = {
    "id": Fields("id", "the key of the entry", "ID"),
    "type": Fields("type, custom.type", "the type of the entry, entrysubtype", "TY, U5: type"),
    "title": Fields("title", "title", "TI"),
    "authors": Fields(
        "author, custom.author",
        "author, authorkind, authororganisation",
        "AU, U5: author 1 kind, U5: author 1 organisation",
    ),
    "container_title": Fields("container-title", "journaltitle, booktitle", "T2"),
    "issued": Fields("issued", "date", "DA, PY"),
    "url": Fields("URL", "url", "UR"),
    "doi": Fields("DOI", "doi", "DO"),
    "publisher": Fields("publisher", "publisher, institution, organization", "PB"),
    "language": Fields("language", "language, langid", "LA"),
    "note": Fields("note", "annotation", "N1"),
    "importance": Fields("custom.importance", "importance", "U1"),
    "access": Fields("custom.access", "access", "U2"),
    "minutes": Fields("custom.minutes", "minutes", "U3"),
    "archive_url": Fields("archive_location, custom.archive.url", "archiveurl", "AV"),
    "archive_date": Fields("custom.archive.date", "archivedate", "U5: archived"),
    "link_status": Fields("custom.link.status", "linkstatus", "U5: link"),
    "link_checked": Fields("custom.link.checked", "linkchecked", "U5: checked"),
    "alternates": Fields("custom.alternates", "alternates", "U5: alternate"),
    "topics": Fields("keyword, custom.topics", "keywords", "KW"),
    "responds_to": Fields("custom.responds_to", "respondsto", "U5: responds to"),
    "section": Fields("custom.section.id", "section", "U5: section"),
    "section_title": Fields("custom.section.title", "sectiontitle", "U4"),
    "list": Fields("custom.list.id", "list", "U5: list"),
    "list_title": Fields("custom.list.title", "listtitle", "U5: list title"),
}
"""Every part of a `Reference`. What is empty stands nowhere."""


class Type(NamedTuple):
    """What a type of CSL is elsewhere. ``subtype`` is BibLaTeX's ``entrysubtype``."""

    biblatex: str
    subtype: str
    ris: str


TYPES = {
    "": Type("misc", "", "GEN"),
    "article": Type("article", "article", "JOUR"),
    "article-journal": Type("article", "", "JOUR"),
    "article-magazine": Type("article", "magazine", "MGZN"),
    "article-newspaper": Type("article", "newspaper", "NEWS"),
    "bill": Type("legislation", "bill", "BILL"),
    "book": Type("book", "", "BOOK"),
    "broadcast": Type("video", "broadcast", "VIDEO"),
    "chapter": Type("incollection", "", "CHAP"),
    "document": Type("misc", "document", "GEN"),
    "entry": Type("inreference", "", "ENCYC"),
    "hearing": Type("misc", "hearing", "HEAR"),
    "interview": Type("misc", "interview", "GEN"),
    "legal_case": Type("jurisdiction", "", "CASE"),
    "legislation": Type("legislation", "", "STAT"),
    "manuscript": Type("unpublished", "", "UNPB"),
    "motion_picture": Type("movie", "", "MPCT"),
    "pamphlet": Type("booklet", "", "PAMP"),
    "paper-conference": Type("inproceedings", "", "CPAPER"),
    "personal_communication": Type("letter", "", "PCOMM"),
    "post": Type("online", "post", "BLOG"),
    "post-weblog": Type("online", "post-weblog", "BLOG"),
    "regulation": Type("legislation", "regulation", "STAT"),
    "report": Type("report", "", "RPRT"),
    "review": Type("article", "review", "JOUR"),
    "review-book": Type("article", "review-book", "JOUR"),
    "song": Type("audio", "", "SOUND"),
    "speech": Type("misc", "speech", "SLIDE"),
    "standard": Type("standard", "", "STAND"),
    "thesis": Type("thesis", "", "THES"),
    "webpage": Type("online", "", "ELEC"),
}
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

CONTAINER = {"article": "journaltitle"}
"""Where BibLaTeX has the container's title, by type of entry: else in ``booktitle``."""
PUBLISHER = {"report": "institution", "thesis": "institution", "online": "organization"}
"""Where BibLaTeX has the publisher, by type of entry: else in ``publisher``."""
COMMA = "‚"
"""U+201A, which looks like a comma: for one in a group's or a family's name in RIS, where a comma
ends the family name. A literal name ends with a true comma, so that no program splits it."""
LITERAL, PERSON = "literal", "person"
"""The kind of a name that has none of our kinds: in BibLaTeX a literal and a family name alone
look the same."""
