"""Fonts to draw with. Enters: the site's own files, and packages of fonts. Leaves: which of them
has a letter, and how wide it is.

The fonts of a machine are never asked: a card is the same wherever it is drawn.
"""

from __future__ import annotations

from functools import cached_property
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

EXTRA = "mkdocs-reading-room[cards]"
"""What to install for cards."""
_NEEDED = ("fontTools", "resvg_py", "fontpkg_noto_serif", "fontpkg_noto_sans")
_PACKAGES = (
    "fontpkg_noto_serif",
    "fontpkg_noto_sans",
    "fontpkg_noto_sans_arabic",
    "fontpkg_noto_sans_devanagari",
    "fontpkg_noto_sans_thai",
)
"""The first has the letters of titles, the second those of names; of the others those that the two
have not."""
ENDINGS = (".ttf", ".otf", ".ttc")
_UNSEEN = frozenset("\u00ad\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\ufe0e\ufe0f\n")


def is_installed() -> bool:
    """Is all there that cards need?"""
    return all(find_spec(name) for name in _NEEDED)


class _Font(NamedTuple):
    """A font's letters, and how wide each is, in parts of the size of the font."""

    family: str
    widths: Mapping[int, float]


class Fonts:
    """The fonts of a site, its own first."""

    def __init__(self, folder: Path | None = None) -> None:
        own = sorted(folder.iterdir()) if folder and folder.is_dir() else []
        given = [path for path in own if path.suffix.lower() in ENDINGS]
        self.files = [*_packaged(), *given]

    @cached_property
    def stamp(self) -> list[tuple[str, int]]:
        """What the same card depends on: each file's name and size."""
        return [(path.name, path.stat().st_size) for path in self.files]

    @cached_property
    def _fonts(self) -> list[_Font]:
        return [_read(path) for path in self.files]

    def lacking(self, words: str) -> str:
        """The letters that no font has, each once."""
        return "".join(
            char for char in dict.fromkeys(words) if char not in _UNSEEN and not self._has(char)
        )

    def family(self, words: str, first: int = 0) -> str:
        """The family that has most letters of these words; of those that have as many, the
        ``first``, then the others in their order. What it lacks is looked for in the others."""
        fonts = self._fonts[first:] + self._fonts[:first]
        codes = [ord(char) for char in words if char not in _UNSEEN]
        return max(fonts, key=lambda font: sum(code in font.widths for code in codes)).family

    def runs(self, words: str, family: str) -> Iterator[tuple[str, str]]:
        """Words in pieces, each with a family that has all its letters: ``family`` where it can."""
        piece, last = "", family
        for char in words:
            is_alone = not (char.isspace() or char in _UNSEEN or category(char).startswith("M"))
            wanted = self._family(char, family) if is_alone else last
            if wanted != last and piece:
                yield piece, last
                piece = ""
            piece, last = piece + char, wanted
        yield piece, last

    def _family(self, char: str, first: str) -> str:
        having = [font.family for font in self._fonts if ord(char) in font.widths]
        return first if first in having or not having else having[0]

    def width(self, words: str) -> float:
        """How wide words are, in parts of the size of the font."""
        return sum(map(self._width, words))

    @cached_property
    def _known(self) -> dict[str, float | None]:
        return {}

    def _has(self, char: str) -> bool:
        return self._look(char) is not None

    def _width(self, char: str) -> float:
        return self._look(char) or 0.0

    def _look(self, char: str) -> float | None:
        if char not in self._known:
            code = ord(char)
            widths = (font.widths[code] for font in self._fonts if code in font.widths)
            self._known[char] = 0.0 if char in _UNSEEN else next(widths, None)
        return self._known[char]


def _packaged() -> Iterable[Path]:
    for name in _PACKAGES:
        if find_spec(name):
            folder = Path(str(files(name))) / "files"
            yield from sorted(
                path for path in folder.iterdir()
                if path.suffix in ENDINGS and "Italic" not in path.name
            )  # fmt: skip


def _read(path: Path) -> _Font:
    from fontTools.ttLib import TTFont

    font: Any = TTFont(path, fontNumber=0, lazy=True)
    size = font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    family = font["name"].getBestFamilyName() or path.stem
    return _Font(
        family, {code: metrics[name][0] / size for code, name in font.getBestCmap().items()}
    )
