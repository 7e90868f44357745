"""CSL-JSON as Crossref, DataCite and PubMed answer. Enters: JSON. Leaves: an item of CSL-JSON.

Crossref gives arrays where CSL has words, types of its own, groups under ``name``, tags of JATS in
titles and much that is for its own use; what CSL has no variable for is of no use to a list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reading_room.importers.addresses import doi_of
from reading_room.importers.described.answers import (
    Answer,
    Item,
    NoWorkError,
    Told,
    filled,
    host,
    loaded,
    plain,
    with_subtitle,
)

if TYPE_CHECKING:
    from reading_room.formats.identifiers import Identifier

_TYPES = {
    "book-chapter": "chapter", "book-part": "chapter", "book-section": "chapter",
    "book-series": "book", "book-set": "book", "book-track": "chapter", "database": "dataset",
    "dissertation": "thesis", "edited-book": "book", "journal": "periodical",
    "journal-article": "article-journal", "journal-issue": "periodical", "monograph": "book",
    "other": "", "peer-review": "review", "posted-content": "article", "proceedings": "book",
    "proceedings-article": "paper-conference", "reference-book": "book",
    "reference-entry": "entry-encyclopedia", "report-component": "report",
    "report-series": "report", "component": "", "grant": "",
}  # fmt: skip
"""What Crossref calls types of works."""
_NAMES = (
    "author", "editor", "translator", "chair", "collection-editor", "compiler", "composer",
    "container-author", "contributor", "curator", "director", "editorial-director", "illustrator",
    "interviewer", "organizer", "producer", "recipient", "reviewed-author",
)  # fmt: skip
_WORDS = (
    "annote", "authority", "call-number", "chapter-number", "citation-number", "collection-number",
    "collection-title", "container-title", "container-title-short", "dimensions", "division",
    "edition", "event-place", "event-title", "genre", "issue", "jurisdiction", "language",
    "medium", "number", "number-of-pages", "number-of-volumes", "original-title", "page",
    "part-number", "part-title", "PMCID", "PMID", "publisher", "publisher-place", "references",
    "reviewed-title", "scale", "section", "status", "title-short", "version", "volume",
    "volume-title", "ISBN", "ISSN",
)  # fmt: skip
"""Variables of CSL whose values are words."""
_OTHERWISE = {
    "short-container-title": "container-title-short",
    "publisher-location": "publisher-place",
    "edition-number": "edition",
    "article-number": "number",
    "number-of-pages": "number-of-pages",
    "degree": "genre",
}
"""What Crossref calls some of them."""
_IN_BOOKS = ("chapter", "paper-conference", "entry-encyclopedia")
_DATES = ("issued", "published-print", "published-online", "published")
"""Where there is a date, the first that has a year."""
_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/", re.IGNORECASE)


def from_csl(answer: Answer, wanted: Identifier) -> Told:
    """The work. Raises NoWorkError where it is none, or another one."""
    value = loaded(answer)
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, dict):
        raise NoWorkError(f"{host(answer.url)} answered with no description of one work")
    item = cleaned(value)
    if not item.get("title"):
        raise NoWorkError(f"{host(answer.url)} does not say what it is called")
    _check(answer, wanted, item)
    doubts = []
    if wanted.kind == "PMID":
        item["title"] = _unstopped(item["title"])
        item["PMID"] = wanted.value
    else:
        item["DOI"] = wanted.value
    if _is_shouted(item["title"]):
        doubts.append("The title is in capitals, as the service has it.")
    return Told(item, tuple(doubts))


def cleaned(value: dict[str, Any]) -> Item:
    """An item of CSL-JSON as its schema has it."""
    item: Item = {"type": _type(value)}
    item["title"] = with_subtitle(plain(value.get("title")), plain(value.get("subtitle")))
    for key in _NAMES:
        item[key] = [name for each in _many(value.get(key)) if (name := _name(each))]
    item["issued"] = next(filter(None, (_date(value.get(key)) for key in _DATES)), None)
    for key, variable in _OTHERWISE.items():
        item.setdefault(variable, plain(value.get(key)))
    for key in _WORDS:
        item[key] = plain(value.get(key)) or item.get(key, "")
    _books(item, value)
    event = value.get("event")
    if isinstance(event, dict):
        item["event-title"] = item["event-title"] or plain(event.get("name"))
        item["event-place"] = item["event-place"] or plain(event.get("location"))
    item["publisher"] = item["publisher"] or _institution(value.get("institution"))
    item["DOI"] = doi_of(plain(value.get("DOI"))) or ""
    url = plain(value.get("URL"))
    item["URL"] = "" if _RESOLVER.match(url) else url
    return filled(item)


def _type(value: dict[str, Any]) -> str:
    said = plain(value.get("type")).lower()
    return _TYPES.get(said, said)


def _books(item: Item, value: dict[str, Any]) -> None:
    """Of a part of a book Crossref names the series first, and the book after it."""
    titles = [plain(each) for each in _many(value.get("container-title"))]
    titles = list(filter(None, titles))
    if item["type"] in _IN_BOOKS and len(titles) > 1:
        item["container-title"] = titles[-1]
        item["collection-title"] = item["collection-title"] or titles[0]


def _check(answer: Answer, wanted: Identifier, item: Item) -> None:
    """Raises NoWorkError where a work is another than the one that was asked for."""
    said = str(item.get(wanted.kind, ""))
    if said and said.lower() != wanted.value.lower():
        raise NoWorkError(
            f"{host(answer.url)} was asked for {wanted.words} and answered with {said}"
            f" ({item['title'][:80]}): if that is the work, give {wanted.kind} {said}"
        )


def _name(value: object) -> dict[str, str] | None:
    if isinstance(value, str):
        return {"literal": plain(value)} if plain(value) else None
    if not isinstance(value, dict):
        return None
    parts = {
        key: plain(value.get(key))
        for key in ("family", "given", "suffix", "dropping-particle", "non-dropping-particle")
    }
    whole = plain(value.get("literal")) or plain(value.get("name"))
    if not parts["family"]:
        whole = whole or parts["given"]
        return {"literal": whole} if whole else None
    if not parts["given"]:
        return {"literal": parts["family"]}
    return {key: words for key, words in parts.items() if words}


def _date(value: object) -> dict[str, Any] | None:
    """A date of which at least the year is known, as far as its numbers are."""
    if not isinstance(value, dict):
        return None
    ranges = []
    for one in _many(value.get("date-parts"))[:2]:
        numbers = []
        for part in _many(one)[:3]:
            words = plain(part)
            if not re.fullmatch(r"\d{1,4}", words, re.ASCII) or not int(words):
                break
            numbers.append(int(words))
        if not numbers:
            break
        ranges.append(numbers)
    if ranges:
        return {"date-parts": ranges}
    raw = plain(value.get("raw")) or plain(value.get("literal"))
    return {"raw": raw} if raw else None


def _institution(value: object) -> str:
    one = next(iter(_many(value)), None)
    return plain(one.get("name")) if isinstance(one, dict) else ""


def _many(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _unstopped(title: str) -> str:
    """A title without the full stop that PubMed puts behind each."""
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _is_shouted(title: str) -> bool:
    return title.isupper() and " " in title
