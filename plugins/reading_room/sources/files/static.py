"""Files that are published as they are. Enters: their paths. Leaves: what in them would act.

Under docs/ MkDocs publishes whatever stands there, and posts publish what stands beside them: a
page or a picture that holds a script would run it as this site's own.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import TYPE_CHECKING

from reading_room.markup import UNPRINTABLE, live
from reading_room.problems import Problem
from reading_room.sources.files.contents import DISK
from reading_room.sources.files.media_types import SOUNDS
from reading_room.sources.files.svg import check_svg
from reading_room.sources.files.texts import too_heavy
from reading_room.sources.limits import DRAWING, STATIC

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reading_room.markup import Live
    from reading_room.sources.files.contents import Contents

_PAGES = frozenset(
    {".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".xml", ".xsl", ".xslt", ".rdf"}
)
"""Endings of what browsers show as a page."""
_SCRIPTS = frozenset({".js", ".mjs", ".cjs"})
_PACKED = frozenset({".svgz"})
_CHARSET = re.compile(r"(?:charset|encoding)\s*=\s*[\"']?\s*(?!utf-?8\b)[\w-]+", re.IGNORECASE)
_DECLARES = re.compile(r"<!ENTITY|<!ATTLIST|<\?xml-stylesheet", re.IGNORECASE)
_HEAD = 256
"""Bytes of a file of another kind in which a browser might find that it is a page."""
_MOST = 100
"""How many live things of one page are told."""
SCRIPT_HINT = (
    "Take it out. A script that a page needs is named under extra_javascript in mkdocs.yml."
)


def check_static(
    file: Path, shown: str, scripts: frozenset[str], contents: Contents = DISK
) -> Iterator[Problem]:
    """The problems of a file that is published as it is; ``scripts`` are those that may be."""
    ending = file.suffix.lower()
    try:
        if ending in SOUNDS and contents.size(file) == 0:
            yield Problem(
                shown, 0, 0, "file-empty", "There is nothing in this recording.",
                "Save it again, and put it here; or delete it.",
            )  # fmt: skip
            return
        page = ending in _PAGES or (ending != ".svg" and _looks_like_a_page(file, contents))
        if page and (heavy := too_heavy(contents.size(file), STATIC)):
            yield Problem(shown, 0, 0, "file-size", *heavy)
            return
        if ending == ".svg" and too_heavy(contents.size(file), DRAWING):
            return  # it was weighed when it was found
        data = contents.read(file) if page or ending == ".svg" else b""
    except OSError as error:
        yield Problem(
            shown, 0, 0, "file-unreadable", f"This file cannot be read: {error.strerror}.",
            "Look at its name and who may read it.",
        )  # fmt: skip
        return
    if ending == ".svg":
        yield from check_svg(shown, data)
    elif page:
        yield from _page(shown, data)
    elif ending in _SCRIPTS and shown not in scripts:
        yield Problem(
            shown, 0, 0, "docs-script", "This file is a script that mkdocs.yml does not name.",
            "Name it under extra_javascript in mkdocs.yml, or take it out.",
        )  # fmt: skip
    elif ending in _PACKED:
        yield Problem(
            shown, 0, 0, "svg-script", "This picture is packed, and cannot be looked into.",
            "Unpack it, and keep it as an .svg file.",
        )  # fmt: skip


def _looks_like_a_page(file: Path, contents: Contents) -> bool:
    """Does it begin as HTML and XML do, whatever its name ends in?"""
    return contents.head(file, _HEAD).lstrip(b"\xef\xbb\xbf\t\n\r ").startswith(b"<")


def live_problem(path: str, found: Live, source: str, offset: int) -> Problem:
    """Says what acts in a page; ``offset`` is its place in the source, -1 where nobody knows."""
    place = _place(source, offset) if offset >= 0 else (0, 0)
    message = f"There is {found.what} on this page, which would act in a reader's browser."
    return Problem(path, *place, "docs-script", message, SCRIPT_HINT)


def _page(shown: str, data: bytes) -> Iterator[Problem]:
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if (data and not text) or UNPRINTABLE.search(text) or _CHARSET.search(text):
        yield Problem(
            shown, 0, 0, "file-encoding", "This page is not plain text in UTF-8.",
            "Save it again and choose the encoding UTF-8; let it name no other.",
        )  # fmt: skip
        return
    if found := _DECLARES.search(text):
        yield Problem(
            shown, *_place(text, found.start()), "docs-script",
            f"There is {found[0]} in this file, which may make anything of it.", SCRIPT_HINT,
        )  # fmt: skip
    for acting in islice(live(text), _MOST):
        yield live_problem(shown, acting, text, acting.offset)


def _place(text: str, offset: int) -> tuple[int, int]:
    """The line and column, from 1, of an offset in characters."""
    before = text[:offset]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
