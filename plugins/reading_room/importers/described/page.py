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
from reading_room.importers.described.metas import (
    CORE,
    EPRINTS_TYPES,
    GRAPH,
    HIGHWIRE,
    LAST_PAGES,
    OG_TYPES,
    TYPES,
)
from reading_room.importers.described.names import several
from reading_room.sources.web import is_address
from reading_room.sources.yaml.fields import is_language

if TYPE_CHECKING:
    from reading_room.formats.identifiers import Identifier

_SITE = ("og:site_name", "application-name", "apple-mobile-web-app-title")
_BETWEEN = (" | ", " - ", " – ", " — ", " :: ", " « ", " » ", " · ", ": ")
_NAMES = "The page does not say which part of a name is the family name: check it."


def from_page(answer: Answer, wanted: Identifier) -> Told:
    """The work that a page is. Raises NoWorkError where it does not say what it is."""
    head = Head(answer.text)
    doubts: list[str] = []
    nodes = head.nodes
    site = _first(head, _SITE) or site_name(nodes)
    of_highwire = _meta(head, HIGHWIRE, doubts)
    layers = [of_highwire, from_json_ld(nodes, doubts), _meta(head, CORE, doubts),
              _meta(head, GRAPH, doubts)]  # fmt: skip
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
        name = next((name for name in names if name in head.metas), "")
        values = head.metas.get(name, [])
        if key in ("author", "editor"):
            named = (several(head.metas[name]) for name in names if name in head.metas)
            item[key] = next(filter(None, named), [])
        elif key == "issued":
            item[key] = date_of(values[0], doubts) if values else None
        elif key == "DOI":
            texts = [text for name in names for text in head.metas.get(name, [])]
            item[key] = next(filter(None, map(doi_of, map(plain, texts))), "")
        elif key == "page":
            ends = (plain(values), _first(head, LAST_PAGES.get(name, ())))
            item[key] = "-".join(dict.fromkeys(filter(None, ends)))
        elif values and not is_address(plain(values[0])):
            item[key] = plain(values[0])
    return filled(item)


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
    for name, of_name in TYPES.items():
        if name in head.metas:
            return of_name
    if said and said != "webpage":
        return str(said)
    if type_ := EPRINTS_TYPES.get(_first(head, ("eprints.type",)).lower()):
        return type_
    return OG_TYPES.get(_first(head, ("og:type",)).lower(), "webpage")


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
