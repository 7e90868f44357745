"""Records as bytes, and back. Enters: records and plain values. Leaves: bytes; later, the same.

A pickle runs what it finds. Here JSON says what is a record, by a number that stands for one of
the `RECORDS`, and nothing else can be made of it; long words and bytes lie behind it as they are,
so that nobody has to look at each of their signs.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from reading_room.dates import PartialDate
from reading_room.markup import Text
from reading_room.markup.text import Citation, Cited, Fault, Heading, Link, Origin
from reading_room.model import (
    Comment,
    EasyRead,
    EasyReadRow,
    Entry,
    Item,
    Post,
    ReadingList,
    Section,
    Source,
)
from reading_room.problems import Problem
from reading_room.values import Alternate, Archive, Image, LinkState, Name, Recording, Ref

if TYPE_CHECKING:
    from collections.abc import Callable

RECORDS: tuple[type, ...] = (
    Post, Text, Origin, Link, Citation, Cited, Heading, Fault, Name, Ref, Image, Recording, Comment,
    EasyRead, EasyReadRow, Problem, PartialDate, ReadingList, Section, Entry, Item, Source,
    Alternate, Archive, LinkState,
)  # fmt: skip
"""What can be made of stored bytes, beside plain values."""
_LONG = 200
_LENGTH = 8
_ANY = "surrogatepass"
_PLAIN = frozenset({str, int, float, bool, type(None)})
_TUPLE, _LIST, _SET, _PAIRS, _DAY, _MOMENT, _BYTES, _WORDS = range(8)
_FIRST = 8
_LINE = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def stored(value: object) -> bytes:
    """A value as bytes. Raises TypeError where something in it is none that is known."""
    behind: list[bytes] = []
    tree = _Tree(behind)
    line = _LINE(tree.of(value)).encode("utf-8", _ANY)
    return b"".join((len(line).to_bytes(_LENGTH), line, *behind))


def restored(data: bytes | memoryview) -> Any:
    """The value that was stored. Raises ValueError where that is none."""
    end = _LENGTH + int.from_bytes(data[:_LENGTH])
    try:
        return _Found(data, end).value(json.loads(str(data[_LENGTH:end], "utf-8", _ANY)))
    except (TypeError, IndexError, KeyError, RecursionError) as error:
        raise ValueError from error


class _Tree:
    """Writes one value as lists that begin with a number for what they are."""

    def __init__(self, behind: list[bytes]) -> None:
        self._behind = behind

    def of(self, value: Any) -> Any:
        kind: type = type(value)
        if kind is str:
            return value if len(value) < _LONG else self._long(_WORDS, value.encode("utf-8", _ANY))
        if kind in _PLAIN:
            return value
        known = _KINDS.get(kind)
        if known is not None:
            number, values = known
            return [number, *map(self.of, values(value) if values else value)]
        if kind is tuple:
            return [_TUPLE, *map(self.of, value)] if value else []
        if kind is bytes:
            return self._long(_BYTES, value)
        if kind is datetime.datetime:
            zone = value.tzinfo
            if type(zone) is ZoneInfo and zone.key:
                return [_MOMENT, value.replace(tzinfo=None).isoformat(), zone.key, value.fold]
            if zone is None or type(zone) is datetime.timezone:
                return [_MOMENT, value.isoformat(), "", 0]
        if kind is datetime.date:
            return [_DAY, value.isoformat()]
        if kind is list:
            return [_LIST, *map(self.of, value)]
        if kind is frozenset:
            return [_SET, *map(self.of, sorted(value))]
        if kind is dict:
            return [_PAIRS, *map(self.of, value.items())]
        raise TypeError(kind)

    def _long(self, kind: int, data: bytes) -> list[int]:
        self._behind.append(data)
        return [kind, len(data)]


class _Found:
    """Reads what a `_Tree` has written, in the same order."""

    def __init__(self, data: bytes | memoryview, at: int) -> None:
        self._data, self._at = data, at

    def value(self, tree: Any) -> Any:
        if type(tree) is not list:
            return tree
        if not tree:
            return ()
        number, value = tree[0], self.value
        if number == _WORDS:
            return str(self._next(tree[1]), "utf-8", _ANY)
        if number == _BYTES:
            return bytes(self._next(tree[1]))
        parts = [each if type(each) is not list else value(each) for each in tree[1:]]
        return RECORDS[number - _FIRST](*parts) if number >= _FIRST else _PLAINLY[number](parts)

    def _next(self, length: int) -> bytes | memoryview:
        start = self._at
        self._at = end = start + length
        if end > len(self._data):
            raise ValueError(end)
        return self._data[start:end]


def _day(parts: list[Any]) -> datetime.date:
    return datetime.date.fromisoformat(parts[0])


def _moment(parts: list[Any]) -> datetime.datetime:
    text, zone, fold = parts
    moment = datetime.datetime.fromisoformat(text)
    return moment.replace(tzinfo=ZoneInfo(zone), fold=fold) if zone else moment


def _fields(kind: type) -> Callable[[Any], Any] | None:
    """Reads all fields of a record; None of a tuple with names, which is a row of them already."""
    return attrgetter(*(each.name for each in fields(kind))) if is_dataclass(kind) else None


_KINDS = {kind: (number, _fields(kind)) for number, kind in enumerate(RECORDS, _FIRST)}
_PLAINLY: tuple[Callable[[list[Any]], Any], ...] = (tuple, list, frozenset, dict, _day, _moment)
