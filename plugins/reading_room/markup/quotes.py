"""The quotation marks of languages. Enters: a language tag. Leaves: its marks, or None.

As in the delimiters of CLDR 47; of Spanish and French with the inner marks that their academies
name. A language that is not here keeps the straight marks that were typed.
"""

from __future__ import annotations

from typing import NamedTuple


class Quotes(NamedTuple):
    """What opens and closes a quotation, and one inside it."""

    opening: str
    closing: str
    inner: str
    inner_end: str


_ENGLISH = Quotes("“", "”", "‘", "’")
_GERMAN = Quotes("„", "“", "‚", "‘")
_FRENCH = Quotes("«\u202f", "\u202f»", "“", "”")  # the spaces break no line
_ROMANCE = Quotes("«", "»", "“", "”")
_SWEDISH = Quotes("”", "”", "’", "’")
_POINTED = Quotes("«", "»", "„", "“")

_BY_LANGUAGE = {
    **dict.fromkeys(("af", "cy", "da", "en", "ga", "gd", "gv", "hi", "id", "ko", "kw", "ms", "nl",
                     "pt", "th", "tr", "vi", "zh", "es-mx", "es-419"), _ENGLISH),
    **dict.fromkeys(("bg", "cs", "de", "is", "lt", "sk", "sl"), _GERMAN),
    **dict.fromkeys(("el", "es", "it", "pt-pt", "ca", "eu", "gl", "hy"), _ROMANCE),
    **dict.fromkeys(("fi", "sv"), _SWEDISH),
    **dict.fromkeys(("be", "ru", "uk"), _POINTED),
    **dict.fromkeys(("nb", "nn", "no"), Quotes("«", "»", "‘", "’")),
    **dict.fromkeys(("de-ch", "fr-ch", "it-ch"), Quotes("«", "»", "‹", "›")),
    "fr": _FRENCH,
    "pl": Quotes("„", "”", "«", "»"),
    "ro": Quotes("„", "”", "«", "»"),
    "hu": Quotes("„", "”", "»", "«"),
    "et": Quotes("„", "“", "‚", "‘"),
    "lv": Quotes("“", "”", "‘", "’"),
    "hr": Quotes("„", "”", "‘", "’"),
    "sr": Quotes("„", "”", "’", "’"),
}  # fmt: skip


def quotes_of(language: str) -> Quotes | None:
    """The marks of a language: of the whole tag, or of its first part."""
    tag = language.lower()
    return _BY_LANGUAGE.get(tag) or _BY_LANGUAGE.get(tag.partition("-")[0])
