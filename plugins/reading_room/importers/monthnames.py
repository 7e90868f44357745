"""Months in the languages of other programs. Enters: words. Leaves: them with English months.

A bibliography is in the language of whoever kept it: Citavi writes ``Dezember 2014``, Zotero
``mai 2014``. The names are those of CLDR.
"""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from reading_room.dates import MONTHS

_LANGUAGES = ("de", "fr", "es", "it", "nl", "pt", "cy", "ga", "da", "sv", "nb", "fi", "pl", "cs")
"""The likeliest first: a word that means two months in two of them is the first's."""
_SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]{3,12}\.?")
_BETWEEN = re.compile(r"(?<=\d)\.(?= [^\W\d_])|\b(?:de|del)\s+|(?<=\d)(?:er|º|°)(?= )")
"""``14. Mai``, ``14 de mayo de 2014``, ``1er mai``."""


def in_english(text: str) -> str:
    """The words with the months of other languages in English, as far as there are any."""
    names = _names()
    written = _WORD.sub(lambda found: names.get(_key(found[0]), found[0]), text)
    return written if written == text else _BETWEEN.sub("", written)


@cache
def _names() -> dict[str, str]:
    known = {_key(month)[:length]: month for month in MONTHS for length in (_SHORTEST, None)}
    for language in _LANGUAGES:
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                months = Locale(language).months[form][width]
                for number, name in months.items():
                    known.setdefault(_key(name), MONTHS[number - 1])
    return {name: month for name, month in known.items() if len(name) >= _SHORTEST}


def _key(name: str) -> str:
    return name.casefold().rstrip(".")
