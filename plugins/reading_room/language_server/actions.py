"""Mends that an editor offers. Enters: a site, a file, the lines that are looked at. Leaves: code
actions: those of ``reading-room check --fix``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    TextEdit,
    WorkspaceEdit,
)

from reading_room.language_server.diagnostics import diagnostic, span_of
from reading_room.writing.fixes import fixes_of
from reading_room.writing.mending import mended

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from lsprotocol.types import Range

    from reading_room.language_server.documents import Document
    from reading_room.problems import Problem
    from reading_room.writing.fixes import Fix

    Read = Callable[[Mapping[str, str]], Sequence[Problem]]

KINDS = (CodeActionKind.QuickFix, CodeActionKind.SourceFixAll)
_ALL = "Mend all that can only mean one thing in this file"


def actions(
    document: Document,
    shown: str,
    problems: Sequence[Problem],
    where: Range,
    read: Read,
    wanted: Iterable[CodeActionKind | str] | None = None,
) -> list[CodeAction]:
    """What can be done about the ``problems`` of the file that is known as ``shown``: about those
    in a range, and about all of them. ``read`` gives the problems of the site with other texts."""
    asked = tuple(wanted or KINDS)
    made: list[CodeAction] = []
    if _is_asked(CodeActionKind.QuickFix, asked):
        for problem in problems:
            if _meets(document, problem, where):
                made += _quick(document, problem, fixes_of(document.text, shown, [problem]))
    if _is_asked(CodeActionKind.SourceFixAll, asked):
        made += _all(document, shown, problems, read)
    return made


def _is_asked(kind: CodeActionKind, asked: Iterable[CodeActionKind | str]) -> bool:
    """Is a kind asked for, or one that it is part of? ``source`` asks for ``source.fixAll``."""
    kinds = [str(getattr(each, "value", each)) for each in asked]
    return any(f"{kind.value}.".startswith(f"{each}." if each else "") for each in kinds)


def _meets(document: Document, problem: Problem, where: Range) -> bool:
    line = max(problem.line - 1, 0)
    if not where.start.line <= line <= where.end.line:
        return False
    start, end = span_of(document.lines, problem)
    reach = document.lines.range(line, start, end)
    before = (where.end.line, where.end.character) < (line, reach.start.character)
    return not before and (where.start.line, where.start.character) <= (line, reach.end.character)


def _quick(document: Document, problem: Problem, fixes: list[Fix]) -> list[CodeAction]:
    """The mend of one problem, which may need several places."""
    if not fixes:
        return []
    edits = [TextEdit(document.lines.span(fix.start, fix.end), fix.replacement) for fix in fixes]
    return [
        CodeAction(
            title=", ".join(dict.fromkeys(fix.sentence for fix in fixes)),
            kind=CodeActionKind.QuickFix,
            diagnostics=[diagnostic(problem, document.lines)],
            is_preferred=True,
            edit=_edit(document, edits),
        )
    ]


def _all(
    document: Document, shown: str, problems: Sequence[Problem], read: Read
) -> list[CodeAction]:
    """Every mend of the file, each of which was tried: those that would bring other problems are
    left out."""
    done = mended(problems, lambda _: document.text, read, shown.__eq__)
    if shown not in done.files:
        return []
    old, new = done.files[shown]
    start, end = _differing(old, new)
    kept = len(old) - end
    edit = TextEdit(document.lines.span(start, end), new[start : len(new) - kept])
    return [CodeAction(_ALL, kind=CodeActionKind.SourceFixAll, edit=_edit(document, [edit]))]


def _differing(old: str, new: str) -> tuple[int, int]:
    """Between which offsets of the old text the new one differs."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    same = 0
    while same < most - start and old[-1 - same] == new[-1 - same]:
        same += 1
    return start, len(old) - same


def _edit(document: Document, edits: list[TextEdit]) -> WorkspaceEdit:
    return WorkspaceEdit(changes={document.uri: edits})
