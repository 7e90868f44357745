"""A work in words, in one British style. Enters: a `Reference`. Leaves: plain text.

The style is author and date, as British universities teach it (Cite Them Right), with these
liberties: names are given as they are known, all of them, never cut to initials, and a date is as
precise as it is known. There are no italics: a title stands in quotation marks, and bare where its
type says that it is a whole work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from reading_room.formats import citation_names as names
from reading_room.formats import citation_numbers as numbers
from reading_room.formats import citation_titles as titles
from reading_room.schema.items import ARCHIVE_KEY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.formats.reference import Reference

_PRESS = frozenset({"article-magazine", "article-newspaper"})
"""Whose container begins the reference where nobody is named."""
_USUAL = frozenset({
    "DOI", "ISBN", "ISSN", "URL", "abstract", "access", "accessed", "alternates", "author",
    "container-title", "edition", "issue", "issued", "language", "link", "minutes", "page",
    "publisher", "publisher-place", "title", "type",
})  # fmt: skip
"""Of works that have no more than these, nothing is said between title and publisher: most have
not, and looking for the rest would take most of the time."""
_PERIODICAL = ("article", "post", "review")
_IN_ISSUES = (
    "article", "article-journal", *_PRESS, "periodical", "review", "review-book",
)  # fmt: skip
_SAFE = "/:;,.()-_~!*'$&+=@"


def cite(reference: Reference) -> str:
    """``Fox, Alex, and Miro Griffiths (2014) ‘Give up or move on’, In Control blog, 31 January.
    Available at: https://….``"""
    return _cite(reference)[0]


def cite_around(reference: Reference) -> tuple[str, str, str]:
    """The same in three: what stands before the title, the title, and the rest."""
    text, who = _cite(reference)
    title = titles.shown(reference)
    at = text.find(title, len(who))
    return text[:at], title, text[at + len(title) :]


def _cite(reference: Reference) -> tuple[str, str]:
    """The reference, and with whom it begins."""
    who, when, title = _first(reference), _year(reference), titles.title_of(reference)
    head = f"{who} {when} {title}" if who else f"{title} {when}".rstrip()
    where = _container(reference)
    parts = [head, *_sentences(reference, where)]
    if where and titles.is_quoted(reference):
        glue = " " if not who else ", "
        parts[:1] = [f"{head}{glue}{where}"]
    elif not who and when and len(parts) > 1:
        parts[:2] = [f"{head} {parts[1]}"]
    last = 0 if _is_in_periodical(reference) and reference.type in _IN_ISSUES else -1
    for part in (found for found in _tail(reference) if found):
        parts[last] += f"{_glue(parts[last])}{part}"
    return " ".join([_stopped(part) for part in (*parts, *_addresses(reference))]), who


def doi_address(doi: str) -> str:
    """Where a DOI leads; marks that would end an address are escaped."""
    return f"https://doi.org/{quote(doi, safe=_SAFE)}"


def _first(reference: Reference) -> str:
    """Who begins it; the newspaper or journal where nobody is named."""
    if found := names.first(reference):
        return found
    return titles.with_marks(reference.container_title) if _is_by_the_press(reference) else ""


def _is_by_the_press(reference: Reference) -> bool:
    return reference.type in _PRESS and not names.first_role(reference)


def _year(reference: Reference) -> str:
    """``(2014)``; nothing where an act or a case without an author has its year in its name."""
    if reference.issued is None:
        return f"({reference.words('status') or 'no date'})"
    named = f"{reference.title} {reference.words('number')}"
    law = reference.type in titles.LAW and not reference.authors
    return "" if law and reference.issued.year_text in named else f"({reference.issued.years})"


def _container(reference: Reference) -> str:
    """What it stands in, with all that is told of that before its publisher."""
    found = titles.with_marks(reference.container_title or _meeting(reference))
    if not found or _is_by_the_press(reference) or reference.values.get("interviewer"):
        return ""
    if names.is_in_book(reference):
        found = " ".join(filter(None, ["in", names.of_book(reference), found]))
    type_ = reference.type
    if type_ in _PRESS:
        told = [reference.words(key) for key in ("publisher-place", "section")]
        found = " ".join([found, *[f"({each})" for each in told if each]])
    if type_ == "broadcast":
        keys = (("series", "volume"), ("episode", "issue"), ("episode", "number"))
        said = [f"{word} {reference.words(key)}" for word, key in keys if reference.values.get(key)]
        found = ", ".join([found, *said])
    if type_ == "legal_case":
        report = (found, numbers.volume_issue(reference), numbers.pages(reference))
        found = ", ".join(filter(None, report))
    return ". ".join([found, *filter(None, [numbers.edition(reference)])])


def _meeting(reference: Reference) -> str:
    """The conference in which a part stands that stands in nothing else."""
    alone = titles.is_quoted(reference) and not reference.container_title
    return reference.words("event-title") if alone else ""


def _sentences(reference: Reference, where: str) -> list[str]:
    """All between the title, or the container of a part, and the address."""
    bare = not (where and titles.is_quoted(reference))
    first = (where or numbers.edition(reference)) if bare else ""
    if _USUAL.issuperset(reference.values) and reference.type != "patent":
        return [each for each in (first, _published(reference)) if each]
    found = [
        first,
        *([] if _is_numbered(reference) else numbers.volumes(reference)),
        *names.others(reference),
        *_exchange(reference),
        _event(reference, where),
        _kind(reference),
        _published(reference),
        _kept(reference),
        _original(reference),
    ]
    return [each for each in found if each]


def _is_numbered(reference: Reference) -> bool:
    """Are its volume and issue told with what it stands in?"""
    return reference.type in (*_IN_ISSUES, "legal_case") or _is_series(reference)


def _is_series(reference: Reference) -> bool:
    return reference.type == "broadcast" and bool(reference.container_title)


def _exchange(reference: Reference) -> Iterable[str]:
    """Who asked, and to whom it was written."""
    if reference.values.get("interviewer"):
        asked = f"Interviewed by {names.joined(reference.names('interviewer'))}"
        medium = reference.container_title
        yield f"{asked} for {medium}" if medium else asked
    if to := names.joined(reference.names("recipient")):
        kind = reference.words("genre") or "Letter"
        yield f"{kind[:1].upper()}{kind[1:]} to {to}"


def _event(reference: Reference, container: str) -> str:
    """``Annual conference. Leeds, 1–3 June``, unless the proceedings have its name."""
    title, place = reference.words("event-title"), reference.words("event-place")
    if title.casefold() in container.casefold():
        title = ""
    date = reference.date("event-date")
    same = date and reference.issued and date.years == reference.issued.years
    when = (numbers.without_year(date) if same else date.text) if date else ""
    if when and when == numbers.day(reference):
        when = ""
    where = ", ".join(filter(None, [place, when]))
    return _joined_stopped(title, where)


def _kind(reference: Reference) -> str:
    """``PhD thesis``, ``Technical report 12``, ``Patent GB2244269A``."""
    genre, number = reference.words("genre"), reference.words("number")
    if reference.type in titles.NUMBER_IN_TITLE or _is_series(reference):
        return ""
    if reference.type == "patent":
        genre = " ".join(filter(None, [reference.words("jurisdiction"), genre or "Patent"]))
    elif number.isdigit() and not genre:
        number = f"No. {number}"
    if reference.type == "personal_communication" and reference.values.get("recipient"):
        genre = ""
    stands = reference.type in titles.GENRE_STANDS or number
    return " ".join(filter(None, [genre, number])) if stands else ""


def _published(reference: Reference) -> str:
    """``Leeds: Publisher (Series, 3)``; a publisher who is named before is not named again, unless
    the place is known."""
    place = "" if _is_in_periodical(reference) else reference.words("publisher-place")
    publisher = _publisher(reference)
    if reference.type == "thesis":
        where = ", ".join(filter(None, [publisher, place]))
    else:
        where = ": ".join(filter(None, [place, publisher]))
    series = ", ".join(map(reference.words, ("collection-title", "collection-number")))
    series = series.strip(", ")
    return " ".join(filter(None, [where, f"({series})" if series else ""]))


def _publisher(reference: Reference) -> str:
    publisher, container = reference.publisher, reference.container_title
    court = [reference.words("authority"), reference.words("division")]
    if not publisher:
        return ", ".join(filter(None, court))
    if _is_in_periodical(reference):
        return ""
    named = (container, *map(str, reference.names(names.first_role(reference))))
    return publisher if reference.words("publisher-place") or publisher not in named else ""


def _is_in_periodical(reference: Reference) -> bool:
    return bool(reference.container_title) and reference.type.startswith(_PERIODICAL)


def _kept(reference: Reference) -> str:
    """The archive that keeps it: ``Campaign papers, Box 4. People’s History Museum, Leeds``."""
    archive = reference.get(ARCHIVE_KEY)
    keeper = [archive.name if archive else "", reference.words("archive-place")]
    if reference.type in ("manuscript", "graphic"):
        keeper.append(reference.words("call-number"))
    papers = [reference.words("archive_collection")]
    if any((*papers, *keeper)):
        papers.append(reference.words("archive_location"))
    return _joined_stopped(", ".join(filter(None, papers)), ", ".join(filter(None, keeper)))


def _original(reference: Reference) -> str:
    """``First published as Le temps, 1984``."""
    date, title = reference.date("original-date"), reference.words("original-title")
    place = map(reference.words, ("original-publisher-place", "original-publisher"))
    told = [f"as {title}" if title else "", ": ".join(filter(None, place))]
    found = ", ".join(filter(None, [*told, date.text if date else ""]))
    return f"First published {found}" if found else ""


def _tail(reference: Reference) -> Iterable[str]:
    """Volume, date and pages, behind whatever was last."""
    type_ = reference.type
    if type_ in _IN_ISSUES:
        yield numbers.volume_issue(reference)
    yield numbers.day(reference)
    if chapter := type_ not in titles.LAW and reference.words("chapter-number"):
        yield f"chapter {chapter}" if chapter[0].isdigit() else chapter
    if not (type_ == "legal_case" and reference.container_title):
        yield numbers.pages(reference)


def _glue(before: str) -> str:
    return " " if before.endswith(("?", "!", ".")) else ", "


def _joined_stopped(*parts: str) -> str:
    return ". ".join(part for part in parts if part)


def _addresses(reference: Reference) -> list[str]:
    """Where it can be read: the DOI before the address, and the copy that stays."""
    found = []
    doi, url = reference.doi, reference.url
    if doi or url:
        gone = reference.is_gone and not (doi and url)  # of a work that has both the DOI works
        address = doi_address(doi) if doi else url
        read = "" if doi else _accessed(reference)
        found.append(f"{'Formerly' if gone else 'Available'} at: {address}{read}")
    if reference.archive_url:
        day = reference.archive_date
        when = f" {day.text}" if day else ""
        found.append(f"Archived{when} at: {reference.archive_url}")
    return found


def _accessed(reference: Reference) -> str:
    day = reference.date("accessed")
    return f" (Accessed: {day.text})" if day else ""


def _stopped(text: str) -> str:
    """A sentence, with the stop that it may have already."""
    bare = text.rstrip("’”")
    return text if bare.endswith((".", "?", "!", "…")) and bare == text else f"{text}."
