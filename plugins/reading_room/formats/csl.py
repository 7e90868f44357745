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
    from reading_room.model import Name


def write(reference: Reference, *, listed: bool = True) -> str:
    """One work, as an object on one line; ``listed``: with the list on which it stands."""
    return json.dumps(_item(reference, listed), ensure_ascii=False)


def join(works: Iterable[str]) -> str:
    """A whole file of works."""
    inside = ",\n".join(works)
    return f"[\n{inside}\n]\n" if inside else "[]\n"


def _item(reference: Reference, listed: bool) -> dict[str, Any]:
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
    if listed and reference.list:
        custom["list"] = _filled({"id": reference.list, "title": line(reference.list_title)})
    if not reference.type:
        custom = {"type": ""} | custom
    return _filled(item) | ({"custom": {CUSTOM: custom}} if custom else {})


def _custom(reference: Reference, topics: list[str]) -> dict[str, Any]:
    """What CSL has no place for, by the names that it has in our reading lists."""
    names = [
        _filled({"kind": n.kind, "organisation": line(n.organisation)}) for n in reference.authors
    ]
    return {
        "author": names if any(names) else None,
        "importance": reference.importance,
        "access": reference.access,
        "minutes": reference.minutes,
        "archive": _filled({"url": reference.archive_url, "date": _edtf(reference.archive_date)}),
        "link": _filled(
            {"status": reference.link_status, "checked": _edtf(reference.link_checked)}
        ),
        "alternates": [{"format": each.format, "URL": each.url} for each in reference.alternates],
        "topics": topics,
        "responds_to": list(reference.responds_to),
        "section": _filled({"id": reference.section, "title": line(reference.section_title)}),
    }


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value}


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": line(name.literal)}
    return _filled({"family": line(name.family), "given": line(name.given)})


def _date(date: PartialDate | None) -> dict[str, list[list[int]]] | None:
    """No more parts than are known."""
    if date is None:
        return None
    return {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]}


def _edtf(date: PartialDate | None) -> str:
    return str(date) if date else ""
