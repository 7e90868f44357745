"""HTML as XML, for a reader of books. Enters: clean HTML, and where links lead. Leaves: the same as
XHTML, with what EPUB asks of notes, and without what only a browser needs."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})
_SCROLLS = frozenset({"tabindex", "role", "aria-label"})
"""What a box has that scrolls in a browser; the pages of a book do not."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
MATHML = "http://www.w3.org/1998/Math/MathML"


def id_of(anchor: str) -> str:
    """An anchor as the id of XML: without colons, and with a letter first."""
    name = anchor.replace(":", ".")
    return name if re.match(r"[^\W\d]", name) else f"id-{name}"


def xhtml(html: str, lead: Callable[[str], str], picture: Callable[[str], str]) -> str:
    """``lead`` says where an address leads in the book (empty: nowhere), ``picture`` the path of a
    picture in it (empty: it is not there)."""
    writer = _Writer(lead, picture)
    writer.feed(html)
    writer.close()
    return "".join(writer.out)


class _Writer(HTMLParser):
    """Writes each tag again, as XML has it."""

    def __init__(self, lead: Callable[[str], str], picture: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._lead, self._picture = lead, picture

    def handle_data(self, data: str) -> None:
        self.out.append(text(data))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.out.append(f"</{tag}>")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "input":  # the box of a task: its state in words
            self.out.append(text(f"{given.get('aria-label', '')}: "))
            return
        if tag == "img" and not self._shown(given):
            self.out.append(text(given.get("alt", "")))
            return
        self._meant(tag, given)
        if "id" in given:
            given["id"] = id_of(given["id"])
        said = given.get("lang")
        if said:
            given["xml:lang"] = said
        pairs = "".join(f' {name}="{text(value)}"' for name, value in given.items())
        self.out.append(f"<{tag}{pairs}{'/' if tag in _VOID else ''}>")

    def _shown(self, given: dict[str, str]) -> bool:
        given.pop("loading", None)
        given["src"] = self._picture(given.get("src", ""))
        return bool(given["src"])

    def _meant(self, tag: str, given: dict[str, str]) -> None:
        """What a tag is in a book."""
        id_ = given.get("id", "")
        classes = given.get("class", "").split()
        if tag == "a" and "href" in given:
            given["href"] = self._lead(given["href"])
            if not given["href"]:
                del given["href"]
            if id_.startswith("fnref:"):
                given |= {"epub:type": "noteref", "role": "doc-noteref"}
            elif "footnote-back" in classes:
                given["role"] = "doc-backlink"
        elif tag == "section" and "footnotes" in classes:
            given |= {"epub:type": "footnotes", "role": "doc-endnotes"}
        elif tag == "li" and id_.startswith("fn:"):
            given["epub:type"] = "footnote"
        elif tag == "details":
            given["open"] = "open"
        elif tag == "math":
            given["xmlns"] = MATHML
        elif "tabindex" in given:
            for name in _SCROLLS:
                given.pop(name, None)


def text(words: str) -> str:
    """Words as XML."""
    return escape(_NOT_XML.sub("", words))
