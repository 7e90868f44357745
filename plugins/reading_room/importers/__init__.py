"""Other systems' files become reading lists. Enters: bytes of a file. Leaves: works, and remarks.

`opening` makes text of bytes, `choosing` finds what reads it, an importer makes references of text,
`plan` finds each its place in the site, and `making` writes the lists; `before` knows what earlier
imports wrote. Whatever a list cannot hold is a `Remark`. Modules that begin with `bib`, `csl` or
`ris` are of one format, and put its values into a `Draft`; so do those in `lists`, which read what
is no bibliography: bookmarks, feeds, tables, lists of links, references as people type them.
"""

from __future__ import annotations

from reading_room.importers.choosing import FORMATS, IMPORTERS, NoFormatError, reader_of
from reading_room.importers.elsewhere import KNOWN_ENDINGS, elsewhere, ending_of
from reading_room.importers.found import Found, Read, Remark
from reading_room.importers.lists import ENDINGS
from reading_room.importers.making import Made, make, remembered
from reading_room.importers.opening import open_file, open_text
from reading_room.importers.plan import Plan, Planner, called, words_of_slug
from reading_room.importers.report import in_markdown, lines_of, whole_of
from reading_room.importers.site import Site

__all__ = [
    "ENDINGS",
    "FORMATS",
    "IMPORTERS",
    "KNOWN_ENDINGS",
    "Found",
    "Made",
    "NoFormatError",
    "Plan",
    "Planner",
    "Read",
    "Remark",
    "Site",
    "called",
    "elsewhere",
    "ending_of",
    "in_markdown",
    "lines_of",
    "make",
    "open_file",
    "open_text",
    "reader_of",
    "remembered",
    "whole_of",
    "words_of_slug",
]
