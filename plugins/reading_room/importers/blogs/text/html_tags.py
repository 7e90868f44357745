"""Tags of HTML as they are written. Enters: a tag. Leaves: its attributes, where its element ends,
and which of its attributes stay."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from reading_room.markup.clean import ATTRIBUTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.importers.blogs.post import Done

    Tell = Callable[[int, str, str, str, Done], None]
    Component = Callable[[str, dict[str, str], str | None, int], str | None]


_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/={}]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^\s\"'<>=`]+))?"
)


EMPTY = frozenset(
    {"br", "hr", "img", "input", "wbr", "source", "track", "col", "embed", "link", "meta"}
)


_NO_NEWS = frozenset(
    {
        "class",
        "id",
        "style",
        "loading",
        "decoding",
        "srcset",
        "sizes",
        "rel",
        "target",
        "data-id",
        "fetchpriority",
        "role",
    }
)


def declared(written: str) -> str:
    """What a document declares is left out; ``<?php`` in a text is there to be read."""
    is_whole = written.startswith("<!") or written.lower().startswith("<?xml")
    return "" if is_whole else f"&lt;{written[1:]}"


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag, the first of a name."""
    found: dict[str, str] = {}
    for each in _ATTRIBUTE.finditer(written):
        value = each["value"] or ""
        if value[:1] in ("'", '"', "{"):
            value = value[1:-1]
            value = (
                value[1:-1] if value[:1] in ("'", '"', "`") and value[-1:] == value[:1] else value
            )
        found.setdefault(each["name"].lower(), unescape(value))
    return found


def to_end(html: str, token: re.Match[str]) -> tuple[int, str | None]:
    """Where a tag's end is, and what stands between."""
    if token["self"] or token["name"].lower() in EMPTY:
        return token.end(), None
    both = re.compile(
        rf"<(/?){re.escape(token['name'])}\b(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*?(/?)>", re.S
    )
    depth = 1
    for found in both.finditer(html, token.end()):
        depth += 0 if found[2] else -1 if found[1] else 1
        if not depth:
            return found.end(), html[token.end() : found.start()]
    return token.end(), None


def kept(name: str, given: dict[str, str], token: re.Match[str], tell: Tell) -> dict[str, str]:
    allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(name, set()) | ({"name"} if name == "a" else set())
    if name == "img":
        lazy = given.get("data-src") or given.get("data-lazy-src") or given.get("data-original")
        if lazy and (not given.get("src") or given["src"].startswith("data:")):
            given["src"] = lazy
        given.pop("title", None) if given.get("title") == given.get("alt") else None
        for key in ("width", "height"):
            if not given.get(key, "0").isdigit():
                given.pop(key)
    kept = {key: value for key, value in given.items() if key in allowed}
    if name in (
        "div",
        "span",
        "section",
        "p",
        "figure",
        "img",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "table",
        "code",
    ) or re.fullmatch(r"(?:h-|post-|wp-|block-|gmail|docs-internal|yui)\S*", kept.get("id", "")):
        kept.pop("id", None)
    if name in ("td", "th"):
        side = re.search(r"text-align:\s*(right|center)", given.get("style", "")) or re.fullmatch(
            r"(right|center)", given.get("align", "")
        )
        if side:
            kept["align"] = side[1]
    if name == "code" and not kept.get("class", "").startswith("language-"):
        kept.pop("class", None)
    if ":" in kept.get("id", "") or kept.get("id", "").startswith("__"):
        kept["id"] = kept["id"].replace(":", "-").lstrip("_")
    for key in given:
        if (
            key not in allowed
            and key not in _NO_NEWS
            and not key.startswith(("data-", "aria-", "on"))
        ):
            tell(token.start(), f"attribute {key}", token[0][:200], "left out", "dropped")
        elif key.startswith("on"):
            tell(
                token.start(),
                f"attribute {key}",
                token[0][:200],
                "left out: it is a script",
                "dropped",
            )
    return kept
