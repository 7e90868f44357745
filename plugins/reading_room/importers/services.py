"""Answers of Crossref and DataCite, which resemble CSL-JSON. Enters: an entry. Leaves: CSL-JSON.

Crossref writes lists for words and types of its own; DataCite's JSON has other names altogether.
https://api.crossref.org/swagger-ui, https://support.datacite.org/docs/datacite-rest-api
"""

from __future__ import annotations

import re
from typing import Any

from reading_room.importers.plain import without_jats
from reading_room.schema.items import TYPES
from reading_room.schema.other_types import type_elsewhere

_NOT_OF_WORKS = frozenset(
    {"indexed", "reference-count", "references-count", "license", "content-domain", "created",
     "prefix", "is-referenced-by-count", "deposited", "score", "resource", "member", "reference",
     "link", "relation", "published", "published-online", "published-print", "alternative-id",
     "assertion", "source", "update-policy", "short-container-title", "isbn-type", "issn-type",
     "original-title-list", "funder", "journal-issue", "archive", "subject",
     "approved",
     "clinical-trial-number", "content-created", "content-updated", "institution",
     "free-to-read", "aliases",
     "categories", "update-to", "updated-by", "accepted", "posted", "published-other", "degree",
     "group-title", "subtype", "project", "award", "copyright"}
)  # fmt: skip
"""What Crossref says of its own records."""
_OTHER_NAMES = {
    "publisher-location": "publisher-place", "edition-number": "edition",
    "short-title": "title-short",
}  # fmt: skip
"""What Crossref calls some variables."""
_REGISTERED = re.compile(r"https?://id\.crossref\.org/is[bs]n/", re.IGNORECASE)
_BLOCK_END = re.compile(r"</jats:(?:p|title|sec|list-item)>\s*")
_RESOLVER = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_FIRST = ("title", "container-title", "publisher", "publisher-place", "original-title", "volume",
          "issue", "page", "number", "edition", "language", "genre", "event-title",
          "collection-title", "abstract", "DOI", "URL", "short-title", "note",
          "container-title-short", "title-short", "version", "medium")  # fmt: skip


def cleaned(value: dict[str, Any]) -> dict[str, Any]:
    """The entry as CSL has it; one that is CSL-JSON already stays as it is."""
    if isinstance(value.get("attributes"), dict):
        value = value["attributes"]
    if "titles" in value and "title" not in value:
        return _of_datacite(value)
    found = dict(value)
    if _is_crossref(value):
        _from_crossref(found, value)
    for key, variable in _OTHER_NAMES.items():
        if key in found:
            held = found.pop(key)
            found[variable] = found.get(variable) or held
    for key in _FIRST:
        if isinstance(found.get(key), list):
            words = [str(each) for each in found[key] if isinstance(each, str | int)]
            found[key] = words[0] if words else ""
            if len(words) > 1 and key in ("container-title", "publisher"):
                found[f"{key} (others)"] = "; ".join(words[1:])
            if key == "title" and len(words) > 1:
                found["original-title"] = found.get("original-title") or words[1]
    for key in ("ISBN", "ISSN", "keyword"):
        if isinstance(found.get(key), list):
            found[key] = (", " if key == "keyword" else " ").join(
                dict.fromkeys(map(str, found[key]))
            )
        if isinstance(found.get(key), str):
            found[key] = _REGISTERED.sub("", found[key])
    kind = found.get("type")
    if isinstance(kind, str) and kind not in TYPES:
        found["type"] = type_elsewhere(kind, kind)
    if found.get("type") in ("book", "report") and _is_crossref(value):
        _series(found)
    if isinstance(found.get("categories"), list):
        names = [each for each in found.pop("categories") if isinstance(each, str)]
        found.setdefault("keyword", ", ".join(names))
    if isinstance(found.get("copyright"), str):
        found.setdefault("license", found.pop("copyright"))
    return found


_OF_CROSSREF = frozenset(
    {"indexed", "is-referenced-by-count", "content-domain", "reference-count", "published-print",
     "published-online", "short-container-title", "group-title", "article-number"}
)  # fmt: skip
"""Keys that nobody else writes: of an answer one may have asked for some alone."""
_TYPES_OF_CROSSREF = frozenset(
    {"journal-article", "book-chapter", "proceedings-article", "posted-content", "dissertation",
     "monograph", "edited-book", "reference-book", "reference-entry", "report-component"}
)  # fmt: skip


def _series(found: dict[str, Any]) -> None:
    """What Crossref says a whole book or report stands in is its series."""
    series = found.pop("container-title", "")
    found.pop("container-title-short", "")
    if series and series != found.get("title"):
        found["collection-title"] = found.get("collection-title") or series


def _is_crossref(value: dict[str, Any]) -> bool:
    return not _OF_CROSSREF.isdisjoint(value) or value.get("type") in _TYPES_OF_CROSSREF


def _from_crossref(found: dict[str, Any], value: dict[str, Any]) -> None:
    for key in _NOT_OF_WORKS:
        found.pop(key, None)
    for key in ("title", "subtitle", "container-title", "abstract", "original-title"):
        value = {**value, key: _untagged(value[key])} if key in value else value
        if key in found:
            found[key] = value[key]
    subtitle, title = _one(value.get("subtitle")), _one(value.get("title"))
    found.pop("subtitle", None)
    if subtitle and title and subtitle.casefold() not in title.casefold():
        found["title"] = f"{title}{' ' if title.endswith(('?', '!', ':')) else ': '}{subtitle}"
    short = _one(value.get("short-container-title"))
    if short and short != _one(value.get("container-title")):
        found.setdefault("container-title-short", short)
    for key in (
        "published-print",
        "published-online",
        "published",
        "posted",
        "approved",
        "created",
    ):
        if not _has_year(found.get("issued")) and _has_year(value.get(key)):
            found["issued"] = value[key]
    issue = value.get("journal-issue")
    if isinstance(issue, dict) and isinstance(issue.get("issue"), str):
        found.setdefault("issue", issue["issue"])
    if value.get("type") == "journal":
        found["type"] = "periodical"
    names = value.get("institution")
    if value.get("type") in ("dissertation", "posted-content", "report") and names:
        first = names[0] if isinstance(names, list) else names
        if isinstance(first, dict) and isinstance(first.get("name"), str):
            found.setdefault("publisher", first["name"])
            for part, variable in (("place", "publisher-place"), ("department", "division")):
                if words := _one(first.get(part)):
                    found.setdefault(variable, words)
    if isinstance(number := found.pop("report-number", None), str):
        found.setdefault("number", number)
    if degree := _one(value.get("degree")):
        found.setdefault("genre", degree)
    event = value.get("event")
    if isinstance(event, dict):
        found.pop("event")
        found["event-title"], found["event-place"] = event.get("name"), event.get("location")
        if _has_year(event.get("start")):
            found["event-date"] = event["start"]
    container = value.get("container-title")
    if (
        isinstance(container, list)
        and len(container) > 1
        and value.get("type") != "journal-article"
    ):
        found["collection-title"], found["container-title"] = container[0], container[1]
    if isinstance(article := value.get("article-number"), str):
        found.pop("article-number")
        found.setdefault("page" if "page" not in value else "number", article)
    if "published-print" in value and "available-date" not in found:
        online = value.get("published-online")
        if _has_year(online) and online != found.get("issued"):
            found["available-date"] = online
    if "DOI" in found and _RESOLVER.match(str(found.get("URL", ""))):
        found.pop("URL")


def _untagged(value: Any) -> Any:
    """Words, or lists of words, without tags of JATS; each paragraph stays one."""
    if isinstance(value, list):
        return [_untagged(each) for each in value]
    if not isinstance(value, str):
        return value
    return without_jats(_BLOCK_END.sub("\n\n", value)).strip()


def _one(value: Any) -> str:
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, str) else ""


def _has_year(value: Any) -> bool:
    match value:
        case {"date-parts": [[int() | str() as year, *_], *_]}:
            return bool(year)
        case {"raw": str(words)} | {"literal": str(words)}:
            return bool(words)
    return False


def _of_datacite(value: dict[str, Any]) -> dict[str, Any]:
    """DataCite's own JSON: titles, creators, dates."""
    types = _object(value.get("types"))
    titles = [each for each in value.get("titles") or [] if isinstance(each, dict)]
    main = [t for t in titles if not t.get("titleType")] or titles
    more = [t.get("title") for t in titles if t.get("titleType") == "Subtitle"]
    title = (
        ": ".join(str(words) for words in [main[0].get("title"), *more] if words) if main else ""
    )
    publisher = value.get("publisher")
    container = _object(value.get("container"))
    dates = [each for each in value.get("dates") or [] if isinstance(each, dict)]
    issued = next((each.get("date") for each in dates if each.get("dateType") == "Issued"), None)
    found: dict[str, Any] = {
        "id": value.get("id") or value.get("doi"), "title": title,
        "type": types.get("citeproc") or type_elsewhere(str(types.get("resourceTypeGeneral"))),
        "author": [_creator(each) for each in value.get("creators") or []],
        "contributor": [_creator(each) for each in value.get("contributors") or []
                        if isinstance(each, dict) and each.get("contributorType") != "Editor"],
        "editor": [_creator(each) for each in value.get("contributors") or []
                   if isinstance(each, dict) and each.get("contributorType") == "Editor"],
        "publisher": publisher.get("name") if isinstance(publisher, dict) else publisher,
        "issued": {"raw": str(issued or value.get("publicationYear") or "")},
        "DOI": value.get("doi"), "URL": value.get("url"), "language": value.get("language"),
        "version": value.get("version"), "container-title": container.get("title"),
        "volume": container.get("volume"), "issue": container.get("issue"),
        "page": _pages(container), "edition": container.get("edition"),
        "abstract": next((each.get("description") for each in value.get("descriptions") or []
                          if isinstance(each, dict)), ""),
        "keyword": ", ".join(str(each.get("subject")) for each in value.get("subjects") or []
                             if isinstance(each, dict) and each.get("subject")),
    }  # fmt: skip
    return {key: held for key, held in found.items() if held}


def _pages(container: dict[str, Any]) -> str:
    ends = [str(container[key]) for key in ("firstPage", "lastPage") if container.get(key)]
    return "-".join(dict.fromkeys(ends))


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _creator(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if value.get("familyName"):
        return {"family": value["familyName"], "given": value.get("givenName") or ""}
    name = str(value.get("name") or "")
    if value.get("nameType") != "Organizational" and name.count(",") == 1:
        family, _, given = name.partition(",")
        return {"family": family.strip(), "given": given.strip()}
    return {"literal": name}
