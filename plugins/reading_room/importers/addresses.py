"""Addresses and DOIs as people and programs write them. Enters: words. Leaves: ones that work.

An address is never thrown away: brackets, commands, a missing scheme and what stands around it are
taken off, and whatever is no address still is kept as words.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from reading_room.importers.plain import on_one_line
from reading_room.sources.web import is_address
from reading_room.sources.work_values import is_doi

_BEFORE = re.compile(
    r"(?:(?:https?:)?//)?(?:[\w.-]*\.)?(?:dx\.|www\.)?doi\.(?:org|acm\.org)(?:\.[\w.-]+)?/+|"
    r"(?:https?://)?doi\.acm\.org/|info:doi/|urn:doi:|doi\s*[:=]?\s*",
    re.IGNORECASE,
)
_SHORT = re.compile(r"10/[a-z0-9]+", re.IGNORECASE)
_INSIDE = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"{}]+")
_TAIL = re.compile(
    r"[?#&](?:utm_|casa_token|ref=|src=|journalCode|via=|nosfx).*|[.,;:]+$", re.IGNORECASE
)
_WEB = re.compile(r"https?://[^\s<>\"{}]+", re.IGNORECASE)
_BARE = re.compile(r"(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|uk|eu|de|fr|info"
                   r"|io|example|int|ca|au|nl|it|es|ch|se|no|dk|ie|nz|scot|wales|cymru)(?=[/?#]|$))\S*",
                   re.IGNORECASE)  # fmt: skip
_COMMAND = re.compile(r"\\(?:url|path|href)\s*\{([^{}]+)\}(?:\{[^{}]*\})?")
_PARTED = re.compile(r"[;,]?\s+(?=https?://|www\.)|[;,](?=https?://)", re.IGNORECASE)


def doi_of(text: str) -> str | None:
    """A DOI without the address or the word that programs put before it; None where it is none,
    and empty where there is nothing."""
    words = on_one_line(text).strip("{}<> ")
    if not words:
        return ""
    bare = words
    while found := _BEFORE.match(bare):
        bare = bare[found.end() :]
    if _SHORT.fullmatch(bare):
        return None
    if bare != words and "%" in bare:
        bare = unquote(bare)
    bare = _TAIL.sub("", bare) if bare != words or not is_doi(bare) else bare.rstrip(".,;")
    if is_doi(bare):
        return bare
    inside = _INSIDE.search(words)
    return _TAIL.sub("", inside[0]).rstrip(")]>") if inside and is_doi(inside[0]) else None


def short_doi(text: str) -> str:
    """The address of a short DOI (10/ggd754), which stands for another; empty where it is none."""
    bare = _BEFORE.sub("", on_one_line(text).strip("{}<> "), count=1)
    return f"https://doi.org/{bare}" if _SHORT.fullmatch(bare) else ""


def url_of(text: str) -> str | None:
    """The first address in a text; None where there is none."""
    words = on_one_line(_COMMAND.sub(r"\1", text))
    if is_address(words):
        return words
    words = words.strip("<>{}[]\"' ")
    words = words.removeprefix("URL:").removeprefix("url:").strip("<> ")
    first = _PARTED.split(words, maxsplit=1)[0].strip("<>; ")
    lower = first[:8].lower()
    if lower.startswith(("http://", "https://")):
        scheme, _, rest = first.partition("://")
        host, slash, path = rest.partition("/")
        made = f"{scheme.lower()}://{host}{slash}{path.replace(' ', '%20')}"
        if is_address(made):
            return made
    if first.startswith("//") and is_address(made := f"https:{first.replace(' ', '%20')}"):
        return made
    if _BARE.fullmatch(first) and is_address(made := f"https://{first}"):
        return made
    return address_in(words)


def more_addresses(text: str) -> list[str]:
    """The addresses behind the first, where there are several in a field."""
    parts = _PARTED.split(on_one_line(text), maxsplit=_MOST)[1:]
    return [address for part in parts if (address := url_of(part))]


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
