"""What is wrong with a file, said to its editor: one record, several printers.

Enters: problems found by sources, library and checks. Leaves: lines of text.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, cast

from reading_room.rules import level_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reading_room.rules import Level

_COMMANDS = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069]")
MOST = 1000
"""How many problems of one file are told: nobody mends more of them in one go."""
FEW = 5
"""How many pieces of advice of one rule are printed, unless all are asked for."""
_SPACES = re.compile(r"[\s_-]")
_LONGEST = 200
"""No id, key or path that somebody mistyped is longer."""
TAKE_OUT = "\x00"
"""What is meant where something is to be taken out."""
_OF_ITS_RULE = cast("Level", "")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of one file.

    ``path`` is relative to the site's folder, with forward slashes. ``line`` and ``column``
    count from 1 (0: the file as a whole). ``rule`` is the permanent name of the check.
    ``message`` says what is wrong and ``hint`` what to write instead, both in an editor's words.
    ``meant`` is what is to be written in place of what is wrong, where that can be one thing only:
    a machine can write it (see `writing.fixes`). An ``error`` stops the build; ``advice`` does not.
    Where nothing else is said, the level is that of the rule; a site's own is given by
    `library.settle`.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
    level: Level = _OF_ITS_RULE
    meant: str = ""

    def __post_init__(self) -> None:
        """Take the level of the rule."""
        if not self.level:
            object.__setattr__(self, "level", level_of(self.rule))


_ORDER = attrgetter(*(field.name for field in fields(Problem)))
"""As problems compare, five times as fast."""


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those problems that stop a build."""
    return [problem for problem in problems if problem.level == "error"]


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """Every problem once, by file, line and column: of each file the first `MOST` errors and the
    first `MOST` pieces of advice, and a word that there are more."""
    found: list[Problem] = []
    counts: Counter[tuple[str, Level]] = Counter()
    for problem in sorted(set(problems), key=_ORDER):
        kind = (problem.path, problem.level)
        counts[kind] += 1
        if counts[kind] <= MOST:
            found.append(problem)
    more = (_more(*kind) for kind, count in counts.items() if count > MOST)
    return sorted([*found, *more], key=_ORDER)


def few_of_each(problems: Iterable[Problem]) -> tuple[list[Problem], int]:
    """Every error, and of each rule's advice the first `FEW` pieces; how many are left out."""
    kept: list[Problem] = []
    counts: Counter[str] = Counter()
    for problem in problems:
        counts[problem.rule] += problem.level == "advice"
        if problem.level == "error" or counts[problem.rule] <= FEW:
            kept.append(problem)
    return kept, sum(max(0, count - FEW) for count in counts.values())


def _more(path: str, level: Level) -> Problem:
    return Problem(
        path, 0, 0, "file-problems",
        f"There are more than {MOST:,} problems in this file, and only the first are told.",
        "Mend those, and look again.",
        level,
    )  # fmt: skip


def as_text(problem: Problem) -> str:
    """``path:line:column: level: message [rule]``, and the hint on a line of its own."""
    place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part)
    text = on_one_line(f"{place}: {problem.level}: {problem.message} [{problem.rule}]")
    return f"{text}\n    {on_one_line(problem.hint)}" if problem.hint else text


def as_annotation(problem: Problem) -> str:
    """A workflow command that GitHub shows beside the line in a pull request.

    Follows https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    kind = "error" if problem.level == "error" else "notice"
    where = f"file={_property(problem.path)}"
    if problem.line:
        where += f",line={problem.line},col={problem.column or 1}"
    text = f"{problem.message} {problem.hint}".strip()
    return f"::{kind} {where},title={_property(problem.rule)}::{_data(text)}"


PRINTERS = {"text": as_text, "github": as_annotation}


def summary(problems: Iterable[Problem]) -> str:
    """How many problems there are, in how many files: "1 piece of advice in 2 files"."""
    found = list(problems)
    if not found:
        return "No problems found."
    stopping = len(errors(found))
    counts = [counted(stopping, "error")] if stopping else []
    if len(found) > stopping:
        counts.append(f"{counted(len(found) - stopping, 'piece')} of advice")
    files = counted(len({problem.path for problem in found}), "file")
    return f"{' and '.join(counts)} in {files}"


def counted(number: int, noun: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``, capitals aside; empty where none is near."""
    if len(word) > _LONGEST:
        return ""
    words = {each.lower(): each for each in known}
    found = difflib.get_close_matches(word.lower(), words, n=1, cutoff=0.6)
    return words[found[0]] if found else ""


def slip_of(word: str, known: Iterable[str]) -> str:
    """The one known word that ``word`` can be a slip for: the same but for capitals, hyphens and
    spaces, or but for a letter (two in a long word). Empty where there is none, or are several."""
    if len(word) > _LONGEST:
        return ""
    names, bare, low = list(known), _bare(word), word.lower()
    near = [each for each in names if _bare(each) == bare]
    allowed = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
    if not near and allowed:
        letters = {*low}
        may_be = (each for each in names if len(letters.difference(each.lower())) <= allowed)
        near = [each for each in may_be if _steps(low, each.lower()) <= allowed]
    return near[0] if len(near) == 1 else ""


def _bare(word: str) -> str:
    return _SPACES.sub("", word).lower()


def _steps(one: str, other: str) -> int:
    """How many letters are wrong, left out, too many, or in each other's place."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        last, before, row = before, row, [at]
        for there, sign in enumerate(other, 1):
            step = min(before[there] + 1, row[-1] + 1, before[there - 1] + (letter != sign))
            if at > 1 and there > 1 and letter == other[there - 2] and sign == one[at - 2]:
                step = min(step, last[there - 2] + 1)
            row.append(step)
    return row[-1]


def did_you_mean(word: str, known: Collection[str]) -> str:
    """A hint that names the nearest known word, or all of them where they are few."""
    return _hint(nearest(word, known), known)


class Suggestions:
    """The nearest known words for many wrong ones, as long as looking for them takes no time that
    an editor would notice: whoever has a thousand wrong ids needs no thousand suggestions.

    ``where`` names the words that are known, and each is looked up there once.
    """

    def __init__(self, comparisons: int = 300_000) -> None:
        self._left = comparisons
        self._found: dict[tuple[str, str], str] = {}

    def nearest(self, word: str, known: Collection[str], where: str) -> str:
        """As `nearest`; empty once the comparisons are used up."""
        if (where, word) not in self._found and self._left > 0:
            self._left -= len(known)
            self._found[where, word] = nearest(word, known)
        return self._found.get((where, word), "")

    def slip_of(self, word: str, known: Collection[str]) -> str:
        """As `slip_of`; empty once the comparisons are used up."""
        if self._left <= 0:
            return ""
        self._left -= len(known)
        return slip_of(word, known)

    def did_you_mean(self, word: str, known: Collection[str], where: str) -> str:
        """As `did_you_mean`."""
        return _hint(self.nearest(word, known, where), known)


def _hint(near: str, known: Collection[str]) -> str:
    if near:
        return f"Did you mean {near}?"
    named = sorted(filter(None, known)) if len(known) <= 20 else []
    return f"Known: {', '.join(named)}." if named else ""


def on_one_line(text: str) -> str:
    """Text on one line of a terminal, which obeys none of what a file has in it."""
    return _COMMANDS.sub("\ufffd", " ".join(text.split("\n")))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
