"""The level of each problem. Enters: problems, what files and the site say of rules. Leaves: the
problems that are reported, each at its level.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reading_room.problems import errors
from reading_room.rules import CONTENT, RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.model import EasyRead, Post, ReadingList, Sources
    from reading_room.problems import Problem
    from reading_room.rules import Setting
    from reading_room.settings import Settings

_OF_CHARACTERS = ("character-hidden", "file-control")
"""Rules whose problems have the columns of a file as it is."""


def settle(problems: Iterable[Problem], sources: Sources, settings: Settings) -> list[Problem]:
    """The problems that are reported: without what a file allows and what the site turned off,
    each at the level that the site gives its rule."""
    files: list[Post | EasyRead | ReadingList] = [
        *sources.posts, *sources.reading_lists,
        *(post.easy_read for post in sources.posts if post.easy_read),
    ]  # fmt: skip
    allowed = {(file.path, rule) for file in files for rule in file.allow}
    placed = (_placed(each, sources) for each in problems) if sources.left_out else problems
    stay = (each for each in placed if (each.path, each.rule) not in allowed)
    return list(_of_drafts(at_their_levels(stay, settings), sources))


def _of_drafts(problems: Iterable[Problem], sources: Sources) -> Iterator[Problem]:
    """A draft stops nothing: its errors count once it is published. What has a day is published by
    itself, so that its errors count at once."""
    drafts = {path for post in sources.posts if post.draft for path in _paths(post)}
    for problem in problems:
        if problem.level == "error" and problem.path in drafts:
            message = f"{problem.message} (It is an error as soon as this is no longer a draft.)"
            problem = replace(problem, level="advice", message=message)
        yield problem


def _paths(post: Post) -> Iterator[str]:
    """The files of a post."""
    yield post.path
    if post.easy_read:
        yield post.easy_read.path
    yield from {comment.path for comment in post.comments}


def _placed(problem: Problem, sources: Sources) -> Problem:
    """The column of the file as an editor sees it, where characters before it were left out."""
    places = sources.left_out.get(problem.path)
    if not places or not problem.column or problem.rule in _OF_CHARACTERS:
        return problem
    column = problem.column
    for line, left_out in places:
        if line == problem.line and left_out <= column:
            column += 1
    return problem if column == problem.column else replace(problem, column=column)


def at_their_levels(problems: Iterable[Problem], settings: Settings) -> Iterator[Problem]:
    """The problems that a site has not turned off, each at the level that it gives the rule."""
    for problem in problems:
        level = settings.rules.get(problem.rule, problem.level)
        if level == problem.level:
            yield problem
        elif level != "off":
            yield replace(problem, level=level)


def can_stand(problems: Iterable[Problem]) -> str:
    """A line that says how a right text, or a site's own scripts, are let stand, where a rule that
    can be changed stops a build."""
    wrong = errors(problems)
    rule = next((found.rule for found in wrong if found.rule in CONTENT), "")
    ours = next((found.rule for found in wrong if RULES[found.rule].of_site), "")
    if ours and not rule:
        return (
            f"If everybody who writes pages may publish scripts, write rules: {{{ours}: advice}}"
            f" under reading-room in mkdocs.yml: see `reading-room rules {ours}`."
        )
    return rule and (
        f"If a text is right and the rule is wrong, write allow: [{rule}] in the file's front"
        f" matter, or change the rule for the whole site under `rules:` in mkdocs.yml: see"
        f" `reading-room rules {rule}`."
    )


def by_rule(problems: Iterable[Problem]) -> list[str]:
    """How often each rule is broken, the most frequent first: ``   12  advice  link-bare``."""
    counts = Counter((problem.rule, problem.level) for problem in problems)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [f"{count:>7,}  {level:<6}  {rule}" for (rule, level), count in ranked]


def to_set(problems: Iterable[Problem], settings: Settings) -> str:
    """The line of mkdocs.yml that makes advice of errors, or where there is advice alone turns it
    off: of those rules that a site can set, together with what it has set."""
    found = {each.rule: each.level for each in problems if _is_free(each.rule)}
    stopping = {rule for rule, level in found.items() if level == "error"}
    new: dict[str, Setting] = dict.fromkeys(stopping, "advice") or dict.fromkeys(found, "off")
    pairs = sorted((settings.rules | new).items())
    return f"rules: {{{', '.join(f'{rule}: {level}' for rule, level in pairs)}}}" if new else ""


def staying(problems: Iterable[Problem]) -> Counter[str]:
    """The rules whose errors no site can make advice of, with how many there are: each stops a
    build until it is mended."""
    return Counter(
        each.rule for each in problems if each.level == "error" and not _is_free(each.rule)
    )


def _is_free(name: str) -> bool:
    """Can a site say what it makes of a rule?"""
    rule = RULES.get(name)
    return rule is not None and not (rule.is_fixed or rule.of_site)
