"""Dates of every precision in the languages of catalogues; British English is what it was."""

from __future__ import annotations

from datetime import date
from gettext import NullTranslations

import pytest
from babel import Locale

from reading_room.dates import PartialDate, parse_edtf
from reading_room.translation import BRITISH, Translation, translation_of

DATES = (
    "2014", "2014-01", "2014-01-31", "1984/1986", "2014-06-01/2014-06-03",
    "2014-06-01/2014-07-03", "2014-01/2014-03", "2013-12/2014-03",
)  # fmt: skip
WORDS = {
    "de": (
        "2014", "Januar 2014", "31. Januar 2014", "1984–1986", "1.–3. Juni 2014",
        "1. Juni – 3. Juli 2014", "Januar–März 2014", "Dezember 2013 – März 2014",
    ),
    "es": (
        "2014", "enero de 2014", "31 de enero de 2014", "1984–1986", "1–3 de junio de 2014",
        "1 de junio – 3 de julio de 2014", "enero–marzo de 2014",
        "diciembre de 2013 – marzo de 2014",
    ),
    "fr": (
        "2014", "janvier 2014", "31 janvier 2014", "1984–1986", "1–3 juin 2014",
        "1 juin – 3 juillet 2014", "janvier – mars 2014", "décembre 2013 – mars 2014",
    ),
    "cy": (
        "2014", "Ionawr 2014", "31 Ionawr 2014", "1984–1986", "1–3 Mehefin 2014",
        "1 Mehefin – 3 Gorffennaf 2014", "Ionawr – Mawrth 2014", "Rhagfyr 2013 – Mawrth 2014",
    ),
    "en_US": (
        "2014", "January 2014", "January 31, 2014", "1984–1986", "June 1 – 3, 2014",
        "June 1 – July 3, 2014", "January – March 2014", "December 2013 – March 2014",
    ),
}  # fmt: skip


def known(text: str) -> PartialDate:
    found = parse_edtf(text)
    assert found, text
    return found


@pytest.mark.parametrize("language", WORDS)
def test_a_date_is_as_precise_as_it_is_known(language: str) -> None:
    say = Translation(NullTranslations(), Locale.parse(language), british=False)
    found = [say.date(known(text)).replace("\u2009", " ") for text in DATES]
    assert found == list(WORDS[language])


def test_a_day_is_the_same_as_a_date_known_to_the_day() -> None:
    for language in (*WORDS, "en_GB"):
        say = translation_of(language.replace("_", "-"))
        assert say.day(date(2012, 9, 17)) == say.date(PartialDate(2012, 9, 17))
    assert BRITISH.day(date(2012, 9, 17)) == "17 September 2012"


@pytest.mark.parametrize("text", [*DATES, "1932~", "1932?", "1932%", "2014-21", "1932~/1935"])
def test_british_dates_are_those_of_the_dates_themselves(text: str) -> None:
    for language in ("en", "en-GB"):
        assert translation_of(language) is BRITISH
    assert BRITISH.date(known(text)) == known(text).text
    assert BRITISH.years(known(text)) == known(text).years


def test_a_language_that_nobody_knows_is_british_english() -> None:
    for language in ("xx", "qaa-Latn", "tlh"):
        assert translation_of(language) is BRITISH


def test_numbers_have_the_signs_of_their_language() -> None:
    german = Translation(NullTranslations(), Locale("de"), british=False)
    assert german.number(1234567) == "1.234.567"
    assert BRITISH.number(1234567) == "1,234,567"
    assert german.ngettext("%(num)s post", "%(num)s posts", 1000) == "1.000 posts"


def test_every_form_of_the_plural_is_there() -> None:
    welsh = Translation(NullTranslations(), Locale("cy"), british=False)
    forms = welsh.forms("%(num)s post", "%(num)s posts")
    assert set(forms) == {"zero", "one", "two", "few", "many", "other"}
    assert BRITISH.forms("a", "b") == {"one": "a", "other": "b"}
