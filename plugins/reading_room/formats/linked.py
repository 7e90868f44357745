"""JSON-LD in the terms of schema.org. Enters: a `Reference`, names, words. Leaves: plain data, and
the text of ``<script type="application/ld+json">``, which no browser runs.

Addresses are absolute; what has no such address says less.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reading_room.formats.citation_style import doi_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.formats.reference import Reference
    from reading_room.values import Name

Node = dict[str, Any]
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_ESCAPED = tuple((char, f"\\u{ord(char):04x}") for char in "<>&\u2028\u2029")

TYPES = {
    "article": "Article",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "bill": "Legislation",
    "book": "Book",
    "chapter": "Chapter",
    "legislation": "Legislation",
    "manuscript": "Manuscript",
    "motion_picture": "Movie",
    "paper-conference": "ScholarlyArticle",
    "post": "SocialMediaPosting",
    "post-weblog": "BlogPosting",
    "regulation": "Legislation",
    "report": "Report",
    "review": "Article",
    "review-book": "Article",
    "song": "AudioObject",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
"""The type of schema.org for each of CSL; any other work is a CreativeWork."""
CONTAINERS = {
    "article-journal": "Periodical",
    "article-magazine": "Periodical",
    "article-newspaper": "Newspaper",
    "chapter": "Book",
    "post-weblog": "Blog",
    "webpage": "WebSite",
}
_IN_ISSUES = frozenset({"article-journal", "article-magazine", "article-newspaper", "review"})
_ROLES = {
    "editor": "editor", "translator": "translator", "director": "director",
    "producer": "producer", "illustrator": "illustrator", "composer": "composer",
    "contributor": "contributor",
}  # fmt: skip
_TERMS = {"page": "pagination", "version": "version", "abstract": "abstract"}
_OF_BOOKS = {"ISBN": "isbn", "edition": "bookEdition", "number-of-pages": "numberOfPages"}
AGENTS = {"organisation": "Organization", "group": "Organization", "pseudonym": "Person"}
_FREE = {"open": True, "free-login": True, "subscription": False}


def data_block(*nodes: str) -> str:
    """The text of the element, of nodes as `text` gives them."""
    return f'{{"@context":"https://schema.org","@graph":[{",".join(nodes)}]}}'


def text(node: Node) -> str:
    """A node as JSON in which nothing can end the element or begin another."""
    text = _encode(node)
    for char, escaped in _ESCAPED:
        if char in text:
            text = text.replace(char, escaped)
    return text


def work(reference: Reference, id_: str = "") -> Node:
    """A work on a list; ``id_`` is its address there."""
    kind = reference.type
    node: Node = {"@type": TYPES.get(kind, "CreativeWork")}
    if id_:
        node["@id"] = id_
    node["name"] = reference.title
    if reference.authors:
        node["author"] = [agent(name) for name in reference.authors]
    if reference.issued:
        node["datePublished"] = str(reference.issued)
    _whole(node, reference)
    if reference.publisher:
        node["publisher"] = {"@type": "Organization", "name": reference.publisher}
    if reference.is_gone:
        _became(node, reference)
    elif reference.url:
        node["url"] = reference.url
    if reference.doi:
        node["sameAs"] = doi_address(reference.doi)
    if reference.archive_url:
        node["archivedAt"] = reference.archive_url
    if reference.language:
        node["inLanguage"] = reference.language
    if reference.access:
        node["isAccessibleForFree"] = _FREE[reference.access]
    if reference.minutes:
        node["timeRequired"] = f"PT{reference.minutes}M"
    if reference.topics:
        node["keywords"] = list(reference.topics)
    return node


def _whole(node: Node, reference: Reference) -> None:
    """Who else made it, what it is part of, and what is printed on it."""
    values = reference.values
    for role, term in _ROLES.items():
        if role in values:
            node[term] = [agent(name) for name in values[role]]
    for key, term in _TERMS.items():
        if key in values:
            node[term] = values[key]
    if reference.type != "chapter":
        node |= _of_book(reference)
    if part := _part_of(reference):
        node["isPartOf"] = part


def _of_book(reference: Reference) -> Node:
    """What is printed on a book, be it the work or what a chapter stands in."""
    values = reference.values
    return {term: values[key] for key, term in _OF_BOOKS.items() if key in values}


def _part_of(reference: Reference) -> Node:
    """The container; the issue and the volume of it in which a work stands, one inside the other.
    An ISSN is the container's, and of what has none its own."""
    values, kind = reference.values, reference.type
    part: Node = {}
    if reference.container_title:
        part = {"@type": CONTAINERS.get(kind, "CreativeWork"), "name": reference.container_title}
    if kind == "chapter" and (book := _of_book(reference)):
        part = (part or {"@type": "Book"}) | book
    if "ISSN" in values:
        part = (part or {"@type": "Periodical"}) | {"issn": values["ISSN"].split()}
    if kind not in _IN_ISSUES:
        return part
    for key, type_, term in (
        ("volume", "PublicationVolume", "volumeNumber"),
        ("issue", "PublicationIssue", "issueNumber"),
    ):
        if key in values:
            whole = {"isPartOf": part} if part else {}
            part = {"@type": type_, term: values[key], **whole}
    return part


def _became(node: Node, reference: Reference) -> None:
    """A dead address still names a work, and leads nowhere."""
    if reference.archive_url:
        node["url"] = reference.archive_url
    if reference.url:
        node["identifier"] = reference.url


def agent(name: Name, url: str = "") -> Node:
    """Who made something: a person, or whole, as it is written.

    Of a whole name whose kind nobody said there is no type: it may be a person's as well.
    """
    if name.literal:
        node: Node = {"@type": AGENTS[name.kind]} if name.kind else {}
        node["name"] = name.literal
    else:
        node = {"@type": "Person", "name": str(name)}
        if name.given and name.family:
            node["givenName"], node["familyName"] = name.given, name.family
    if name.organisation:
        node["affiliation"] = {"@type": "Organization", "name": name.organisation}
    if url:
        node["url"] = url
    return node


def item_list(works: Iterable[Node]) -> Node:
    """Works in their order, each with its number."""
    elements = [
        {"@type": "ListItem", "position": at, "item": node} for at, node in enumerate(works, 1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(elements), "itemListElement": elements}


def breadcrumbs(way: Iterable[tuple[str, str]]) -> Node:
    """The way from the home page: words and addresses."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [step(at, words, url) for at, (words, url) in enumerate(way, 1)],
    }


def step(at: int, words: str, url: str) -> Node:
    """One of the steps of such a way, from 1."""
    return {"@type": "ListItem", "position": at, "name": words, "item": url}
