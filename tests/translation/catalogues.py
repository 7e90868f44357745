"""The catalogues of words, as ``make words`` keeps them: extracted from the package, brought up to
date, compiled. Only what Babel's own commands do, in one order and without dates.

    python tests/translation/catalogues.py
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[2] / "plugins/reading_room"
LOCALE = PACKAGE / "locale"
TEMPLATE = LOCALE / "reading_room.pot"
LANGUAGES = ("cy", "de", "es", "fr")
KEYWORDS = DEFAULT_KEYWORDS | {"marked": None, "forms": (1, 2)}
LEFT_OUT = (
    "POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team", "Generated-By",
    "Report-Msgid-Bugs-To", "Project-Id-Version",
)  # fmt: skip
"""What Babel writes into the head of a catalogue, and differs from day to day, or says nothing."""
HEADER = """\
# Words of the pages of Reading Room.
# A message is a sentence of British English; what stands in %(…)s is put in its place.
#"""
"""What stands at the head of the template."""


def extracted() -> Catalog:
    """Every message of the package."""
    with (LOCALE / "babel.ini").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = Catalog(project="Reading Room", charset="utf-8", header_comment=HEADER)
    for name, _, message, comments, context in extract_from_dir(
        PACKAGE, methods, options, KEYWORDS
    ):
        found.add(message, None, [(name, None)], auto_comments=comments, context=context)
    return found


def written(catalogue: Catalog) -> bytes:
    """A catalogue as it stands in git: sorted, and without the times that Babel would put in."""
    out = BytesIO()
    write_po(
        out, catalogue, sort_output=True, ignore_obsolete=True, include_lineno=False, width=100
    )
    lines = out.getvalue().decode().split("\n")
    kept = [line for line in lines if not line.startswith(tuple(f'"{name}:' for name in LEFT_OUT))]
    return "\n".join(kept).encode()


def path_of(language: str, ending: str = ".po") -> Path:
    """The catalogue of a language."""
    return LOCALE / language / "LC_MESSAGES" / f"reading_room{ending}"


def read(language: str) -> Catalog:
    """The catalogue of a language, as translators left it."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=Locale(language))


def updated(language: str) -> Catalog:
    """The same with the messages that there are today; what is gone is gone, and nothing that is
    only like a message is taken for it."""
    catalogue = read(language)
    catalogue.update(extracted(), no_fuzzy_matching=True, update_header_comment=False)
    return catalogue


class _Bare(Catalog):
    """A catalogue whose head says only what programs need: the same on every day, of any Babel."""

    plural = ""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:  # type: ignore[override]
        return [
            ("Language", str(self.locale)),
            ("Plural-Forms", self.plural),
            ("Content-Type", "text/plain; charset=utf-8"),
        ]


def compiled(language: str) -> bytes:
    """What programs read."""
    catalogue, bare, out = read(language), _Bare(language), BytesIO()
    bare.plural = catalogue.plural_forms
    for message in catalogue:
        if message.id:
            bare.add(message.id, message.string, context=message.context)
    write_mo(out, bare)
    return out.getvalue()


if __name__ == "__main__":
    TEMPLATE.write_bytes(written(extracted()))
    for each in LANGUAGES:
        path_of(each).write_bytes(written(updated(each)))
        path_of(each, ".mo").write_bytes(compiled(each))
