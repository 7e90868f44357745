"""A JSON Schema of CSL-JSON 1.0.2, written from the specification's lists of types and variables
(https://docs.citationstyles.org/en/stable/specification.html, appendices III and IV).

The schema that the CSL project publishes is in no package of PyPI or npm. This one is narrower: it
has no dates as EDTF strings, and a name is a literal or has parts, never both; a season is its
number.
"""

from __future__ import annotations

from typing import Any

TYPES = str.split("""
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
""")
WORDS = str.split("""
    abstract annote archive archive_collection archive_location archive-place authority call-number
    citation-key citation-label collection-title container-title container-title-short dimensions
    division DOI event event-title event-place genre ISBN ISSN jurisdiction keyword language license
    medium note
    original-publisher original-publisher-place original-title part-title PMCID PMID publisher
    publisher-place references reviewed-genre reviewed-title scale source status title title-short
    URL volume-title year-suffix journalAbbreviation shortTitle
""")
NUMBERS = str.split("""
    chapter-number citation-number collection-number edition first-reference-note-number issue
    locator number number-of-pages number-of-volumes page page-first part-number printing-number
    section supplement-number version volume
""")
DATES = str.split("accessed available-date event-date issued original-date submitted")
NAMES = str.split("""
    author chair collection-editor compiler composer container-author contributor curator director
    editor editorial-director editor-translator executive-producer guest host illustrator
    interviewer narrator organizer original-author performer producer recipient reviewed-author
    script-writer series-creator translator
""")

_words = {"type": "string", "minLength": 1}
_part = {"type": "integer"}
_name = {
    "type": "object",
    "additionalProperties": False,
    "properties": dict.fromkeys(
        ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"),
        _words,
    ),
    "oneOf": [
        {"required": ["family"], "not": {"required": ["literal"]}},
        {"required": ["literal"], "maxProperties": 1},
    ],
}
_date = {
    "type": "object",
    "additionalProperties": False,
    "required": ["date-parts"],
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": _part},
        },
        "season": {"enum": [1, 2, 3, 4]},
        "circa": {"const": True},
    },
}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["id", "type"],
        "properties": {
            "id": _words,
            "type": {"enum": TYPES},
            "categories": {"type": "array", "items": _words},
            "custom": {"type": "object"},
            **dict.fromkeys(WORDS, _words),
            **{number: {"type": ["string", "integer"]} for number in NUMBERS},
            **dict.fromkeys(DATES, _date),
            **{name: {"type": "array", "minItems": 1, "items": _name} for name in NAMES},
        },
    },
}
