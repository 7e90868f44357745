"""Which way a language is written. Enters: a language tag (BCP 47), or words. Leaves: "ltr" or
"rtl", as HTML's ``dir`` has them.

The languages are those of Unicode's CLDR, which a test compares; Babel would read all that it knows
of a language to tell.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from html import escape

_LANGUAGES = frozenset(
    {"acm", "aeb", "ajp", "apc", "ar", "arc", "arq", "ars", "ary", "arz", "azb", "bal",
     "bgn", "bqi", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "khw", "ks", "lrc", "luz",
     "mzn", "nqo", "pnb", "prs", "ps", "rhg", "sd", "sdh", "skr", "syr", "trw", "ug",
     "ur", "yi"}
)  # fmt: skip
"""Those whose usual script runs from right to left."""
_SCRIPTS = frozenset(
    {"adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"}
)
_SCRIPT_LETTERS = 4
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
"""The directions of letters (Unicode Standard Annex 9)."""


@lru_cache(maxsize=256)
def direction_of(language: str) -> str:
    """The direction of a language: that of its script where the tag names one ("ks-Deva")."""
    spoken, *rest = language.replace("_", "-").lower().split("-")
    script = next((part for part in rest if len(part) == _SCRIPT_LETTERS and part.isalpha()), "")
    is_rtl = script in _SCRIPTS if script else spoken in _LANGUAGES
    return "rtl" if is_rtl else "ltr"


@lru_cache(maxsize=256)
def in_language(language: str, around: str) -> str:
    """Attributes of what is in a language of its own, inside words whose direction is ``around``;
    nothing for none."""
    if not language:
        return ""
    own = direction_of(language)
    return f' lang="{escape(language)}"' + (f' dir="{own}"' if own != around else "")


def runs_against(words: str, around: str) -> bool:
    """Has it a letter of the other direction than that of the words around it?"""
    if words.isascii():
        return around == "rtl" and any(map(str.isalpha, words))
    other = "rtl" if around == "ltr" else "ltr"
    return any(_STRONG.get(unicodedata.bidirectional(letter)) == other for letter in words)
