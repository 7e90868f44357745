"""Fields of references made clean. Enters: a text of a file. Leaves: the value that it means.

What is no value of its field is None, for the `Draft` to keep and to tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from babel.core import get_global

from reading_room.formats.languages import LANGUAGES_BACK
from reading_room.importers.addresses import doi_of, url_of
from reading_room.importers.dates import read_date, taken
from reading_room.importers.plain import in_paragraphs, on_one_line
from reading_room.schema import ITEM
from reading_room.schema.items import ARCHIVE_KEYS, LINK_KEYS
from reading_room.schema.kinds import EDTF
from reading_room.sources import limits
from reading_room.sources.web import is_address
from reading_room.sources.work_values import has_form, identifiers, is_doi
from reading_room.sources.yaml.fields import is_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.dates import PartialDate
    from reading_room.schema import Key

_BINDING = re.compile(
    r"\([^()]{0,60}\)|\b(?:pbk|hbk|paperback|hardback|print|online|e-?book)\b", re.I
)
"""What stands beside an ISBN or ISSN: its binding."""


def without_binding(text: str) -> str:
    """An ISBN or ISSN without the words beside it, as Scopus and catalogues have them."""
    return _BINDING.sub("", text)


_OF_LIBRARIES = len("eng")
"""Letters of a language's code in catalogues and at DataCite, where the web has two."""
_MINUTES = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


def is_date(field: str) -> bool:
    """Is it a field whose date may be uncertain, a season or a range?"""
    return field in ITEM and ITEM[field].kind is EDTF


def is_rewritten(field: str, value: object, text: str) -> bool:
    """Was an address or a DOI made of what is none as it stands?"""
    text = on_one_line(text)
    if field not in ("URL", "DOI") or value == text:
        return False
    return field == "URL" or not (_FORM_OF_DOI.fullmatch(text) and text.endswith(f"{value}"))


EXACT: dict[str, Callable[[str], bool]] = {"URL": is_address, "DOI": is_doi}
"""What our own exports have as it is, whatever it looks like."""
_FORM_OF_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)10\..+", re.IGNORECASE)
"""Forms that say nothing but the DOI, and are not told."""


def _address(text: str) -> str | None:
    return url_of(text) if text.strip() else ""


def _language(text: str) -> str | None:
    tag = on_one_line(text)
    tag = LANGUAGES_BACK.get(tag.lower(), tag)
    if len(tag) == _OF_LIBRARIES:
        tag = get_global("language_aliases").get(tag.lower(), tag)
    return tag if not tag or is_language(tag) else None


def _minutes(text: str) -> int | str | None:
    number = on_one_line(text)
    if _MINUTES.fullmatch(number) and int(number) <= limits.MINUTES:
        return int(number)
    return None if number else ""


def _date(text: str) -> PartialDate | str | None:
    return read_date(text) if text.strip() else ""


def _edtf(text: str) -> PartialDate | str | None:
    if not text.strip():
        return ""
    said = taken(text)
    return said.date if said.is_whole else None


def _identifier(name: str) -> Callable[[str], str | None]:
    def clean(text: str) -> str | None:
        words = _BINDING.sub(" ", on_one_line(text).replace("\u2013", "-").replace("\u2010", "-"))
        parts = identifiers(words.strip(" .,;"))
        return " ".join(parts) if all(has_form(name, part) for part in parts) else None

    return clean


def _one_of(options: tuple[str, ...]) -> Callable[[str], str | None]:
    def clean(text: str) -> str | None:
        word = on_one_line(text)
        return word if not word or word in options else None

    return clean


_WEB = (_address, "an address of the web that can be followed")
_DAY = (_date, "a year, a month or a day that is certain")
_LINE = (on_one_line, "words")
_CLEANERS: dict[str, tuple[Callable[[str], object], str]] = {
    "words": _LINE,
    "number": _LINE,
    "text": (in_paragraphs, "words"),
    "address": _WEB,
    "partial": _DAY,
    "edtf": (_edtf, "a date or a range of dates"),
    "doi": (doi_of, "a DOI"),
    "isbn": (_identifier("ISBN"), "an ISBN"),
    "issn": (_identifier("ISSN"), "an ISSN"),
    "language": (_language, "the short name of a language, such as en-GB"),
    "minutes": (_minutes, f"a whole number of minutes of {limits.MINUTES:,} or fewer"),
}
"""By the kind of a key: what makes its value of a text. None is no value of it, and empty is none
at all."""


def _cleaner(key: Key[Any]) -> tuple[Callable[[str], object], str]:
    if key.options:
        wanted = f"one of {', '.join(key.options)}"
        return _one_of(key.options), "a type that a list knows" if key.name == "type" else wanted
    return _CLEANERS.get(key.kind.name, _LINE)


CLEAN = {
    **{key.name: _cleaner(key) for key in ITEM},
    **{f"archive.{key.name}": _cleaner(key) for key in ARCHIVE_KEYS},
    **{f"link.{key.name}": _cleaner(key) for key in LINK_KEYS},
    **dict.fromkeys(("list.section", "list.section_title", "list.id", "list.title"), _LINE),
}
"""What makes the value of each field of a text, and in words what such a value is."""
