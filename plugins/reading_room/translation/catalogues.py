"""Gettext's catalogues. Enters: a language. Leaves: its messages, ours or a site's own."""

from __future__ import annotations

import gettext
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import babel
from babel import Locale, UnknownLocaleError

if TYPE_CHECKING:
    from collections.abc import Iterator

DOMAIN = "reading_room"
FOLDER = Path(__file__).parents[1] / "locale"


def locale_of(language: str) -> Locale | None:
    """What CLDR knows of a language; None where it knows nothing."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def catalogue(language: str, folder: Path | None = None) -> gettext.NullTranslations | None:
    """The messages of a language, or of the one that it is a variety of; None where there are none.

    A site's own catalogue is read as translators write it (``.po``), and need not be compiled; what
    it leaves out is ours.
    """
    ours = own = None
    for name in _names(language):
        ours = ours or _compiled(FOLDER / path_of(name, ".mo"))
        own = own or (_written(folder / path_of(name, ".po"), name) if folder else None)
    if own and ours:
        own.add_fallback(ours)
    return own or ours


def digest(language: str, folder: Path | None = None) -> str:
    """Another one for other messages, or for other plurals."""
    found = blake2b(babel.__version__.encode(), digest_size=16)
    for name in _names(language):
        paths = [FOLDER / path_of(name, ".mo")]
        paths += [folder / path_of(name, ".po")] if folder else []
        for path in paths:
            found.update(path.read_bytes() if path.is_file() else b"none")
    return found.hexdigest()


def languages() -> list[str]:
    """The languages of our own catalogues."""
    return sorted(path.parent.name for path in FOLDER.glob("*/LC_MESSAGES"))


def stamps(language: str, folder: Path) -> tuple[int, ...]:
    """When those of a site's own catalogues that a language has were last written."""
    paths = [folder / path_of(name, ".po") for name in _names(language)]
    return tuple(path.stat().st_mtime_ns for path in paths if path.is_file())


def path_of(name: str, ending: str) -> str:
    """Where gettext has the catalogue of a language, in a folder of catalogues."""
    return f"{name}/LC_MESSAGES/{DOMAIN}{ending}"


def _names(language: str) -> Iterator[str]:
    """``de_AT``, ``de``."""
    parts = language.split("-")
    for length in range(len(parts), 0, -1):
        yield "_".join(parts[:length])


def _compiled(path: Path) -> gettext.NullTranslations | None:
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


def _written(path: Path, name: str) -> gettext.NullTranslations | None:
    if not path.is_file():
        return None
    from babel.messages.mofile import write_mo  # needed by few sites
    from babel.messages.pofile import PoFileError, read_po

    compiled = BytesIO()
    try:
        with path.open("rb") as file:
            write_mo(compiled, read_po(file, locale=name, domain=DOMAIN, abort_invalid=True))
    except (PoFileError, ValueError, LookupError) as error:
        raise CatalogueError(path, str(error)) from error
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


class CatalogueError(Exception):
    """A catalogue of a site that nobody can read."""

    def __init__(self, path: Path, why: str) -> None:
        self.path = path
        super().__init__(f"{path.as_posix()} is no catalogue of gettext: {why}.")
