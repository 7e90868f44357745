"""How a text begins, in prose. Enters: the HTML of a `Text`. Leaves: words of its paragraphs.

Headings, lists, cells, notes, code, formulas and what stands in boxes are no prose: an excerpt that
is made of them reads as if somebody had lost half of it.
"""

from __future__ import annotations

import re
from html import unescape

_BLOCK = re.compile(
    r"<(?P<end>/?)(?P<tag>p|h[1-6]|[uod]l|table|div|section|aside|details|figure|pre|blockquote)\b"
    r"(?P<more>[^>]*)>"
)
_NOTE = re.compile(r'<sup class="footnote">.*?</sup>', re.DOTALL)
_FORMULA = re.compile(r'\s*<span class="formula".*?</span>', re.DOTALL)
"""A formula that stands by itself; its signs, one behind the other, would say something else."""
_MATHS = re.compile(r"<math>(.*?)</math>", re.DOTALL)
_BUILT = re.compile(r"<m(?!i\b|n\b|o\b|row\b|text\b|space\b|style\b)")
"""What a formula in a line has above, below or behind a sign: `x²` would say "x2"."""
_STRUCK = re.compile(r"\s*<(del|s)\b[^>]*>.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_HOLE = re.compile("[ \u00a0]?\x00")
_ENOUGH = 400
"""Characters of prose after which nobody asks for more."""


def lead(html: str) -> str:
    """The first paragraphs that stand in nothing else, on one line; where there is none, those of
    quotations."""
    own, quoted = _paragraphs(html)
    return " ".join((own or quoted).split())


def _paragraphs(html: str) -> tuple[str, str]:
    found: dict[tuple[str, ...], str] = {}
    inside: list[str] = []
    start = 0
    for block in _BLOCK.finditer(html):
        tag = block["tag"]
        if tag != "p":
            if not block["end"]:
                inside.append(tag)
            elif tag in inside:
                del inside[len(inside) - 1 - inside[::-1].index(tag) :]
        elif not block["end"]:
            start = block.end()
        elif start:
            where = tuple(dict.fromkeys(inside))
            found[where] = f"{found.get(where, '')} {_words(html[start : block.start()])}".strip()
            start = 0
            if len(found.get((), "")) > _ENOUGH:
                break
    return found.get((), ""), found.get(("blockquote",), "")


def _words(html: str) -> str:
    """The words of a paragraph, without the numbers of notes, the places of citations, words that
    are struck, and formulas that stand by themselves; … for those that no line of words can say."""
    if 'class="formula"' in html:
        html = _FORMULA.sub("", html)
    if "<math>" in html:
        html = _MATHS.sub(lambda formula: "…" if _BUILT.search(formula[1]) else formula[1], html)
    if "<" in html:
        html = _STRUCK.sub("", _NOTE.sub("", html))
        html = _TAG.sub("", html.replace("<br>", " ").replace("</summary>", " "))
    return unescape(_HOLE.sub("", html))
