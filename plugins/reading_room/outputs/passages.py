"""Pages under docs/, as the search finds them. Enters: the HTML that MkDocs made of a page. Leaves:
its passages, one below each heading that can be linked to."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from reading_room.outputs.lines import set_off

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = "\0"
"""Between two blocks: HTML has no such sign."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_UNSAID = frozenset({"script", "style", "template", "svg", "math"})
_CELLS = frozenset({"td", "th"})
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small",
     "span", "strong", "sub", "sup", "u", "var", "wbr"}
)  # fmt: skip


class Passage(NamedTuple):
    """A part of a page. ``heading`` is empty for what stands above the first heading."""

    url: str
    page: str
    """The title of the page."""
    heading: str
    text: str


def passages(url: str, title: str, html: str) -> Iterator[Passage]:
    """The passages of a page, the first of which is the page itself."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    first, *rest = reader.parts
    if rest and _folded(rest[0].heading) == title:  # what is below the title is the page itself
        first.text += rest.pop(0).text
    yield Passage(url, title, "", _folded(first.text))
    for part in rest:
        yield Passage(f"{url}#{part.anchor}", title, _folded(part.heading), _folded(part.text))


def _folded(words: list[str]) -> str:
    """On one line, without the sign that links a heading to itself."""
    lines = (" ".join(line.split()) for line in "".join(words).split(_BLOCK))
    said = set_off("\n".join(line.removesuffix("¶").rstrip() for line in lines))
    return said.replace("\n", " ")


class _Part:
    def __init__(self, anchor: str) -> None:
        self.anchor = anchor
        self.heading: list[str] = []
        self.text: list[str] = []


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts = [_Part("")]
        self._in_heading = ""
        self._unsaid = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A heading with an id begins a passage."""
        self._unsaid += tag in _UNSAID
        anchor = dict(attrs).get("id")
        if tag in _HEADINGS and anchor:
            self.parts.append(_Part(anchor))
            self._in_heading = tag
        else:
            self._part_from(tag)

    def handle_endtag(self, tag: str) -> None:
        """A heading ends with its tag."""
        self._unsaid -= tag in _UNSAID and self._unsaid > 0
        self._part_from(tag)
        if tag == self._in_heading:
            self._in_heading = ""

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._unsaid:
            self._words().append(data)

    def _part_from(self, tag: str) -> None:
        """What is beyond the edge of a block is another line; of a cell, another word."""
        if tag not in _INLINE:
            self._words().append(" " if tag in _CELLS else _BLOCK)

    def _words(self) -> list[str]:
        part = self.parts[-1]
        return part.heading if self._in_heading else part.text
