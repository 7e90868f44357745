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
_WORDLESS = re.compile(
    r"(?<![!\]\\])\[[ \t]*\]\((?P<to>https?://(?:[^\s<>()]|\([^\s()]*\))+)(?:[ \t]+\"[^\"\n]*\")?\)"
)
_DEFINED = re.compile(
    r"^[ ]{0,3}\[(?!\^)(?P<label>[^\[\]\n]+)\]:[ \t]+<?(?P<to>(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):"
    r"[^\s<>]*)>?[^\n]*$\n?",
    re.M,
)
_MAIL = re.compile(r"(?P<before>\]\()(?P<to>mailto:[^()<>\n]*[ ][^()<>\n]*)\)")
_EMPTY = re.compile(rf"{_WORDS}\([ \t]*(?:#|<>)?[ \t]*\)")
_SCHEME = re.compile(
    rf"{_WORDS}\([ \t]*<?(?P<to>(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?:[^\s<>()]|\([^\s()]*\))*)>?"
    r"(?:[ \t]+\"[^\"\n]*\")?[ \t]*\)"
)
_REFERENCE = re.compile(rf"{_WORDS}(?:\[(?P<label>[^\[\]\n]*)\])?(?![(:])")
_HTML = re.compile(
    r"<a\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?\shref=(?P<quote>[\"'])(?P<to>(?:javascript:[^\"']*)?|#)"
    r"(?P=quote)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>(?P<words>(?:(?!</?a\b).)*)</a\s*>",
    re.S | re.I,
)
_LINE_OF_HTML = re.compile(
    r"^[ \t]*</?(?:li|p|td|th|div|dd|dt|ul|ol|tr|table|section|figure|figcaption|blockquote)\b"
    r"[^\n]*<https?://[^\n]*$",
    re.M | re.I,
)
"""A line in which Markdown is none, so that an address between angles is a tag."""
_ANGLES = re.compile(r"<(https?://[^\s<>\"]+)>")
_PROGRAMS = frozenset({"javascript", "vbscript", "data", "blob", "file"})
_PICTURE = re.compile(r"<img\b|!\[")


def no_links(draft: Draft) -> None:
    """Leave the words of links that are none, and the address where a program can use it."""
    text = draft.text
    if "](" in text:
        draft.sub(_EMPTY, lambda found: _words(draft, found, "link without an address"))
        draft.sub(_SCHEME, lambda found: _scheme(draft, found))
        draft.sub(_MAIL, lambda found: f"{found['before']}{_escaped(found['to'])})")
        draft.sub(_WORDLESS, lambda found: _shown(draft, found))
    if "]:" in text:
        _definitions(draft)
    if "<http" in text:
        draft.sub(_LINE_OF_HTML, lambda found: _ANGLES.sub(r'<a href="\1">\1</a>', found[0]))
    if "<a" in text.lower():
        draft.sub(_HTML, lambda found: _words(draft, found, "link without an address"))


def _escaped(address: str) -> str:
    """The address of a mail without spaces, with which it would be none."""
    return re.sub(r" +", "%20", address.strip())


def _shown(draft: Draft, found: re.Match[str]) -> str:
    """A link that has no words shows its address: there it could not be seen."""
    draft.tell(found.start(), "link without words", found[0][:200], "its address as its words")
    return f"<{found['to']}>"


def _definitions(draft: Draft) -> None:
    """Lines that give a link an address which few can open are links in place, for `_scheme`."""
    given = {
        " ".join(found["label"].split()).casefold(): found["to"]
        for found in _DEFINED.finditer(draft.text)
        if found["scheme"].lower() not in SCHEMES and not found["scheme"].startswith("rr-")
    }
    if not given:
        return

    def change(found: re.Match[str]) -> str | None:
        to = given.get(" ".join((found["label"] or found["words"]).split()).casefold())
        return f"[{found['words']}]({to})" if to else None

    draft.sub(_DEFINED, lambda found: "" if found["to"] in given.values() else None)
    draft.sub(_REFERENCE, change)
    draft.sub(_SCHEME, lambda found: _scheme(draft, found))


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
