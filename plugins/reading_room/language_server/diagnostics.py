"""Problems as editors show them. Enters: a problem, the lines of its file. Leaves: a diagnostic.

A problem knows where it begins; how far it goes is read off the words there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol.types import Diagnostic, DiagnosticSeverity

if TYPE_CHECKING:
    from reading_room.language_server.lines import Lines
    from reading_room.problems import Problem

SOURCE = "reading-room"
_EXTENT = re.compile(
    r"""\[[^\[\]]*\]\([^()\s]*\)?"""  # a link
    r"""|!?\[[^\[\]]*\]"""  # a citation
    r"""|"(?:[^"\\]|\\.)*"|'[^']*'"""
    r"""|[^\s,;\[\]{}()"']+"""
)
_WHOLE_LINES = ("sentence-", "heading-", "yaml", "value-hash")


def diagnostic(problem: Problem, lines: Lines) -> Diagnostic:
    """A problem, and what to do about it on a line of its own."""
    line = max(problem.line - 1, 0)
    start, end = span_of(lines, problem)
    words = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    error = problem.level == "error"
    return Diagnostic(
        range=lines.range(line, start, end),
        message=words,
        severity=DiagnosticSeverity.Error if error else DiagnosticSeverity.Information,
        code=problem.rule,
        source=SOURCE,
    )


def span_of(lines: Lines, problem: Problem) -> tuple[int, int]:
    """The columns, from 0, between which the words of a problem are on its line."""
    if not problem.line:
        return 0, len(lines[0])
    words = lines[problem.line - 1]
    column = max(problem.column, 1)
    start = lines.typed(problem.line - 1, column)
    if problem.rule.startswith(_WHOLE_LINES):
        return start, max(len(words.rstrip()), start)
    found = _EXTENT.match(words, start)
    return start, found.end() if found else min(start + 1, len(words))
