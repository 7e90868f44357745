"""What other programs call types of works. Enters: a word. Leaves: the type of CSL that it means.

Crossref, DataCite, Zotero and BibTeX each have names of their own, written with hyphens, with
underscores or in one word.
"""

from __future__ import annotations

import re

_TYPES = {
    "act": "legislation", "articlejournal": "article-journal", "articlepreprint": "article",
    "artwork": "graphic", "audiorecording": "song", "audiovisual": "motion_picture",
    "blog": "post-weblog", "blogpost": "post-weblog", "book": "book", "bookchapter": "chapter",
    "booklet": "pamphlet", "bookpart": "chapter", "booksection": "chapter", "bookseries": "book",
    "bookset": "book", "booktrack": "chapter", "case": "legal_case", "collection": "collection",
    "component": "", "computerprogram": "software", "conferencepaper": "paper-conference",
    "conferenceproceedings": "paper-conference", "courtcase": "legal_case", "database": "dataset",
    "dataset": "dataset", "dictionaryentry": "entry-dictionary", "dissertation": "thesis",
    "documentary": "motion_picture", "editedbook": "book", "email": "personal_communication",
    "encyclopediaarticle": "entry-encyclopedia", "film": "motion_picture", "forumpost": "post",
    "grant": "document", "guidance": "report", "image": "graphic",
    "inproceedings": "paper-conference", "journalarticle": "article-journal",
    "journalissue": "periodical", "journalvolume": "periodical", "judicial": "legal_case",
    "law": "legislation", "leaflet": "pamphlet", "lecture": "speech", "legalcase": "legal_case",
    "letter": "personal_communication", "magazine": "article-magazine",
    "magazinearticle": "article-magazine", "mastersthesis": "thesis", "monograph": "book",
    "movie": "motion_picture", "news": "article-newspaper", "newspaper": "article-newspaper",
    "newspaperarticle": "article-newspaper", "online": "webpage", "other": "",
    "peerreview": "review", "phdthesis": "thesis", "podcast": "broadcast",
    "postedcontent": "article", "preprint": "article", "presentation": "speech",
    "proceedings": "book", "proceedingsarticle": "paper-conference", "proceedingsseries": "book",
    "radiobroadcast": "broadcast", "referencebook": "book", "referenceentry": "entry",
    "report": "report", "reportcomponent": "report", "reportseries": "report", "slides": "speech",
    "software": "software", "sound": "song", "standardseries": "standard", "statute": "legislation",
    "talk": "speech", "techreport": "report", "text": "document", "tvbroadcast": "broadcast",
    "tweet": "post", "video": "motion_picture", "videorecording": "motion_picture",
    "web": "webpage", "website": "webpage", "workingpaper": "report",
}  # fmt: skip
"""By names without anything but small letters; empty where it says nothing."""
_NO_LETTERS = re.compile(r"[^a-z]+")


def type_elsewhere(name: str, otherwise: str = "") -> str:
    """The type that another program calls so."""
    return _TYPES.get(_NO_LETTERS.sub("", name.lower()), otherwise)
