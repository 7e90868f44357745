"""Digests of what pages show. Enters: records, views and plain values. Leaves: words that are the
same, in any process, where these are equal.

`hash` differs from process to process, and a pickle runs what it finds. JSON is written in C, and
asks here for what it does not know: records are lists of their fields under a name of their own.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from pathlib import PurePath
from types import FunctionType
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from reading_room.library.made_of import Behind
from reading_room.markup import ROOT, Text
from reading_room.model import EasyRead, Item, Person, Post, ReadingList, Topic
from reading_room.pages.cards import Card
from reading_room.translation import Translation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

SIZE = 20
_ANY = "surrogatepass"
_SAME, _DAY, _BYTES, _TEXT = (f"{ROOT}{ROOT}{kind}" for kind in "=dbt")
_SHARED = frozenset({Behind, Card, Post, ReadingList, EasyRead, Item, Person, Topic})
"""What many pages show, and is there for as long as the build: a digest of it is made once."""
_REPR = (datetime.date, datetime.time, datetime.timedelta, datetime.tzinfo)


def digest_of(parts: Iterable[bytes]) -> str:
    """One digest of several pieces, wherever one ends and the next begins."""
    made = blake2b(digest_size=SIZE)
    for part in parts:
        made.update(b"%d:" % len(part))
        made.update(part)
    return made.hexdigest()


class Digests:
    """Makes them, of each record that many pages show once."""

    def __init__(self, made: Mapping[int, tuple[object, str]] | None = None) -> None:
        """With those that are ``made`` already, by the numbers of records, which are beside."""
        encoder = json.JSONEncoder(
            ensure_ascii=False, check_circular=False, separators=(",", ":"), default=self._known
        )
        self._encode = encoder.encode
        self._made = {at: (value, _SAME + key) for at, (value, key) in (made or {}).items()}
        """By the number of an object, which is its own for as long as it is kept here."""

    def of(self, value: object) -> str:
        """The digest of a value. Raises TypeError where something in it is none that is known."""
        return _hashed(self._encode(value).encode("utf-8", _ANY))

    def _known(self, value: Any) -> object:
        """A value as JSON has it. No text has `ROOT` twice in a row, so none looks like what is
        made here."""
        made = self._made.get(id(value))
        if made is not None:
            return made[1]
        kind: type = type(value)
        if kind is datetime.date:
            return _DAY + value.isoformat()
        if kind is bytes:
            return _BYTES + _hashed(value)
        if kind is Text:  # all else is made of these; its clean HTML is shown beside it
            return {_TEXT: (_hashed(value.source.encode("utf-8", _ANY)), value.origin)}
        values = _values(kind)
        if values is None:
            named = value if kind is FunctionType else kind
            return {_name(named): self._rare(value)}
        if kind not in _SHARED:
            return {_name(kind): values(value)}
        same = _SAME + self.of((_name(kind), values(value)))
        self._made[id(value)] = value, same
        return same

    def _rare(self, value: Any) -> object:
        if isinstance(value, Enum):
            return value.name
        if isinstance(value, ZoneInfo):
            return value.key
        if isinstance(value, _REPR):
            return repr(value)
        if isinstance(value, PurePath):
            return str(value)
        if isinstance(value, Translation):
            return value.made_of
        if isinstance(value, (frozenset, set)):
            return sorted(self.of(each) for each in value)
        if isinstance(value, FunctionType) and not value.__closure__ and "<" not in _name(value):
            return ""  # of a module, which its name tells
        raise TypeError(type(value))


def _hashed(data: bytes) -> str:
    """A long text is hashed before JSON sees it, which looks at each of its signs."""
    return blake2b(data, digest_size=SIZE).hexdigest()


@cache
def _values(kind: type) -> Callable[[Any], object] | None:
    """Reads the fields of a record by which it is compared; None where it is no record."""
    if not is_dataclass(kind):
        return None
    return attrgetter(*(each.name for each in fields(kind) if each.compare))


@cache
def _name(kind: type | FunctionType) -> str:
    return f"{ROOT}{kind.__module__}.{kind.__qualname__}"
