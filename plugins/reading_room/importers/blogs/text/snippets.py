"""Snippets of PyMdown Extensions (``--8<-- "file.md"``). Enters: a folder and the texts of its
posts; a draft. Leaves: the words of the files that they name, in their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers.blogs.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from reading_room.importers.blogs.text.draft import Draft

_MARK = r"-{1,}8<-{1,}"
_SNIPPET = re.compile(
    rf"^(?P<in>[ \t]*){_MARK}[ \t]+[\"'](?P<file>[^\"'\n:;]+)[\"'][ \t]*$"
    rf"|^(?P<before>[ \t]*){_MARK}[ \t]*\n(?P<files>(?:[ \t]*(?!-)[^\n:;]+\n|[ \t]*\n){{1,20}}?)"
    rf"[ \t]*{_MARK}[ \t]*$",
    re.M,
)
_FRONT = re.compile(r"\A---\s*\n.*?^---\s*$\n?", re.S | re.M)
_LONGEST = 100_000


def snippets(root: Path, tops: tuple[Path, ...], texts: Iterable[str]) -> dict[str, str]:
    """The files that texts name, by those names: what is in none of the folders is not there."""
    known: dict[str, str] = {}
    for text in texts:
        if "8<-" not in text:
            continue
        for found in _SNIPPET.finditer(text):
            for name in _names(found):
                if name not in known and (words := _words(root, tops, name)):
                    known[name] = words
    return known


def include(draft: Draft, known: Mapping[str, str]) -> None:
    """Put the words of files in the place of the lines that name them."""
    if not known or "8<-" not in draft.text:
        return

    def words(found: re.Match[str]) -> str | None:
        names = _names(found)
        if not names or any(name not in known for name in names):
            return None
        draft.tell(found.start(), "snippet of another file", ", ".join(names), "its words")
        before = found["in"] or found["before"] or ""
        lines = "\n\n".join(known[name].strip("\n") for name in names).split("\n")
        return "\n".join(f"{before}{line}".rstrip() for line in lines)

    draft.sub(_SNIPPET, words, code=True)


def _names(found: re.Match[str]) -> list[str]:
    given = found["file"] or found["files"] or ""
    return [name for line in given.split("\n") if (name := line.strip().strip("\"'"))]


def _words(root: Path, tops: tuple[Path, ...], name: str) -> str:
    for top in tops:
        path = top / name
        try:
            real = path.resolve()
            if real.is_relative_to(root.resolve()) and real.is_file() and not path.is_symlink():
                return _FRONT.sub("", text_of(real, _LONGEST))
        except (OSError, ValueError):
            continue
    return ""
