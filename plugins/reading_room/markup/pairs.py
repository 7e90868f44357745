"""Marks of other programs that have a beginning and an end: a shortcode of Hugo, a tag of Liquid.

Enters: marks in order. Leaves: the same without ends whose beginning is reported, which says all.
A beginning of code reaches to its end: what stands between is no text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.markup.text import Fault

_MARK = re.compile(
    rb"\{\{[<%][ \t]*(?P<end>/?)[ \t]*(?P<hugo>[\w./-]+)"
    rb"|\{%[-+]?[ \t]*(?P<finish>end_?)?(?P<liquid>\w+)"
)
"""``{{< name`` and ``{{< /name``; ``{% name`` and ``{% endname``."""
CODE = re.compile(
    r"(?:high|highlight|code|codeblock|code-?fence|terminal|console|prism|raw|verbatim)"
)
"""What such pairs are called that show what stands between them as it is written."""


class Found(NamedTuple):
    """A mark of another program, from ``start`` to ``end`` in UTF-8 bytes, and its fault."""

    start: int
    end: int
    fault: Fault


def joined(found: Iterable[Found], seen: bytes) -> Iterator[Found]:
    """``found`` in order, without ends, and with code reaching to its own."""
    kept: list[Found] = []
    opened: dict[str, list[int]] = {}
    for each in found:
        name, is_end = _read(seen, each.start)
        begun = opened.get(name)
        if is_end and begun:
            at = begun.pop()
            if CODE.fullmatch(name):
                kept[at] = kept[at]._replace(end=each.end)
            continue
        if name and not is_end:
            opened.setdefault(name, []).append(len(kept))
        kept.append(each)
    yield from kept


def _read(seen: bytes, start: int) -> tuple[str, bool]:
    """The name of the pair that begins or ends at a place, and whether it ends there."""
    mark = _MARK.match(seen, start)
    if not mark:
        return "", False
    if mark["hugo"]:
        return mark["hugo"].decode(), bool(mark["end"])
    return mark["liquid"].decode(), bool(mark["finish"])
