"""Titles in references. Enters: a work. Leaves: ``‘Give up’``, ``Tides [Computer program]``.

A title stands in quotation marks, and bare where its type says that it is a whole work.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.formats import citation_names as names
from reading_room.markup.punctuation import Punctuation

if TYPE_CHECKING:
    from reading_room.work import Work

_WHOLE = frozenset({
    "bill", "book", "classic", "collection", "document", "event", "graphic", "hearing",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
    "patent", "performance", "periodical", "regulation", "report", "software", "standard", "thesis",
    "treaty",
})  # fmt: skip
"""Whole works wherever they stand; what they stand in changes nothing of their title."""
_WHOLE_ALONE = frozenset({"broadcast", "figure", "song"})
"""Whole works where they stand in nothing."""
LAW = frozenset({"bill", "legal_case", "legislation", "regulation", "treaty"})
_FORMS = {"dataset": "Dataset", "motion_picture": "Film", "software": "Computer program"}
"""What a reference says of a type that its words would not show, unless the work says it."""
_BESIDE = frozenset({
    "chapter-number", "genre", "medium", "number", "reviewed-author", "reviewed-title", "scale",
    "section", "version",
})  # fmt: skip
"""What stands beside a title; most works have none of it."""
GENRE_STANDS = frozenset({"patent", "personal_communication", "report", "thesis"})
"""Types whose kind is a sentence, not a remark in brackets."""
NUMBER_IN_TITLE = frozenset({"legal_case", "legislation", "regulation", "standard"})
_MARKS = re.compile(r"[“”‘’]")


def is_quoted(work: Work) -> bool:
    kind = work.type
    return bool(work.container_title) if kind in _WHOLE_ALONE else kind not in _WHOLE


def title_of(work: Work) -> str:
    """The title with what belongs to it: ``Tides (Version 2) [Computer program]``."""
    title = shown(work)
    whole = f"‘{title}’" if is_quoted(work) else title
    if _BESIDE.isdisjoint(work.values) and work.type not in _FORMS:
        return whole
    number = _number_in_title(work)
    if number and work.type == "standard":
        whole = f"{number}: {whole}"
    elif number:
        whole += f"{' ' if number.startswith('[') else ', '}{number}"
    if version := work.words("version"):
        whole += f" (Version {version})" if version[0].isdigit() else f" ({version})"
    if scale := work.words("scale"):
        whole += f", {scale}"
    form = _form(work)
    return f"{whole} [{form}]" if form else whole


def shown(work: Work) -> str:
    """The title alone, its own quotations turned where it stands in quotation marks."""
    title = with_marks(work.title)
    return _quoted(title) if is_quoted(work) else title


def with_marks(words: str) -> str:
    """Words with the quotation marks and apostrophes of the style, where they have straight ones.
    The downloads have them as they are written."""
    return Punctuation("en-GB").alone(words) if "'" in words or '"' in words else words


def _number_in_title(work: Work) -> str:
    """``c. 23``, ``[2012] UKSC 18``, ``BS 5555``: by which a law or standard is known."""
    if work.type not in NUMBER_IN_TITLE:
        return ""
    number = work.words("number")
    if work.type == "legislation":
        number = work.words("chapter-number") or number
        number = f"c. {number}" if number.isdigit() else number
    found = "" if number and number in work.title else number
    section = work.words("section")
    if section and work.type in LAW:
        section = f"s. {section}" if section[0].isdigit() else section
        found = ", ".join(filter(None, [found, section]))
    return found


def _form(work: Work) -> str:
    """What it is, as brackets say it: ``Film``, ``Lecture``, ``Review of Lives, by Jo Lee``."""
    if review := _review(work):
        return review
    genre = work.words("genre")
    stands = work.type in GENRE_STANDS or work.words("number")
    found = ["" if stands else genre, work.words("medium")]
    shown = ", ".join(dict.fromkeys(filter(None, found))) or _FORMS.get(work.type, "")
    return f"{shown[:1].upper()}{shown[1:]}"


def _review(work: Work) -> str:
    title, by = work.words("reviewed-title"), names.joined(work.names("reviewed-author"))
    if not (title or by):
        return ""
    return f"Review of {title or 'a work'}{', ' if title and by else ' ' if by else ''}" + (
        f"by {by}" if by else ""
    )


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
