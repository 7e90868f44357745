"""What can only mean one thing, mended. Enters: a file's text, and its problems. Leaves: fixes.

`fixes_of` asks for each problem the function that `MAKERS` has for its rule; nothing is read or
written here, so that the command and a language server ask the same. What a problem of meaning
wants written comes with it (`Problem.meant`); the functions say which characters that replaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.writing.fixes import characters, front_matter, markdown, values
from reading_room.writing.fixes.fix import Applied, File, Fix, Spot, applied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reading_room.problems import Problem
    from reading_room.writing.fixes.fix import Change

__all__ = ["FIXABLE", "MAKERS", "Applied", "Fix", "applied", "fixes_of"]

MAKERS: dict[str, Callable[[Spot], Iterable[Change]]] = {
    "bullet-typed": markdown.bullets,
    "character-hidden": characters.without_width,
    "citation-bare": markdown.words,
    "date-form": values.value,
    "doi-address": values.value,
    "file-control": characters.control,
    "front-matter": front_matter.fences,
    "heading-form": markdown.heading,
    "heading-underlined": markdown.gap,
    "item-doi": values.value,
    "key-elsewhere": values.key,
    "key-twice": values.key,
    "key-unknown": values.key,
    "line-ends": characters.line_ends,
    "link-form": markdown.link,
    "link-local": markdown.destination,
    "link-nowhere": markdown.destination,
    "link-published": markdown.destination,
    "link-reference": markdown.gap,
    "link-scheme": markdown.destination,
    "link-wrapped": markdown.destination,
    "mark-stray": markdown.words,
    "name-account": values.value,
    "name-form": values.value,
    "name-twice": values.entry,
    "slug-form": values.value,
    "text-garbled": markdown.words,
    "text-template": markdown.words,
    "topic-form": values.value,
    "topic-unknown": values.value,
    "value-address": values.value,
    "value-choice": values.value,
    "value-date": values.value,
    "value-elsewhere": values.value,
    "value-id": values.value,
    "value-language": values.value,
    "value-marks": values.value,
    "value-number": values.value,
    "value-quotes": values.value,
    "value-twice": values.entry,
    "yaml": values.line,
}
"""For each rule that may be mended, what makes the changes to its file."""
FIXABLE = frozenset(MAKERS)


def fixes_of(text: str, path: str, problems: Iterable[Problem]) -> list[Fix]:
    """The fixes of a file, by where they begin: none for a problem that can mean several things.

    ``text`` is the file's as it stands on the disk or in an editor, whatever its line ends;
    ``problems`` may be those of all files.
    """
    file = File(text)
    fixes = (fix for problem in problems if problem.path == path for fix in _fixes(file, problem))
    return sorted(fixes, key=lambda fix: (fix.start, fix.end))


def _fixes(file: File, problem: Problem) -> Iterator[Fix]:
    maker = MAKERS.get(problem.rule)
    spot = file.spot(problem)
    for change in maker(spot) if maker and spot else ():
        yield file.fix(problem, change)
