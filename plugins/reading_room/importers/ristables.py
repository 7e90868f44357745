"""What RIS and its programs call things. Enters: nothing. Leaves: tables."""

from __future__ import annotations

from reading_room.formats.mapping import FIELDS, SERIES
from reading_room.work import NAME_KEYS

FIELDS_OF = {
    tag.strip(): field
    for field, places in FIELDS.items()
    for tag in places.ris.split(",")
    if ":" not in tag and field not in NAME_KEYS
} | {
    "T2": "container-title",
}
"""The field of each tag that this site writes."""
LATER = frozenset(
    {"ID", "SP", "EP", "DA", "Y1", "PY", "YR", "Y2", "AU", "A1", "A2", "A3", "A4", "ED", "T2", "T3",
     "JF", "JO", "JA", "J1", "J2", "JI", "NL", "BT", "C3", "UR", "LK", "L1", "L2", "L3", "N1",
     "AB", "N2"}
)  # fmt: skip
"""Tags that are read together with others, or after them."""
MORE_TYPES = {
    "ABST": "article-journal", "ADVS": "motion_picture", "CHART": "figure",
    "CONF": "paper-conference", "CTLG": "book", "EBOOK": "book", "ECHAP": "chapter",
    "EDBOOK": "book", "EJOUR": "article-journal", "EQUA": "figure", "GOVDOC": "report",
    "GRANT": "report", "ICOMM": "webpage", "INPR": "article-journal", "LEGAL": "legislation",
    "VIDEO": "motion_picture",
    "MANSCPT": "manuscript", "MULTI": "webpage", "PRESS": "article", "SER": "book",
    "UNBILL": "bill", "WEB": "webpage", "THS": "thesis", "BLOGPOST": "post-weblog",
    "PREP": "article", "PREPRINT": "article", "DBASE": "dataset", "SOCIAL": "post",
    "INTV": "interview", "PODCAST": "song", "TVSHOW": "broadcast", "ARTICLE": "article-journal",
    "JOURNAL": "article-journal", "MAGZ": "article-magazine", "BKSEC": "chapter",
}  # fmt: skip
"""What other programs call types of works."""
PROGRAMS = {
    "L1": "files", "L4": "pictures", "RN": "research notes", "AD": "addresses of authors",
    "LB": "label", "RP": "whether a reprint is there", "C8": "a field of a program",
    "ER": "the end", "FU": "who paid for it", "FX": "who paid for it", "PA": "an address of the"
    " publisher", "WE": "parts of a database", "J9": "the journal in capitals", "AI": "numbers of"
    " authors", "TS": "the program", "M4": "the program",
}  # fmt: skip
"""What a program or an editor keeps for themselves, in words. The manual has them all."""
MORE_TAGS = {
    "T1": "title", "TI": "title", "CT": "title", "ST": "title-short", "DI": "DOI", "LP": "EP",
    "CP": "publisher-place", "PP": "publisher-place", "NV": "number-of-volumes",
    "SE": "section", "RI": "reviewed-title", "DB": "source", "DP": "source", "OP": "original-title",
    "SV": "collection-number", "AV": "archive_location", "CN": "call-number", "CY":
    "publisher-place", "PB": "publisher", "ET": "edition", "VL": "volume", "IS": "issue",
    "M1": "number", "M2": "custom", "LA": "language", "DO": "DOI", "M3": "genre",
    "TT": "custom", "C2": "custom", "BN": "ISBN", "PU": "publisher",
    "PI": "publisher-place",
}  # fmt: skip
"""Of tags that other programs write, the variable that each is."""
NUMBERS = {
    **dict.fromkeys(("BOOK", "EBOOK", "EDBOOK", "SER", "CLSWK", "CHAP", "ECHAP"),
                    "collection-number"),
    **dict.fromkeys(("RPRT", "GOVDOC", "PAT", "STAND", "STAT", "BILL", "CASE", "HEAR", "UNBILL"),
                    "number"),
}  # fmt: skip
"""What IS is where it is no issue."""
OF_TYPE = {
    ("ET", "COMP"): "version", ("PB", "CASE"): "authority",
}  # fmt: skip
"""What a tag is in works of one type."""
FILMS = frozenset({"ADVS", "MPCT", "VIDEO"})
"""Types of works whose author is the director: no tag says it."""
IN_SERIES = SERIES | {"EBOOK", "EDBOOK", "SER", "CLSWK", "COMP", "MAP", "GOVDOC", "CTLG"} - {"THES"}
"""Types of which T2 is a series."""
WHOLE = IN_SERIES | {"THES"}
"""Types of works that stand in nothing else."""
SHORT = ("JO", "JA", "J1", "J2", "JI", "NL")
"""Tags of the short title of what a work appeared in."""
