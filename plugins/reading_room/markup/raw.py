"""HTML inside Markdown. Enters: a piece of raw HTML. Leaves: its faults, ids and addresses.

What comes out of a text is always made safe by `clean`; this module tells the editor beforehand
what `clean` would take out, and finds the addresses that must lead somewhere.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Literal

from reading_room.markup.clean import TAGS
from reading_room.markup.text import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"</?([A-Za-z][\w-]*)")
_FORBIDDEN = re.compile(r"<[^>]*?\s(on\w+|style)\s*=", re.IGNORECASE)
_ID = re.compile(r"<[^>]*?\sid\s*=\s*[\"']?([^\"'\s>]*)", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(<[^>]*?\s(href|src)\s*=\s*)(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)


def faults(html: str, offset: int) -> list[Fault]:
    """The tags and attributes that the site does not take."""
    found = [
        Fault(
            offset,
            "html-tag",
            f"The HTML tag <{tag}> cannot be used in a text.",
            "Take it out, or write what it should show in Markdown.",
        )
        for tag in _TAG.findall(html)
        if tag.lower() not in TAGS
    ]
    found += [
        Fault(
            offset,
            "html-attribute",
            f"The HTML attribute {attribute} cannot be used in a text.",
            "Take it out: scripts and styles are the site's, not a text's.",
        )
        for attribute in _FORBIDDEN.findall(html)
    ]
    return found


def ids(html: str) -> list[str]:
    """The anchors that the HTML sets."""
    return _ID.findall(html)


def pieces(html: str) -> Iterator[tuple[str, Literal["link", "image"] | None]]:
    """The HTML cut at its addresses: (HTML, None), (address, its kind), (HTML, None), …"""
    end = 0
    for found in _ADDRESS.finditer(html):
        yield html[end : found.start()] + found[1] + '"', None
        address = next(value for value in found.groups()[2:] if value is not None)
        yield unescape(address), "image" if found[2].lower() == "src" else "link"
        yield '"', None
        end = found.end()
    yield html[end:], None
