"""Easy Read editions. Enters: a Markdown file. Leaves: rows of a picture and its words.

A picture alone in its paragraph begins a row; what follows, up to the next picture or heading,
are its words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reading_room.markup import (
    BRITISH,
    OUTSIDE_PICTURE,
    Fault,
    blocks,
    is_outside,
    parse,
    picture,
    position,
)
from reading_room.model import EasyRead, EasyReadRow
from reading_room.schema import EASY_READ
from reading_room.schema import posts as keys
from reading_room.sources import limits
from reading_room.sources.content import check_easy, check_picture, read_loud
from reading_room.sources.values import take
from reading_room.sources.yaml.frontmatter import read_front_matter
from reading_room.sources.yaml.reader import Place
from reading_room.values import Image

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zoneinfo import ZoneInfo

    from reading_room.markup import Block, Text, Typesetting
    from reading_room.problems import Problem
    from reading_room.sources.yaml.reader import Reader

_NOTE = Fault(
    0,
    "easy-read-note",
    "An Easy Read edition has no footnotes.",
    "Say it in the row that it belongs to.",
)
_SHOWS = "Write what it shows: ![Two people talking at a table](…)"


def read_easy_read(
    path: str, text: str, zone: ZoneInfo, typesetting: Typesetting = BRITISH
) -> tuple[EasyRead | None, list[Problem]]:
    """The edition in a file, and its problems."""
    reader, fields, body, line = read_front_matter(path, text, zone, EASY_READ)
    if fields is None:
        if body:
            _rows(reader, body, line, typesetting)
        return None, reader.problems
    fields.whole()
    title = take(fields, keys.EASY_READ_TITLE)
    edition = EasyRead(
        path=path,
        title=title,
        rows=_rows(reader, body, line, typesetting),
        pictures=take(fields, keys.PICTURES),
        checked_by=take(fields, keys.CHECKED_BY),
        checked_on=take(fields, keys.CHECKED_ON),
        allow=take(fields, keys.ALLOW),
        loud=read_loud(fields, title=title),
    )
    return None if reader.lost else edition, reader.problems


def _rows(
    reader: Reader, body: str, line: int, typesetting: Typesetting
) -> tuple[EasyReadRow, ...]:
    page = _Page(reader, body, line, typesetting)
    for number, block in enumerate(blocks(body)):
        if number == limits.BLOCKS:
            page.too_long(block)
            break
        page.add(block)
    page.close()
    if not page.rows:
        reader.error(
            Place(line, 1),
            "easy-read-empty",
            "There is nothing in this Easy Read edition.",
            "Write rows: a picture on a line of its own, an empty line, then its words.",
        )
    return tuple(page.rows)


class _Page:
    """The rows of an edition, as they are found in the file."""

    def __init__(self, reader: Reader, body: str, line: int, typesetting: Typesetting) -> None:
        self.typesetting = typesetting
        self.reader = reader
        self.source = body.encode()
        self.body = body
        self.line = line
        self.rows: list[EasyReadRow] = []
        self.ids: set[str] = set()
        self.image: Image | None = None
        self.words: list[Block] = []
        self.definitions = _definitions(body)
        self.level = 1
        """Of the last heading."""

    def add(self, block: Block) -> None:
        """Take the next block: a picture or a heading begins a row, other blocks are its words."""
        if block.kind == "FootnoteDefinition":
            self._fault(block, *_NOTE[1:4])
        elif block.kind == "Heading":
            self.close()
            self.rows.append(EasyReadRow(self._parse(block.start, block.end)))
        elif block.picture and block.alone:
            self.close()
            line, column = self._place(block)
            if is_outside(block.picture.dest):
                self._fault(block, *OUTSIDE_PICTURE[1:4])
            fault = picture(block.picture.words, block.picture.dest, block.start)
            check_picture(self.reader, Place(line, column), fault, _SHOWS)
            self.image = Image(block.picture.dest, block.picture.words, line=line, column=column)
        else:
            if block.picture:
                self._fault(
                    block,
                    "easy-read-row",
                    "This picture and its words are in one paragraph.",
                    "Put an empty line between the picture and its words.",
                )
            self.words.append(block)

    def too_long(self, block: Block) -> None:
        """Say that nobody can read on."""
        self._fault(
            block,
            "easy-read-long",
            f"There are more than {limits.BLOCKS:,} pictures, headings and paragraphs.",
            "Divide it: an Easy Read edition is short.",
        )

    def close(self) -> None:
        """End the row that has begun."""
        if self.image and not self.words:
            self.reader.error(
                Place(self.image.line, self.image.column),
                "easy-read-row",
                "This picture has no words beside it.",
                "Write the words in a paragraph under the picture.",
            )
        if self.words:
            if not self.image and not self.words[0].picture:
                self._fault(
                    self.words[0],
                    "easy-read-picture",
                    "These words have no picture beside them.",
                    "Put a picture above them, on a line of its own, with an empty line after it.",
                )
            text = self._parse(self.words[0].start, self.words[-1].end)
            self.rows.append(EasyReadRow(text, self.image))
        self.image, self.words = None, []

    def _parse(self, start: int, end: int) -> Text:
        """A part of the file, with the addresses of links that are defined anywhere in it."""
        line = self.line + position(self.body, start)[0] - 1
        part = self.source[start:end].decode()
        source = f"{part.rstrip()}\n\n{self.definitions}"
        text = parse(source, line, taken=self.ids, above=self.level, **self.typesetting._asdict())
        self.ids |= text.ids
        self.level = text.headings[-1].level if text.headings else self.level
        if any(fault.rule == "footnote-missing" for fault in text.faults):
            text = replace(text, faults=tuple(self._without_notes(text.faults)))
        self.reader.faults(text)
        check_easy(self.reader, text)
        return text

    def _without_notes(self, faults: Iterable[Fault]) -> Iterator[Fault]:
        """The faults of a part, which knows of no notes: where the file has any they are told."""
        noted = any(block.kind == "FootnoteDefinition" for block in blocks(self.body))
        for fault in faults:
            if fault.rule != "footnote-missing":
                yield fault
            elif not noted:
                yield _NOTE._replace(offset=fault.offset)

    def _place(self, block: Block) -> tuple[int, int]:
        line, column = position(self.body, block.start)
        return self.line + line - 1, column

    def _fault(self, block: Block, rule: str, message: str, hint: str) -> None:
        self.reader.error(Place(*self._place(block)), rule, message, hint)


def _definitions(body: str) -> str:
    """What stands between the blocks: ``[label]: address``."""
    source, end, parts = body.encode(), 0, []
    for block in blocks(body):
        parts.append(source[end : block.start].decode())
        end = block.end
    return "".join([*parts, source[end:].decode()]).strip()
