"""Where a cursor stands in YAML, whole or half-typed. Enters: lines. Leaves: the keys that lead
there, what is typed so far, and which keys stand beside it.

The text is looked at line by line, by its columns: while somebody types, most of it is no YAML that
a parser would take.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reading_room.language_server.rows import Row, row_of, space, unquoted

_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")
_MOST_WORDS = 10_000
"""Nothing is said of a line that is longer: half of it could take a square of that."""
_MOST_LINES = 60
"""How far above a line its brackets are looked for."""
ENTRY = "-"
"""Stands for an entry of a list in a way to a cursor."""


class Cursor(NamedTuple):
    """A place in YAML."""

    way: tuple[str, ...]
    """The keys that lead to it, with `ENTRY` for each list entered."""
    key: str
    """The key whose value it is in; empty where a key is to be typed."""
    start: int
    """Where the word under it begins on its line."""
    end: int
    word: str
    beside: frozenset[str]
    """The keys of the mapping that it is in, that of its own line aside."""
    colon: bool
    """Is there a colon behind the word already?"""


def cursor_at(lines: list[str], line: int, column: int) -> Cursor | None:
    """The cursor in YAML; None inside words that are no values of keys: remarks, blocks of text."""
    if line >= len(lines) or len(lines[line]) > _MOST_WORDS:
        return None
    rows = [row_of(text) for text in lines]
    words = lines[line]
    if _in_block(rows, line) or _remark(words, column):
        return None
    row = rows[line]
    if (first := _open_flow(rows, line)) is not None:
        return _over_lines(rows, first, line, column)
    if row.key and column > row.key.end:
        return _in_value(rows, line, column)
    if row.key is None and words[row.rest : column].lstrip()[:1] in ("[", "{"):
        return _flow(rows, line, column, row.rest, _way(rows, line, row.rest))
    start = row.key.column if row.key else row.rest
    if column < start:
        start = column if not words[column:].strip() else start
    if column < start:
        return None
    end = row.key.end if row.key else len(words.rstrip())
    way = _way(rows, line, start)
    beside = _beside(rows, line, start)
    return Cursor(way, "", start, max(start, end), words[start:column], beside, row.key is not None)


def _remark(words: str, column: int) -> bool:
    """Does a remark begin before the column?"""
    found = re.search(r"(?:^|[ \t])#", unquoted(words))
    return found is not None and found.end() <= column


def _in_block(rows: list[Row], line: int) -> bool:
    """Is a line inside a block of text, such as ``note: |``?"""
    at = _column(rows[line])
    for number in range(line - 1, -1, -1):
        row = rows[number]
        if not row.text.strip():
            continue
        column = _column(row)
        if column < at or (not rows[line].text.strip() and column <= at):
            if row.key and _BLOCK.match(row.text, row.key.value):
                return at > column
            if row.dashes and _BLOCK.match(row.text, row.rest):
                return at > row.dashes[-1]
            at = column
        if at == 0:
            return False
    return False


def _column(row: Row) -> int:
    """Where the words of a line begin; an empty one is as far in as it is typed."""
    return row.column if row.text.strip() else len(row.text)


def _way(rows: list[Row], line: int, column: int) -> tuple[str, ...]:
    """The keys and entries above a column of a line."""
    way: list[str] = []
    at = column
    in_list = False
    for number in range(line, -1, -1):
        row = rows[number]
        if number != line and (not row.text.strip() or row.text.lstrip().startswith("#")):
            continue
        marks: list[tuple[int, str]] = [(dash, ENTRY) for dash in row.dashes]
        if row.key and number != line:
            marks.append((row.key.column, row.key.name))
        for place, name in reversed(marks):
            below = place < at or (in_list and place == at and name != ENTRY)
            if below and (name == ENTRY or number != line):
                way.append(name)
                at, in_list = place, name == ENTRY
        if at == 0 and not in_list:
            break
    return tuple(reversed(way))


def _beside(rows: list[Row], line: int, column: int) -> frozenset[str]:
    """The keys of the mapping whose keys begin at a column, around a line."""
    found: set[str] = set()
    if not rows[line].dashes:
        for number in range(line - 1, -1, -1):
            row = rows[number]
            if not row.text.strip() or row.text.lstrip().startswith("#"):
                continue
            if row.key and row.key.column == column:
                found.add(row.key.name)
                if row.dashes:
                    break
            elif _column(row) < column:
                break
    for number in range(line + 1, len(rows)):
        row = rows[number]
        if not row.text.strip() or row.text.lstrip().startswith("#"):
            continue
        if row.dashes and row.dashes[0] <= column and not (row.key and row.dashes[0] >= column):
            break
        if _column(row) < column:
            break
        if row.key and row.key.column == column and not row.dashes:
            found.add(row.key.name)
    return frozenset(found)


def _open_flow(rows: list[Row], line: int) -> int | None:
    """The line on which brackets begin that are still open before a line; None where none are."""
    for first in range(line - 1, max(-1, line - _MOST_LINES), -1):
        row = rows[first]
        begin = row.key.value if row.key else row.rest
        if row.text[begin : begin + 1] in ("[", "{") and row.text[begin:]:
            between = [row.text[begin:], *(rows[at].text for at in range(first + 1, line))]
            plain = unquoted(" ".join(between))
            if sum(map(plain.count, "[{")) > sum(map(plain.count, "]}")):
                return first
        if row.text.strip() and row.column == 0:
            return None
    return None


def _over_lines(rows: list[Row], first: int, line: int, column: int) -> Cursor | None:
    """In brackets that began on a line above: as if all of it stood on that line."""
    joined = " ".join(row.text for row in rows[first:line])
    shift = len(joined) + 1
    found = cursor_at([*(row.text for row in rows[:first]), f"{joined} {rows[line].text}"], first,
                      shift + column)  # fmt: skip
    if found is None or found.start < shift:
        return None
    return found._replace(start=found.start - shift, end=found.end - shift)


def _in_value(rows: list[Row], line: int, column: int) -> Cursor | None:
    """In the value on the line of its key."""
    row = rows[line]
    if row.key is None:
        return None
    way = (*_way(rows, line, row.key.column), row.key.name)
    return _flow(rows, line, column, row.key.value, way)


def _flow(
    rows: list[Row], line: int, column: int, begin: int, way: tuple[str, ...]
) -> Cursor | None:
    """In a value that may have brackets and braces in it."""
    words = rows[line].text
    depth: list[tuple[str, list[str], str]] = []
    """Each bracket that is open: what it is, the keys that it has, the key that is at hand."""
    start, quote = begin, ""
    for at in range(begin, min(column, len(words))):
        char = words[at]
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and not words[start:at].strip():
            quote = char
        elif char in "[{":
            if not words[start:at].strip():
                depth.append((char, [], ""))
                start = at + 1
        elif char in "]}" and depth:
            depth.pop()
            start = at + 1
        elif char == "," and depth:
            kind, keys, _ = depth[-1]
            depth[-1] = (kind, keys, "")
            start = at + 1
        elif char == ":" and depth and depth[-1][0] == "{" and words[at + 1 : at + 2] in ("", " "):
            kind, keys, _ = depth[-1]
            name = words[start:at].strip().strip("\"'")
            depth[-1] = (kind, [*keys, name], name)
            start = at + 1
    for kind, _, name in depth:
        way += (ENTRY,) if kind == "[" else ((name,) if name else ())
    start = min(space(words, start), column)
    end = _end(words, start, column, flow=bool(depth))
    inside = depth[-1] if depth else None
    if inside and inside[0] == "{" and not inside[2]:
        colon = words[end:].lstrip().startswith(":")
        return Cursor(
            way, "", start, end, words[start:column], frozenset(_keys_around(words, start, end)),
            colon,
        )  # fmt: skip
    keys = [name for name in way if name != ENTRY]
    key = keys[-1] if keys else ""
    return Cursor(way, key, start, end, words[start:column], frozenset(), False)


def _end(words: str, start: int, column: int, *, flow: bool) -> int:
    """Where the word ends in which a column is."""
    stop = r"[,\]}:]" if flow else r"[ \t]#|$"
    found = re.compile(stop).search(words, max(start, column))
    end = found.start() if found else len(words)
    return max(column, len(words[:end].rstrip()))


def _keys_around(words: str, start: int, end: int) -> set[str]:
    """The keys of the braces round a word."""
    left, right = words.rfind("{", 0, start), words.find("}", end)
    inside = f"{words[left + 1 : start]},{words[end : right if right >= 0 else len(words)]}"
    return {found[1].strip() for found in re.finditer(r"(?:^|,)[ \t]*([\w-]+)[ \t]*:", inside)}
