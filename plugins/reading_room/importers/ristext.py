"""A RIS file, entry by entry. Enters: text. Leaves: tags and values with their lines, and remarks.

rispy is not used: a record without ER swallows the next one or, at the end, is dropped without a
word, as are a second T2 and all after a ; in UR; ``AU  -Fox`` loses its F; and it knows no lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reading_room.importers.found import TOO_LONG, Remark, TooMuchError, counted
from reading_room.sources import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.importers.found import Fate

_TAG = re.compile(r"\s{0,3}([A-Z][A-Z0-9])[ \t]{1,4}-(?: |$)?(.*)", re.DOTALL)
_CLOSE_TAG = re.compile(r"\s{0,3}([A-Z][A-Z0-9])[ \t]{0,4}-(?: |$)?(.*)", re.DOTALL)
_SMALL_TAG = re.compile(r"\s{0,3}([A-Za-z][A-Za-z0-9])[ \t]{0,4}-(?: |$)?(.*)", re.DOTALL)
_WIDE_TAG = re.compile(r"(DOI|URL|ISBN|ISSN)[ \t]{1,3}-[ \t](.*)")
_OTHERS = {"DOI": "DO", "URL": "UR", "ISBN": "SN", "ISSN": "SN"}
"""Tags of more than two letters, as some sites write them by mistake."""
_WITHIN = re.compile(r" {5}([A-Z][A-Z0-9])  - ")
_FIRST = re.compile(r"^\W{0,3}(ty)([ \t]*)-", re.IGNORECASE | re.MULTILINE)
_MOST = 10_000
_LONG = f"This entry has more than {_MOST:,} lines, and no work has so many"
_NUMBERING = re.compile(
    r"<?\d{1,6}\.? ?>?|Record #?\d+ of \d+|(?:Provider|Content|Database|ID):.{0,200}|VN \d.*"
)
"""What databases number records with, and say of themselves."""
_BEFORE = "These words stand before the first TY, outside of any entry"
_NO_END = "This entry has no ER at its end, and ends where the next one begins"


class Value(NamedTuple):
    """What a tag holds: the words after it, and the lines without a tag that follow."""

    tag: str
    text: str
    line: int


@dataclass(slots=True)
class Record:
    """An entry: its values in their order, TY first. ``line`` is that of TY."""

    line: int
    values: list[Value] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    """Lines that follow the last value, and are not yet part of it."""

    def join(self) -> None:
        """Put them behind it, all at once: one by one, each would copy all before it."""
        if self.more:
            last = self.values[-1]
            self.values[-1] = last._replace(text="\n".join([last.text, *self.more]))
            self.more.clear()

    def first(self, tag: str) -> str:
        """The first value of a tag; empty where there is none."""
        return next((value.text for value in self.values if value.tag == tag), "")


def entries(text: str, remarks: list[Remark]) -> Iterator[Record]:
    """Each entry; one that nothing ends is there too, with a remark."""
    record: Record | None = None
    works = 0
    form = _form(text)
    for number, line in enumerate(text.split("\n"), 1):
        found = form.fullmatch(line) if "-" in line[:12] else None
        tag, words = (found[1].upper(), found[2]) if found else ("", line)
        if not found and (wide := _WIDE_TAG.fullmatch(line)):
            tag, words = _OTHERS[wide[1]], wide[2]
        if tag == "TY":
            if record:
                yield _unended(record, remarks)
            counted(works := works + 1)
            record = Record(number)
        elif record is None:
            if words := line.strip(" \t\ufeff"):
                fate: Fate = "skipped" if _NUMBERING.fullmatch(words) else "left"
                remarks.append(Remark(fate, _BEFORE, "", number, words[:200]))
            continue
        elif tag == "ER":
            yield _finished(record)
            record = None
            continue
        _add(record, tag, words, number)
    if record:
        yield _unended(record, remarks)


def has_records(text: str) -> bool:
    """Does any line begin a record?"""
    return _FIRST.search(text) is not None


def _form(text: str) -> re.Pattern[str]:
    """How tags are written in this file, as its first TY shows."""
    first = _FIRST.search(text)
    if first and first[1] != "TY":
        return _SMALL_TAG
    return _CLOSE_TAG if first and not first[2] else _TAG


def _add(record: Record, tag: str, words: str, line: int) -> None:
    if tag:
        record.join()
        record.values.append(Value(tag, words, line))
        if len(record.values) > _MOST:
            raise TooMuchError(_LONG)
    else:
        record.more.append(words)


def _unended(record: Record, remarks: list[Remark]) -> Record:
    done = _finished(record)
    remarks.append(Remark("mended", _NO_END, done.first("ID"), record.line))
    return done


def _parted(value: Value) -> Iterator[Value]:
    """A value in which Rayyan has the next tag behind five spaces, as two."""
    found = _WITHIN.search(value.text) if "     " in value.text else None
    if found and "\n" not in value.text:
        yield value._replace(text=value.text[: found.start()].strip())
        yield from _parted(Value(found[1], value.text[found.end() :].strip(), value.line))
    else:
        yield value._replace(text=value.text.strip())


def _finished(record: Record) -> Record:
    record.join()
    values = [part for value in record.values for part in _parted(value)]
    if sum(len(value.text) for value in values) > limits.WORK:
        raise TooMuchError(TOO_LONG.format(f"of line {record.line}"))
    return Record(record.line, values)
