"""Which format a file of works has. Enters: its name and its text. Leaves: what reads it, or why
nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.importers import lists
from reading_room.importers.biblatex import read_biblatex
from reading_room.importers.csl import read_csl
from reading_room.importers.elsewhere import elsewhere, ending_of
from reading_room.importers.found import bounded
from reading_room.importers.ris import read_ris
from reading_room.importers.yamltext import read_csl_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.importers.found import Read

IMPORTERS: dict[str, Callable[[str], Read]] = {
    ".bib": bounded(read_biblatex),
    ".csl.json": bounded(read_csl),
    ".json": bounded(read_csl),
    ".yaml": bounded(read_csl_yaml),
    ".ris": bounded(read_ris),
}
"""What reads a bibliography, by how its name ends; the longest ending that fits decides."""
FORMATS: dict[str, Callable[[str], Read]] = {
    "bibtex": IMPORTERS[".bib"], "ris": IMPORTERS[".ris"], "csl-json": IMPORTERS[".json"],
    "csl-yaml": IMPORTERS[".yaml"], **lists.READERS,
}  # fmt: skip
"""What reads each format, by the name that ``--from`` takes."""
ENDINGS = tuple(dict.fromkeys([*IMPORTERS, *lists.ENDINGS]))
"""How the names of files end that can be imported."""
_TABLES = (".csv", ".tsv")


class NoFormatError(Exception):
    """Why a file is none that can be imported, as words."""


def reader_of(name: str, text: str) -> Callable[[str], Read]:
    """What reads a file. Raises NoFormatError."""
    lower = name.lower()
    ending = max((each for each in IMPORTERS if lower.endswith(each)), key=len, default="")
    if ending and not (ending == ".json" and lists.format_of(name, text)):
        return IMPORTERS[ending]
    known = ending_of(text) if not lower.endswith(lists.ENDINGS) or lower.endswith(".txt") else ""
    if known:  # EndNote saves RIS under .txt
        return IMPORTERS[known]
    form = lists.format_of(name, text)
    other = elsewhere(text)
    if form and not (other and form == "references"):
        return FORMATS[form]
    if lower.endswith(_TABLES):
        return FORMATS["table"]
    raise NoFormatError(other or _NONE.format(", ".join(ENDINGS)))


_NONE = (
    "nothing in it looks like a list. Say what it is with --from, or give it a name that ends in {}"
)
