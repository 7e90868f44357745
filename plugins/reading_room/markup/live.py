"""What acts in HTML that is published as it is. Enters: HTML. Leaves: what in it is live.

Posts go through an allow-list (`clean`). Pages under docs/ hold any HTML that their editors and
the site's Markdown extensions make, and nothing of it is taken out: where something in it would
run as a script, or put other people's pages in this one, the page is refused.

A browser begins a tag only at a ``<`` with the start of a name behind it, and from there on the
attributes follow one grammar
(https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state). So every such place is looked
at, also where a comment or a quoted value may make it harmless: whatever state a parser is in,
nothing escapes.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = "\t\n\f\r "
_OPENING = re.compile(rf"(?=<((?:[A-Za-z_:]|[^\x00-\x7f])[^{_SPACE}/>]*+))")
"""Names in XML begin with more than letters (https://www.w3.org/TR/xml/#NT-NameStartChar)."""
_ATTRIBUTE = re.compile(
    rf"[{_SPACE}/]*+(?P<name>[^{_SPACE}/>][^{_SPACE}/>=]*+)"
    rf"(?:[{_SPACE}]*+=[{_SPACE}]*+"
    rf"(?:\"(?P<double>[^\"]*+)(?:\"|\Z)|'(?P<single>[^']*+)(?:'|\Z)"
    rf"|(?P<bare>[^{_SPACE}>\"'][^{_SPACE}>]*+)?))?"
)
_IGNORED = re.compile("[\x00-\x20]+")
_END = re.compile(rf"[{_SPACE}/]*+>")
_ACTS = re.compile(r"(?:javascript|vbscript|data|blob|filesystem):", re.IGNORECASE)
_PICTURE = re.compile(r"data:(?:image|audio|video)/", re.IGNORECASE)
TAGS = frozenset(
    {"applet", "base", "embed", "frame", "frameset", "iframe", "object", "portal", "script"}
)
_WORDS = frozenset({"alt", "aria-label", "class", "id", "label", "placeholder", "title", "content"})
"""Attributes that are read and lead nowhere."""
_LEADS = frozenset(
    {"href", "xlink:href", "action", "formaction", "data", "values", "to", "from", "by"}
)
"""Attributes in which an address of the kind ``data:`` would be a page."""
_LISTS = frozenset({"values", "srcset"})
"""Attributes that hold several."""
_SHOWS = frozenset({"src", "srcset", "poster"})
"""Attributes in which it would be a picture or sound."""
_NAMED = frozenset({"embed", "form", "img", "object"})
"""Elements whose ``name`` takes the place of what scripts find under that name."""
_HEADER = "http-equiv"
_HARMLESS_HEADERS = frozenset({"", "content-language", "content-type", "x-ua-compatible"})
OWN_IDS = re.compile(
    r"__(?:analytics|config|consent|drawer|md_\w*|palette\w*|search|settings|skip|toc)$|page:|rr-"
)
"""Ids by which the page's own parts and scripts are found (Material's, and this plugin's)."""
_LABOUR = 8
"""How often a page may be read over, in effect, before it counts as made to be hard to read."""


class Live(NamedTuple):
    """Something that acts: what it is, where in the HTML, and how it is written there."""

    what: str
    offset: int
    written: str


def live(html: str) -> Iterator[Live]:
    """Everything in some HTML that would act, in order."""
    left = _LABOUR * len(html) + 10_000
    for opening in _OPENING.finditer(html):
        name, start = opening[1], opening.start()
        attributes, end = _attributes(html, start + 1 + len(name))
        left -= end - start
        written = html[start : min(end, start + 200)]
        if left < 0:
            yield Live("HTML that is too tangled to be looked through", start, written)
            return
        if name[:1].isascii() and name[:1].isalpha() and not _END.match(html, end):
            yield Live(f"a tag, <{name[:20]}, that is not closed by a >", start, written)
        for what in _what(name.lower().rpartition(":")[2], attributes):
            yield Live(what, start, written)


def _attributes(html: str, at: int) -> tuple[dict[str, str], int]:
    """The attributes of a tag, decoded, the first of each name; and where they end."""
    found: dict[str, str] = {}
    while attribute := _ATTRIBUTE.match(html, at):
        at = attribute.end()
        value = attribute["double"] or attribute["single"] or attribute["bare"] or ""
        found.setdefault(attribute["name"].lower(), unescape(value))
    return found, at


def _what(name: str, attributes: dict[str, str]) -> Iterator[str]:
    if name in TAGS:
        yield f"the tag <{name}>"
    header = attributes.get(_HEADER, "")
    if name == "meta" and header.strip().lower() not in _HARMLESS_HEADERS:
        yield f'the tag <meta {_HEADER}="{header}">'
    for key, value in attributes.items():
        if key.startswith("on") and len(key) > 2:
            yield f"the attribute {key}"
        elif key == "srcdoc" or (key == "name" and name in _NAMED and value):
            yield f"the attribute {key} of <{name}>"
        elif key in ("action", "formaction") and _leads_away(value):
            yield f"a form that is sent to {value.strip()}"
        elif key == "id" and OWN_IDS.match(value):
            yield f"the id {value}, which is the page's own,"
        elif ":" in value and key not in _WORDS and (scheme := _scheme(key, value)):
            yield f"an address that begins with {scheme}"


def _leads_away(address: str) -> bool:
    bare = _IGNORED.sub("", address).replace("\\", "/")
    return bare.startswith("//") or re.match("[A-Za-z][A-Za-z0-9+.-]*:", bare) is not None


def _scheme(key: str, value: str) -> str:
    """The scheme of an address that acts; browsers drop control characters and spaces in it."""
    bare = _IGNORED.sub("", value)
    for address in re.split("[;,]", bare) if key in _LISTS else (bare,):
        found = _ACTS.match(address)
        if found and (found[0].lower() != "data:" or _is_a_page(key, address)):
            return found[0].lower()
    return ""


def _is_a_page(key: str, address: str) -> bool:
    """Would an address of the kind ``data:`` be opened as a page?"""
    return key in _LEADS or (key in _SHOWS and not _PICTURE.match(address))


def acts(address: str, attribute: str = "href") -> bool:
    """Would a browser that goes to this address run it as a script, or as a page of this site?

    ``attribute`` is where it stands: some hold several.
    """
    return _scheme(attribute, address) != ""
