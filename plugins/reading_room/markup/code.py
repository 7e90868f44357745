"""Blocks of code. Enters: what stands behind the fence, and the code. Leaves: HTML.

Where a fence names a language that Pygments knows, its words are marked with Pygments' short
classes, and the lines that the fence names.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reading_room.markup.tags import escape

_PRE = '<pre role="group" aria-label="Code" tabindex="0">'
_LONGEST = 200_000
"""Code that has more letters is shown without marks."""
_PLAIN = frozenset({"", "math", "no-highlight", "none", "plain", "plaintext", "text", "txt"})
_BRACES = re.compile(r"\{([^{}]*)\}")
_LINES = re.compile(r"\s*\d+(?:\s*-\s*\d+)?(?:\s*,\s*\d+(?:\s*-\s*\d+)?)*\s*")
_RANGE = re.compile(r"(\d+)(?:\s*-\s*(\d+))?")
_VALUE = re.compile(r"\b(hl_lines|title)=(?:\"([^\"]*)\"|'([^']*)')")
_CLASS = re.compile(r"\.?([A-Za-z][\w+#.-]*)")
_FIRST = re.compile(r"[^\s{,]+")
_MOST = 100_000


class Fence(NamedTuple):
    """What a fence says: the language, the lines to mark, and a title."""

    language: str
    lines: tuple[int, ...]
    title: str


def fence(info: str) -> Fence:
    """```` ```python {3-4} ````, ```` ```{.python hl_lines="3 4"} ```` and the like."""
    info = info.strip()
    values = {found[1]: found[2] or found[3] or "" for found in _VALUE.finditer(info)}
    rest = _VALUE.sub("", info)
    language = _FIRST.match(rest)
    braces = _BRACES.findall(rest)
    named = language[0] if language else ""
    if not named and braces and (found := _CLASS.match(braces[0].strip())):
        named = found[1]
    marked = [values.get("hl_lines", ""), *(part for part in braces if _LINES.fullmatch(part))]
    return Fence(named.lstrip("."), tuple(_numbers(" ".join(marked))), values.get("title", ""))


def _numbers(text: str) -> list[int]:
    found: set[int] = set()
    for first, last in _RANGE.findall(text):
        start, end = int(first[:6]), int((last or first)[:6])
        found.update(range(start, min(end, start + _MOST) + 1))
    return sorted(found)


def html(info: str, code: str) -> str:
    """The block, with its words marked where they can be."""
    if not info:
        return f"{_PRE}<code>{escape(code)}</code></pre>\n"
    found = fence(info)
    css = f' class="language-{escape(found.language)}"' if found.language else ""
    title = f'<span class="filename">{escape(found.title)}</span>' if found.title else ""
    marked = _marked(found.language.lower(), found.lines, code) if len(code) < _LONGEST else ""
    if not marked and not title:
        return f"{_PRE}<code{css}>{escape(code)}</code></pre>\n"
    block = f"{_PRE}<code{css}>{marked or escape(code)}</code></pre>"
    return f'<div class="highlight">{title}{block}</div>\n'


@lru_cache(maxsize=1024)
def _marked(language: str, lines: tuple[int, ...], code: str) -> str:
    """The code with its words marked; empty where nobody knows the language, and no line is."""
    if language in _PLAIN and not lines:
        return ""
    # of many texts none has code
    from pygments import highlight
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.lexers.special import TextLexer
    from pygments.util import ClassNotFound

    options = {"stripnl": False, "ensurenl": False}
    try:
        lexer = get_lexer_by_name(language, **options) if language not in _PLAIN else None
    except ClassNotFound:
        lexer = None
    if lexer is None and not lines:
        return ""
    formatter = HtmlFormatter(nowrap=True, hl_lines=lines)
    return str(highlight(code, lexer or TextLexer(**options), formatter))
