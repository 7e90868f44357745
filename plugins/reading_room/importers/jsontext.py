"""An array in JSON, entry by entry. Enters: text. Leaves: each value with its line, and remarks.

`json.loads` gives all or nothing, and no lines. Here what stands before a mistake can be used.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from reading_room.importers.found import Remark, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

_BETWEEN = re.compile(r"[ \t\n\r]*")
_WRAPPED = re.compile(r'\{\s*"(?P<key>items|references)"\s*:\s*\[')
"""As the web services of Zotero and pandoc give them."""
_NOTHING = "This file has no entries: an export of CSL-JSON begins with [ and a list of works"
_BROKEN = "This is not JSON from here on, and nothing after it was read"
_DEEP = "This entry has more levels than any work has"
_HUGE = "This entry has more levels, or a longer number, than can be read; nothing after it was"
_LEVELS = 20
_NESTED = frozenset({dict, list})
"""What JSON has levels of; a decoder makes nothing else, so that a look at the type is enough."""


def entries(text: str, remarks: list[Remark]) -> Iterator[tuple[int, Any]]:
    """Each entry of the array that ``text`` is or has in it, with its line (from 1).

    Numbers that JSON does not know (``NaN``) become None. What cannot be read is a remark.
    """
    start = _begin(text)
    if start is None:
        yield from _whole(text, remarks)
        return
    decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=lambda _: None)
    at = _skip(text, start)
    line, before, number = 1, 0, 0
    while text[at : at + 1] not in ("]", ""):
        line, before = line + text.count("\n", before, at), at
        counted(number := number + 1)
        try:
            value, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            remarks.append(Remark("refused", _BROKEN, line=error.lineno))
            return
        except (RecursionError, ValueError):  # too many levels; a number of thousands of digits
            remarks.append(Remark("refused", _HUGE, line=line))
            return
        if _is_deep(value):
            remarks.append(Remark("refused", _DEEP, line=line))
        else:
            yield line, value
        at = _skip(text, end)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "]":
            break
    if text[at : at + 1] != "]":
        remarks.append(Remark("refused", _BROKEN, line=text.count("\n", 0, at) + 1))


def _whole(text: str, remarks: list[Remark]) -> Iterator[tuple[int, Any]]:
    """The works of one object: a work itself, or what a web service answers."""
    decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=lambda _: None)
    at = _skip(text, 0)
    if text[at : at + 1] != "{":
        remarks.append(Remark("refused", _NOTHING, line=1))
        return
    try:
        value, _ = decoder.raw_decode(text, at)
    except json.JSONDecodeError as error:
        remarks.append(Remark("refused", _BROKEN, line=error.lineno))
        return
    except (RecursionError, ValueError):
        remarks.append(Remark("refused", _HUGE, line=1))
        return
    works = _inside(value)
    counted(len(works))
    if not works or _is_deep(works):
        remarks.append(Remark("refused", _DEEP if works else _NOTHING, line=1))
        return
    yield from ((1, work) for work in works)


def _inside(value: Any) -> list[Any]:
    """The works in an answer: Crossref's ``message``, DataCite's ``data``, or a work alone."""
    for _ in range(4):
        if isinstance(value, list):
            return value
        if not isinstance(value, dict):
            return []
        key = next((key for key in ("message", "items", "references", "data", "works", "csljson")
                    if isinstance(value.get(key), dict | list)), "")  # fmt: skip
        if not key or any(name in value for name in ("title", "titles", "author")):
            break
        value = value[key]
    return [value] if isinstance(value, dict) and value.keys() & _OF_WORK else []


_OF_WORK = {"title", "titles", "attributes", "author", "DOI", "doi", "type", "container-title"}


def _begin(text: str) -> int | None:
    """Where the first entry begins: after the [ of the file, or of its ``items``."""
    at = _skip(text, 0)
    if text[at : at + 1] == "[":
        return at + 1
    found = _WRAPPED.match(text, at)
    return found.end() if found else None


def is_of_pandoc(text: str) -> bool:
    """Are the entries called ``references``, as in CSL-YAML and pandoc's JSON of it?"""
    found = _WRAPPED.match(text, _skip(text, 0))
    return found is not None and found["key"] == "references"


def _skip(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; what a key is given after its first value is kept beside it."""
    made: dict[str, Any] = dict(pairs)
    if len(made) == len(pairs):
        return made
    made = {}
    for key, value in pairs:
        if key in made:
            made.setdefault(f"{key} (again)", []).append(value)
        else:
            made[key] = value
    return made


def _is_deep(value: object) -> bool:
    level: list[Any] = [value] if type(value) in _NESTED else []
    for _ in range(_LEVELS):
        inside = (each.values() if isinstance(each, dict) else each for each in level)
        level = [part for each in inside for part in each if type(part) in _NESTED]
        if not level:
            return False
    return True
