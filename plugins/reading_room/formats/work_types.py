"""Types of works. Enters: nothing. Leaves: what each type of CSL is in BibLaTeX and RIS."""

from __future__ import annotations

from typing import NamedTuple


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
    "classic": ("book", "classic", "CLSWK"),
    "collection": ("misc", "collection", "AGGR"),
    "dataset": ("dataset", "", "DATA"),
    "document": ("misc", "document", "GEN"),
    "entry": ("inreference", "", "ENCYC"),
    "entry-dictionary": ("inreference", "entry-dictionary", "DICT"),
    "entry-encyclopedia": ("inreference", "entry-encyclopedia", "ENCYC"),
    "event": ("misc", "event", "GEN"),
    "figure": ("image", "figure", "FIGURE"),
    "graphic": ("image", "", "ART"),
    "hearing": ("misc", "hearing", "HEAR"),
    "interview": ("misc", "interview", "GEN"),
    "legal_case": ("jurisdiction", "", "CASE"),
    "legislation": ("legislation", "", "STAT"),
    "manuscript": ("unpublished", "", "UNPB"),
    "map": ("image", "map", "MAP"),
    "motion_picture": ("movie", "", "MPCT"),
    "musical_score": ("misc", "musical_score", "MUSIC"),
    "pamphlet": ("booklet", "", "PAMP"),
    "paper-conference": ("inproceedings", "", "CPAPER"),
    "patent": ("patent", "", "PAT"),
    "performance": ("performance", "", "GEN"),
    "periodical": ("periodical", "", "JFULL"),
    "personal_communication": ("letter", "", "PCOMM"),
    "post": ("online", "post", "BLOG"),
    "post-weblog": ("online", "post-weblog", "BLOG"),
    "regulation": ("legislation", "regulation", "STAT"),
    "report": ("report", "", "RPRT"),
    "review": ("article", "review", "JOUR"),
    "review-book": ("article", "review-book", "JOUR"),
    "software": ("software", "", "COMP"),
    "song": ("audio", "", "SOUND"),
    "speech": ("misc", "speech", "SLIDE"),
    "standard": ("standard", "", "STAND"),
    "thesis": ("thesis", "", "THES"),
    "treaty": ("legislation", "treaty", "STAT"),
    "webpage": ("online", "", "ELEC"),
}
TYPES = {type_: Type(*elsewhere) for type_, elsewhere in _TYPES.items()}
"""The types of CSL 1.0.2. BibLaTeX's two parts tell every type from every other; a RIS type stands
for the one that it has in `RIS_TYPES`, and for another where U5 says so."""

NO_TYPE = "document"
"""The type of a CSL item whose type nobody gave; ``custom.type`` is then empty. CSL wants one."""

RIS_TYPES = {
    "AGGR": "collection",
    "ART": "graphic",
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "CLSWK": "classic",
    "COMP": "software",
    "CPAPER": "paper-conference",
    "DATA": "dataset",
    "DICT": "entry-dictionary",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "FIGURE": "figure",
    "GEN": "",
    "HEAR": "hearing",
    "JFULL": "periodical",
    "JOUR": "article-journal",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "MUSIC": "musical_score",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
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
