"""What a reader of a download should find, from the YAML of the lists alone.

Nothing here is shared with the code that reads lists or writes downloads: a name is split by a rule
that is enough for these lists, and everything is a string.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

SITE = Path(__file__).parent / "site"
Record = dict[str, Any]
"""A work by the names of the rows of the table."""


def wanted(slug: str) -> dict[str, Record]:
    """Every work of a list by its id, in order."""
    found = _load(f"reading_lists/{slug}.yml")
    sections = found.get("sections") or [{"items": found["items"]}]
    pairs = [(section, item) for section in sections for item in section["items"]]
    return {r["id"]: r for r in (_record(section, item) for section, item in pairs)}


def _record(section: Record, item: Record) -> Record:
    if "work" in item:
        first = next(w for w in _all_items() if w["id"] == item["work"])
        item = {k: v for k, v in first.items() if k not in ("note", "importance")} | {
            k: v for k, v in item.items() if k != "work"
        }
    names = [_name(name) for name in _listed(item.get("author"))]
    archive, link = item.get("archive", {}), item.get("link", {})
    topics = _load("docs/topics.yml")
    return {
        "id": item["id"],
        "type": item.get("type", ""),
        "title": _line(item["title"]),
        "names": [f"{given} {family}".strip() for family, given, *_ in names],
        "family and given": [(family, given) for family, given, *_ in names],
        "literal names": [literal for _, _, literal, *_ in names],
        "kinds of names": [kind for *_, kind, _ in names],
        "organisations": [organisation for *_, organisation in names],
        "container": _line(item.get("container-title", "")),
        "issued": item.get("issued", ""),
        "URL": item.get("URL", ""),
        "DOI": item.get("DOI", ""),
        "publisher": _line(item.get("publisher", "")),
        "language": item.get("language", ""),
        "note": [_line(part) for part in re.split(r"\n\s*\n", item.get("note", "")) if part],
        "importance": item.get("importance", ""),
        "access": item.get("access", ""),
        "minutes": item.get("minutes", ""),
        "archive address": archive.get("url", ""),
        "archive date": archive.get("date", ""),
        "link status": link.get("status", ""),
        "link checked": link.get("checked", ""),
        "alternates": [(each["format"], each["URL"]) for each in item.get("alternates", [])],
        "topics": [topics[id_]["title"] for id_ in item.get("topics", [])],
        "responds to": item.get("responds_to", []),
        "section": section.get("id", ""),
        "section title": _line(section.get("title", "")),
    }


def _name(name: str | Record) -> tuple[str, str, bool, str, str]:
    """Family name (or a whole literal), given name, is it a literal, kind, organisation."""
    if isinstance(name, str):
        people = _load("docs/people.yml")
        if name in people:
            return _name(people[name]["name"])
        if ", " in name:
            family, given = name.split(", ")
        else:
            given, _, family = name.partition(" ")
        return family, given, False, "", ""
    organisation = name.get("organisation", "")
    for key in ("name", "person"):
        if key in name:
            return (*_name(name[key])[:4], organisation)
    literal = name.get("literal", "")
    kind = name.get("kind", "")
    return literal or name["family"], name.get("given", ""), bool(literal), kind, organisation


def _line(text: str) -> str:
    return " ".join(text.split())


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _all_items() -> list[Record]:
    found = _load("reading_lists/every-trap.yml")
    return [item for section in found["sections"] for item in section["items"]]


def _load(path: str) -> Any:
    """YAML in which every value is the words that stand there."""
    return yaml.load((SITE / path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


ROWS = tuple(_record({}, {"id": "", "title": ""}))
