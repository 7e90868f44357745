"""Front matter. Enters: the text of a Markdown file. Leaves: its fields, its Markdown, its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.sources.fields import Fields
from reading_room.sources.reader import Place, Reader

if TYPE_CHECKING:
    from collections.abc import Collection
    from zoneinfo import ZoneInfo

_FENCES = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def read_front_matter(
    path: str, text: str, zone: ZoneInfo, known: Collection[str], what: str
) -> tuple[Reader, Fields | None, str, int]:
    """The reader of the file, its fields (None: not to be read), its Markdown, and the line
    (from 1) on which the Markdown begins."""
    reader = Reader(path, zone, first_line=1)
    found = _FENCES.match(text)
    if found is None:
        if text.startswith("---"):
            message = "The front matter has no end."
            hint = "Put a line of three hyphens, ---, after its last line."
        else:
            message = f"{what} begins with front matter, and this file does not."
            hint = "Begin the file with three lines: ---, title: …, and --- again."
        reader.error(Place(1, 1), "front-matter", message, hint)
        return reader, None, "", 1
    node = reader.compose(found[1])
    body = text[found.end() :]
    line = text.count("\n", 0, found.end()) + 1
    if node is None:
        if not reader.problems:
            reader.error(
                Place(1, 1), "front-matter", "The front matter is empty.", "Add title: and date:."
            )
        return reader, None, body, line
    return reader, Fields(reader, node, known, what), body, line
