"""The cover of a book. Enters: a book. Leaves: a drawing (SVG) of its title, and of who made it.

Its words are text, in the reader's own fonts; dark on a light ground, for it is a picture and stays
as it is by night.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from reading_room.directions import direction_of
from reading_room.exports.books.xhtml import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.exports.books.book import Book
    from reading_room.settings import Settings

NAME = "cover.svg"
_WIDTH, _HEIGHT, _MARGIN = 1200, 1600, 110
_MOST = 9
"""Lines of a title; more would not stand above what is below it."""


def cover(book: Book, settings: Settings) -> str:
    """The drawing: the title in lines as large as it lets them be."""
    large = 110 if len(book.title) < 60 else 84
    wide = _WIDTH - 2 * _MARGIN
    title = textwrap.wrap(book.title, max(8, int(wide / (large * 0.64)))) or [book.title]
    if len(title) > _MOST:
        title = [*title[: _MOST - 1], f"{title[_MOST - 1]}…"]
    below = [*textwrap.wrap(book.byline, 46)[:4], settings.site_name]
    right = direction_of(book.language) == "rtl"
    rows = [
        *_lines(title, 330, large, 700, right=right),
        *_lines(below, _HEIGHT - 110 - 62 * (len(below) - 1), 46, 400, right=right),
    ]
    return "\n".join([
        '<?xml version="1.0" encoding="utf-8"?>',
        (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        f' width="{_WIDTH}" height="{_HEIGHT}" role="img" xml:lang="{book.language}">'),
        f"<title>{text(book.title)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fbf8f3"/>',
        f'<rect width="{_WIDTH}" height="150" fill="{text(settings.accent)}"/>',
        *rows,
        "</svg>",
        "",
    ])  # fmt: skip


def _lines(words: list[str], top: int, size: int, weight: int, *, right: bool) -> Iterator[str]:
    x, side = (_WIDTH - _MARGIN, ' direction="rtl"') if right else (_MARGIN, "")
    for at, line in enumerate(words):
        y = top + round(at * size * 1.28)
        yield (
            f'<text x="{x}" y="{y}"{side} font-family="Georgia, serif" font-size="{size}"'
            f' font-weight="{weight}" fill="#1c1a17">{text(line)}</text>'
        )
