"""Tables. Enters: the text of a table, with commas, semicolons or tabs between its cells. Leaves:
its rows, each with its line and with its cells by the names of their columns."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, NamedTuple

from reading_room.sources import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.importers.lists.gathering import Gathering

_MARKS = (",", "\t", ";", "|")
_COLUMNS = 200
_EXCEL = re.compile(r'="?(.*?)"?')
"""What keeps spreadsheets from taking an ISBN for a number: ``="0141439602"``."""
_MORE = "A row has more cells than there are columns"
_TWICE = "Two columns have one name, and both say something"
_BROKEN = "The table cannot be read from here on: {}"


class Row(NamedTuple):
    """A row: its cells by the names of their columns in small letters, and its line."""

    cells: dict[str, str]
    line: int

    def of(self, names: str | tuple[str, ...]) -> str:
        """The first cell that says something, of those columns."""
        each = (names,) if isinstance(names, str) else names
        return next((self.cells[name] for name in each if self.cells.get(name)), "")


def head_of(text: str) -> list[str]:
    """The names of the columns, in small letters; empty where the first line is none of a table."""
    line = text.lstrip("\n").partition("\n")[0][:20_000]
    mark = _mark(line)
    if mark not in line:
        return [name(line)] if line and len(line) < 40 else []
    return [name(cell) for cell in next(csv.reader([line], delimiter=mark), [])][:_COLUMNS]


def name(cell: str) -> str:
    """The name of a column in small letters, with single blanks: ``Author l-f`` is
    ``author l-f``."""
    return " ".join(cell.replace("_", " ").replace("\ufeff", "").lower().split())


def rows(text: str, found: Gathering) -> Iterator[Row]:
    """Every row that says something."""
    head = head_of(text)
    mark = _mark(text.lstrip("\n").partition("\n")[0])
    has_quotes = mark != "\t" or _are_quotes(text)
    csv.field_size_limit(limits.IMPORT)
    reader = csv.reader(
        text.split("\n"),
        delimiter=mark,
        quoting=csv.QUOTE_MINIMAL if has_quotes else csv.QUOTE_NONE,
    )
    is_head, line = True, 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as why:
            found.tell("refused", _BROKEN.format(why), line)
            return
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            line = reader.line_num + 1
            continue
        if not is_head:
            if len(cells) > len(head):
                found.tell("left", _MORE, line, mark.join(cells[len(head) :]))
            yield Row(_named(head, cells, line, found), line)
        is_head, line = False, reader.line_num + 1


def _named(head: list[str], cells: list[str], line: int, found: Gathering) -> dict[str, str]:
    """The cells of a row by the names of their columns: of two of one name, the first that says
    something, and the other is told of."""
    row: dict[str, str] = {}
    for column, words in zip(head, map(_bare, cells), strict=False):
        if row.get(column) and words:
            found.tell("left", _TWICE, line, f"{column}: {words}")
        else:
            row[column] = row.get(column) or words
    return row


def _mark(line: str) -> str:
    """What stands between the cells of a line."""
    return max(_MARKS, key=line.count)


def _are_quotes(text: str) -> bool:
    """Do quotes stand round cells of a table with tabs? LibraryThing has them as typed."""
    whole = len(re.findall(r'(?:^|\t)"[^"\t\n]*"(?=\t|$)', text[:200_000], re.MULTILINE))
    begun = len(re.findall(r'(?:^|\t)"', text[:200_000], re.MULTILINE))
    return begun > 0 and whole * 2 > begun


def _bare(cell: str) -> str:
    words = cell.strip()
    excel = _EXCEL.fullmatch(words)
    return excel[1].strip('"').strip() if excel and len(words) < 40 else words
