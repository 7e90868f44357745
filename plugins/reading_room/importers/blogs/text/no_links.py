"""Links that lead nowhere for anybody. Enters: a draft. Leaves: their words.

A link without an address leads to its own page; an address of ``irc:`` or ``ftp:`` opens for few,
and a program (``javascript:``) is no address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.markup.clean import SCHEMES

if TYPE_CHECKING:
    from reading_room.importers.blogs.text.draft import Draft

_WORDS = r"(?<![!\\])\[(?P<words>(?:[^\[\]\n\\]|\n(?!\s*\n)|\\.|!\[[^\[\]\n]*\]\([^()\n]*\))+)\]"
_EMPTY = re.compile(rf"{_WORDS}\([ \t]*(?:#|<>)?[ \t]*\)")
_SCHEME = re.compile(
    rf"{_WORDS}\([ \t]*<?(?P<to>(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?:[^\s<>()]|\([^\s()]*\))*)>?"
    r"(?:[ \t]+\"[^\"\n]*\")?[ \t]*\)"
)
_HTML = re.compile(
    r"<a\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?\shref=(?P<quote>[\"'])(?P<to>(?:javascript:[^\"']*)?|#)"
    r"(?P=quote)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>(?P<words>(?:(?!</?a\b).)*)</a\s*>",
    re.S | re.I,
)
_PROGRAMS = frozenset({"javascript", "vbscript", "data", "blob", "file"})
_PICTURE = re.compile(r"<img\b|!\[")


def no_links(draft: Draft) -> None:
    """Leave the words of links that are none, and the address where a program can use it."""
    text = draft.text
    if "](" in text:
        draft.sub(_EMPTY, lambda found: _words(draft, found, "link without an address"))
        draft.sub(_SCHEME, lambda found: _scheme(draft, found))
    if "<a" in text.lower():
        draft.sub(_HTML, lambda found: _words(draft, found, "link without an address"))


def _words(draft: Draft, found: re.Match[str], kind: str) -> str:
    draft.tell(found.start(), kind, found[0][:200], "its words alone")
    return found["words"].strip() if _PICTURE.search(found["words"]) else found["words"]


def _scheme(draft: Draft, found: re.Match[str]) -> str | None:
    scheme = found["scheme"].lower()
    if scheme in SCHEMES or scheme.startswith("rr-"):
        return None
    if scheme in _PROGRAMS:
        return _words(draft, found, f"link to {scheme}:")
    draft.tell(
        found.start(),
        f"link to {scheme}:",
        found["to"][:200],
        "its words, and the address as code: not every browser knows it",
    )
    same = found["words"].strip("`") == found["to"]
    return f"`{found['to']}`" if same else f"{found['words']} (`{found['to']}`)"
