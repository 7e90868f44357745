"""Styles (CSS). Enters: what was typed. Leaves: what a browser reads of it."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n\r\f]?")
FETCHING = r"(?:image-set|\bsrc|\bimage)\("
"""Functions that fetch what stands in them, beside ``url``."""


def plain(style: str) -> str:
    """A style without comments, and with letters that are written as their numbers (CSS Syntax 3,
    4.3.7) as themselves; each line stays where it is."""
    bare = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), style)
    return _ESCAPE.sub(_letter, bare).replace("\\", "") if "\\" in bare else bare


def _letter(found: re.Match[str]) -> str:
    return chr(min(int(found[1], 16), 0x10FFFF)) + "\n" * found[0].count("\n")
