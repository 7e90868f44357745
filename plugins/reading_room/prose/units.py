"""The words of a text, block by block. Enters: Markdown. Leaves: units, each word with its place.

A unit is what is read in one go: a paragraph, a heading, an item of a list, a cell of a table.
Code, addresses, pictures, citations and marks of notes are not among its words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from reading_room.markup.events import read

if TYPE_CHECKING:
    from pyromark.event import BrokenLink

_BLOCKS = frozenset(
    {
        "Paragraph",
        "Item",
        "TableCell",
        "DefinitionListTitle",
        "DefinitionListDefinition",
        "Heading",
        "HtmlBlock",
    }
)
_SILENT = frozenset({"CodeBlock", "Image", "MetadataBlock"})
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(pre|code|kbd|samp|var)\b[^>]*>.*?</\1>|<[^>]*>?",
    re.DOTALL | re.IGNORECASE,
)
_CODES = frozenset({"<code>", "<kbd>", "<samp>", "<var>"})
_CODES_END = frozenset(tag[1:] for tag in _CODES)
_CODE = "code"
"""What stands for a piece of code among words."""


class Unit(NamedTuple):
    """The words of a block. ``kind`` is the parser's; ``quoted`` are the words of others."""

    kind: str
    text: str
    starts: tuple[int, ...]
    """Where each piece of ``text`` begins in it."""
    offsets: tuple[int, ...]
    """Where each piece stands in the source, in UTF-8 bytes."""
    quoted: bool

    def offset(self, index: int) -> int:
        """Where a letter of ``text`` stands in the source."""
        piece = max(0, bisect_right(self.starts, index) - 1)
        inside = self.text[self.starts[piece] : index]
        return self.offsets[piece] + len(inside.encode())


def units(source: str) -> list[Unit]:
    """The units of a text that have words, in the order of the source."""
    reader = _Units()
    events = read(source, _citation, merged=False)
    for event, span in events:
        reader.take(event, span["start"])
    reader.end()
    return reader.found


def _citation(link: BrokenLink) -> tuple[str, str] | None:
    return ("", "") if link["reference"].startswith("@") else None


class _Units:
    """Gathers the units of one text."""

    def __init__(self) -> None:
        self.found: list[Unit] = []
        self.kind = ""
        self.open: list[str] = []
        self.pieces: list[tuple[str, int]] = []
        self.silent = 0
        self.quotes: list[bool] = []

    def take(self, event: Any, offset: int) -> None:
        """Take the next event, which begins at ``offset``."""
        if isinstance(event, str):
            self._add(" ", offset)
            return
        [(key, value)] = event.items()
        if key == "Start":
            self._start(*_named(value))
        elif key == "End":
            self._close(*_named(value))
        elif key == "Code":
            self._add(_CODE, offset)
        elif key in ("Text", "Html"):
            self._add(value, offset)
        elif key == "InlineHtml":
            self._tag(value.lower(), offset)

    def end(self) -> None:
        """The unit that has begun is whole."""
        if self.kind == "HtmlBlock":
            self.pieces = _without_tags(self.pieces)
        if any(words.strip() for words, _ in self.pieces):
            starts, length = [], 0
            for words, _ in self.pieces:
                starts.append(length)
                length += len(words)
            text = "".join(words for words, _ in self.pieces)
            offsets = tuple(offset for _, offset in self.pieces)
            self.found.append(Unit(self.kind, text, tuple(starts), offsets, any(self.quotes)))
        self.pieces = []

    def _tag(self, tag: str, offset: int) -> None:
        """A tag among words: keys and code in HTML are as silent as code in Markdown."""
        if tag.startswith("<br"):
            self._add(" ", offset)
        elif tag in _CODES:
            self._add(_CODE, offset)
            self.silent += 1
        elif self.silent and tag.removeprefix("</") in _CODES_END:
            self.silent -= 1

    def _add(self, words: str, offset: int) -> None:
        if not self.silent:
            self.pieces.append((words, offset))

    def _start(self, kind: str, value: Any) -> None:
        if kind in _SILENT or (kind == "Link" and value["link_type"] == "ShortcutUnknown"):
            self.silent += 1
            if kind == "Link" and self.pieces and self.pieces[-1][0].endswith(" "):
                words, offset = self.pieces.pop()
                self.pieces.append((words.rstrip(" "), offset))
        elif self.silent and kind == "Link":
            self.silent += 1
        elif kind == "BlockQuote":
            self.end()
            self.quotes.append(not value)
        elif kind in _BLOCKS:
            self.end()
            self.open.append(kind)
            self.kind = kind

    def _close(self, kind: str, _: Any) -> None:
        if kind in _SILENT or (kind == "Link" and self.silent):
            self.silent -= 1
        elif kind == "BlockQuote":
            self.end()
            self.quotes.pop()
        elif kind in _BLOCKS:
            self.end()
            self.open.pop()
            self.kind = self.open[-1] if self.open else ""


def _named(tag: Any) -> tuple[str, Any]:
    """The kind of a tag, and what the parser says of it."""
    if isinstance(tag, str):
        return tag, None
    [(kind, value)] = tag.items()
    return kind, value


def _without_tags(pieces: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Lines of HTML with spaces where their tags were."""
    html = "".join(words for words, _ in pieces)
    plain = _TAG.sub(lambda tag: " " * len(tag[0]), html)
    found, length = [], 0
    for words, offset in pieces:
        found.append((plain[length : length + len(words)], offset))
        length += len(words)
    return found
