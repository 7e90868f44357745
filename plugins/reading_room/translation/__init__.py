"""Words of pages in a site's language. Enters: the language. Leaves: a `Translation`: messages,
plurals, numbers, dates.

The messages are sentences of British English, by which gettext's catalogues know them (``locale/``;
``make words`` keeps them). Plurals and dates are those of the Unicode CLDR, through Babel.
"""

from __future__ import annotations

from functools import lru_cache
from gettext import NullTranslations
from typing import TYPE_CHECKING

from babel import Locale
from babel.numbers import format_decimal

from reading_room.dates import day_text
from reading_room.translation import dates
from reading_room.translation.catalogues import (
    CatalogueError,
    catalogue,
    digest,
    locale_of,
    stamps,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["BRITISH", "CatalogueError", "Translation", "marked", "translation_of"]

_SAMPLES = (*range(200), 1_000_000)
"""Numbers among which there is one for each form of the plural in any language of CLDR."""
_CACHED = 4096


def marked(message: str) -> str:
    """The message itself: so Babel finds those of tables, which are translated later."""
    return message


class Translation:
    """What a site says in its own words, in one language."""

    def __init__(
        self, words: NullTranslations, locale: Locale, *, british: bool, made_of: str = ""
    ) -> None:
        self._words, self.locale = words, locale
        self.made_of = made_of
        """What all that it says depends on: its language, and a digest of its catalogues."""
        self.is_english = type(words) is NullTranslations
        """Are its messages as they stand in templates and code?"""
        self.plural: Callable[[int], str]
        """The form for a number, as CLDR calls it: "one", "few", "other"."""
        if british:
            self.plural = _plural  # Babel would first read all that it knows of English
            self.number, self.decimal, self.day = _number, _decimal, day_text
            self.date, self.years = dates.british, dates.british_years
        else:
            cached = lru_cache(maxsize=_CACHED)
            self.plural = cached(locale.plural_form)
            spoken = dates.Dates(locale, self.gettext)
            self.number = cached(lambda number: str(format_decimal(number, locale=locale)))
            self.decimal = cached(lambda n: str(format_decimal(round(n, 1), "#,##0.0", locale)))
            self.day, self.date = cached(spoken.day), cached(spoken.text)
            self.years = cached(spoken.years)

    @property
    def tag(self) -> str:
        """The language of the words, as HTML writes it."""
        return str(self.locale).replace("_", "-")

    def gettext(self, message: str, /, **values: object) -> str:
        """A message, with ``values`` in the places of ``%(name)s``."""
        words = self._words.gettext(message)
        return words % values if values else words

    def pgettext(self, context: str, message: str) -> str:
        """A message that has several meanings, each named by a ``context``."""
        return self._words.pgettext(context, message)

    def ngettext(self, one: str, many: str, number: int, /, **values: object) -> str:
        """A message in the form for a number, which it has as ``%(num)s``."""
        return self._words.ngettext(one, many, number) % {"num": self.number(number), **values}

    def forms(self, one: str, many: str) -> dict[str, str]:
        """Every form of a message, as `plural` calls it: for templates and scripts."""
        found: dict[str, str] = {}
        for number in _SAMPLES:
            found.setdefault(self.plural(number), self._words.ngettext(one, many, number))
        return found

    def before_name(self, at: int, count: int) -> str:
        """What stands before a name that has the place ``at`` (from 0) among so many."""
        if not at:
            return ""
        return ", " if at < count - 1 else self._last

    @property
    def _last(self) -> str:
        both = self.gettext("%(names)s and %(last)s")
        return both.removeprefix("%(names)s").removesuffix("%(last)s")


def _plural(number: int) -> str:
    return "one" if number == 1 else "other"


def _number(number: int) -> str:
    return f"{number:,}"


def _decimal(number: float) -> str:
    return f"{number:.1f}"


BRITISH = Translation(NullTranslations(), Locale("en", "GB"), british=True)
"""The messages as they are."""


def translation_of(language: str, folder: Path | None = None) -> Translation:
    """The words for a site's language: those of the site's own catalogue in ``folder``, else of
    ours, else British English. A variety without a catalogue (``de-AT``) has that of its language,
    and dates of its own."""
    return _translation(language, folder, stamps(language, folder) if folder else ())


@lru_cache
def _translation(language: str, folder: Path | None, when: tuple[int, ...]) -> Translation:
    """``when``: the times of the site's own catalogues, for in a preview they may change."""
    del when
    words, locale = catalogue(language, folder), locale_of(language)
    if locale is None or (words is None and locale.language != "en"):
        return BRITISH
    if words is None and locale.territory in (None, "GB"):
        return BRITISH
    made_of = f"{locale} {digest(language, folder)}"
    return Translation(words or NullTranslations(), locale, british=False, made_of=made_of)
