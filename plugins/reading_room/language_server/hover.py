"""What is said of the words under a pointer. Enters: a place. Leaves: Markdown, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import Hover, MarkupContent, MarkupKind

from reading_room.language_server.described import of_key, of_rule, of_target
from reading_room.language_server.diagnostics import span_of
from reading_room.language_server.targets import target_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.language_server.place import Place


def hover(place: Place) -> Hover | None:
    """The key, the work, person, topic or word of the glossary that is meant, and the rules of the
    problems there."""
    start, end, about = _about(place)
    rules = list(dict.fromkeys(filter(None, map(of_rule, _broken(place)))))
    said = "\n\n---\n\n".join(filter(None, [about, "\n\n".join(rules)]))
    if not said:
        return None
    where = place.lines.range(place.line, start, end) if about else None
    return Hover(MarkupContent(MarkupKind.Markdown, said), where)


def _about(place: Place) -> tuple[int, int, str]:
    """What is under the pointer, and in words what it is."""
    target = target_at(place)
    about = of_target(place.site, target) if target else ""
    if target and about:
        return target.start, target.end, about
    cursor = place.cursor
    if cursor is None or place.file is None:
        return 0, 0, ""
    keys, key = place.declared()
    name = place.text[cursor.start : cursor.end].strip().strip("\"'")
    if not cursor.key and keys and name in keys:
        return cursor.start, cursor.end, of_key(keys[name])
    if cursor.key and key:
        return cursor.start, cursor.end, of_key(key)
    return 0, 0, ""


def _broken(place: Place) -> Iterator[str]:
    """The rules of the problems at a place."""
    for problem in place.site.problems.get(place.shown, ()):
        if problem.line == place.line + 1:
            start, end = span_of(place.lines, problem)
            if start <= place.column <= end:
                yield problem.rule
