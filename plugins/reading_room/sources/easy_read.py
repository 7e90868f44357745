"""Easy Read editions. Enters: a Markdown file. Leaves: rows of a picture and its words.

A picture alone in its paragraph begins a row; what follows, up to the next picture or heading,
are its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.markup import Link, blocks, parse, position
from reading_room.model import EasyRead, EasyReadRow, Image
from reading_room.sources.frontmatter import read_front_matter
from reading_room.sources.reader import Place

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from reading_room.markup import Text
    from reading_room.problems import Problem
    from reading_room.sources.reader import Reader

KEYS = ("title", "checked_by", "checked_on", "pictures")


def read_easy_read(path: str, text: str, zone: ZoneInfo) -> tuple[EasyRead | None, list[Problem]]:
    """The edition in a file, and its problems."""
    reader, fields, body, line = read_front_matter(path, text, zone, KEYS, "An Easy Read edition")
    if fields is None:
        return None, reader.problems
    fields.require("title", "What a direct payment is")
    edition = EasyRead(
        path=path,
        title=fields.line("title"),
        rows=_rows(reader, body, line),
        pictures=fields.line("pictures"),
        checked_by=fields.line("checked_by"),
        checked_on=fields.partial("checked_on"),
    )
    return edition, reader.problems


def _rows(reader: Reader, body: str, line: int) -> tuple[EasyReadRow, ...]:
    source = body.encode()
    rows: list[EasyReadRow] = []
    image: Image | None = None
    words: list[str] = []
    begins = line
    for kind, start, end in blocks(body):
        block = source[start:end].decode()
        at = line + position(body, start)[0] - 1
        text = parse(block, at)
        reader.faults(text)
        found = _picture(text) if kind == "Paragraph" else None
        if found or kind == "Heading":
            _close(reader, rows, image, words, begins)
            image, words, begins = found, [], at
            if kind == "Heading":
                rows.append(EasyReadRow(text))
        else:
            words.append(block)
    _close(reader, rows, image, words, begins)
    if not rows:
        reader.error(
            Place(line, 1),
            "easy-read-empty",
            "There is nothing in this Easy Read edition.",
            "Write rows: a picture on a line of its own, an empty line, then its words.",
        )
    return tuple(rows)


def _close(
    reader: Reader, rows: list[EasyReadRow], image: Image | None, words: list[str], line: int
) -> None:
    if not image and not words:
        return
    if image and not words:
        reader.error(
            Place(image.line, image.column),
            "easy-read-row",
            "This picture has no words beside it.",
            "Write the words in a paragraph under the picture.",
        )
    # Words begin two lines under their picture, with an empty line between.
    rows.append(EasyReadRow(parse("\n\n".join(words), line + 2 if image else line), image))


def _picture(text: Text) -> Image | None:
    """The picture of a paragraph that holds nothing else."""
    if len(text.holes) != 1 or text.plain or text.segments[0] != '<p><img src="':
        return None
    hole = text.holes[0]
    if not isinstance(hole, Link):
        return None
    line, column = text.place(hole.offset)
    return Image(hole.dest, hole.words, line=line, column=column)
