"""What editors write by hand that the site would make. Enters: the index. Leaves: problems.

``@fox-2014`` without its brackets, and "(Fox 2014)" where just one work on a list is that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.library.prose import readings
from reading_room.markup import without_code
from reading_room.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library.index import Index
    from reading_room.markup import Text
    from reading_room.settings import Settings

_AT = re.compile(r"@(?<![\w@;\[/.-]@)(?P<id>[a-z0-9]+(?:-[a-z0-9]+)+)(?![\w@/-]|\.\w)")
_OPEN = re.compile(r"\[@(?P<id>[a-z0-9]+(?:-[a-z0-9]+)+)(?![\w-])(?![^\[\]\n]*\])")
"""A citation that is never closed."""
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_HARVARD = re.compile(
    r"\((?P<name>[^\W\d_][\w’'-]+)(?P<more> et al\.?| and [^\W\d_][\w’'-]+| & [^\W\d_][\w’'-]+)?,?"
    r" (?P<year>\d{4})(?:[,:] (?:p{1,2}\. ?)?[\d–-]+)?\)"
)


def check_by_hand(index: Index, settings: Settings) -> Iterator[Problem]:
    """citation-bare: a citation stands in its brackets.
    citation-typed (advice): a work on a list is cited, so that its page says so."""
    del settings
    if not index.items:
        return
    works: dict[tuple[str, str], list[str]] | None = None
    for path, texts in readings(index):
        for text in texts:
            if _may_be_there(text.source):
                works = _works(index) if works is None else works
                yield from _of_text(path, text, index, works)


def _may_be_there(source: str) -> bool:
    """Is it worth looking which of a text is code? What is found without it is found with it."""
    bare = "@" in source and (_AT.search(source) or _OPEN.search(source))
    return bool(bare or _HARVARD.search(source))


def _of_text(
    path: str, text: Text, index: Index, works: dict[tuple[str, str], list[str]]
) -> Iterator[Problem]:
    seen = without_code(text.source)
    brackets = [found.span() for found in _BRACKETS.finditer(seen)]
    for found in _AT.finditer(seen):
        id_ = found["id"]
        inside = any(start < found.start() < end for start, end in brackets)
        inside = inside or seen.endswith("](", 0, found.start())  # a link, of which that is said
        if id_ in index.items and not inside:
            yield Problem(
                path, *text.place(len(seen[: found.start()].encode())), "citation-bare",
                f"@{id_} is not a citation without square brackets.",
                f"Write [@{id_}]", meant=f"@{id_}\n[@{id_}]",
            )  # fmt: skip
    for found in _OPEN.finditer(seen):
        if found["id"] in index.items:
            yield Problem(
                path, *text.place(len(seen[: found.start()].encode())), "citation-form",
                f"This citation has no bracket at its end: {found[0]}", f"Write {found[0]}]",
            )  # fmt: skip
    for found in _HARVARD.finditer(seen):
        same = works.get((found["name"].lower(), found["year"]), [])
        if len(same) == 1:
            yield Problem(
                path, *text.place(len(seen[: found.start()].encode())), "citation-typed",
                f"{found[0]} may be a work on a list here: {same[0]}.",
                f"Write [@{same[0]}], and the page of the work says that it is cited.",
            )  # fmt: skip


def _works(index: Index) -> dict[tuple[str, str], list[str]]:
    """The ids of works by the family name of who made them first, and the year."""
    found: dict[tuple[str, str], list[str]] = {}
    for item in index.items.values():
        first = next(iter(item.people), None)
        name = first and (index.people[first.person.id].name if first.person and first.person.id in
                          index.people else first)  # fmt: skip
        if name and name.family and item.issued:
            key = (name.family.lower(), str(item.issued)[:4])
            found.setdefault(key, []).append(item.id)
    return found
