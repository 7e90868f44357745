"""Notebooks of Jupyter (nbformat 3 and 4). Enters: a notebook, and which of its cells are wanted.
Leaves: Markdown of its words, its code, and what the code printed and drew.

No code is run. Of several forms of one result the first of pictures, Markdown, HTML and plain words
is taken, as Jupyter shows it.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any, NamedTuple

from reading_room.importers.blogs.reading import json_of
from reading_room.importers.blogs.text import marks
from reading_room.importers.blogs.text.inside import DATA

_COLOURS = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_PICTURES = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/svg+xml": "svg",
    "png": "png",
    "jpeg": "jpg",
    "svg": "svg",
}
_BEGIN = {"png": b"\x89PNG", "jpg": b"\xff\xd8"}
BROKEN = "picture that cannot be read"
_WORDS = ("text/plain", "text")
_DRAWN = re.compile(r"<(?:script|canvas|iframe|video|audio|object|svg)\b", re.I)
"""What a program of the page draws."""


class Notebook(NamedTuple):
    """Its text, the pictures of its results by the names that the text has for them, and what is
    left out, each with the number of its cell."""

    text: str
    pictures: dict[str, bytes]
    left: tuple[tuple[int, str], ...] = ()


def read_notebook(written: str, name: str, wanted: slice | None = None) -> Notebook | None:
    """Markdown of a notebook; None where the file is none. ``name`` begins those of its
    pictures."""
    try:
        data = json_of(written)
    except (ValueError, RecursionError):
        return None
    cells = _cells(data)
    if cells is None:
        return None
    language = _language(data)
    parts: list[str] = []
    pictures: dict[str, bytes] = {}
    left: list[tuple[int, str]] = []
    for number, cell in list(enumerate(cells, 1))[wanted or slice(None)]:
        words = _joined(cell.get("source", cell.get("input")))
        kind = cell.get("cell_type")
        if kind == "heading":
            level = cell.get("level")
            signs = "#" * min(max(level, 1), 6) if isinstance(level, int) else "##"
            words = f"{signs} {words.strip()}"
        if kind != "code":
            parts.append(_attached(words.strip("\n"), cell, name, pictures))
            continue
        if words.strip():
            parts.append(marks.fence(words.strip("\n"), language))
        for output in _list(cell.get("outputs")):
            made, lost = _output(output, name, pictures) if isinstance(output, dict) else ("", "")
            parts.append(made)
            if lost:
                left.append((number, lost))
    return Notebook("\n\n".join(filter(None, parts)), pictures, tuple(left))


def _cells(data: Any) -> list[dict[str, Any]] | None:
    if not isinstance(data, dict) or "nbformat" not in data:
        return None
    cells = data.get("cells")
    if not isinstance(cells, list):
        cells = [
            cell
            for sheet in _list(data.get("worksheets"))
            if isinstance(sheet, dict)
            for cell in _list(sheet.get("cells"))
        ]
    return [cell for cell in cells if isinstance(cell, dict)]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _language(data: dict[str, Any]) -> str:
    about = data.get("metadata")
    info = about.get("language_info") if isinstance(about, dict) else None
    name = str(info.get("name") or "") if isinstance(info, dict) else ""
    return name if re.fullmatch(r"[\w+#.-]{1,20}", name) else "python"


def _output(output: dict[str, Any], name: str, pictures: dict[str, bytes]) -> tuple[str, str]:
    """Markdown of what a cell gave, and what is lost of it."""
    if output.get("output_type") == "stream":
        return _printed(output.get("text")), ""
    if output.get("output_type") in ("error", "pyerr"):
        return _printed(f"{output.get('ename')}: {output.get('evalue')}"), ""
    given = output.get("data")
    forms = given if isinstance(given, dict) else output
    drawn = _picture(forms, name, pictures)
    if drawn:
        return marks.picture(drawn, ""), ""
    if words := _joined(forms.get("text/markdown")):
        return words.strip("\n"), ""
    html = _joined(forms.get("text/html") or forms.get("html"))
    if html and not _DRAWN.search(html):
        return re.sub(r"\n\s*\n", "\n", html.strip()), ""
    latex = _joined(forms.get("text/latex") or forms.get("latex")).strip().strip("$").strip()
    if latex:
        return f"$$\n{latex}\n$$", ""
    words = _printed(next((forms[kind] for kind in _WORDS if kind in forms), ""))
    return words, "drawing of a program" if html else "" if drawn is None else BROKEN


def _picture(forms: dict[str, Any], name: str, pictures: dict[str, bytes]) -> str | None:
    """What a text calls a picture that is kept from now on; empty where it can't be read, and None
    where there is none."""
    drawn = None
    for kind, ending in _PICTURES.items():
        if kind not in forms:
            continue
        drawn = ""
        if data := _decoded(_joined(forms[kind]), ending):
            called = f"{name}-{len(pictures) + 1}.{ending}"
            pictures[called] = data
            return f"{DATA}{called}"
    return drawn


def _attached(words: str, cell: dict[str, Any], name: str, pictures: dict[str, bytes]) -> str:
    """Words of a cell with the pictures that were dropped into it (nbformat 4.1)."""
    given = cell.get("attachments")
    for called, forms in given.items() if isinstance(given, dict) else ():
        address = f"attachment:{called}"
        if isinstance(forms, dict) and address in words:
            words = words.replace(address, _picture(forms, name, pictures) or address)
    return words


def _decoded(words: str, ending: str) -> bytes:
    """The bytes of a picture; none where they are no such picture."""
    try:
        data = words.encode() if ending == "svg" else base64.b64decode(words, validate=False)
    except (binascii.Error, ValueError):
        return b""
    is_one = b"<svg" in data if ending == "svg" else data.startswith(_BEGIN[ending])
    return data if is_one else b""


def _printed(value: Any) -> str:
    words = _COLOURS.sub("", _joined(value)).strip("\n")
    return marks.fence(words) if words.strip() else ""


def _joined(value: Any) -> str:
    return "".join(map(str, value)) if isinstance(value, list) else str(value or "")
