"""Notes of other programs. Enters: a note. Leaves: it without lines of databases, and those."""

from __future__ import annotations

import re


def database_lines(text: str) -> tuple[str, list[str]]:
    """A note without the lines that databases and programs put there, and those lines."""
    lines = text.split("\n")
    if _REFERENCES.match(lines[0]) or _MEDLINE.search(text[:_MUCH]):
        return "", lines
    ours = [line for line in lines if not _DATABASE.match(line.strip().removeprefix("-").strip())]
    return "\n".join(ours), [line for line in lines if line.strip() and line not in ours]


def all_of_database(words: str) -> bool:
    """Is there nothing in it but what databases put there, one behind another?"""
    parts = [part.strip() for part in words.split(";") if part.strip()]
    return bool(parts) and _DATABASE.match(parts[0]) is not None and (
        len(parts) == 1 or all(len(part) < _LONGEST for part in parts)
    )  # fmt: skip


_LONGEST = 200
"""Characters of what a database has for one of its fields."""
_REFERENCES = re.compile(r"\s*(?:Cited )?References\s*:", re.IGNORECASE)
"""Scopus has all works that a work cites in a note of many lines."""
_MUCH = 20_000
_MEDLINE = re.compile(
    r"^[a-z]{3}\n(?:[A-Z][^\n]{2,60}\n){0,9}(?:\d{4}/\d\d/\d\d|[^\n]{1,80}\. \d{4} )", re.M
)
"""EndNote's import of PubMed has names, a language, countries, dates and a citation in a note."""
_DATABASE = re.compile(
    r"(?:From Duplicate \d+|tex\.\w+|ZSCC|WOS:\w+$|Zitierungen|Number: .{0,40}Publisher: |"
    r"Publisher: .{0,80}_eprint: |_eprint: |Citation Key|"
    r"Export Date|Times Cited|Cited By|Accession Number|Number of references|Date revised|"
    r"Date completed|Date created|Cited Reference Count|Character set|Ovid Technologies|"
    r"Using Smart Source Parsing|Total Times Cited|RAYYAN-\w+)\b|"
    r".{0,300}\b(?:NLM UID: |Journal Subset: )|"
    r"(?:Copyright|Last updated|Subjects?TermNotLitGenreText|Document feature|People|CODEN|"
    r"Name|Number of references|DOI|Date|Location|Company|Publication|Place|Accession number) - |"
    r"(?:PMC?ID|DOI|ISSN|ISBN|Source type|Publication Type|Physical Description|Database|"
    r"Correspondence Address|Language of Original Document|Funding Details|Chemicals/CAS|"
    r"References|Conference code|CODEN|Abbreviated Source Title|Export Date|Record|Entry Date|"
    r"Document Type|Issue Info|Author Affiliations|Full Text Word Count|Update Code|Tradenames|"
    r"Molecular Sequence Numbers|Manufacturers|Cited By|M3 *|:?FULLTEXT|NLM UID|Journal Subset|"
    r"Nursing|Special Interest|Accession Number)\s*:",
    re.IGNORECASE,
)
"""What databases and programs add to notes: ProQuest, EBSCO, Scopus, EndNote."""
