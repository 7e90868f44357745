"""CSL-JSON 1.0.2. Enters: a reference. Leaves: JSON with nothing outside the schema but ``custom``.

https://docs.citationstyles.org/en/stable/specification.html, and its schema csl-data.json.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reading_room.formats.mapping import CUSTOM, NO_TYPE
from reading_room.formats.plain import line, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.dates import PartialDate
    from reading_room.formats.reference import Reference
    from reading_room.values import Name

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def write(reference: Reference) -> str:
    """One work, as an object on one line."""
    return _encode(_item(reference))


def join(works: Iterable[str]) -> str:
    """A whole file of works."""
    inside = ",\n".join(works)
    return f"[\n{inside}\n]\n" if inside else "[]\n"


def _item(reference: Reference) -> dict[str, Any]:
    topics = [line(topic) for topic in reference.topics]
    item = {
        "id": reference.id,
        "type": reference.type or NO_TYPE,
        "title": line(reference.title),
        "author": [_name(name) for name in reference.authors],
        "container-title": line(reference.container_title),
        "issued": _date(reference.issued),
        "URL": reference.url,
        "DOI": reference.doi,
        "publisher": line(reference.publisher),
        "language": reference.language,
        "note": "\n\n".join(paragraphs(reference.note)),
        "keyword": ", ".join(topics),
        "archive_location": reference.archive_url,
    }
    custom = _filled(_custom(reference, topics))
    if not reference.type:
        custom = {"type": ""} | custom
    return _filled(item) | ({"custom": {CUSTOM: custom}} if custom else {})


def _custom(reference: Reference, topics: list[str]) -> dict[str, Any]:
    """What CSL has no place for, by the names that it has in our reading lists."""
    return {
        "author": _more_of(reference.authors),
        "importance": reference.importance,
        "access": reference.access,
        "minutes": reference.minutes,
        "archive": _pair("url", reference.archive_url, "date", _edtf(reference.archive_date)),
        "link": _pair("status", reference.link_status, "checked", _edtf(reference.link_checked)),
        "alternates": [{"format": each.format, "URL": each.url} for each in reference.alternates],
        "topics": topics,
        "responds_to": reference.responds_to,
        "section": _pair("id", reference.section, "title", line(reference.section_title)),
        "list": _pair("id", reference.list, "title", line(reference.list_title)),
    }


def _more_of(names: tuple[Name, ...]) -> list[dict[str, str]] | None:
    """For each name what CSL does not say of it, where there is anything."""
    if any(name.kind or name.organisation for name in names):
        return [_pair("kind", n.kind, "organisation", line(n.organisation)) for n in names]
    return None


def _pair(one: str, value: str | None, other: str, second: str) -> dict[str, str]:
    """An object of two keys, each of which is there where it has a value."""
    if not value:
        return {other: second} if second else {}
    return {one: value, other: second} if second else {one: value}


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value}


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": line(name.literal)}
    return _pair("family", line(name.family), "given", line(name.given))


def _date(date: PartialDate | None) -> dict[str, list[list[int]]] | None:
    """No more parts than are known."""
    if date is None:
        return None
    return {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]}


def _edtf(date: PartialDate | None) -> str:
    return str(date) if date else ""
