"""YAML's complaints in plain words. Enters: an error of the parser, and the lines that it read.
Leaves: where to look, what is wrong there, and what to write instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.sources.yaml import one_line
from reading_room.sources.yaml.slips import (
    COMPARE,
    MEANINGS,
    NOT_CLOSED,
    Complaint,
    Said,
)
from reading_room.wording import LONGEST, short

if TYPE_CHECKING:
    import yaml

_OPENS = re.compile(r"[\s-]*(?:[\w-]+[ \t]*:[ \t]+)?([\"'])")
_LIKE_OPENING = {mark: re.compile(rf"[^{mark}]*(?<![^\s\[{{(,:]){mark}\S?") for mark in "\"'"}
"""A line whose first quote stands where a value begins, and not where one ends."""


def explain(error: yaml.MarkedYAMLError, lines: list[str]) -> Complaint:
    """The complaint in an editor's words."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Complaint(0, 0, f"This is not YAML: {short(str(error))}.", COMPARE)
    context = error.context_mark or mark
    words = f"{error.problem or ''} {error.context or ''}".strip()
    lines = [line[:LONGEST] for line in lines]
    said = Said(words, mark.line, mark.column, (context.line, context.column), lines)
    if said.text.lstrip(" ").startswith("\t"):
        above = lines[said.line - 1] if said.line else ""
        spaced = one_line.without_tabs(lines[said.line :], above)
        return said.here("This line begins with a tab.", one_line.NO_TAB, spaced)
    if slip := one_line.space(said.text):
        return Complaint(said.line, *slip)
    if found := _unclosed(said):
        return found
    for part, what in MEANINGS:
        if part in words:
            return what(said)
    return said.here(f"This is not YAML: {short(words)}.", COMPARE)


def _unclosed(said: Said) -> Complaint | None:
    """A quote above that was never closed, where it took the next opening quote for its end."""
    for line in range(said.line - 1, -1, -1):
        found = _OPENS.match(said.lines[line])
        mark = found[1] if found else ""
        if not found or mark in said.lines[line][found.end() :]:
            continue
        between = "".join(said.lines[line + 1 : said.line])
        cut = len(said.lines[line]) == LONGEST  # its end, and a quote there, is not looked at
        if (
            not cut
            and mark not in between
            and _LIKE_OPENING[mark].match(said.text[: said.column + 1])
        ):
            return Complaint(line, found.start(1), *NOT_CLOSED)
        return None
    return None
