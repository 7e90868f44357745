"""The lines of a text, for a search that shows it in one piece. Enters: plain text, a line for each
block. Leaves: the same text, in which a heading or an item of a list ends before the next begins.
"""

from __future__ import annotations

import re
from itertools import pairwise

_ENDED = re.compile(r"[.,:;?!…–—。！？；：、؟؛،।]$")
"""A mark that parts what is before it from what follows."""
_CLOSING = ")]）」』”’\"'»"
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]$")
"""Chinese and Japanese, which have a full stop of their own."""
_NO_STOP = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]$")
"""Thai, Lao, Burmese and Khmer end a sentence with a space, or a mark of their own."""


def set_off(text: str) -> str:
    """A text with a mark at the end of each line but the last that has none: a full stop, or a
    semicolon where the next line goes on in a small letter, as items of a list do."""
    lines = [stripped for line in text.splitlines() if (stripped := line.strip())]
    return "\n".join([line + _mark(line, after) for line, after in pairwise(lines)] + lines[-1:])


def _mark(line: str, after: str) -> str:
    within = line.rstrip(_CLOSING)
    if _ENDED.search(within) or _NO_STOP.search(within):
        return ""
    if _HAN.search(within):
        return "。"
    return ";" if after[0].islower() else "."
