"""Works on reading lists. Enters: nothing. Leaves: every key of an item, declared once.

The variables and types are those of CSL 1.0.2, under CSL's names; what has no variable stands under
``custom``. https://docs.citationstyles.org/en/stable/specification.html (appendices III and IV).
"""

from __future__ import annotations

from typing import TypeVar

from reading_room.schema.keys import Key, Keys, Kind
from reading_room.schema.kinds import (
    ADDRESS,
    ALTERNATES,
    ARCHIVE,
    CHOICE,
    CUSTOM,
    DOI,
    EDTF,
    ISBN,
    ISSN,
    LANGUAGE,
    LINK,
    MINUTES,
    NAMES,
    NUMBER,
    PARTIAL,
    REF,
    REFS,
    SLUG,
    TEXT,
    WORDS,
)
from reading_room.schema.other_types import type_elsewhere
from reading_room.values import ACCESS, FORMATS, IMPORTANCE, LINK_STATES

Value = TypeVar("Value")

TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
    "paper-conference", "patent", "performance", "periodical", "personal_communication", "post",
    "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech",
    "standard", "thesis", "treaty", "webpage",
)  # fmt: skip
"""Every type of CSL 1.0.2."""


def _csl(
    name: str, kind: Kind[Value], about: str, example: str, *also: str, most: int = 0
) -> Key[Value]:
    return Key(name, kind, about, example, also=also, most=most, is_csl=True)


TOPICS_ELSEWHERE = ("categories", "category", "keyword", "keywords", "subject", "tag", "tags")
"""What other programs call topics."""

ID = Key("id", SLUG, "The name by which posts cite the work, `[@fox-2014]`; no other work has it.",
         "routledge-2014", required=True)  # fmt: skip
TYPE = Key("type", CHOICE, "What kind of work it is, in the terms of CSL.", "report",
           options=TYPES, elsewhere=type_elsewhere, is_csl=True)  # fmt: skip
TITLE = Key("title", WORDS, "The title, with its subtitle behind a colon.",
            "Personalisation – give up or move on", required=True,
            also=("name", "heading", "work-title"), is_csl=True)  # fmt: skip
AUTHOR = _csl("author", NAMES, "Who wrote or made it.", "[alex-fox, Miro Griffiths]", "authors",
              "by", "writer", "creator")  # fmt: skip
CONTAINER_TITLE = _csl("container-title", WORDS, "The journal, newspaper, book, blog or site in "
                       "which it appeared.", "In Control blog", "journal", "blog", "website",
                       "booktitle", "publication")  # fmt: skip
ISSUED = _csl("issued", EDTF, "When it appeared, as precisely as is known.", "2014-01", "date",
              "year", "published", "pubdate")  # fmt: skip
URL = _csl("URL", ADDRESS, "Where it can be read.", "https://www.example.org/report", "url",
           "link-to", "address")  # fmt: skip
DOI_KEY = _csl("DOI", DOI, "Its digital object identifier.", "10.1080/01944366908977225", "doi")
PUBLISHER = _csl("publisher", WORDS, "Who published it.", "Policy Press")
LANGUAGE_KEY = _csl("language", LANGUAGE, "The language it is written in.", "cy", "lang")

_ROLES = (
    _csl("editor", NAMES, "Who edited it.", "Jo Lee", "editors"),
    _csl("translator", NAMES, "Who translated it.", "Jo Lee", "translators"),
    _csl("editor-translator", NAMES, "Who both edited and translated it.", "Jo Lee"),
    _csl("editorial-director", NAMES, "Who directed the edition.", "Jo Lee"),
    _csl("collection-editor", NAMES, "Who edited the series.", "Jo Lee", "series-editor"),
    _csl("container-author", NAMES, "Who wrote the book that it is part of.", "Jo Lee",
         "bookauthor"),
    _csl("original-author", NAMES, "Who wrote the original.", "Jo Lee"),
    _csl("reviewed-author", NAMES, "Who made the work that is reviewed.", "Jo Lee"),
    _csl("director", NAMES, "Who directed the film.", "Jo Lee"),
    _csl("producer", NAMES, "Who produced it.", "Jo Lee"),
    _csl("executive-producer", NAMES, "Who was its executive producer.", "Jo Lee"),
    _csl("script-writer", NAMES, "Who wrote the script.", "Jo Lee", "scriptwriter"),
    _csl("series-creator", NAMES, "Who created the series.", "Jo Lee"),
    _csl("host", NAMES, "Who presents the programme.", "Jo Lee", "presenter"),
    _csl("guest", NAMES, "Who is a guest of the programme.", "Jo Lee"),
    _csl("narrator", NAMES, "Who reads it out.", "Jo Lee"),
    _csl("performer", NAMES, "Who performs it.", "Jo Lee"),
    _csl("composer", NAMES, "Who composed the music.", "Jo Lee"),
    _csl("illustrator", NAMES, "Who drew the pictures.", "Jo Lee"),
    _csl("interviewer", NAMES, "Who asked the questions.", "Jo Lee"),
    _csl("recipient", NAMES, "To whom a letter was written.", "Jo Lee"),
    _csl("compiler", NAMES, "Who compiled it.", "Jo Lee"),
    _csl("contributor", NAMES, "Who contributed to it.", "Jo Lee", "contributors"),
    _csl("curator", NAMES, "Who curated the exhibition.", "Jo Lee"),
    _csl("chair", NAMES, "Who chaired the session.", "Jo Lee"),
    _csl("organizer", NAMES, "Who organised the event.", "Jo Lee", "organiser"),
)  # fmt: skip

_PARTS = (
    _csl("volume", NUMBER, "The volume.", "12", "vol"),
    _csl("issue", NUMBER, "The issue of the journal or magazine.", "3", "no"),
    _csl("page", NUMBER, "The pages.", '"12-34"', "pages"),
    _csl("page-first", NUMBER, "The first page.", "12"),
    _csl("chapter-number", NUMBER, "The number of the chapter.", "4", "chapter"),
    _csl("section", WORDS, "The part of a law or newspaper.", "s. 4"),
    _csl("part-number", NUMBER, "The number of the part.", "2", "part"),
    _csl("supplement-number", NUMBER, "The number of the supplement.", "1"),
    _csl("edition", NUMBER, "The edition: a number or words.", "2"),
    _csl("version", NUMBER, "The version of software or data.", "1.2"),
    _csl("printing-number", NUMBER, "The number of the printing.", "3"),
    _csl("number", NUMBER, "The number of a report, law, patent or standard.", "Cm 6499"),
    _csl("number-of-pages", NUMBER, "How many pages it has.", "320", "pagetotal"),
    _csl("number-of-volumes", NUMBER, "How many volumes it has.", "2", "volumes"),
    _csl("volume-title", WORDS, "The title of the volume.", "Part one"),
    _csl("part-title", WORDS, "The title of the part.", "The early years"),
    _csl("title-short", WORDS, "The title made short.", "Give up or move on", "shortTitle",
         "shorttitle"),
    _csl("container-title-short", WORDS, "The journal's name made short.", "J. Soc. Work",
         "journalAbbreviation", "shortjournal"),
    _csl("collection-title", WORDS, "The series that it is part of.", "Better services", "series"),
    _csl("collection-number", NUMBER, "Its number in the series.", "7"),
    _csl("publisher-place", WORDS, "Where it was published.", "Bristol", "place", "location"),
    _csl("original-title", WORDS, "The title of the original.", "Le temps"),
    _csl("original-publisher", WORDS, "Who published the original.", "Seuil"),
    _csl("original-publisher-place", WORDS, "Where the original was published.", "Paris"),
    _csl("original-date", EDTF, "When the original appeared.", "1984"),
    _csl("event-title", WORDS, "The conference, hearing or exhibition.", "Annual conference",
         "event", "eventtitle"),
    _csl("event-place", WORDS, "Where that was.", "Leeds", "venue"),
    _csl("event-date", EDTF, "When that was.", "2014-06-01/2014-06-03"),
    _csl("genre", WORDS, "What sort of work it is, in words.", "PhD thesis"),
    _csl("medium", WORDS, "What it is on.", "DVD", "format-of-work"),
    _csl("dimensions", WORDS, "How large or long it is.", "90 min."),
    _csl("scale", WORDS, "The scale of a map.", "1:50000"),
    _csl("status", WORDS, "Whether it has appeared.", "in press", "pubstate"),
    _csl("submitted", EDTF, "When it was handed in.", "2013-11"),
    _csl("available-date", EDTF, "When it could first be read.", "2014-01-02"),
    _csl("accessed", EDTF, "When somebody last read it at its address.", "2026-05-14", "urldate"),
    _csl("authority", WORDS, "The court or body that decided it.", "Supreme Court", "court"),
    _csl("jurisdiction", WORDS, "Where a law holds.", "England"),
    _csl("division", WORDS, "The part of a court or body.", "Family Division"),
    _csl("references", WORDS, "What a law, case or patent refers to.", "Care Act 1990, s. 2"),
    _csl("reviewed-title", WORDS, "The title of the work that is reviewed.", "Lives of our own"),
    _csl("reviewed-genre", WORDS, "What sort of work is reviewed.", "film"),
    _csl("ISBN", ISBN, "Its ISBN.", "978-0-306-40615-7", "isbn"),
    _csl("ISSN", ISSN, "The ISSN of the journal or series.", "0045-3102", "issn"),
    _csl("PMID", NUMBER, "Its number in PubMed.", "12345678", "pmid"),
    _csl("PMCID", WORDS, "Its number in PubMed Central.", "PMC1234567", "pmcid"),
    _csl("abstract", TEXT, "What it says, in its own words.", "This paper asks …"),
    _csl("annote", TEXT, "A remark on it, beside the note.", "Cited by the inquiry."),
    _csl("license", WORDS, "Under what terms it may be used.", "CC BY 4.0", "licence"),
    _csl("source", WORDS, "The library or database that holds it.", "Social Care Online"),
    _csl("archive_collection", WORDS, "The collection of an archive.", "Campaign papers"),
    _csl("archive_location", WORDS, "Where in an archive it is kept.", "Box 4"),
    _csl("archive-place", WORDS, "Where the archive is.", "Leeds"),
    _csl("call-number", WORDS, "Its shelf mark in a library.", "HV 245"),
    _csl("citation-key", WORDS, "What another program calls it.", "Fox2014"),
    _csl("citation-label", WORDS, "A label that stands for it.", "Fox14"),
    _csl("citation-number", NUMBER, "Its number in another bibliography.", "12"),
    _csl("first-reference-note-number", NUMBER, "The note that first cites it, elsewhere.", "3"),
    _csl("locator", WORDS, "The place in the work that is meant.", "12"),
    _csl("year-suffix", WORDS, "The letter behind its year in another bibliography.", "a"),
)  # fmt: skip

CUSTOM_KEY = Key("custom", CUSTOM, "What no key above has a place for, under keys of your own.",
                 "{shelf: Reading room}")  # fmt: skip

NOTE = Key("note", TEXT, "Why to read it, on this list.", "Short, and kind to newcomers.",
           also=("why", "comment", "annotation", "summary"), is_csl=True)  # fmt: skip
ARCHIVE_KEYS = Keys("archive", "The archive", "An archived copy.", (
    Key("url", ADDRESS, "Where the copy is.", "https://web.archive.org/web/2014/https://…"),
    Key("date", PARTIAL, "When it was made.", "2014-02-01", is_noun=True),
    Key("name", WORDS, "The archive that keeps the work itself.", "People's History Museum"),
))  # fmt: skip
ARCHIVE_KEY = Key("archive", ARCHIVE, "An archived copy: `url`, `date`; or the name of the archive "
                  "that keeps the work.", '{url: "https://…", date: "2014-02-01"}',
                  parts=ARCHIVE_KEYS, is_csl=True)  # fmt: skip
LINK_KEYS = Keys("link", "The link", "What became of the address.", (
    Key("status", CHOICE, "What became of it.", "alive", options=LINK_STATES),
    Key("checked", PARTIAL, "When somebody looked.", "2026-05-14"),
))  # fmt: skip
LINK_KEY = Key("link", LINK, "What became of the address; `reading-room links check` writes it.",
               '{status: alive, checked: "2026-05-14"}', parts=LINK_KEYS)  # fmt: skip
IMPORTANCE_KEY = Key("importance", CHOICE, "How much it matters on this list.", "essential",
                     options=IMPORTANCE)  # fmt: skip
ACCESS_KEY = Key("access", CHOICE, "What a reader needs to read it.", "open", options=ACCESS)
MINUTES_KEY = Key("minutes", MINUTES, "How many minutes it takes.", "12", also=("length",))
ALTERNATE_KEYS = Keys("alternate", "An alternate", "Another form of the work.", (
    Key("format", CHOICE, "Which form it is.", "easy-read", required=True, options=FORMATS),
    Key("URL", ADDRESS, "Where it is.", "https://…", required=True),
))  # fmt: skip
ALTERNATES_KEY = Key("alternates", ALTERNATES, "Other forms of the work: `format`, `URL`.",
                     "[{format: easy-read, URL: https://…}]", most=100,
                     parts=ALTERNATE_KEYS)  # fmt: skip
TOPICS = Key("topics", REFS, "What it is about.", "[direct-payments, care-act]", most=100,
             also=("tags", "keywords", "keyword", "categories"),
             read_as=TOPICS_ELSEWHERE)  # fmt: skip
RESPONDS_TO = Key("responds_to", REFS, "The works that it answers, by id.", "[routledge-2014]",
                  most=100)  # fmt: skip
WORK = Key("work", REF, "The id of a work that is on another list, instead of `id` and all else "
           "but `note` and `importance`.", "routledge-2014")  # fmt: skip

EVERYDAY = frozenset({
    key.name for key in (
        ID, TYPE, TITLE, AUTHOR, _ROLES[0], _ROLES[1], CONTAINER_TITLE, *_PARTS[:4], ISSUED, URL,
        DOI_KEY, PUBLISHER, LANGUAGE_KEY, NOTE, ARCHIVE_KEY, LINK_KEY, IMPORTANCE_KEY, ACCESS_KEY,
        MINUTES_KEY, ALTERNATES_KEY, TOPICS, RESPONDS_TO, WORK,
    )
} | {"edition", "ISBN", "publisher-place"})  # fmt: skip
"""The keys that most works need, which the manual has first."""

SAID_BY_LIST = (NOTE.name, IMPORTANCE_KEY.name)
"""What a list says of a work, and the work itself does not."""

ITEM = Keys(
    "item",
    "An item",
    "A work on a reading list.",
    between={
        "required": [],
        "if": {"required": [WORK.name]},
        "then": {"propertyNames": {"enum": [WORK.name, *SAID_BY_LIST]}},
        "else": {"required": [ID.name, TITLE.name]},
    },
    keys=(
        ID, TYPE, TITLE, AUTHOR, *_ROLES[:2], CONTAINER_TITLE, *_PARTS[:4], ISSUED, URL, DOI_KEY,
        PUBLISHER, *_ROLES[2:], *_PARTS[4:], CUSTOM_KEY, LANGUAGE_KEY, NOTE, ARCHIVE_KEY, LINK_KEY,
        IMPORTANCE_KEY, ACCESS_KEY, MINUTES_KEY, ALTERNATES_KEY, TOPICS, RESPONDS_TO, WORK,
    ),
)  # fmt: skip
"""In the order in which they are written."""

APART = frozenset({ID.name, WORK.name, *SAID_BY_LIST})
"""Keys that are no part of the work: its id, and what one list says of it."""
