"""Where the parser takes for more than words what GitHub takes for words.

Enters: Markdown. Leaves: the same with stand-ins, of one byte for one, so that every place in it is
the same; and events with the signs back in them. Most texts have none of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyromark.event import BrokenLink

_STAND_INS = {":": "\x01", "{": "\x02", "$": "\x03"}
"""No source may hold these characters."""
_SIGNS = {ord(mark): sign for sign, mark in _STAND_INS.items()}
_MARK = re.compile(f"[{''.join(_STAND_INS.values())}]")

_COLON = re.compile(r"\n[ \t>]*:(?![ \t])")
"""A definition has a space behind its colon; ``:tada:`` and ``:::`` begin no definition."""
_BRACE = re.compile(
    r"(?<!\\)\{(?![ \t]*[#.][^\s{}]+(?:[ \t]+[#.][^\s{}]+)*[ \t]*\})"
    r"(?=[^{}\n]*\}[ \t]*(?:#+[ \t]*)?$)",
    re.MULTILINE,
)
"""The id and the classes of a heading are in braces at its end; all else in braces is words."""
_MATHS = re.compile(
    r"(?<![\w\\$])\$\$(?!\$)(?:[^$\\]|\\.)+?\$\$(?![\w$])"
    r"|(?<![\w\\$])\$(?![\s$])(?:[^$\\\n]|\\.|\n(?![ \t]*\n))*?(?<![\s\\])\$(?![\w$])",
    re.DOTALL,
)
"""A formula, as GitHub finds it: no letter or digit is right beside it, no space right inside."""
_DOLLAR = re.compile(r"(?<!\\)\$")


def has_maths(source: str) -> bool:
    """May there be a formula between dollars?"""
    return "$" in source and _MATHS.search(source) is not None


def disguised(source: str, *, maths: bool) -> str:
    """The text that is given to the parser."""
    if _COLON.search(source):
        source = _COLON.sub(lambda found: found[0][:-1] + _STAND_INS[":"], source)
    return _around_formulas(source) if maths else _without_braces(source)


def _without_braces(source: str) -> str:
    if "{" in source and _BRACE.search(source):
        return _BRACE.sub(_STAND_INS["{"], source)
    return source


def _around_formulas(source: str) -> str:
    """The dollars that are prices, and not those of formulas, get a stand-in, and so do braces: in
    a formula the parser counts them."""
    pieces, end = [], 0
    for formula in _MATHS.finditer(source):
        pieces += [_outside(source[end : formula.start()]), formula[0]]
        end = formula.end()
    pieces.append(_outside(source[end:]))
    return "".join(pieces)


def _outside(words: str) -> str:
    return _DOLLAR.sub(_STAND_INS["$"], _without_braces(words))


def asked(unknown: Callable[[BrokenLink], tuple[str, str] | None]) -> Callable[[Any], Any]:
    """As ``unknown``, with the signs back in what it is asked about."""
    return lambda link: unknown(restored(link))


def undisguised(events: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """The events, with the signs back in them."""
    for event, span in events:
        yield (restored(event), span) if isinstance(event, dict) else (event, span)


def restored(value: Any) -> Any:
    """Some words, or what holds some, with the signs back."""
    if isinstance(value, str):
        return value.translate(_SIGNS) if _MARK.search(value) else value
    if isinstance(value, dict):
        return {key: restored(each) for key, each in value.items()}
    return [restored(each) for each in value] if isinstance(value, list) else value
