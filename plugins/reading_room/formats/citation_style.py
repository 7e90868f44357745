"""A work in words, in one British style. Enters: a `Reference`. Leaves: plain text.

The style is author and date, as British universities teach it, with two liberties: names are given
as they are known, never cut to initials, and a date is as precise as it is known. There are no
italics: a title stands in quotation marks, and bare where its type says that it is a whole work.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reading_room.formats.reference import Reference
    from reading_room.values import Name

_WHOLE = frozenset({
    "bill", "book", "document", "hearing", "legal_case", "legislation", "manuscript",
    "motion_picture", "pamphlet", "regulation", "report", "standard", "thesis",
})  # fmt: skip
"""Whole works wherever they stand; what they stand in changes nothing of their title."""
_YEAR_IS_ENOUGH = frozenset({"book", "chapter", "thesis"})
_LAW = frozenset({"bill", "legal_case", "legislation", "regulation"})
_PERIODICAL = ("article", "post", "review")
_MARKS = re.compile(r"[“”‘’]")
_SAFE = "/:;,.()-_~!*'$&+=@"


def cite(reference: Reference) -> str:
    """``Fox, Alex, and Miro Griffiths (2014) ‘Give up or move on’, In Control blog, 31 January.
    Available at: https://….``"""
    who, when = _names(reference.authors), _year(reference)
    title = _title(reference)
    head = f"{who} {when} {title}" if who else f"{title} {when}".rstrip()
    where, day = _where(reference), _day(reference)
    if not where:
        parts = [f"{head}{_glue(head)}{day}" if day else head]
    else:
        where = f"{where}, {day}" if day else where
        if _is_quoted(reference) and who:
            parts = [f"{head}{', in ' if reference.type == 'chapter' else ', '}{where}"]
        elif who or not when:
            parts = [head, where]
        else:
            parts = [f"{head} {where}"]
    return " ".join(_stopped(part) for part in (*parts, *_addresses(reference)))


def doi_address(doi: str) -> str:
    """Where a DOI leads; marks that would end an address are escaped."""
    return f"https://doi.org/{quote(doi, safe=_SAFE)}"


def _names(names: Sequence[Name]) -> str:
    """``Fox, Alex, Miro Griffiths and The A Team``: only the first is turned round."""
    if not names:
        return ""
    first = names[0]
    turned = bool(first.family and first.given)
    shown = [f"{first.family}, {first.given}" if turned else str(first), *map(str, names[1:])]
    if len(shown) == 1:
        return shown[0]
    comma = "," if (len(shown) == 2 and turned) or any(" and " in name for name in shown) else ""
    return f"{', '.join(shown[:-1])}{comma} and {shown[-1]}"


def _year(reference: Reference) -> str:
    """``(2014)``; nothing where an act or a case without an author has its year in its name."""
    if reference.issued is None:
        return "(no date)"
    year = str(reference.issued.year)
    named = reference.type in _LAW and not reference.authors and year in reference.title
    return "" if named else f"({year})"


def _is_quoted(reference: Reference) -> bool:
    return reference.type not in _WHOLE


def _title(reference: Reference) -> str:
    title = reference.title
    return f"‘{_quoted(title)}’" if _is_quoted(reference) else title


def _where(reference: Reference) -> str:
    """The container, and the publisher if it says more."""
    container, publisher = reference.container_title, reference.publisher
    if not publisher:
        return container
    if publisher == container or any(str(name) == publisher for name in reference.authors):
        publisher = ""
    if container and reference.type.startswith(_PERIODICAL):
        publisher = ""
    glue = ". " if reference.type == "chapter" else ", "
    return glue.join(part for part in (container, publisher) if part)


def _day(reference: Reference) -> str:
    """``31 January``, ``January`` or nothing: what the year in brackets leaves to say."""
    issued = reference.issued
    if issued is None or reference.type in _YEAR_IS_ENOUGH:
        return ""
    return issued.text.removesuffix(str(issued.year)).rstrip()


def _glue(before: str) -> str:
    return " " if before.endswith(("?", "!", ".")) else ", "


def _addresses(reference: Reference) -> list[str]:
    """Where it can be read: the DOI before the address, and the copy that stays."""
    found = []
    doi, url = reference.doi, reference.url
    if doi or url:
        gone = reference.is_gone and not (doi and url)  # of a work that has both the DOI works
        address = doi_address(doi) if doi else url
        found.append(f"{'Formerly' if gone else 'Available'} at: {address}")
    if reference.archive_url:
        day = reference.archive_date
        when = f" {day.text}" if day else ""
        found.append(f"Archived{when} at: {reference.archive_url}")
    return found


def _stopped(text: str) -> str:
    """A sentence, with the stop that it may have already."""
    bare = text.rstrip("’”")
    return text if bare.endswith((".", "?", "!", "…")) and bare == text else f"{text}."


def _quoted(title: str) -> str:
    """A title for between single quotation marks: its own are double outside and single inside.

    A ``’`` between letters, or where no quotation is open, is an apostrophe.
    """
    if not _MARKS.search(title):
        return title
    out, open_ = [], []
    for at, char in enumerate(title):
        if char in "“‘" and not (char == "‘" and _is_number(title, at)):
            open_.append(char)
            out.append("“" if len(open_) % 2 else "‘")
        elif open_ and char == ("”" if open_[-1] == "“" else "’") and not _joins(title, at):
            out.append("”" if len(open_) % 2 else "’")
            open_.pop()
        else:
            out.append(char)
    return title if open_ else "".join(out)


def _is_number(title: str, at: int) -> bool:
    """``‘90s``, as some programs write the apostrophe."""
    return title[at + 1 : at + 2].isdigit()


def _joins(title: str, at: int) -> bool:
    return title[at] == "’" and title[at + 1 : at + 2].isalnum()
