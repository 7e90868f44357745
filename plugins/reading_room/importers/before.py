"""What earlier imports gave a list. Enters: lines of ``.reading-room/import.json``. Leaves: which
work of the list each work of a file became, and which values are still as they came.

A value that is another in the list than it came was changed by an editor, and a work that is not
there any more was taken off: both stay as they are, while the file says what it said then.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reading_room.formats import Reference

_WORK = 12
_VALUE = 8
"""Letters of a digest: enough for 10,000 works, and for one value."""


def mark_of(work: Reference) -> str:
    """What a work of a file is known by, as long as nothing of this changes there."""
    isbn = str(work.values.get("ISBN", ""))
    says = [work.id, work.title, work.url, work.doi, isbn, *map(str, work.makers)]
    if key := key_of(work):
        says.append(key)
    return _digest(says, _WORK)


def key_of(work: Reference) -> str:
    """The number that a program gives each work (Zotero), where a list keeps it: it tells apart
    two that are the same in all else."""
    custom = work.values.get("custom")
    return str(custom.get("key") or "") if isinstance(custom, Mapping) else ""


def digest_of(value: Any) -> str:
    """The digest of a value, as a list has it."""
    return _digest(value, _VALUE)


class Before:
    """What a list was given. A line is the id of a work, and a digest for each of its keys."""

    def __init__(self, lines: Mapping[str, str] | None = None) -> None:
        self._ids: dict[str, str] = {}
        self._given: dict[tuple[str, str], str] = {}
        for mark, line in (lines or {}).items():
            id_, *values = line.split()
            self._ids[mark] = id_
            for value in values:
                key, _, digest = value.rpartition("=")
                self._given[id_, key] = digest

    def id_of(self, work: Reference) -> str:
        """The id that a work of a file was given; empty where it was not there."""
        return self._ids.get(mark_of(work), "") if self._ids else ""

    def moved(self, works: Sequence[Reference]) -> dict[int, str]:
        """The ids of works that the file has under another address now: the only ones of a title,
        then and now. In another file than before, of which most is new, it may be another work."""
        if not self._ids:
            return {}
        marks = {mark_of(work) for work in works}
        if 2 * len(marks & self._ids.keys()) < len(marks):
            return {}
        old: dict[str, list[str]] = {}
        for mark, id_ in self._ids.items():
            if mark not in marks:
                old.setdefault(self._given.get((id_, "title"), ""), []).append(id_)
        new: dict[str, list[int]] = {}
        for number, work in enumerate(works):
            if mark_of(work) not in self._ids:
                new.setdefault(digest_of(work.title), []).append(number)
        return {
            numbers[0]: old[title][0]
            for title, numbers in new.items()
            if len(numbers) == 1 and len(old.get(title, [])) == 1
        }

    def is_same(self, id_: str, key: str, value: Any) -> bool:
        """Does the file say what it said then?"""
        return self._given.get((id_, key)) == digest_of(value)

    def is_edited(self, id_: str, key: str, value: Any) -> bool:
        """Is a value of the list another than it came?"""
        return (given := self._given.get((id_, key))) is not None and given != digest_of(value)


def line_of(id_: str, values: Mapping[str, Any]) -> str:
    """What is to be remembered of a work."""
    given = [f"{key}={digest_of(value)}" for key, value in values.items() if key != "id"]
    return " ".join([id_, *given])


def _digest(value: Any, letters: int) -> str:
    text = json.dumps(value, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:letters]
