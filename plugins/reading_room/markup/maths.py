"""Formulas. Enters: TeX as it stands between dollars. Leaves: MathML, or what is wrong with it.

The converter calls itself for each step inwards, and a process that runs out of stack is gone: a
formula is weighed before it is converted, and a long one has a stack of its own. What it makes is
measured, and cleaned like all other HTML.
"""

from __future__ import annotations

import re
import threading
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from math_core import LatexToMathML

LONGEST = 10_000
"""The most letters of a formula."""
_DEEPEST = 30
_STEPS = re.compile(r"\\(?:begin|left|end|right)(?![A-Za-z])|\\.|[{}]", re.DOTALL)
_INWARDS = frozenset({"{", r"\begin", r"\left"})
_OUTWARDS = frozenset({"}", r"\end", r"\right"})
_REMARK = re.compile(r"(\\.)|%[^\n]*\n?", re.DOTALL)
_STACK = 64 * 2**20
"""Bytes: enough for a formula of the most letters, however deep it goes. Only what is used of it
takes memory."""
_SHORT = 200
"""A formula of so few letters needs no more stack than there is."""
_TAG_OF_MATHML = re.compile(r"<(/?)[a-z]+[^<>]*?(/?)>")
_DEEPEST_MATHML = 150
_RUN = re.compile(r"(?:\\(?:[A-Za-z]+|.)\s*|[\^_]\s*){30}")
_DEFINES = re.compile(r"\\(?:(?:re)?newcommand|providecommand|[egx]?def|let|DeclareMathOperator)\b")
_NUMBERED = re.compile(r"\\(begin|end)\{(align|alignat|equation|flalign|gather|multline)\}")
_LABEL = re.compile(r"\\label\{[^{}]*\}|\\(?:notag|nonumber)\b")
_TAG = re.compile(r"\\tag\*?\{([^{}]*)\}")
_WHERE = re.compile(r"(\d+): (.*)", re.DOTALL)
_STYLE = re.compile(r' style="([^"]*)"')
_SIDE = re.compile(r"(?:^|;)\s*text-align:\s*(left|right)")
_WIDE = re.compile(r"=\"-?\d{3,}(?:\.\d+)?em\"")


class FormulaError(Exception):
    """A formula cannot be read: a sentence, what to do, and the letter where that is found."""

    def __init__(self, message: str, hint: str, at: int = 0) -> None:
        super().__init__(message)
        self.hint = hint
        self.at = at


class Formula(NamedTuple):
    """The MathML of a formula. ``coloured``: it says how something looks, which is left out."""

    html: str
    coloured: bool


@lru_cache(maxsize=2048)
def formula(tex: str, *, block: bool) -> Formula:
    """The MathML of a formula; ``block``: it stands by itself. Raises FormulaError."""
    _weigh(tex)
    tex = _LABEL.sub("", tex)
    if tag := _TAG.search(tex):
        tex = rf"{_TAG.sub('', tex)}\qquad\text{{({tag[1]})}}" if "\\begin" not in tex else tex
    else:
        tex = _NUMBERED.sub(r"\\\1{\2*}", tex)
    from math_core import LatexError  # of many texts none has a formula

    try:
        html = _converted(tex, block)
    except LatexError as error:
        found = _WHERE.fullmatch(str(error))
        at, said = (int(found[1]), found[2]) if found else (0, str(error))
        raise FormulaError(
            f"This formula cannot be read: {_plainly(said)}",
            "Mend it. If it is no formula, write \\$ for each $.",
            min(at, len(tex)),
        ) from None
    if len(tex) > _SHORT and _depth(html) > _DEEPEST_MATHML:
        raise _too_deep()
    if _WIDE.search(html):
        raise FormulaError(
            "This formula has a space in it that is wider than any page.", "Make the space smaller."
        )
    return Formula(_STYLE.sub(_classed, html), "color:" in html)


@cache
def _converter() -> LatexToMathML:
    from math_core import LatexToMathML

    return LatexToMathML(fancy_error=False, max_expansions=1)


def _converted(tex: str, block: bool) -> str:
    """The MathML. Raises LatexError."""
    if len(tex) <= _SHORT:
        return _converter().convert_with_local_state(tex, displaystyle=block)
    made: list[str | Exception] = []

    def convert() -> None:
        try:
            made.append(_converter().convert_with_local_state(tex, displaystyle=block))
        except Exception as error:
            made.append(error)

    before = threading.stack_size(_STACK)
    try:
        thread = threading.Thread(target=convert)
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    if isinstance(made[0], Exception):
        raise made[0]
    return made[0]


def _weigh(tex: str) -> None:
    """Raises FormulaError for what is too long or too deep to be converted."""
    if not tex.strip():
        raise FormulaError("There is no formula between these dollars.", "Write it, or \\$ for $.")
    if found := _DEFINES.search(tex):
        raise FormulaError(
            f"A formula cannot define commands of its own ({found[0]}).",
            "Write out what the command stands for.",
            found.start(),
        )
    read = _REMARK.sub(lambda found: found[1] or "", tex) if "%" in tex else tex
    depth = deepest = 0
    for step in _STEPS.findall(read) if len(read) > _DEEPEST else ():
        depth = max(0, depth + (step in _INWARDS) - (step in _OUTWARDS))
        deepest = max(deepest, depth)
    if len(tex) > LONGEST or deepest > _DEEPEST or _RUN.search(read):
        raise _too_deep()


def _too_deep() -> FormulaError:
    return FormulaError(
        "This formula is too long, or goes too deep, to be read.",
        f"Make several of it: {LONGEST:,} letters are the most, and {_DEEPEST} steps inwards.",
    )


def _depth(html: str) -> int:
    """How deep the tags of MathML stand in one another."""
    depth = deepest = 0
    for end, empty in _TAG_OF_MATHML.findall(html):
        depth += -1 if end else not empty
        deepest = max(deepest, depth)
    return deepest


def _plainly(said: str) -> str:
    return said if said.endswith((".", "!")) else f"{said}."


def _classed(style: re.Match[str]) -> str:
    """A class for the side of a cell; what else says how something looks is left out."""
    side = _SIDE.search(style[1])
    return f' class="{side[1]}"' if side else ""
