"""Looks through a built site as browsers and feed readers do, for anything in it that acts.

It shares no code with the plugin: pages go through html5lib, feeds through expat and feedparser
with its own cleaning off, SVG through ElementTree. `Own` knows the scripts that the theme and the
plugin bring along, from a site that holds no content of anybody's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import feedparser
import html5lib

ROOT = "https://anything.example/"
"""The address of the sites that are looked through."""
HERE = ("", urlsplit(ROOT).netloc)
XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"
FRAMES = {"iframe", "frame", "frameset", "object", "embed", "applet", "portal", "base"}
ADDRESSES = (
    "href", "src", "action", "formaction", "data", "poster", "background", "cite", "srcset",
    "xlink:href", "values", "to", "from", "by", "ping", "manifest", "codebase", "longdesc",
    "xmlurl", "htmlurl",
)  # fmt: skip
LOADS = {"img": "src", "script": "src", "audio": "src", "video": "src", "source": "src"}
DATA = "application/ld+json"
"""The type of an element <script> that no browser runs: with it there can be no other attribute."""
LINKED = {"@id", "url", "sameAs", "image", "mainEntityOfPage", "archivedAt", "identifier"}
"""The keys of JSON-LD whose values are addresses."""
SCHEMES = {"http", "https", "mailto", "tel", "file"}
RASTER = re.compile(r"data:image/(png|gif|jpe?g|webp|avif)[;,]")
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ue000\ufeff\ufffe\uffff"
    "\ud800-\udfff]"
)
SAVED = re.compile(
    r"data:application/(x-research-info-systems|x-bibtex|vnd\.citationstyles\.csl\+json)"
    r";charset=utf-8,[^\s<>\"]*\Z"
)
SAVED_AS = re.compile(r"[^/\\]+\.(ris|bib|csl\.json)")
UP = re.compile(r"(?:\.\./?)+|\./?")
FEEDS = re.compile(r"(?:^|/)feed[^/]*\.(?:xml|json)$")
INERT = {
    ".css", ".txt", ".png", ".gif", ".jpg", ".jpeg", ".webp", ".ico", ".gz", ".map", ".woff2",
    ".pdf", ".mp3", ".ris", ".bib", ".csv", ".vtt", ".yml", ".yaml", ".xsl", ".md", "",
}  # fmt: skip
"""Endings of files in which nothing acts, or (rss.xsl) that come from mkdocs-rss-plugin."""


class Own:
    """The scripts of the theme and the plugin: files by name, and what stands in pages.

    No dataclass: Hypothesis shows all of one where a test fails, and whole scripts hide the rest.
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.inline: set[str] = set()

    def learn(self, site: Path) -> None:
        for path in site.rglob("*"):
            if path.suffix in (".js", ".svg"):
                self.files[path.relative_to(site).as_posix()] = path.read_bytes()
            elif path.suffix == ".html":
                for element in _parse(path.read_bytes()).elements("script"):
                    self.inline.add(_script(element))


def _script(element: Any) -> str:
    """The text of a script wherever its page stands."""
    return UP.sub("", "".join(element.itertext()))


class Page:
    """A parsed page."""

    def __init__(self, data: bytes) -> None:
        self.tree = html5lib.parse(data.decode("utf-8"))
        self.all = [element for element in self.tree.iter() if isinstance(element.tag, str)]

    def elements(self, name: str) -> list[Any]:
        return [element for element in self.all if _name(element) == name]

    @cached_property
    def ids(self) -> list[str]:
        return [element.attrib["id"] for element in self.all if "id" in element.attrib]


@lru_cache(maxsize=64)
def _parse(data: bytes) -> Page:
    return Page(data)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _attributes(element: Any) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        shown = "xlink:href" if name == XLINK else str(name).rpartition("}")[2].lower()
        yield shown, value


def live(site: Path, own: Own, foreign: frozenset[str] = frozenset()) -> list[str]:
    """Everything that acts in a built site; ``foreign`` are pages whose links are their own."""
    found: list[str] = []
    for path in sorted(site.rglob("*")):
        if not path.is_file():
            continue
        name, data = path.relative_to(site).as_posix(), path.read_bytes()
        found += (f"{name}: {what}" for what in _file(name, data, own, name in foreign))
    return found


def _file(name: str, data: bytes, own: Own, foreign: bool) -> Iterator[str]:
    ending = Path(name).suffix.lower()
    if own.files.get(name) == data:
        return
    if ending in (".html", ".htm", ".xhtml"):
        yield from _page(data, own, foreign)
    elif FEEDS.search(name):
        yield from _feed(name, data)
    elif ending == ".opml":
        yield from _opml(data)
    elif ending in (".xml", ".svg"):
        yield from _xml(data) if not foreign else _somebodys_xml(data)
    elif ending == ".webmanifest":
        yield from _manifest(json.loads(data))
    elif ending == ".json":
        json.loads(data)
    elif ending not in INERT:
        yield "nobody knows what this is"


def _page(data: bytes, own: Own, foreign: bool) -> Iterator[str]:
    page = _parse(data)
    for element in page.all:
        if _name(element) == "script":
            yield from _own_script(element, own)
        else:
            yield from acts(element, foreign=foreign)
    own_ids = [each for each in page.ids if each.startswith(("__", "page:", "rr-"))]
    twice = own_ids if foreign else page.ids
    yield from (f"the id {each} is there twice" for each in set(twice) if page.ids.count(each) > 1)
    if not foreign and (found := INVISIBLE.search(data.decode())):
        yield f"an invisible character {found[0]!r}"


def _own_script(element: Any, own: Own) -> Iterator[str]:
    if dict(element.attrib) == {"type": DATA}:
        yield from _data("".join(element.itertext()))
        return
    source = element.get("src")
    if source is not None:
        known = {name.rpartition("/")[2] for name in own.files}
        if urlsplit(source).netloc or source.rpartition("/")[2] not in known:
            yield f"a script from {source}"
    elif _script(element) not in own.inline:
        yield f"a script: {''.join(element.itertext())[:80]}"


def _data(text: str) -> Iterator[str]:
    """A block of data is whole, holds nothing that could end it, and leads nowhere but the web."""
    if found := re.search("[<>&\u2028\u2029]", text):
        yield f"{found[0]!r} in a block of data"
    nodes = [json.loads(text)]
    while nodes:
        node = nodes.pop()
        if isinstance(node, dict):
            for key, value in node.items():
                if key in LINKED and urlsplit(value).scheme not in ("http", "https"):
                    yield f"an address in a block of data: {value!r}"
                nodes.append(value)
        elif isinstance(node, list):
            nodes += node
        elif isinstance(node, str) and (found := INVISIBLE.search(node)):
            yield f"an invisible character {found[0]!r} in a block of data"


def acts(element: Any, *, foreign: bool = False) -> Iterator[str]:
    """What is live in an element of HTML or of SVG inside it."""
    name = _name(element)
    if name in FRAMES or name == "script":
        yield f"<{name}>"
    if name == "form" and urlsplit(element.get("action", "")).netloc:
        yield f"a form that sends to {element.get('action')}"
    if name == "meta" and "http-equiv" in element.attrib:
        yield from _header(element)
    for attribute, value in _attributes(element):
        if attribute.startswith("on") or attribute == "srcdoc":
            yield f"<{name} {attribute}={value!r}>"
        if attribute in ADDRESSES and not (
            _is_safe(name, attribute, value) or _is_saved(element, attribute, value)
        ):
            yield f"<{name} {attribute}={value!r}>"
        if attribute == "name" and name in ("img", "form", "embed", "object"):
            yield f"<{name} name={value!r}>"
    if not foreign and name in LOADS and urlsplit(element.get(LOADS[name], "")).netloc not in HERE:
        yield f"<{name}> asks {element.get(LOADS[name])}"


def _header(element: Any) -> Iterator[str]:
    kind, content = element.get("http-equiv").lower(), element.get("content", "")
    if kind == "content-security-policy":
        return
    to = content.partition("url=")[2]
    if kind != "refresh" or urlsplit(to).scheme or to.startswith(("//", "/\\", "\\")):
        yield f"<meta http-equiv={kind} content={content!r}>"


def _is_safe(name: str, attribute: str, value: str) -> bool:
    """A browser drops control characters and white space before it looks for the scheme."""
    bare = "".join(char for char in value if char > " ")
    parts = re.split("[;,]", bare) if attribute in ("values", "srcset") else [bare]
    if RASTER.match(bare) and name in ("img", "image", "source", "video"):
        return True
    schemes = (re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", part) for part in parts)
    return all(found is None or found[1].lower() in SCHEMES for found in schemes)


def _is_saved(element: Any, attribute: str, value: str) -> bool:
    """Is it a file for a program that keeps references, which browsers save and never show?"""
    if _name(element) != "a" or attribute != "href" or not SAVED.match(value):
        return False
    return SAVED_AS.fullmatch(element.get("download", "")) is not None


def _xml(data: bytes) -> Iterator[str]:
    """A sitemap or a picture: no script, nothing of HTML, no address that acts."""
    if b"<!ENTITY" in data or b"<?xml-stylesheet" in data:
        yield "entities, or a style sheet"
    for element in ET.fromstring(data).iter():
        if str(element.tag).startswith(XHTML) or _name(element) in ("script", "foreignobject"):
            yield f"<{element.tag}>"
        yield from acts(element)


def _manifest(manifest: dict[str, Any]) -> Iterator[str]:
    """What a phone keeps of the site: names that are no HTML, and addresses of this site."""
    yield from _words(manifest["name"])
    addresses = [manifest["start_url"], *(icon["src"] for icon in manifest["icons"])]
    for address in addresses:
        if urlsplit(address).netloc not in HERE or urlsplit(address).scheme not in ("", "https"):
            yield f"an address that leads elsewhere: {address}"


def _opml(data: bytes) -> Iterator[str]:
    """A file of feeds: titles that are no HTML, and addresses of this site."""
    yield from _xml(data)
    for outline in ET.fromstring(data).iter("outline"):
        yield from _words(outline.get("text", ""), outline.get("title", ""))
        yield from (
            f"a feed of another site: {value}"
            for key, value in outline.attrib.items()
            if key.endswith("Url") and not value.startswith(ROOT)
        )


def _somebodys_xml(data: bytes) -> Iterator[str]:
    """XML that an editor put under docs/: a browser shows what stands before its first mistake."""
    try:
        yield from _xml(data)
    except ET.ParseError:
        for element in Page(data).all:
            yield from acts(element, foreign=True)


def _feed(name: str, data: bytes) -> Iterator[str]:
    """A feed, as a reader sees it that renders whatever it gets as HTML and cleans nothing."""
    if name.endswith(".json"):
        yield from _json_feed(json.loads(data))
        return
    for element in ET.fromstring(data).iter():
        if _name(element) == "title" and element.get("type", "text") != "text":
            yield "a title that is not text"
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if feed.bozo:
        yield f"not well-formed: {feed.bozo_exception}"
    yield from _words(feed.feed.get("title", ""), feed.feed.get("subtitle", ""))
    for entry in feed.entries:
        rendered = [part.value for part in entry.get("content", ())]
        plain = [entry.title, entry.get("author", ""), *(a.name for a in entry.get("authors", ()))]
        plain += [tag.term for tag in entry.get("tags", ())]
        summary = entry.get("summary", "")  # feedparser puts the content here where there is none
        (plain if rendered and summary not in rendered else rendered).append(summary)
        yield from _words(*plain)
        yield from _rendered(*rendered)


def _json_feed(feed: dict[str, Any]) -> Iterator[str]:
    yield from _words(feed["title"])
    for item in feed["items"]:
        names = (author["name"] for author in item.get("authors", ()))
        yield from _words(item["title"], item.get("summary", ""), *names, *item.get("tags", ()))
        yield from _rendered(item["content_html"])


def _words(*texts: str) -> Iterator[str]:
    """Texts that are no HTML: to those who take them for some, there is no tag in them."""
    for text in texts:
        for element in html5lib.parseFragment(text).iter():
            if isinstance(element.tag, str) and element.tag != "DOCUMENT_FRAGMENT":
                yield f"a tag in {text!r}"
        if INVISIBLE.search(text):
            yield f"an invisible character in {text!r}"


def _rendered(*texts: str) -> Iterator[str]:
    for text in texts:
        for element in html5lib.parseFragment(text).iter():
            if isinstance(element.tag, str) and element.tag != "DOCUMENT_FRAGMENT":
                yield from acts(element)
                yield from _relative(element)
        if INVISIBLE.search(text):
            yield "an invisible character"


def _relative(element: Any) -> Iterator[str]:
    for attribute in ("href", "src"):
        value = element.get(attribute)
        if value is not None and not urlsplit(value).scheme and not value.startswith("//"):
            yield f"an address that leads nowhere from here: {value}"


def dead_links(site: Path, foreign: frozenset[str] = frozenset()) -> list[str]:
    """Links inside the site that lead to no file, or to no place in it."""
    pages = {
        path.relative_to(site).as_posix(): _parse(path.read_bytes())
        for path in site.rglob("*.html")
    }
    dead = []
    for name, page in pages.items():
        if name in foreign or name == "404.html":
            continue
        here = urljoin(ROOT, name.removesuffix("index.html"))
        for element in page.all:
            for attribute in ("href", "src"):
                target = element.get(attribute)
                if target and not _leads(site, pages, urljoin(here, target)):
                    dead.append(f"{name}: {target}")
    return dead


def _leads(site: Path, pages: dict[str, Page], target: str) -> bool:
    parts = urlsplit(target)
    if not target.startswith(ROOT):
        return True
    path = unquote(parts.path.removeprefix(urlsplit(ROOT).path))
    name = f"{path}index.html" if path.endswith("/") or not path else path
    if not (site / name).is_file():
        return False
    return not parts.fragment or name not in pages or unquote(parts.fragment) in pages[name].ids
