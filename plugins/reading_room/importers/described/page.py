"""A page as a work. Enters: HTML. Leaves: an item of CSL-JSON.

Pages speak of themselves in several ways: Highwire's ``citation_…``, which Google Scholar asks
publishers for, is made for references; JSON-LD says what kind of thing a page is; PRISM, Dublin
Core and EPrints are like Highwire's, older; Open Graph is for previews. Each value is taken from
the first that has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from reading_room.formats.identifiers import without_campaign
from reading_room.importers.addresses import doi_of
from reading_room.importers.described.answers import (
    Answer,
    Item,
    NoWorkError,
    Told,
    date_of,
    filled,
    host,
    plain,
)
from reading_room.importers.described.head import Head
from reading_room.importers.described.json_ld import from_json_ld, site_name
from reading_room.importers.described.names import several
from reading_room.sources.web import is_address
from reading_room.sources.yaml.fields import is_language

if TYPE_CHECKING:
    from reading_room.formats.identifiers import Identifier

_HIGHWIRE = {
    "title": ("citation_title",),
    "author": ("citation_author", "citation_authors"),
    "editor": ("citation_editor",),
    "issued": ("citation_publication_date", "citation_date", "citation_cover_date",
               "citation_online_date", "citation_year"),
    "container-title": ("citation_journal_title", "citation_inbook_title", "citation_book_title",
                        "citation_conference_title"),
    "container-title-short": ("citation_journal_abbrev",),
    "collection-title": ("citation_series_title",),
    "volume": ("citation_volume",),
    "issue": ("citation_issue",),
    "publisher": ("citation_publisher", "citation_dissertation_institution",
                  "citation_technical_report_institution"),
    "number": ("citation_technical_report_number",),
    "DOI": ("citation_doi",),
    "ISBN": ("citation_isbn",),
    "ISSN": ("citation_issn",),
    "PMID": ("citation_pmid",),
    "language": ("citation_language",),
}  # fmt: skip
_CORE = {
    "title": ("prism.title", "dc.title", "dcterms.title", "eprints.title"),
    "author": ("dc.creator", "dcterms.creator", "eprints.creators_name"),
    "issued": ("prism.publicationdate", "dcterms.issued", "dc.date.issued", "dc.issued", "dc.date",
               "dcterms.date", "eprints.date"),
    "container-title": ("prism.publicationname", "eprints.publication",
                        "dc.relation.ispartof", "dcterms.ispartof"),
    "volume": ("prism.volume", "eprints.volume"),
    "issue": ("prism.number",),
    "page": ("eprints.pagerange",),
    "publisher": ("dc.publisher", "dcterms.publisher", "eprints.publisher"),
    "DOI": ("prism.doi", "dc.identifier.doi", "dc.identifier", "dcterms.identifier",
            "eprints.id_number"),
    "ISBN": ("prism.isbn", "eprints.isbn"),
    "ISSN": ("prism.issn", "eprints.issn"),
    "language": ("dc.language", "dcterms.language"),
}  # fmt: skip
_GRAPH = {
    "title": ("og:title", "twitter:title"),
    "author": ("article:author", "book:author", "author", "byl", "parsely-author",
               "sailthru.author"),
    "issued": ("article:published_time", "book:release_date", "video:release_date",
               "datepublished", "date", "pubdate", "publish-date", "parsely-pub-date"),
    "ISBN": ("book:isbn",),
}  # fmt: skip
_SITE = ("og:site_name", "application-name", "apple-mobile-web-app-title")
_TYPES = {
    "citation_journal_title": "article-journal",
    "citation_conference_title": "paper-conference",
    "citation_conference": "paper-conference",
    "citation_inbook_title": "chapter",
    "citation_dissertation_institution": "thesis",
    "citation_technical_report_institution": "report",
    "prism.publicationname": "article-journal",
    "citation_isbn": "book",
}
"""What a page is that has such a value."""
_OG_TYPES = {"book": "book", "books.book": "book", "video.movie": "motion_picture",
             "video.other": "motion_picture", "video.episode": "broadcast"}  # fmt: skip
_BETWEEN = (" | ", " - ", " – ", " — ", " :: ", " « ", " » ", " · ", ": ")
_NAMES = "The page gives names in one piece: see that they are parted as they should be."


def from_page(answer: Answer, wanted: Identifier) -> Told:
    """The work that a page is. Raises NoWorkError where it does not say what it is."""
    head = Head(answer.text)
    doubts: list[str] = []
    nodes = head.nodes
    site = _first(head, _SITE) or site_name(nodes)
    of_highwire = _meta(head, _HIGHWIRE, doubts)
    layers = [of_highwire, from_json_ld(nodes, doubts), _meta(head, _CORE, doubts),
              _meta(head, _GRAPH, doubts)]  # fmt: skip
    item: Item = {}
    for layer in layers:
        for key, value in layer.items():
            item.setdefault(key, value)
    item["title"] = _title(item.get("title", ""), head, site)
    if not item["title"]:
        raise NoWorkError(f"{host(answer.url)} does not say what the page is called")
    item["type"] = _type(head, layers)
    _complete(item, head, site)
    _address(answer, wanted, head, item)
    if any("family" in each for each in item.get("author", [])):
        doubts.append(_NAMES)
    if wanted.kind == "DOI" and item.get("DOI", "").lower() != wanted.value.lower():
        raise NoWorkError(
            f"{host(answer.url)} answered with a page that does not say that it is {wanted.words}"
        )
    return Told(filled(item), tuple(dict.fromkeys(doubts)))


def _meta(head: Head, table: dict[str, tuple[str, ...]], doubts: list[str]) -> Item:
    """What meta elements say, under the variables of CSL."""
    item: Item = {}
    for key, names in table.items():
        values = next((head.metas[name] for name in names if name in head.metas), [])
        if key in ("author", "editor"):
            item[key] = several(values)
        elif key == "issued":
            item[key] = date_of(values[0], doubts) if values else None
        elif key == "DOI":
            texts = [text for name in names for text in head.metas.get(name, [])]
            item[key] = next(filter(None, map(doi_of, map(plain, texts))), "")
        elif values:
            item[key] = plain(values[0])
    if table is _HIGHWIRE:
        item["page"] = _pages(head)
    return filled(item)


def _pages(head: Head) -> str:
    first = _first(head, ("citation_firstpage", "citation_first_page"))
    last = _first(head, ("citation_lastpage", "citation_last_page"))
    return f"{first}-{last}" if first and last and first != last else first


def _first(head: Head, names: tuple[str, ...]) -> str:
    return next((plain(head.metas[name][0]) for name in names if name in head.metas), "")


def _title(title: str, head: Head, site: str) -> str:
    """The title without the name of the site, which many put before or behind it."""
    words = title or plain(head.title) or plain(head.heading)
    for between in _BETWEEN if site else ():
        if words.casefold().endswith(f"{between}{site}".casefold()):
            return words[: -len(between) - len(site)].strip()
        if words.casefold().startswith(f"{site}{between}".casefold()):
            return words[len(site) + len(between) :].strip()
    return words


def _type(head: Head, layers: list[Item]) -> str:
    said = layers[1].get("type", "")
    if said == "post-weblog":  # a blog that calls itself a journal has no other way to be named
        return str(said)
    for name, type_ in _TYPES.items():
        if name in head.metas:
            return type_
    if said and said != "webpage":
        return str(said)
    return _OG_TYPES.get(_first(head, ("og:type",)).lower(), "webpage")


def _complete(item: Item, head: Head, site: str) -> None:
    """What belongs to a page: the name of its site, and the language of its text."""
    if not item.get("container-title") and site and site != item["title"]:
        if item["type"] in ("webpage", "post-weblog", "post", "article-newspaper", "broadcast"):
            item["container-title"] = site
        elif item["type"] in ("report", "motion_picture", "dataset", "legislation"):
            item.setdefault("publisher", site)
    if item.get("publisher") == item.get("container-title"):
        item.pop("publisher", None)
    language = item.get("language") or head.language.strip()
    item["language"] = language.replace("_", "-") if is_language(language.replace("_", "-")) else ""


def _address(answer: Answer, wanted: Identifier, head: Head, item: Item) -> None:
    """The address that the page says is its own, where that is on the same site."""
    if wanted.kind == "DOI":
        return
    asked = answer.address or answer.url
    fragment = urldefrag(wanted.value).fragment
    url = without_campaign(urldefrag(asked).url)
    own = without_campaign(urljoin(answer.url, head.canonical)) if head.canonical else ""
    if own and is_address(own) and _is_same_site(own, answer.url) and not _is_shorter(own, url):
        url = own
    item["URL"] = f"{url}#{fragment}" if fragment else url


def _is_same_site(one: str, other: str) -> bool:
    hosts = [(urlsplit(each).hostname or "").removeprefix("www.") for each in (one, other)]
    return hosts[0] == hosts[1]


def _is_shorter(own: str, asked: str) -> bool:
    """Does it lead to the first page of the site, from another? Then it is a mistake."""
    return urlsplit(own).path.strip("/") == "" and urlsplit(asked).path.strip("/") != ""
