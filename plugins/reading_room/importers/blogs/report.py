"""What an import did, told. Enters: what became of everything. Leaves: lines for a terminal, or
Markdown.

What somebody must decide comes first, then what stays in texts as it was and `check` will name,
then what is gone, and what has another form. Alike is told once, with a count and the first places.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reading_room.problems import counted
from reading_room.wording import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.importers.blogs.post import Done, Left
    from reading_room.problems import Problem

_HEADINGS: dict[Done, str] = {
    "decide": "For you to decide",
    "kept": "Left in the text as it was",
    "dropped": "Left out",
    "changed": "Has another form now",
}
_PLACES = 3
_GROUPS = 12
"""How many kinds of each are told in a terminal; the report has all of them."""


def grouped(left: Iterable[Left]) -> dict[Done, list[tuple[str, str, list[Left]]]]:
    """What became of things, by what was done: kind, what it became, and each; the most frequent
    first."""
    groups: dict[tuple[Done, str, str], list[Left]] = defaultdict(list)
    for each in left:
        became = each.became if len(each.became) < 60 and "://" not in each.became else "see below"
        groups[each.done, each.kind, became].append(each)
    made: dict[Done, list[tuple[str, str, list[Left]]]] = {done: [] for done in _HEADINGS}
    for (done, kind, became), found in sorted(
        groups.items(), key=lambda pair: (-len(pair[1]), pair[0][1])
    ):
        made[done].append((kind, became, found))
    return made


def in_terminal(left: Iterable[Left], errors: list[Problem]) -> Iterator[str]:
    """Lines for a terminal: a few of each kind."""
    groups = grouped(left)
    if errors:
        yield "Errors that check will name:"
        for rule, wrong in _by_rule(errors):
            yield f"  {len(wrong):>5,}  {rule}: {short(wrong[0].message)} ({_where(wrong[0])})"
    for done, heading in _HEADINGS.items():
        kinds = groups[done]
        if not kinds:
            continue
        yield f"{heading}:"
        for kind, became, found in kinds[:_GROUPS]:
            first = f"{found[0].path}:{found[0].line}"
            yield (
                f"  {len(found):>5,}  {kind}: "
                f"{became if became != 'see below' else found[0].became} ({first})"
            )
        if len(kinds) > _GROUPS:
            yield f"         and {counted(len(kinds) - _GROUPS, 'kind')} more"


def in_markdown(
    title: str, head: Iterable[str], left: Iterable[Left], errors: list[Problem]
) -> str:
    """The whole report: every place."""
    lines = [f"# {title}", "", *(f"{line}  " for line in head), ""]
    if errors:
        lines += ["## Errors that check will name", ""]
        for rule, wrong in _by_rule(errors):
            lines += [f"### {rule} ({len(wrong):,})", ""]
            lines += [
                f"- `{_where(each)}`: {_cell(each.message)} {_cell(each.hint)}".rstrip()
                for each in wrong
            ]
            lines.append("")
    for done, kinds in grouped(left).items():
        if not kinds:
            continue
        lines += [f"## {_HEADINGS[done]}", ""]
        for kind, became, found in kinds:
            lines += [f"### {_cell(kind)} ({len(found):,})", ""]
            if became != "see below":
                lines += [f"{became[:1].upper()}{became[1:]}.", ""]
            for each in found:
                more = f" → {_cell(each.became)}" if became == "see below" else ""
                lines.append(f"- `{each.path}:{each.line}` {_code(each.words)}{more}")
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _by_rule(errors: list[Problem]) -> list[tuple[str, list[Problem]]]:
    rules: dict[str, list[Problem]] = defaultdict(list)
    for problem in errors:
        rules[problem.rule].append(problem)
    return sorted(rules.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def _where(problem: Problem) -> str:
    return f"{problem.path}:{problem.line}" if problem.line else problem.path


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("<", "&lt;")


def _code(words: str) -> str:
    shown = " ".join(words.split())[:200]
    mark = "``" if "`" in shown else "`"
    return f"{mark} {shown} {mark}" if mark == "``" else f"`{shown}`" if shown else ""
