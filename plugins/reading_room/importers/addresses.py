"""Addresses and DOIs as people and programs write them. Enters: words. Leaves: ones that work.

An address is never thrown away: brackets, commands, a missing scheme and what stands around it are
taken off, and whatever is no address still is kept as words.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from reading_room.importers.plain import on_one_line, unescaped
from reading_room.sources.web import is_address
from reading_room.sources.work_values import is_doi

_BEFORE = re.compile(
    r"(?:(?:https?:)?//)?(?:[\w.-]*\.)?(?:dx\.|www\.)?doi\.(?:org|acm\.org)(?:\.[\w.-]+)?/+|"
    r"(?:https?://)?doi\.acm\.org/|info:doi/|urn:doi:|doi\s*[:=]?\s*",
    re.IGNORECASE,
)
_LONGEST = 2000
"""Letters of an address or a DOI, with the words round it: twenty times as many as they have."""
_SHORT = re.compile(r"10/[a-z0-9]+", re.IGNORECASE)
_INSIDE = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"{}]+")
_TAIL = re.compile(
    r"[?#&](?:utm_|casa_token|ref=|src=|journalCode|via=|nosfx|domain=|partnerID=|md5=|origin=|type="
    r"|needAccess=).*|</[a-z]+>?$|[.,;:]+$",
    re.IGNORECASE,
)
_ON_A_SITE = re.compile(
    r"[?#].*|/(?:abstract|full|fulltext|full-text|pdf|epdf|html|summary|references|meta)/?$|\.pdf$",
    re.IGNORECASE,
)
"""What stands behind a DOI in an address, and is none of it."""
_WEB = re.compile(r"https?://[^\s<>\"{}]+", re.IGNORECASE)
_BARE = re.compile(r"(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|uk|eu|de|fr|info"
                   r"|io|example|int|ca|au|nl|it|es|ch|se|no|dk|ie|nz|scot|wales|cymru)(?=[/?#]|$))\S*",
                   re.IGNORECASE)  # fmt: skip
_COMMAND = re.compile(r"\\(?:url|path|href)\s*\{([^{}]+)\}(?:\{[^{}]*\})?")
_PARTED = re.compile(r"[;,]?\s+(?=https?://|www\.)|[;,](?=https?://)", re.IGNORECASE)


def doi_of(text: str) -> str | None:
    """A DOI without the address or the word that programs put before it; None where it is none,
    and empty where there is nothing."""
    words = unescaped(on_one_line(text)).strip("{}<> ")
    if not words:
        return ""
    if len(words) > _LONGEST:
        return None
    if "%2f" in words.lower() and "://" not in words:
        words = unquote(words)
    bare = words
    while before := _BEFORE.match(bare):
        bare = bare[before.end() :]
    if _SHORT.fullmatch(bare):
        return None
    if bare != words and _OF_ADDRESS.match(words):
        bare = unquote(re.sub(r"[?#].*", "", bare))
    bare = _TAIL.sub("", _TAIL.sub("", bare))
    if is_doi(bare):
        return bare
    inside = _INSIDE.search(words)
    if not inside or not is_doi(inside[0]):
        return None
    found = unquote(_ON_A_SITE.sub("", inside[0])) if _SCHEME.match(words) else inside[0]
    return _TAIL.sub("", found).rstrip(")]>")


def short_doi(text: str) -> str:
    """The address of a short DOI (10/ggd754), which stands for another; empty where it is none."""
    words = on_one_line(text).strip("{}<> ")
    bare = _BEFORE.sub("", words, count=1) if len(words) <= _LONGEST else ""
    return f"https://doi.org/{bare}" if _SHORT.fullmatch(bare) else ""


def url_of(text: str) -> str | None:
    """The first address in a text; None where there is none."""
    words = _COMMAND.sub(r"\1", _AMPERSAND.sub("&", text))
    if "\n" in words and len(_SCHEME.findall(words)) == 1 and is_address(_LINE_END.sub("", words)):
        return _LINE_END.sub("", words)
    words = on_one_line(words)
    if is_address(words):
        return words
    words = _IN_MARKDOWN.sub(r"\1", words).strip("<>{}[]\"' ")
    words = words.removeprefix("URL:").removeprefix("url:").strip("<> ")
    first = _PROSE.sub("", _PARTED.split(words, maxsplit=1)[0]).strip("<>; ")
    scheme = _SCHEME_MISTYPED.match(first)
    rest = first[scheme.end() :] if scheme else first
    if scheme or _BARE.fullmatch(rest):
        host, slash, path = rest.partition("/")
        name = f"http{'' if scheme and scheme['rest'] and not scheme['s'] else 's'}"
        made = f"{name}://{host}{slash}{path.translate(_ESCAPES)}"
        if is_address(made):
            return made
    return address_in(words)


def accessed_in(text: str) -> str:
    """When somebody was at an address, as words behind it say; empty where none do."""
    found = _ACCESSED.search(text[-_LONGEST:])
    return found[1].strip(" .,;()[]") if found else ""


_OF_ADDRESS = re.compile(r"(?:https?://|[\w.-]*doi\.(?:acm\.)?org)", re.IGNORECASE)
_SCHEME = re.compile(r"https?://|https?%3A", re.IGNORECASE)
_SCHEME_MISTYPED = re.compile(
    r"(?P<rest>h{0,2}t{1,3}p(?P<s>s)?[:;]?(?:/{1,3}|\\\\))|//", re.IGNORECASE
)
"""``http:/``, ``htttp://``, ``http//``, and none at all: each is an address of the web."""
_AMPERSAND = re.compile(r"&(?:amp;)+")
_LINE_END = re.compile(r"\s*\n\s*")
_IN_MARKDOWN = re.compile(r"\[[^\[\]]*\]\((https?://[^\s()]+)\)")
_PROSE = re.compile(
    r"\s+(?:and|or|[(\[]?(?:last )?(?:accessed|retrieved|visited|viewed)\b.*|[(\[].*)$",
    re.IGNORECASE,
)
_ACCESSED = re.compile(
    r"https?://\S+\s.{0,20}\b(?:accessed|retrieved|visited|viewed)(?: on)?:? (.{4,30})$",
    re.IGNORECASE,
)
_ESCAPES = {ord(sign): f"%{ord(sign):02X}" for sign in ' "<>`{}\\^'}


def more_addresses(text: str) -> list[str]:
    """The addresses behind the first, where there are several in a field."""
    parts = _PARTED.split(_IN_MARKDOWN.sub(r"\1", on_one_line(text)), maxsplit=_MOST)[1:]
    return [address for part in parts if (address := url_of(part.rstrip(".,;")))]


_MOST = 20
"""How many addresses are looked for in one field: what more there is, the report has."""


def address_in(text: str) -> str | None:
    """An address among other words: "Available at https://a.example/3."."""
    found = _WEB.search(_COMMAND.sub(r" \1 ", text))
    if not found:
        return None
    made = found[0].rstrip(".,;:!?'")
    while made.endswith(")") and made.count(")") > made.count("("):
        made = made[:-1].rstrip(".,;:")
    made = made[:1].lower() + made[1:]
    return made if is_address(made) else None
