"""What BibTeX, BibLaTeX and their programs call things. Enters: nothing. Leaves: tables."""

from __future__ import annotations

from reading_room.formats.mapping import FIELDS
from reading_room.formats.work_types import TYPES
from reading_room.work import NAME_KEYS

ROLES = {FIELDS[role].biblatex.partition(",")[0]: role for role in NAME_KEYS
         if " " not in FIELDS[role].biblatex.partition(",")[0]} | {
    "afterword": "contributor", "foreword": "contributor", "introduction": "contributor",
    "annotator": "contributor", "commentator": "contributor", "editora": "editor",
    "editorb": "editor", "editorc": "editor", "collaborator": "contributor",
    "compiler": "compiler", "contributor": "contributor", "organizer": "organizer",
}  # fmt: skip
"""The role of each field with names; those of editors may be another: see `EDITORS`."""
EDITORS = {
    "": "editor", "editor": "editor", "director": "director", "compiler": "compiler",
    "producer": "producer", "organizer": "organizer", "translator": "translator",
    "performer": "performer", "narrator": "narrator", "illustrator": "illustrator",
    "scriptwriter": "script-writer", "interviewer": "interviewer", "host": "host",
    "composer": "composer", "recipient": "recipient", "reader": "narrator",
    "seriescreator": "series-creator", "execproducer": "executive-producer",
    "serieseditor": "collection-editor", "bookauthor": "container-author",
    "collaborator": "contributor", "organiser": "organizer",
}  # fmt: skip
"""What ``editortype`` and ``editoratype`` say; all others are contributors."""
FIELDS_OF = {
    place.strip(): field for field, places in FIELDS.items() for place in places.biblatex.split(",")
    if field not in NAME_KEYS
} | {
    "school": "publisher", "annote": "note", "address": "publisher-place", "nopages": "page",
    "number": "number", "issue": "issue", "eid": "page", "language": "language",
    "hyphenation": "language", "origyear": "original-date", "place": "publisher-place",
    "annotation": "note", "review": "custom.review",
    "accessed": "accessed", "lastaccessed": "accessed", "lastchecked": "accessed",
    "visited": "accessed", "url-access-date": "accessed", "shortbooktitle": "container-title-short",
    "journalabbr": "container-title-short", "fjournal": "container-title",
    "jurisdiction": "jurisdiction", "court": "authority", "issuetitle": "volume-title",
    "conference": "event-title", "eventname": "event-title", "numpages": "number-of-pages",
    "isbn13": "ISBN", "isbn-13": "ISBN", "isbn10": "ISBN", "isbn-10": "ISBN", "isrn": "number",
    "issn-l": "ISSN", "eissn": "ISSN", "e-issn": "ISSN", "summary": "abstract",
    "seriesnumber": "collection-number", "holder": "authority", "copyright": "license",
    "rights": "license", "origurl": "custom.origurl", "publication": "container-title",
    "howpublished": "medium", "articleno": "number", "article-number": "number",
    "type": "genre", "booktype": "genre", "lccn": "call-number", "shelfmark": "call-number",
    "langtag": "language", "keyword": "topics", "tags": "topics", "category": "custom.category",
}  # fmt: skip
FIELDS_OF = {name: field for name, field in FIELDS_OF.items() if not field.startswith("custom.")}
LINKS = (
    "url", "link", "ee", "url2", "weblink", "web", "bdsk-url-1", "howpublished", "note", "annote",
    "annotation", "addendum", "bdsk-url-2", "adsurl", "opturl", "webpage", "website", "homepage",
    "uri", "href", "weburl", "eprint", "pdf",
)  # fmt: skip
"""Where an address is looked for, from the likeliest place on."""
LINK_FIELDS = frozenset({"link", "ee", "url2", "weblink", "web", "bdsk-url-1", "bdsk-url-2",
                         "adsurl", "opturl", "webpage", "website", "homepage", "uri", "href",
                         "weburl"})  # fmt: skip
"""Fields that hold an address and nothing else."""
OWN_LINKS = LINK_FIELDS | {
    "pdf",
    "addendum", "annotation", "annote", "howpublished", "note", "subtitle", "title", "titleaddon",
}  # fmt: skip
"""Fields whose addresses are those of the work: a publisher's, say, leads to the publisher."""
EPRINTS = {
    "arxiv": "https://arxiv.org/abs/{}", "jstor": "https://www.jstor.org/stable/{}",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/{}/", "hdl": "https://hdl.handle.net/{}",
    "googlebooks": "https://books.google.com/books?id={}", "hal": "https://hal.science/{}",
    "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/{}/",
    "ssrn": "https://ssrn.com/abstract={}", "biorxiv": "https://doi.org/{}",
    "medrxiv": "https://doi.org/{}", "socarxiv": "https://osf.io/preprints/socarxiv/{}",
    "psyarxiv": "https://osf.io/preprints/psyarxiv/{}", "osf": "https://osf.io/{}",
    "eric": "https://eric.ed.gov/?id={}", "urn": "https://nbn-resolving.org/{}",
    "iacr": "https://eprint.iacr.org/{}", "ads": "https://ui.adsabs.harvard.edu/abs/{}",
}  # fmt: skip
"""Where an ``eprint`` of each archive is read."""
EPRINT_FIELDS = frozenset({"eprint", "eprinttype", "archiveprefix", "eprintclass", "primaryclass"})
PROGRAMS = frozenset(
    {"file", "groups", "mendeley-groups", "timestamp", "owner", "date-added",
     "date-modified", "added-at", "interhash", "intrahash", "bibsource", "creationdate",
     "modificationdate", "__markedentry", "qualityassured", "ranking", "readstatus", "printed",
     "priority", "pdf", "local-url", "localfile", "bdsk-file-1", "bdsk-file-2", "ids", "options",
     "execute", "presort", "sortkey", "sortname", "sorttitle", "sortyear", "sortshorthand",
     "indextitle", "indexsorttitle", "label", "entryset", "related", "relatedtype",
     "relatedoptions", "relatedstring", "xref", "gender", "keywords-internal",
     "shorthandintro", "nameaddon-internal", "langidopts", "pagination", "bookpagination",
     "posted-at", "citeulike-article-id", "citeulike-linkout-0", "citeulike-linkout-1",
     "mendeley-tags", "unique-id", "times-cited", "number-of-cited-references", "comment",
     "zotero-key", "username", "biburl", "sortnum", "shortauthor", "shorteditor"}
)  # fmt: skip
"""What programs keep for themselves, of which no style prints anything; ``comment`` and files are
an editor's own."""
KINDS = {(type_.biblatex, type_.subtype): name for name, type_ in TYPES.items()}
MORE_KINDS = {
    "artwork": "graphic", "bachelorsthesis": "thesis", "bathesis": "thesis", "blog": "post-weblog",
    "bookinbook": "chapter", "collection": "book", "commentary": "book", "comment": "review",
    "conference": "paper-conference", "data": "dataset", "ebook": "book", "electronic": "webpage",
    "film": "motion_picture", "inbook": "chapter", "legal": "legislation", "lecture": "speech",
    "magazine": "article-magazine", "manual": "report", "mastersthesis": "thesis",
    "masterthesis": "thesis", "mathesis": "thesis", "music": "song", "mvbook": "book",
    "mvcollection": "book", "mvproceedings": "book", "mvreference": "book",
    "newspaper": "article-newspaper", "newsarticle": "article-newspaper", "phdthesis": "thesis",
    "podcast": "broadcast", "preprint": "article", "presentation": "speech", "proceedings": "book",
    "reference": "book", "review": "review", "suppbook": "chapter", "suppcollection": "chapter",
    "suppperiodical": "article-journal", "talk": "speech", "techreport": "report",
    "video": "motion_picture", "website": "webpage", "webpage": "webpage", "workingpaper": "report",
    "www": "webpage", "journal": "periodical", "map": "map", "poster": "speech",
    "legislation": "legislation", "standard": "standard", "code": "software",
    "codefragment": "software", "softwaremodule": "software", "softwareversion": "software",
    "interview": "interview", "newsletter": "periodical", "bibnote": "", "custom": "", "other": "",
}  # fmt: skip
"""What older styles and programs call types of entries."""
GENRES = {
    "bathesis": "Bachelor's thesis", "mathesis": "Master's thesis", "phdthesis": "PhD thesis",
    "candthesis": "Candidate thesis", "techreport": "Technical report",
    "resreport": "Research report", "software": "Software", "datacd": "Data CD",
    "audiocd": "Audio CD", "patent": "Patent", "patentus": "U.S. patent",
    "patentuk": "British patent",
    "patenteu": "European patent", "patentde": "German patent", "patentfr": "French patent",
    "patreqde": "German patent request", "patreqeu": "European patent request",
    "patreqfr": "French patent request", "patreq": "Patent request",
    "patrequs": "U.S. patent request", "patrequk": "British patent request",
    "mastersthesis": "Master's thesis", "masterthesis": "Master's thesis",
    "bachelorsthesis": "Bachelor's thesis",
}  # fmt: skip
"""What BibLaTeX prints for the keys that ``type`` may have, and for types that say it."""
SAYS_GENRE = frozenset({"phdthesis", "mastersthesis", "masterthesis", "mathesis", "bathesis",
                        "bachelorsthesis", "techreport"})  # fmt: skip
SERIES = {"newseries": "New series", "oldseries": "Old series"}
"""What BibLaTeX prints for the keys of ``series``."""
OF_PERIODICALS = frozenset({"article", "periodical", "suppperiodical"})
"""Entries whose ``series``, where it is a number, is printed as "3rd series"."""
OF_MEETINGS = frozenset({"conference", "inproceedings", "proceedings"})
"""Entries whose ``location`` is the meeting's at ACM, where ``address`` is the publisher's."""
COUNTRIES = {
    "countryde": "Germany", "countryeu": "European Union", "countryep": "European Union",
    "countryfr": "France", "countryuk": "United Kingdom",
    "countryus": "United States of America",
}  # fmt: skip
"""What BibLaTeX prints for the keys of ``location`` that a patent has."""
STATES = {
    "inpreparation": "in preparation", "submitted": "submitted", "forthcoming": "forthcoming",
    "inpress": "in press", "prepublished": "pre-published",
}  # fmt: skip
"""What BibLaTeX prints for the keys of ``pubstate``."""
WHOLE_KINDS = frozenset({"book", "collection", "proceedings", "mvbook", "mvcollection",
                         "thesis",
                         "mvproceedings", "reference", "report", "phdthesis",
                         "manual"})  # fmt: skip
"""Entries that stand in nothing else: a ``booktitle`` that is their own title says nothing."""
