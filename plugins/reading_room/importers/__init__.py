"""Other systems' files become reading lists. Enters: bytes of a file. Leaves: works, and remarks.

`opening` makes text of bytes, an importer of `IMPORTERS` references of text, `plan` finds each its
place in the site, and `making` writes the lists. Whatever a list cannot hold is a `Remark`.
Modules that begin with `bib`, `csl` or `ris` are of one format, and put its values into a `Draft`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.importers.biblatex import read_biblatex
from reading_room.importers.csl import read_csl
from reading_room.importers.elsewhere import KNOWN_ENDINGS, elsewhere, ending_of
from reading_room.importers.found import Found, Read, Remark, bounded
from reading_room.importers.making import Made, make
from reading_room.importers.opening import open_file, open_text
from reading_room.importers.plan import Plan, Planner, called, words_of_slug
from reading_room.importers.report import lines_of, whole_of
from reading_room.importers.ris import read_ris
from reading_room.importers.site import Site
from reading_room.importers.yamltext import read_csl_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "IMPORTERS",
    "KNOWN_ENDINGS",
    "Found",
    "Made",
    "Plan",
    "Planner",
    "Read",
    "Remark",
    "Site",
    "called",
    "elsewhere",
    "ending_of",
    "lines_of",
    "make",
    "open_file",
    "open_text",
    "whole_of",
    "words_of_slug",
]

IMPORTERS: dict[str, Callable[[str], Read]] = {
    ".bib": bounded(read_biblatex),
    ".csl.json": bounded(read_csl),
    ".json": bounded(read_csl),
    ".yaml": bounded(read_csl_yaml),
    ".ris": bounded(read_ris),
}
"""What reads a file, by how its name ends; the longest ending that fits decides."""
