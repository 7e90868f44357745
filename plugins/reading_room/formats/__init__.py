"""Works as other programs read and write them. Enters: a `Reference`. Leaves: text, and back.

Nothing here knows a site: `library.bibliography` makes references of what is published, and
`importers` makes reading lists of references.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.formats import biblatex, csl, ris
from reading_room.formats.reference import Reference
from reading_room.translation import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["FORMATS", "Format", "Reference"]


class Format(NamedTuple):
    """A format in which works can be had, as files and addresses name it, and as people do."""

    id: str
    ending: str
    """The end of an address, with its dot."""
    media_type: str
    name: str
    programs: str
    """Which programs it is for, in words."""
    write: Callable[[Reference], str]
    """One work, as a part of a file."""
    join: Callable[[Iterable[str]], str]
    """Such parts as a whole file."""


FORMATS = (
    Format(
        "ris",
        ".ris",
        "application/x-research-info-systems",
        "RIS",
        marked("EndNote, Mendeley and Zotero"),
        ris.write,
        ris.join,
    ),
    Format(
        "biblatex",
        ".bib",
        "application/x-bibtex",
        "BibLaTeX",
        marked("LaTeX and JabRef"),
        biblatex.write,
        biblatex.join,
    ),
    Format(
        "csl",
        ".csl.json",
        "application/vnd.citationstyles.csl+json",
        "CSL-JSON",
        marked("Pandoc, Quarto and programs of your own"),
        csl.write,
        csl.join,
    ),
)
"""In the order in which readers are offered them."""
