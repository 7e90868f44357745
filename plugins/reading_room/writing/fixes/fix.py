"""The records of fixes. Enters: a file's text. Leaves: where a problem is in it, and the text with
fixes made."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import yaml

from reading_room.markup import ZERO_WIDTH
from reading_room.sources.yaml.frontmatter import front_matter, toml_end
from reading_room.sources.yaml.limits import refuse
from reading_room.writing.trees import composed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.problems import Problem

_TAKEN_OUT = re.compile(f"\r(?=\n)|{ZERO_WIDTH.pattern}")
"""What reading takes out of a text (see `sources.files.survey`)."""
_BOM = "\ufeff"


class Fix(NamedTuple):
    """The characters of a file from ``start`` to ``end`` become ``replacement``.

    The offsets count characters of the text that `fixes_of` was given. A problem may need several
    fixes; they are made together or not at all.
    """

    path: str
    start: int
    end: int
    replacement: str
    problem: Problem
    sentence: str
    """What it does, to be shown to an editor."""

    @property
    def rule(self) -> str:
        """The rule of the problem that it mends."""
        return self.problem.rule


class Change(NamedTuple):
    """The characters from ``start`` to ``end`` of a text as it is read become ``text``; or of the
    text as it was ``typed``."""

    start: int
    end: int
    text: str
    sentence: str = ""
    typed: bool = False


class Spot(NamedTuple):
    """A problem, where it is in the text of its file, and the file."""

    file: File
    at: int
    problem: Problem
    typed: int
    """Where it is in what was typed, where its place counts every character there."""


class File:
    """The text of a file as it is read: with Unix line ends, and without characters that have no
    width."""

    def __init__(self, typed: str) -> None:
        self.typed = typed
        self._taken_out = [found.start() for found in _TAKEN_OUT.finditer(typed)]
        self.text = _TAKEN_OUT.sub("", typed).replace("\r", "\n") if typed else ""
        self._before = [at - number for number, at in enumerate(self._taken_out)]
        """Where in ``text`` each character was taken out."""

    @cached_property
    def line_end(self) -> str:
        """How its lines end: what a new line gets."""
        found = re.search("\r\n?|\n", self.typed)
        return found[0] if found else "\n"

    @cached_property
    def nodes(self) -> dict[int, tuple[yaml.Node, yaml.Node | None]]:
        """What YAML holds, by where it begins: each node, and the one that it stands in."""
        start, end = self._yaml
        part = self.text[start:end]
        if any(True for _ in refuse(part, part.split("\n"))):
            return {}
        root = composed(part)
        return {start + n.start_mark.index: (n, p) for n, p in _walk(root)} if root else {}

    @cached_property
    def _yaml(self) -> tuple[int, int]:
        """Where the YAML of the text begins and ends: its front matter, or all of it."""
        return front_matter(self.text) or (0, len(self.text))

    @property
    def yaml_start(self) -> int:
        """Where the YAML begins: nodes count from there."""
        return self._yaml[0]

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    @cached_property
    def _typed_lines(self) -> list[int]:
        begin = len(_BOM) if self.typed.startswith(_BOM) else 0
        return [begin, *(found.end() for found in re.finditer("\r\n?|\n", self.typed))]

    @cached_property
    def _toml_lines(self) -> int:
        """How many lines its front matter has, where that is TOML: no fix is written in TOML."""
        return self.text.count("\n", 0, toml_end(self.text))

    def spot(self, problem: Problem) -> Spot | None:
        """Where a problem is; None where the file has no such line any more, or it is in TOML."""
        if problem.line > len(self._lines) or 0 < problem.line <= self._toml_lines:
            return None
        line, column = max(0, problem.line - 1), max(0, problem.column - 1)
        begin = self._typed_lines[line]
        typed = begin + column
        left_out = len(ZERO_WIDTH.findall(self.typed, begin, typed))
        return Spot(self, self._lines[line] + column - left_out, problem, typed)

    def line(self, at: int) -> tuple[int, int]:
        """Where the line of an offset begins and ends, its end of line aside."""
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        return start, len(self.text) if end < 0 else end

    def fix(self, problem: Problem, change: Change) -> Fix:
        """The change as one of the text that was typed."""
        start, end = change.start, change.end
        if not change.typed:
            start, end = self._typed(start), self._typed(end)
        replacement = change.text if change.typed else change.text.replace("\n", self.line_end)
        sentence = change.sentence or _said(self.text[change.start : change.end], change.text)
        return Fix(problem.path, start, end, replacement, problem, sentence)

    def _typed(self, at: int) -> int:
        """The offset in what was typed of one in the text."""
        return at + bisect_left(self._before, at)


def _walk(root: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node | None]]:
    """Every node and the one it stands in; of two that begin at one place the inner comes last."""
    waiting: list[tuple[yaml.Node, yaml.Node | None]] = [(root, None)]
    while waiting:
        node, parent = waiting.pop()
        yield node, parent
        if isinstance(node, yaml.MappingNode):
            waiting += [(part, node) for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += [(part, node) for part in node.value]


def _said(old: str, new: str) -> str:
    """What a change does, in a sentence."""
    old, new = (" ".join(words.split()) for words in (old, new))
    if not new:
        return f"Delete {old}" if old else "Delete an empty line"
    return f"Write {new} for {old}" if old else f"Write {new} here"


class Applied(NamedTuple):
    """A text with fixes made, and which were."""

    text: str
    made: tuple[Fix, ...]


def applied(text: str, fixes: Iterable[Fix]) -> Applied:
    """The text with all fixes made that touch no characters of another; of two the first is."""
    groups: dict[Problem, list[Fix]] = {}
    for fix in fixes:
        groups.setdefault(fix.problem, []).append(fix)
    made: list[Fix] = []
    for group in groups.values():
        if not any(_touch(fix, other) for fix in group for other in made):
            made += group
    for fix in sorted(made, key=lambda fix: (fix.start, fix.end), reverse=True):
        text = text[: fix.start] + fix.replacement + text[fix.end :]
    return Applied(text, tuple(made))


def _touch(one: Fix, other: Fix) -> bool:
    return one.start <= other.end and other.start <= one.end
