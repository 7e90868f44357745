"""The card of a page, for previews of it elsewhere. Enters: its words. Leaves: a PNG, the same on
every machine that has the same fonts and programs."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from reading_room.pictures.wrapping import is_right_to_left, shortened, widest, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.pictures.fonts import Fonts

WIDTH, HEIGHT = 1200, 630
_PAPER, _INK, _SOFT = "#FFFDF7", "#1D1B20", "#46434C"
_EDGE = 84
_BAND = 24
"""The band in the site's own colour, at the side where lines begin."""
_ROOM = WIDTH - 2 * _EDGE
_TOP = 76.0
_RULE = HEIGHT - 128
"""Where the rule above the foot is."""
_SIZES = (84, 76, 68, 60, 54, 48)
"""The sizes of a title, of which the first is taken at which it fits."""
_LEADING = 0.24
_TALL = 320
"""How tall a title can be, so that there is room for names below it."""
_LINES = 5
"""How many lines of the smallest size that is."""
_SMALL = 34
_BOLD = 1.1
"""How much wider a bold letter can be than the same in a font's usual weight."""
_SERIF, _SANS = 0, 1
"""The fonts of titles and of all else, by their places among `Fonts.files`."""
VERSION = 1
"""Of how cards look: those of another version are drawn again."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says."""

    title: str
    names: str
    site: str
    note: str = ""
    colour: str = "#8A1C3B"
    language: str = ""

    @property
    def words(self) -> str:
        """All of them."""
        return f"{self.title}{self.names}{self.site}{self.note}"


class Style(NamedTuple):
    """How a line is drawn."""

    family: str
    size: int
    fill: str
    is_bold: bool = False


def drawn(card: Card, fonts: Fonts) -> bytes:
    """The picture."""
    from resvg_py import svg_to_bytes

    return svg_to_bytes(
        svg_string=svg(card, fonts),
        skip_system_fonts=True,
        font_files=[str(path) for path in fonts.files],
        languages=[card.language] if card.language else None,
    )


def svg(card: Card, fonts: Fonts) -> str:
    """The drawing: a band, the title, below it who wrote it, and at the foot the site's name."""
    size, lines = _fitted(card.title, fonts)
    rtl = is_right_to_left(card.title)
    band = WIDTH - _BAND if rtl else 0
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>',
        f'<rect x="{band}" width="{_BAND}" height="{HEIGHT}" fill="{escape(card.colour)}"/>',
    ]
    bold = Style(fonts.family(card.title, _SERIF), size, _INK, is_bold=True)
    top = _TOP
    for line in lines:
        top += size
        parts.append(_text(line, top, bold, fonts, right=rtl))
        top += size * _LEADING
    quiet = Style(fonts.family(card.names, _SANS), _SMALL, _SOFT)
    top += _SMALL * 0.5
    room = int((_RULE - top) / (_SMALL * 1.3))
    for line in _names(card.names, fonts, room):
        top += _SMALL * 1.3
        parts.append(_text(line, top, quiet, fonts, right=rtl))
    return "".join([*parts, *_foot(card, fonts, rtl=rtl), "</svg>"])


def _fitted(title: str, fonts: Fonts) -> tuple[int, list[str]]:
    """The largest size at which a title fits without a word that is cut, and its lines."""
    for size in _SIZES:
        most = _ROOM / size / _BOLD
        lines = wrapped(title, most, fonts.width)
        tall = len(lines) * size * (1 + _LEADING)
        if widest(title, fonts.width) <= most and tall <= _TALL:
            return size, lines
    most = _ROOM / _SIZES[-1] / _BOLD
    lines = wrapped(title, most, fonts.width)
    return _SIZES[-1], shortened(lines, _LINES, most, fonts.width)


def _names(names: str, fonts: Fonts, lines: int) -> list[str]:
    most = _ROOM / _SMALL
    return shortened(wrapped(names, most, fonts.width), min(lines, 2), most, fonts.width)


def _foot(card: Card, fonts: Fonts, *, rtl: bool) -> Iterator[str]:
    """The site's name, and at the other end what the page is."""
    yield f'<rect x="{_EDGE}" y="{_RULE}" width="{_ROOM}" height="2" fill="{escape(card.colour)}"/>'
    note = fonts.width(card.note) * _SMALL
    most = (_ROOM - note - _SMALL * 2) / _SMALL / _BOLD
    site = "".join(shortened(wrapped(card.site, most, fonts.width), 1, most, fonts.width))
    name = Style(fonts.family(card.site, _SANS), _SMALL, _INK, is_bold=True)
    yield _text(site, _RULE + 60, name, fonts, right=rtl)
    quiet = Style(fonts.family(card.note, _SANS), _SMALL, _SOFT)
    yield _text(card.note, _RULE + 60, quiet, fonts, right=not rtl)


def _text(words: str, y: float, style: Style, fonts: Fonts, *, right: bool) -> str:
    """A line at one of the sides. What draws takes each for one from left to right, so that one of
    Arabic or Hebrew stands between the marks of the other direction."""
    spans = "".join(
        f'<tspan font-family="{escape(family)}">{escape(run)}</tspan>'
        for run, family in fonts.runs(words, style.family)
    )
    if is_right_to_left(words):
        spans = f"\u2067{spans}\u2069"
    weight = ' font-weight="700"' if style.is_bold else ""
    place = f'x="{WIDTH - _EDGE}" text-anchor="end"' if right else f'x="{_EDGE}"'
    return (
        f'<text {place} y="{y:.1f}" font-family="{escape(style.family)}"'
        f' font-size="{style.size}"{weight} fill="{style.fill}">{spans}</text>'
    )
