"""Markdown as blocks of words and links. Enters: text. Leaves: headings, items, paragraphs and rows
of tables in their order, each with its line, its depth and its pieces.

An item comes before those inside it, and has its own words alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import pyromark
from pyromark import Options

from reading_room.importers.lists.emoji import with_emoji

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["heading", "item", "words", "row", "code", "html", "quote"]
"""A quotation is never given out: its paragraphs are."""

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
)
_HREF = re.compile(r"<a\s[^<>]*?href\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.I)
_WIKI = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")
_BARE = re.compile(r"https?://[^\s<>\"“”]+", re.IGNORECASE)
_TRAIL = ".,;:!?'’”»*_"
_LEVELS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}


class Piece(NamedTuple):
    """Some words; where a link leads; how they are set. A badge is a link or a picture without
    words."""

    words: str
    address: str = ""
    is_strong: bool = False
    is_badge: bool = False
    is_end: bool = False
    """Does a line end here, or a cell of a table?"""


@dataclass(slots=True)
class Block:
    """One of them. ``level``: of a heading; ``depth``: how many items are around an item."""

    kind: Kind
    line: int
    level: int = 0
    depth: int = 0
    pieces: list[Piece] = field(default_factory=list)
    has_items: bool = False
    """Are there items inside an item?"""

    @property
    def words(self) -> str:
        """All of its words, on one line."""
        return " ".join("".join(p.words or " " for p in self.pieces if not p.is_badge).split())

    @property
    def links(self) -> list[Piece]:
        """The links that have words."""
        return [piece for piece in self.pieces if piece.address and not piece.is_badge]


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text."""
    yield from _Blocks(text).all()


class _Blocks:
    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        at = 0
        for line in text.split("\n"):
            at += len(line.encode()) + 1
            self._starts.append(at)
        self._open: list[Block] = []
        """The items around what is read, and the block itself."""
        self._links: list[tuple[int, str]] = []
        """Where the pieces of links begin that are open, and where they lead."""
        self._strong = 0
        self._picture = 0

    def all(self) -> Iterator[Block]:
        for event, span in pyromark.events_with_range(self._text, options=_OPTIONS):
            yield from self._take(event, span)

    def _take(self, event: Any, span: Any) -> Iterator[Block]:
        if isinstance(event, str):
            self._add(Piece(" ", is_end=True) if event != "Rule" else Piece(""))
        elif "Start" in event:
            yield from self._start(event["Start"], span)
        elif "End" in event:
            yield from self._end(event["End"])
        elif "Html" in event and not self._open:
            yield Block("html", self._line(span), pieces=_html_links(event["Html"]))
        elif "InlineHtml" in event or "Html" in event:
            self._tag(str(event.get("InlineHtml") or event.get("Html")))
        elif not self._picture:
            words = str(event.get("Text") or event.get("Code") or event.get("InlineMath") or "")
            self._add(Piece(with_emoji(words), is_strong=self._strong > 0))

    def _line(self, span: Any) -> int:
        return bisect_right(self._starts, span["start"])

    def _start(self, tag: Any, span: Any) -> Iterator[Block]:
        kind = tag if isinstance(tag, str) else next(iter(tag))
        if kind == "Heading":
            self._open.append(Block("heading", self._line(span), _LEVELS[tag[kind]["level"]]))
        elif kind == "Item":
            depth = sum(each.kind == "item" for each in self._open)
            self._open.append(Block("item", self._line(span), depth=depth))
        elif kind == "List" and self._open and self._open[-1].kind == "item":
            owner = self._open[-1]
            if not owner.has_items:
                owner.has_items = True
                yield _finished(owner)
                self._open[-1] = Block("item", owner.line, depth=owner.depth, has_items=True)
        elif kind in ("TableRow", "TableHead"):
            self._open.append(Block("row", self._line(span), level=int(kind == "TableHead")))
        elif kind == "CodeBlock":
            self._open.append(Block("code", self._line(span)))
        elif kind == "Paragraph":
            if not self._open or self._open[-1].kind == "quote":
                self._open.append(Block("words", self._line(span)))
            elif self._open[-1].pieces:
                self._add(Piece("\n\n", is_end=True))
        elif kind == "BlockQuote" and not self._open:
            self._open.append(Block("quote", self._line(span)))
        elif kind in ("Link", "Image"):
            self._begin(kind, tag[kind]["dest_url"])
        elif kind == "Strong":
            self._strong += 1

    def _begin(self, kind: str, address: str) -> None:
        if kind == "Image":
            self._picture += 1
        elif self._open:
            self._links.append((len(self._open[-1].pieces), address))

    def _end(self, tag: Any) -> Iterator[Block]:
        kind = tag if isinstance(tag, str) else next(iter(tag))
        if kind == "Image":
            self._picture -= 1
            if not self._links:
                self._add(Piece("", is_badge=True))
        elif kind == "Link":
            self._end_link()
        elif kind == "Strong":
            self._strong -= 1
        elif kind == "TableCell":
            self._add(Piece(" ", is_end=True))
        elif kind in ("Heading", "TableRow", "TableHead", "CodeBlock", "Item"):
            self._links.clear()
            block = self._open.pop()
            if not (kind == "Item" and block.has_items and not block.words):
                yield _finished(block)
        elif kind == "BlockQuote" and self._open and self._open[-1].kind == "quote":
            self._open.pop()
        elif kind == "Paragraph" and self._open and self._open[-1].kind == "words":
            self._links.clear()
            yield _finished(self._open.pop())

    def _end_link(self) -> None:
        if not self._links or not self._open:
            return
        at, address = self._links.pop()
        pieces = self._open[-1].pieces
        inside = pieces[at:]
        words = " ".join("".join(piece.words for piece in inside).split())
        is_strong = self._strong > 0 or any(piece.is_strong for piece in inside)
        pieces[at:] = [Piece(words, address, is_strong, is_badge=not words)]

    def _add(self, piece: Piece) -> None:
        if self._open:
            self._open[-1].pieces.append(piece)

    def _tag(self, tag: str) -> None:
        if found := _HREF.match(tag):
            address = unescape(next(filter(None, found.groups()), ""))
            if self._open:
                self._links.append((len(self._open[-1].pieces), address))
        elif re.match(r"</a\s*>", tag, re.I):
            self._end_link()
        elif re.match(r"<br\b", tag, re.I):
            self._add(Piece("\n", is_end=True))
        elif re.match(r"<img\b", tag, re.I) and not self._links:
            self._add(Piece("", is_badge=True))


def _html_links(text: str) -> list[Piece]:
    """The links of HTML, and the addresses among its words."""
    links = [next(filter(None, found.groups()), "") for found in _HREF.finditer(text)]
    bare = [found[0].rstrip(_TRAIL) for found in _BARE.finditer(re.sub(r"<[^<>]*>", " ", text))]
    return [Piece(address, address) for address in [*links, *bare]]


def _finished(block: Block) -> Block:
    """The block with words that were several events in one piece, and bare addresses as links."""
    merged: list[Piece] = []
    for piece in block.pieces:
        last = merged[-1] if merged else None
        plain = not piece.address and not piece.is_badge and not piece.is_end
        ends = last is None or bool(last.address) or last.is_badge or last.is_end
        if last and plain and not ends and last.is_strong == piece.is_strong:
            merged[-1] = last._replace(words=last.words + piece.words)
        else:
            merged.append(piece)
    pieces: list[Piece] = []
    for piece in merged:
        if piece.address or piece.is_badge or block.kind == "code":
            pieces.append(piece)
        else:
            pieces += _apart(piece)
    block.pieces = pieces
    return block


def _apart(piece: Piece) -> Iterator[Piece]:
    """Words, and the addresses among them as links."""
    words = _WIKI.sub(lambda found: found[2] or found[1], piece.words)
    at = 0
    for found in _BARE.finditer(words):
        address = found[0].rstrip(_TRAIL)
        while address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1].rstrip(_TRAIL)
        if before := words[at : found.start()]:
            yield piece._replace(words=before)
        yield Piece(address, address, piece.is_strong)
        at = found.start() + len(address)
    if words[at:]:
        yield piece._replace(words=words[at:])
