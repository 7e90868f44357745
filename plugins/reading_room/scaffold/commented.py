"""A mapping as a newcomer needs it. Enters: keys as they are declared, and values for some. Leaves:
lines of YAML: the values, each below what its key says, and then other keys as remarks."""

from __future__ import annotations

import datetime
import textwrap
from typing import TYPE_CHECKING, Any

from reading_room.writing.items import flow, inline
from reading_room.writing.scalars import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reading_room.schema import Key, Keys

_WIDTH = 100
_MORE = "# To use one of these keys, delete the # and the space at the beginning of its line:"


def commented(
    keys: Keys, values: Mapping[str, Any], more: Iterable[Key[Any]] = (), *, says: bool = True
) -> list[str]:
    """The values in the order of their keys, then what ``more`` there could be, by example.

    ``says``: with a remark above each value.
    """
    lines: list[str] = []
    for key in keys:
        if key.name in values:
            lines += remark(key.about) if says else []
            lines.append(f"{key.name}: {written(key, values[key.name])}")
    rest = [key for key in more if key.name not in values]
    return [*lines, *([_MORE] if rest and says else []), *map(example, rest)]


def example(key: Key[Any]) -> str:
    """A key that is not given: a line that is right as soon as it is no remark any more."""
    return f"# {key.name}: {key.example}  # {key.about}"


def remark(words: str) -> list[str]:
    """Words as a remark of as many lines as they need."""
    return textwrap.wrap(
        words, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False
    )


def written(key: Key[Any], value: object) -> str:
    """A value on one line: a day as a day, where no program takes it for another thing."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.date) and key.kind.name == "moment":
        return value.isoformat()
    if isinstance(value, datetime.date) or key.kind.name == "edtf":
        return quoted(str(value))
    return inline(value) if isinstance(value, str) else flow(value)
