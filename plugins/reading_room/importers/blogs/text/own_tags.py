"""Pieces that a site's own templates put into its texts. Enters: a tag, and the files of those
pieces. Leaves: Markdown or HTML; None for a piece that a program makes.

A file without a mark of a template is words, the same wherever it is included. One of Hugo's
shortcodes that does no more than highlight, or show, what stands inside it, is known by that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers.blogs.reading import text_of
from reading_room.importers.blogs.text import marks
from reading_room.importers.blogs.text.tags import hide

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reading_room.importers.blogs.text.tags import Tag

_MARK = re.compile(r"\{[{%#]")
_REMARK = re.compile(r"\{\{-?\s*/\*.*?\*/\s*-?\}\}|\{%-?\s*comment.*?endcomment\s*-?%\}", re.S)
_FRONT = re.compile(r"\A---\s*\n.*?^---\s*$\n?", re.S | re.M)
_NOT_WORDS = re.compile(r"<(?:script|style|form|svg|input|link|meta)\b", re.I)
_HIGHLIGHTS = re.compile(
    r"\bhighlight\s+(?:\([^()]*\.Inner[^()]*\)|\.Inner|\$\w+)\s+(?:\"(?P<language>[\w+#-]*)\")?"
)
_INNER = re.compile(r"\{\{-?[^{}]*\.Inner\b[^{}]*\}\}")
_VALUE = re.compile(r"\{\{[^{}]*\}\}")
_ATTRIBUTE = re.compile(r"=(?:\"[^\"<>]*\"|'[^'<>]*')")
_LONGEST = 20_000


def pieces(folder: Path, endings: tuple[str, ...]) -> dict[str, str]:
    """The pieces of a folder, by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): text_of(path, _LONGEST)
        for path in (
            sorted(folder.rglob("*")) if folder.is_dir() and not folder.is_symlink() else ()
        )
        if path.suffix in endings and path.is_file() and not path.is_symlink()
    }


def own(tag: Tag, known: Mapping[str, str]) -> str | None:
    """What a tag stands for that the site made itself."""
    names = [tag.file] if tag.file else [f"{tag.called}.html", f"{tag.called}.md"]
    written = next((known[name] for name in names if name in known), None)
    if written is None:
        return None
    written = _REMARK.sub("", _FRONT.sub("", written)).strip()
    if not _MARK.search(written):
        return _words(written, tag)
    return _of_hugo(written, tag) if tag.body is not None else None


def _words(written: str, tag: Tag) -> str | None:
    if _NOT_WORDS.search(written):
        return None
    words = written if tag.body is None else f"{written}\n\n{tag.body}".strip()
    return words if tag.is_inside else marks.block(words)


def _of_hugo(written: str, tag: Tag) -> str | None:
    """What stands inside: code, or words in a box of the theme."""
    body = tag.body or ""
    if (found := _HIGHLIGHTS.search(written)) and ".Inner" in written:
        given = found["language"] or tag.get("lang", "language", at=0)
        language = given if re.fullmatch(r"[\w+#.-]{1,20}", given) else ""
        fenced = marks.fence(body, "" if language in ("text", "none", "plaintext") else language)
        return marks.block(hide(fenced))
    if not _INNER.search(written):
        return None
    rest = _ATTRIBUTE.sub("", _INNER.sub("", written))
    if _VALUE.search(rest) or re.sub(r"<[^<>]*>", "", rest).strip():
        return None
    return body if tag.is_inside else marks.block(body.strip("\n"))
