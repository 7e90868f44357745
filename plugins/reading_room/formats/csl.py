"""CSL-JSON 1.0.2. Enters: a reference. Leaves: JSON with nothing outside the schema but ``custom``.

https://docs.citationstyles.org/en/stable/specification.html, and its schema csl-data.json.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reading_room.dates import SEASONS, PartialDate
from reading_room.formats.mapping import CUSTOM
from reading_room.formats.plain import line, paragraphs
from reading_room.formats.work_types import NO_TYPE
from reading_room.schema import ITEM
from reading_room.schema.items import ARCHIVE_KEY
from reading_room.schema.kinds import EDTF
from reading_room.work import NAME_KEYS, present

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.formats.reference import Reference
    from reading_room.values import Name

_CSL = frozenset(key.name for key in ITEM if key.is_csl)
_ROLES = frozenset(NAME_KEYS) & _CSL
_DATES = frozenset(key.name for key in ITEM if key.is_csl and key.kind is EDTF)
_ORDER = (
    "id", "type", "title", "author", "container-title", "issued", "URL", "DOI", "publisher",
    "language", "note", "keyword", "archive_location",
)  # fmt: skip
"""What stands first; the rest follows in the order of the declaration."""
_APART = frozenset({
    "type", "archive", "link", "access", "minutes", "alternates", "custom",
})  # fmt: skip
_VERBATIM = frozenset({"URL", "DOI", "language"})
_PARAGRAPHS = frozenset({"abstract", "annote"})
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
    item: dict[str, Any] = {"id": reference.id, "type": reference.type or NO_TYPE}
    custom = _custom(reference, topics)
    for key, value in reference.values.items():
        if key in _ROLES:
            item[key] = [_name(name) for name in value]
        elif key in _APART:
            continue
        elif key in _CSL:
            item[key] = _value(key, value)
        elif key in NAME_KEYS:
            custom[key] = [_name(name) | _more(name) for name in value]
        else:
            custom[key] = _own(key, value)
    item["note"] = "\n\n".join(paragraphs(reference.note))
    item["keyword"] = ", ".join(topics)
    if reference.archive_url:
        item.setdefault("archive_location", reference.archive_url)
    if archive := reference.get(ARCHIVE_KEY):
        item["archive"] = line(archive.name)
    custom = _filled(custom)
    if not reference.type:
        custom = {"type": ""} | custom
    return _filled(_in_order(item)) | ({"custom": {CUSTOM: custom}} if custom else {})


def _in_order(item: dict[str, Any]) -> dict[str, Any]:
    return {key: item[key] for key in _ORDER if key in item} | item


def _value(key: str, value: Any) -> Any:
    if isinstance(value, PartialDate):
        return _date(value)
    if key in _VERBATIM:
        return value
    return "\n\n".join(paragraphs(value)) if key in _PARAGRAPHS else line(value)


def _own(key: str, value: Any) -> Any:
    """The value of a key for which CSL has no variable: a date as EDTF."""
    if isinstance(value, PartialDate):
        return str(value)
    return _value(key, value) if isinstance(value, str) else value


def _custom(reference: Reference, topics: list[str]) -> dict[str, Any]:
    """What CSL has no place for, by the names that it has in our reading lists."""
    values = reference.values
    dated = {key: values[key] for key in present(values, _DATES)}
    dates = {key: str(value) for key, value in dated.items() if value.mark in ("?", "%")}
    dates |= _unlike(dated)
    return {
        **{role: _more_of(reference.names(role)) for role in NAME_KEYS if role in reference.values},
        "dates": dates,
        "importance": reference.importance,
        "access": reference.access,
        "minutes": reference.minutes,
        "archive": _pair("url", reference.archive_url, "date", _edtf(reference.archive_date)),
        "link": _pair("status", reference.link_status, "checked", _edtf(reference.link_checked)),
        "alternates": [{"format": each.format, "URL": each.url} for each in reference.alternates],
        "custom": reference.values.get("custom", {}),
        "topics": topics,
        "responds_to": reference.responds_to,
        "section": _pair("id", reference.section, "title", line(reference.section_title)),
        "list": _pair("id", reference.list, "title", line(reference.list_title)),
    }


def _unlike(dated: dict[str, PartialDate]) -> dict[str, str]:
    """Ranges whose ends are not equally certain, or have seasons: CSL says less of them."""
    return {
        key: str(value) for key, value in dated.items()
        if value.end
        and (value.mark != value.end.mark or value.month in SEASONS or value.end.month in SEASONS)
    }  # fmt: skip


def _more_of(names: tuple[Name, ...]) -> list[dict[str, str]] | None:
    """For each name what CSL does not say of it, where there is anything."""
    if any(name.kind or name.organisation for name in names):
        return [_more(name) for name in names]
    return None


def _more(name: Name) -> dict[str, str]:
    return _pair("kind", name.kind, "organisation", line(name.organisation))


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


def _date(date: PartialDate) -> dict[str, Any]:
    """No more parts than are known. A date that is not certain is "circa"."""
    ends = [date, date.end] if date.end else [date]
    found: dict[str, Any] = {"date-parts": [_parts(end) for end in ends]}
    if date.month in SEASONS:
        found["season"] = date.month - min(SEASONS) + 1
    if any(end.mark for end in ends):
        found["circa"] = True
    return found


def _parts(date: PartialDate) -> list[int]:
    if date.month in SEASONS:
        return [date.csl_year]
    return [part for part in (date.csl_year, date.month, date.day) if part]


def _edtf(date: PartialDate | None) -> str:
    return str(date) if date else ""
