"""Languages by babel's names, and so BibLaTeX's. Enters: nothing. Leaves: tables.

A tag that is not here has no name, or none that other programs know: it is in ``langid`` as it is,
which they read, and of which LaTeX takes no notice. pandoc makes a tag of every name but
``welsh``, ``irish``, ``scottish``, ``galician`` and ``hindi``, which it hands on.
"""

from __future__ import annotations

LANGUAGES = {
    "ar": "arabic", "bg": "bulgarian", "ca": "catalan", "cs": "czech", "cy": "welsh",
    "da": "danish", "de": "german", "de-AT": "austrian", "el": "greek", "en": "english",
    "en-AU": "australian", "en-CA": "canadian", "en-GB": "british", "en-NZ": "newzealand",
    "en-US": "american", "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish",
    "fr": "french", "ga": "irish", "gd": "scottish", "gl": "galician", "he": "hebrew",
    "hi": "hindi", "hr": "croatian", "hu": "hungarian", "is": "icelandic", "it": "italian",
    "ja": "japanese", "la": "latin", "lt": "lithuanian", "lv": "latvian", "nb": "norsk",
    "nl": "dutch", "nn": "nynorsk", "pl": "polish", "pt": "portuguese", "pt-BR": "brazilian",
    "ro": "romanian", "ru": "russian", "sk": "slovak", "sl": "slovene", "sr": "serbian",
    "sv": "swedish", "tr": "turkish", "uk": "ukrainian", "vi": "vietnamese",
}  # fmt: skip
LANGUAGES_BACK = {name: tag for tag, name in LANGUAGES.items()} | {
    "ngerman": "de", "naustrian": "de-AT", "ukenglish": "en-GB", "usenglish": "en-US",
    "francais": "fr", "gaelic": "gd", "norwegian": "nb", "polutonikogreek": "el", "brazil": "pt-BR",
    "portuges": "pt", "slovenian": "sl", "chinese": "zh", "urdu": "ur",
}  # fmt: skip
"""What else programs write."""
