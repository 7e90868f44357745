"""Directives of remark. Enters: a draft. Leaves: the same with what each known one stands for.

A directive that has a line to itself, ``::youtube[A talk]{#abc}``, is a `Tag` like those of any
template. One that nobody knows stays, its braces with it: `check` says what it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers.blogs.text.tags import Tag, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.importers.blogs.text.draft import Draft

_LEAF = re.compile(
    r"^(?P<in>[ \t]{0,3})::(?P<name>[A-Za-z][\w-]*)(?:\[(?P<words>[^\[\]\n]*)\])?"
    r"(?:\{(?P<given>[^{}\n]*)\})?[ \t]*$",
    re.M,
)
_GIVEN = re.compile(
    r"#(?P<id>[^\s{}#.=\"']+)|(?P<key>[\w-]+)=(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"']+)"
)


def directives(draft: Draft, known: Callable[[Tag], str | None]) -> None:
    """Put what directives stand for in their place."""
    if "::" not in draft.text:
        return

    def change(found: re.Match[str]) -> str | None:
        return known(_tag(found)) if found["words"] or found["given"] else None

    draft.sub(_LEAF, change)


def _tag(found: re.Match[str]) -> Tag:
    tag = Tag(plain(found["name"]), found[0].strip(), place=found.start())
    for each in _GIVEN.finditer(found["given"] or ""):
        if each["id"]:
            tag.args.append(each["id"])
        else:
            tag.named[each["key"]] = each["value"].strip("\"'")
    if found["words"]:
        tag.named.setdefault("title", found["words"])
        tag.named.setdefault("alt", found["words"])
    return tag
