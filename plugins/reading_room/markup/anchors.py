"""The ids of a page. Enters: headings, and ids that editors set. Leaves: each id once."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from reading_room.markup.events import is_start, take, words
from reading_room.markup.text import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.markup.events import Span

_NOT_IN_ID = re.compile(r"[^\w\- ]")
_NOT_IN_OWN_ID = re.compile(r"[^\w.~-]")
_OWN = "__"
"""How the ids begin by which Material's scripts find parts of the page, their settings among them:
what stands first under such an id is what they take."""


class Anchors:
    """The ids in use, and what is wrong with those that editors set."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.ids = set(taken)
        self.faults: list[Fault] = []
        self._counts: dict[str, int] = {}

    def heading(self, own: str | None, events: list[Span], offset: int) -> tuple[str, str]:
        """The words of a heading without citations, and its id: its own, or one made from all that
        is written in it as GitHub does."""
        title = words(events).strip()
        if not title:
            self._fault(
                offset,
                "heading-empty",
                "This heading has no words.",
                "Write the heading after the # marks, or take the marks away.",
            )
        if own:
            self.own(own, offset)
            return _uncited(events, title), own
        return _uncited(events, title), self._made(title)

    def _made(self, typed: str) -> str:
        base = github(typed) or "section"
        if base.startswith(_OWN):
            base = base.strip("_") or "section"
        anchor = base
        while anchor in self.ids:
            count = self._counts[base] = self._counts.get(base, 0) + 1
            anchor = f"{base}-{count}"
        self.ids.add(anchor)
        return anchor

    def own(self, anchor: str, offset: int) -> None:
        """Take an id that the editor set."""
        if ":" in anchor or anchor.startswith(_OWN):
            what = "has a colon in it" if ":" in anchor else "begins with two underscores"
            self._fault(
                offset,
                "id-reserved",
                f"The id {anchor} {what}.",
                "Such ids are the page's own. Use letters, digits and hyphens.",
            )
        elif not anchor or _NOT_IN_OWN_ID.search(anchor):
            self._fault(
                offset,
                "id-form",
                f'"{anchor}" cannot be an id: {_unfit(anchor)}.',
                "Use letters, digits and hyphens: who-decides",
            )
        elif anchor in self.ids:
            self._fault(
                offset,
                "id-twice",
                f"The id {anchor} is used twice on this page.",
                "Give one of the two another id.",
            )
        self.ids.add(anchor)

    def _fault(self, offset: int, rule: str, message: str, hint: str) -> None:
        self.faults.append(Fault(offset, rule, message, hint))


def github(title: str) -> str:
    """Lower case without punctuation, a hyphen for every space; letters of any script stay."""
    title = title.strip().lower()
    if title.isascii():
        return _NOT_IN_ID.sub("", title).replace(" ", "-")
    kept = (char for char in title if char.isalnum() or char in "_- " or _is_mark(char))
    return "".join(kept).replace(" ", "-")


def _unfit(anchor: str) -> str:
    found = _NOT_IN_OWN_ID.search(anchor)
    if found is None or found[0].isspace():
        return "it is empty or has a space in it"
    return f"it has a {found[0]} in it"


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


def _uncited(events: list[Span], title: str) -> str:
    """The words without what is cited; ``title``, all of them, where there are no others."""
    if "@" not in title:
        return title
    rest = iter(events)
    kept = []
    for event, span in rest:
        if is_start(event, "Link") and event["Start"]["Link"]["link_type"] == "ShortcutUnknown":
            take(rest)
        else:
            kept.append((event, span))
    return " ".join(words(kept).split()) or title
