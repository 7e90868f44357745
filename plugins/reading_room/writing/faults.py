"""What is wrong with a reading list that is only a text, or that a command is about to change.

Enters: the text of a list. Leaves: its errors, and the values in which they are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

import yaml

from reading_room.markup import BRITISH
from reading_room.problems import Problem, errors
from reading_room.sources import READERS, limits, path_slug
from reading_room.sources.files.texts import too_heavy
from reading_room.writing.edits import items_of
from reading_room.writing.trees import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from reading_room.model import Comment
    from reading_room.sources import Readers


def faults_of(
    path: str, text: str, zone: ZoneInfo, comments: tuple[Comment, ...] = (),
    readers: Readers = READERS,
) -> list[Problem]:  # fmt: skip
    """The errors that a list with this text has, or would have, were it a file at ``path``.

    ``readers`` may remember a text with its comments.
    """
    size = len(text.encode())
    if size > limits.LIST:
        return [too_large(path, size)]
    slug, clean = path_slug(path), _clean(text)
    return errors(readers.reading_list(path, slug, clean, zone, comments, BRITISH)[1])


def too_large(path: str, size: int) -> Problem:
    """The error of a list with more bytes than it can have."""
    words = too_heavy(size, limits.LIST) or ("", "")
    return Problem(path, 0, 0, "file-size", *words)


def more_of(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """The errors of ``after`` that are not among those of ``before``, on whatever line they are."""
    known = Counter((problem.rule, problem.message) for problem in before)
    found = []
    for problem in after:
        known[problem.rule, problem.message] -= 1
        if known[problem.rule, problem.message] < 0:
            found.append(problem)
    return found


def faulty(root: yaml.Node | None, found: Iterable[Problem]) -> set[tuple[str, str]]:
    """The values of a list in which there are errors of those ``found``: the id of an item, and a
    key. A list that is not YAML has none."""
    places = sorted((problem.line - 1, problem.column - 1) for problem in found)
    items = items_of(root) if root and places else {}
    return {
        (id_, key_of(name))
        for id_, same in items.items()
        for item in same
        if isinstance(item, yaml.MappingNode)
        for name, value in item.value
        if _any_in(places, value)
    }


def _any_in(places: list[tuple[int, int]], value: yaml.Node) -> bool:
    start, end = value.start_mark, value.end_mark
    at = bisect_left(places, (start.line, start.column))
    return at < len(places) and places[at] < (end.line, end.column)


def _clean(text: str) -> str:
    """The text as `files.read` gives it to the readers."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
