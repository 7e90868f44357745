"""RIS. Enters: a reference. Leaves: a record in UTF-8, with a tag on every line.

Tags are those of the specification of 2011, as EndNote, Mendeley and Zotero read them; what has
none stands in the user fields U1 to U5, of which U5 begins with a word that says what follows. A
value has no line break in it, and no two spaces: some readers would end it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.formats.mapping import COMMA, RIS_TYPES, TYPES
from reading_room.formats.plain import kind_of, line, paragraphs, stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.dates import PartialDate
    from reading_room.formats.reference import Reference
    from reading_room.values import Name

_END = "\r\n"


def write(reference: Reference) -> str:
    """One work, as a record."""
    lines = [
        f"{tag}  - {words}" for tag, value in _tags(reference) if value and (words := line(value))
    ]
    return _END.join([*lines, "ER  - ", ""])


def join(works: Iterable[str]) -> str:
    """A whole file of records."""
    return _END.join(works)


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    """Every tag and its value; empty ones too."""
    type_ = TYPES[reference.type].ris if reference.type in TYPES else "GEN"
    yield "TY", type_
    yield "ID", reference.id
    yield "TI", reference.title
    for name in reference.authors:
        yield "AU", _name(name)
    yield "T2", reference.container_title
    if reference.issued:
        yield "DA", _date(reference.issued)
        yield "PY", f"{reference.issued.year:04}"
    yield "PB", reference.publisher
    yield "DO", reference.doi
    yield "UR", reference.url
    yield "AV", reference.archive_url
    yield "LA", reference.language
    for topic in reference.topics:
        yield "KW", topic
    for paragraph in paragraphs(reference.note):
        yield "N1", paragraph
    yield "U1", reference.importance or ""
    yield "U2", reference.access or ""
    yield "U3", str(reference.minutes or "")
    yield "U4", reference.section_title
    for label, value in _rest(reference, type_):
        if value:
            yield "U5", f"{label}: {value}"


def _rest(reference: Reference, type_: str) -> Iterator[tuple[str, str]]:
    """What U5 holds: the word that it begins with, and the value."""
    yield "type", reference.type if reference.type != RIS_TYPES.get(type_) else ""
    for number, name in enumerate(reference.authors, 1):
        if name.kind or stands_alone(name):
            yield f"author {number} kind", kind_of(name)
        if name.organisation:
            yield f"author {number} organisation", name.organisation
    yield "archived", str(reference.archive_date or "")
    yield "link", reference.link_status
    yield "checked", str(reference.link_checked or "")
    for each in reference.alternates:
        yield "alternate", f"{each.format} {each.url}"
    for id_ in reference.responds_to:
        yield "responds to", id_
    yield "section", reference.section
    yield "list", reference.list
    yield "list title", reference.list_title


def _name(name: Name) -> str:
    """ "Fox, Alex", and "The A Team," for what has no given name and may not be split."""
    whole = line(name.literal or name.family).replace(",", COMMA)
    if name.literal or stands_alone(name):
        return f"{whole},"
    given = line(name.given)
    return f"{whole}, {given}" if given else whole


def _date(date: PartialDate) -> str:
    """``2014/01/31/``, and nothing between the slashes where it is not known: ``2014/01//``."""
    year, month, day = [*str(date).split("-"), "", ""][:3]
    return f"{year}/{month}/{day}/"
