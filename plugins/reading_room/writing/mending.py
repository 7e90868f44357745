"""A site mended where one thing can be meant. Enters: how to read the site. Leaves: new texts of
files, what was mended in them, and what could not be.

Fixes are made in memory, the whole site is read again with them, and what is reported then is
compared: a fix that does not take its problem away, or brings another, is left out. Nothing is
written here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reading_room.rules import level_of
from reading_room.writing.fixes import FIXABLE, applied, fixes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reading_room.problems import Problem
    from reading_room.writing.fixes import Fix

_Name: TypeAlias = tuple[str, str, str, int]
_PASSES = 8
"""A fix of YAML shows what is below it, and that may be mended too."""
_UNREAD = frozenset({"yaml", "front-matter"})
"""Rules of problems that hide a whole file."""


class Kept(NamedTuple):
    """The texts of files by path, as they were and as they are to be."""

    old: str
    new: str


@dataclass
class Mended:
    """What came of mending a site."""

    files: dict[str, Kept] = field(default_factory=dict)
    made: list[Fix] = field(default_factory=list)
    left: list[Problem] = field(default_factory=list)
    """Problems whose fix would have changed more than them."""


def mended(
    problems: Sequence[Problem],
    text_of: Callable[[str], str],
    read: Callable[[Mapping[str, str]], Sequence[Problem]],
    wanted: Callable[[str], bool] = lambda _: True,
) -> Mended:
    """Make every fix of the files that are ``wanted``.

    ``text_of`` gives the text of a file with the line ends that it has (an empty one where it
    cannot be read), and ``read`` the problems of the site with some other texts.
    """
    return _Mender(text_of, read, wanted).run(problems)


class _Mender:
    def __init__(
        self,
        text_of: Callable[[str], str],
        read: Callable[[Mapping[str, str]], Sequence[Problem]],
        wanted: Callable[[str], bool],
    ) -> None:
        self.text_of = text_of
        self.read = read
        self.wanted = wanted
        self.old: dict[str, str] = {}
        self.new: dict[str, str] = {}
        self.given_up: set[_Name] = set()
        self.done = Mended()

    def run(self, problems: Sequence[Problem]) -> Mended:
        for _ in range(_PASSES):
            names = list(dict.fromkeys(_name(group[0].problem) for group in self._fixes(problems)))
            if not names:
                break
            problems = self._make(names, problems)
        changed = {path: new for path, new in sorted(self.new.items()) if new != self.old[path]}
        self.done.files = {path: Kept(self.old[path], new) for path, new in changed.items()}
        return self.done

    def _fixes(self, problems: Iterable[Problem]) -> Iterator[list[Fix]]:
        """The fixes of each problem that is not given up yet."""
        by_path: dict[str, list[Problem]] = {}
        for problem in problems:
            known = problem.rule in FIXABLE and self.wanted(problem.path)
            if known and _name(problem) not in self.given_up:
                by_path.setdefault(problem.path, []).append(problem)
        for path, found in by_path.items():
            groups: dict[Problem, list[Fix]] = {}
            for fix in fixes_of(self._text(path), path, found):
                groups.setdefault(fix.problem, []).append(fix)
            yield from groups.values()

    def _text(self, path: str) -> str:
        if path not in self.new:
            self.old[path] = self.new[path] = self.text_of(path)
        return self.new[path]

    def _make(self, names: list[_Name], before: Sequence[Problem]) -> Sequence[Problem]:
        """Make the fixes of problems: all, or those that can be made; the problems that are left
        then."""
        fixes = [group for group in self._fixes(before) if _name(group[0].problem) in names]
        texts, made = self._with(fixes)
        after = self.read(self.new | texts) if made else before
        if not made or _only_these_went(made, before, after):
            self.new |= texts
            self.done.made += made
            return after
        blamed = names if len(names) == 1 else _blamed(made, texts, before, after)
        if len(blamed) == len(names):
            self.given_up.update(names)
            self.done.left += [group[0].problem for group in fixes]
            return before
        half = len(names) // 2
        rest = [name for name in names if name not in blamed] if blamed else names[:half]
        for part in (rest, [name for name in names if name not in rest]):
            before = self._make(part, before)
        return before

    def _with(self, groups: list[list[Fix]]) -> tuple[dict[str, str], list[Fix]]:
        """The texts of files with fixes made, and those that were."""
        by_path: dict[str, list[Fix]] = {}
        for fix in (fix for group in groups for fix in group):
            by_path.setdefault(fix.path, []).append(fix)
        done = {path: applied(self._text(path), fixes) for path, fixes in by_path.items()}
        made = [fix for each in done.values() for fix in each.made]
        return {path: each.text for path, each in done.items()}, made


def _name(problem: Problem) -> _Name:
    """A problem wherever its line is by now; of those that hide a file there is one at a time, and
    the next may differ in its line alone."""
    line = problem.line if problem.rule in _UNREAD else 0
    return problem.path, problem.rule, problem.message, line


def _only_these_went(
    made: Iterable[Fix], before: Sequence[Problem], after: Sequence[Problem]
) -> bool:
    """Are the problems gone that were mended, and no others, and are there no new ones?

    What could not be read before a fix is read after it, and may have problems of its own.
    """
    mended = {fix.problem for fix in made}
    were, are = Counter(map(_name, before)), Counter(map(_name, after))
    wanted = Counter(map(_name, mended))
    if any(are[name] > were[name] - count for name, count in wanted.items()):
        return False
    hidden = any(level_of(problem.rule) == "error" for problem in mended)
    unread = any(problem.rule in _UNREAD for problem in mended)
    lines = {(problem.path, problem.line) for problem in mended}
    for problem in [] if unread else after:
        is_new = are[_name(problem)] > were[_name(problem)]
        if is_new and not (hidden and _may_follow(problem, lines)):
            return False
    if unread:
        return not any(p.rule in _UNREAD and (p.path, p.line) in lines for p in after)
    return all(
        are[_name(problem)] >= were[_name(problem)] or (problem.path, problem.line) in lines
        for problem in before
    )


def _blamed(
    made: Sequence[Fix],
    texts: Mapping[str, str],
    before: Sequence[Problem],
    after: Sequence[Problem],
) -> set[_Name]:
    """The problems whose fixes are at fault as far as can be seen: they are still there, or there
    is a new problem on their line, and none that may be seen because of the fix."""
    were, are = Counter(map(_name, before)), Counter(map(_name, after))
    new = [problem for problem in after if are[_name(problem)] > were[_name(problem)]]
    lines = {(problem.path, problem.line) for problem in new}
    unread = {(problem.path, problem.line) for problem in new if problem.rule in _UNREAD}
    shift: Counter[str] = Counter()
    found = set()
    for fix in sorted(made, key=lambda fix: (fix.path, fix.start)):
        name = _name(fix.problem)
        line = texts[fix.path].count("\n", 0, fix.start + shift[fix.path]) + 1
        shift[fix.path] += len(fix.replacement) - (fix.end - fix.start)
        at_fault = unread if level_of(fix.problem.rule) == "error" else lines
        if are[name] >= were[name] or (fix.path, line) in at_fault:
            found.add(name)
    return found


def _may_follow(problem: Problem, lines: set[tuple[str, int]]) -> bool:
    """May a problem be seen only because a value is read that could not be before?"""
    return problem.level == "advice" or (problem.path, problem.line) in lines
