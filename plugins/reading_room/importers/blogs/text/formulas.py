"""Formulas of MathJax. Enters: a draft. Leaves: the same with GitHub's dollars round them.

In Markdown a formula between brackets is written with two backslashes before each bracket: the
first is for the parser, and so is one before ``_`` or ``*``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reading_room.importers.blogs.text.draft import Draft

_LINE = re.compile(r"(?<![\\\w$])\\\\\((?P<words>[^\n$]+?)\\\\\)(?![\w$])")
_BLOCK = re.compile(
    r"^(?P<before>[ \t]*)\\\\\[(?P<words>[^$]+?)\\\\\][ \t]*(?P<after>[.,;]?)[ \t]*$", re.M
)
_DOLLARS = re.compile(r"(?<![\\\w$])\$(?![\s$])(?P<words>[^$\n]{1,500}?)(?<![\s\\])\$(?![\d\w$])")
_NO_TEX = re.compile(r"\\[*@#-](?!\w)|\*\*|`")
"""What Markdown has between two dollars that are prices or names, and TeX has not."""
_ESCAPED = re.compile(r"\\([_*])")


def formulas(draft: Draft) -> None:
    """Put dollars round formulas, in a line and on lines of their own."""
    if "\\\\(" in draft.text:
        draft.sub(_LINE, lambda found: _made(draft, found, "$"))
    if "\\\\[" in draft.text:
        draft.sub(_BLOCK, lambda found: _made(draft, found, "$$"))


def prices(draft: Draft) -> None:
    """Give dollars a backslash where the words between two are those of a sentence."""
    if draft.text.count("$") > 1:
        draft.sub(_DOLLARS, lambda found: _price(draft, found))


def _price(draft: Draft, found: re.Match[str]) -> str | None:
    if not _NO_TEX.search(found["words"]):
        return None
    draft.tell(
        found.start(),
        "dollar signs without a formula between them",
        found[0][:200],
        "kept as words",
    )
    return f"\\${found['words']}\\$"


def _made(draft: Draft, found: re.Match[str], mark: str) -> str | None:
    words = _ESCAPED.sub(r"\1", found["words"].strip())
    if not words or "\n\n" in words:
        return None
    draft.tell(found.start(), "formula between brackets", found[0], f"between {mark}")
    return f"{mark}{words}{mark}" if mark == "$" else f"\n{mark}\n{words}{found['after']}\n{mark}\n"
