"""Words cut into lines. Enters: words, and how wide they may be. Leaves: lines.

A line may end at a space, behind a hyphen or slash, and between letters of scripts without spaces.
A word that is wider than a line is cut where it must be.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PIECES = (
    r"[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef/–—-]*[/–—-]+\s*"
    r"|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef][\u3001-\u3011\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f]*"
    r"|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef/–—-]+\s*"
    r"|\s+"
)
"""What stays on one line: a word with what is behind it, a sign of Chinese with its full stop."""
_RIGHT_TO_LEFT = ("R", "AL")


@cache
def _pieces() -> re.Pattern[str]:
    """Compiled for the first card: that takes 10 ms, and most sites draw none."""
    return re.compile(_PIECES)


def is_right_to_left(words: str) -> bool:
    """Is the first letter that has a direction of Arabic, Hebrew or the like?"""
    kinds = (unicodedata.bidirectional(char) for char in words)
    return next((kind in _RIGHT_TO_LEFT for kind in kinds if kind in ("L", "R", "AL")), False)


def wrapped(words: str, most: float, width: Callable[[str], float]) -> list[str]:
    """Lines that are no wider than ``most``."""
    lines: list[str] = []
    line = ""
    for piece in _fitting(words, most, width):
        if line and width(f"{line}{piece}".rstrip()) > most:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def shortened(lines: list[str], most: int, wide: float, width: Callable[[str], float]) -> list[str]:
    """No more than ``most`` lines, the last of them with … where there were others."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width(f"{last}…") > wide:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*lines[: most - 1], f"{last.rstrip(' ,;:–—-')}…"]


def widest(words: str, width: Callable[[str], float]) -> float:
    """How wide a line must be for no word to be cut."""
    return max((width(piece.rstrip()) for piece in _pieces().findall(words)), default=0.0)


def _fitting(words: str, most: float, width: Callable[[str], float]) -> Iterator[str]:
    for piece in _pieces().findall(" ".join(words.split())):
        rest = piece
        while width(rest.rstrip()) > most:
            ends = range(len(rest) - 1, 1, -1)
            end = next((at for at in ends if width(f"{rest[:at]}-") <= most), 1)
            yield f"{rest[:end]}-" if rest[end - 1].isalpha() else rest[:end]
            rest = rest[end:]
        yield rest
