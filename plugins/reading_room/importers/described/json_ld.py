"""What JSON-LD of a page says of a work. Enters: its objects. Leaves: an item of CSL-JSON."""

from __future__ import annotations

import re
from typing import Any

from reading_room.importers.addresses import doi_of
from reading_room.importers.described.answers import Item, date_of, filled, plain
from reading_room.importers.described.names import several

_TYPES = {
    "scholarlyarticle": "article-journal", "medicalscholarlyarticle": "article-journal",
    "chapter": "chapter", "book": "book", "audiobook": "book", "thesis": "thesis",
    "report": "report", "dataset": "dataset", "legislation": "legislation",
    "softwaresourcecode": "software", "softwareapplication": "software", "map": "map",
    "newsarticle": "article-newspaper", "reportagenewsarticle": "article-newspaper",
    "opinionnewsarticle": "article-newspaper", "analysisnewsarticle": "article-newspaper",
    "blogposting": "post-weblog", "liveblogposting": "post-weblog",
    "socialmediaposting": "post", "discussionforumposting": "post",
    "podcastepisode": "broadcast", "radioepisode": "broadcast", "tvepisode": "broadcast",
    "episode": "broadcast", "movie": "motion_picture", "videoobject": "motion_picture",
    "review": "review", "techarticle": "webpage", "article": "webpage", "webpage": "webpage",
    "itempage": "webpage", "faqpage": "webpage", "aboutpage": "webpage",
}  # fmt: skip
"""What schema.org calls types of works, the surest first: a page may have several, and "Article" is
what most programs call anything."""
_RANK = {name: number for number, name in enumerate(_TYPES)}
_JOURNALS = ("periodical", "publicationissue", "publicationvolume")
_ADDRESS = re.compile(r"https?://")


def from_json_ld(nodes: list[dict[str, Any]], doubts: list[str]) -> Item:
    """The work that a page is, as the surest of its objects has it; empty where none is one."""
    works = [(rank, node) for node in nodes if (rank := _rank(node)) is not None and _title(node)]
    if not works:
        return {}
    node = min(works, key=lambda each: each[0])[1]
    within = _within(node)
    of_journal = any(_is(each, _JOURNALS) for each in within)
    type_ = _TYPES[list(_TYPES)[_rank(node) or 0]]
    if type_ == "webpage" and of_journal:
        type_ = "article-journal"
    authors, editors = (_names(node.get(key)) for key in ("author", "editor"))
    if not authors and _rank(node) != _RANK["book"]:
        authors = _names(node.get("creator"))
    item = {
        "type": type_,
        "title": _title(node),
        "author": authors,
        "editor": editors,
        "translator": _names(node.get("translator")),
        "director": _names(node.get("director")),
        "issued": date_of(plain(node.get("datePublished")), doubts),
        "container-title": _container(within),
        "publisher": _name(node.get("publisher")),
        "volume": _first([node, *within], "volumeNumber"),
        "issue": _first([node, *within], "issueNumber"),
        "page": plain(node.get("pagination")) or _pages(node),
        "number": plain(node.get("reportNumber")),
        "genre": _name(node.get("inSupportOf")) if type_ == "thesis" else "",
        "version": plain(node.get("softwareVersion")) or plain(node.get("version")),
        "edition": plain(node.get("bookEdition")),
        "number-of-pages": plain(node.get("numberOfPages")),
        "ISBN": plain(node.get("isbn")),
        "ISSN": _first(within, "issn"),
        "language": _language(node.get("inLanguage")),
        "DOI": _doi(node),
    }
    return filled(item)


def site_name(nodes: list[dict[str, Any]]) -> str:
    """What a page's JSON-LD calls the site."""
    return next((name for each in nodes if _is(each, ("website",)) and (name := _name(each))), "")


def _rank(node: dict[str, Any]) -> int | None:
    ranks = [_RANK[name] for name in _kinds(node) if name in _RANK]
    return min(ranks, default=None)


def _kinds(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    many = kinds if isinstance(kinds, list) else [kinds]
    return [each.rpartition("/")[2].rpartition(":")[2].lower() for each in many
            if isinstance(each, str)]  # fmt: skip


def _is(node: object, kinds: tuple[str, ...]) -> bool:
    return isinstance(node, dict) and any(kind in kinds for kind in _kinds(node))


def _title(node: dict[str, Any]) -> str:
    """Its headline, or its name where Google's limit of a headline cut that off."""
    headline, name = plain(node.get("headline")), plain(node.get("name"))
    return name if not headline or headline.endswith(("…", "...")) else headline


def _within(node: dict[str, Any]) -> list[dict[str, Any]]:
    """What it is part of, from the nearest on."""
    found: list[dict[str, Any]] = []
    part = node.get("isPartOf")
    while part and len(found) < len(("issue", "volume", "journal", "more")):
        part = part[0] if isinstance(part, list) else part
        if not isinstance(part, dict):
            break
        found.append(part)
        part = part.get("isPartOf")
    return found


def _container(within: list[dict[str, Any]]) -> str:
    """The name of the journal, book, blog or site; an issue or the page itself is none."""
    for part in within:
        if not _is(part, ("publicationissue", "publicationvolume", "webpage")) and _name(part):
            return _name(part)
    return ""


def _names(value: object) -> list[dict[str, str]]:
    found = []
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            given, family = plain(each.get("givenName")), plain(each.get("familyName"))
            whole = _name(each)
            if given and family:
                found.append({"given": given, "family": family})
            elif whole and _is(each, ("organization", "newsmediaorganization",
                                      "governmentorganization", "ngo")):  # fmt: skip
                found.append({"literal": whole})
            else:
                found += several([whole])
        elif isinstance(each, str):
            found += several([each])
    return found


def _name(value: object) -> str:
    if isinstance(value, list):
        return next(filter(None, map(_name, value)), "")
    words = plain(value.get("name") if isinstance(value, dict) else value)
    return "" if _ADDRESS.match(words) else words


def _first(nodes: list[dict[str, Any]], key: str) -> str:
    return next(filter(None, (plain(each.get(key)) for each in nodes)), "")


def _pages(node: dict[str, Any]) -> str:
    first, last = plain(node.get("pageStart")), plain(node.get("pageEnd"))
    return f"{first}-{last}" if first and last and first != last else first


def _language(value: object) -> str:
    if isinstance(value, dict):
        return plain(value.get("alternateName")) or plain(value.get("name"))
    return plain(value)


def _doi(node: dict[str, Any]) -> str:
    """Its DOI, as an identifier, an address that is the same, or its own @id."""
    for key in ("doi", "identifier", "sameAs", "@id"):
        value = node.get(key)
        for each in value if isinstance(value, list) else [value]:
            words = plain(each.get("value") if isinstance(each, dict) else each)
            if words and (doi := doi_of(words)):
                return doi
    return ""
