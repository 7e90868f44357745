"""Tables. Enters: Markdown. Leaves: faults of their headings and cells.

A row may have bars and no dashes under it, more cells than the first one has, or cells that nobody
can make sense of: Markdown says nothing of any of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.markup.events import is_start, kind_of, read, take, words
from reading_room.markup.text import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.markup.events import Span

_DASHES = re.compile(r"[ \t>]*[|:-][|: \t-]*\r?\Z")
_CODE = re.compile(rb"\\\||(`+)[^`\n]*\1")
_EDGES = b" \t>\r\n"
_COLUMNS = 3
_FEW = 2
"""Two lines with one bar each may be no table."""


def may_be_wrong(source: str) -> bool:
    """May there be a fault? Most tables are passed at a glance, line by line."""
    if "|" not in source:
        return False
    before, cells = "", -1
    for line in source.split("\n"):
        if "|" not in line:
            before, cells = "", -1
            continue
        count = line.strip(" \t>\r").strip("|").count("|")
        if cells >= 0:
            if count > cells:
                return True
        elif before:
            cells = before.strip(" \t>\r").strip("|").count("|")
            if not _DASHES.match(line) or cells != count or _is_partly_headed(before):
                return True
        before = line
    return False


def _is_partly_headed(row: str) -> bool:
    first, *others = row.strip(" \t>\r").removeprefix("|").removesuffix("|").split("|")
    return not all(map(str.strip, others or [first]))


def check(source: str) -> Iterator[Fault]:
    """The faults of every table, and of what was meant to be one."""
    encoded = source.encode()
    events: Iterator[Span] = iter(read(source))
    columns = 0
    for event, span in events:
        start = event.get("Start") if isinstance(event, dict) else None
        if start is None:
            continue
        kind = kind_of(start)
        if kind == "Table":
            columns = len(start["Table"])
        elif kind == "TableHead":
            yield from _head(take(events), span["start"])
        elif kind == "TableRow":
            yield from _row(encoded[span["start"] : span["end"]], columns, span["start"])
        elif kind == "Paragraph":
            yield from _paragraph(take(events), encoded[span["start"] : span["end"]], span["start"])


def headless(offset: int) -> Fault:
    """The fault of a table without headings."""
    return _fault(
        offset, "This table has no headings, so people who listen cannot tell what its figures are."
    )


def _fault(offset: int, message: str) -> Fault:
    return Fault(
        offset,
        "table-headings",
        message,
        "Say in the first row what is in each column: | Year | Pounds a week |"
        " (in HTML, with <th>).",
    )


def _head(inner: list[Span], offset: int) -> Iterator[Fault]:
    cells = [_is_headed(cell) for cell in _cells(inner)]
    if not any(cells):
        yield headless(offset)
    elif not all(cells[1:]):
        yield _fault(
            offset,
            "A column of this table has no heading, so people who listen cannot tell"
            " what it holds.",
        )


def _cells(inner: list[Span]) -> Iterator[list[Span]]:
    events = iter(inner)
    for event, _ in events:
        if event == {"Start": "TableCell"}:
            yield take(events)


def _is_headed(cell: list[Span]) -> bool:
    return bool(words(cell).strip()) or any(is_start(event, "Image") for event, _ in cell)


def _row(row: bytes, columns: int, offset: int) -> Iterator[Fault]:
    cells = _split(row)
    if any(cell.strip() for cell in cells[columns:]):
        yield Fault(
            offset,
            "table-cells",
            f"This row has {len(cells)} cells and the first row {columns}: what stands in the"
            " others would be lost.",
            "Give the first row as many cells, or write \\| for a bar among the words.",
        )


def _split(row: bytes) -> list[bytes]:
    """The cells of a row, as GitHub divides it: at each bar that no \\ stands before."""
    row = row.strip(_EDGES).removeprefix(b"|")
    cells = re.split(rb"(?<!\\)\|", row)
    return cells[:-1] if len(cells) > 1 and not cells[-1].strip() else cells


def _paragraph(inner: list[Span], source: bytes, offset: int) -> Iterator[Fault]:
    """Lines with bars, that a row of dashes would make a table of."""
    if b"|" not in source:
        return
    lines = [_CODE.sub(b"", line).strip(_EDGES) for line in source.strip().split(b"\n")]
    framed = [line for line in lines if len(line) > 1 and line[:1] == line[-1:] == b"|"]
    columns = lines[0].strip(b"|").count(b"|") + 1
    if len(framed) < _FEW and not _is_grid(inner, lines, columns):
        return
    shown = "| --- " * min(len(_split(lines[0])), 20) + "|"
    yield Fault(
        offset,
        "table-headings",
        "This is no table, and its bars are published as they stand: the row of dashes is missing,"
        " or has another number of cells than the row above it.",
        f"Put a row of dashes under the first: {shown}",
    )


def _is_grid(inner: list[Span], lines: list[bytes], columns: int) -> bool:
    """Has each line the same number of bars? Links in a row are divided by bars, too."""
    if any(event == "HardBreak" or is_start(event, "Link") for event, _ in inner):
        return False
    alike = columns > 1 and all(line.strip(b"|").count(b"|") + 1 == columns for line in lines)
    return alike and len(lines) >= _FEW and (columns >= _COLUMNS or len(lines) > _FEW)
