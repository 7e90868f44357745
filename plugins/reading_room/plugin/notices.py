"""What a preview says of the files behind it. Enters: the problems of a build, and what ended it.
Leaves: HTML for each page that is served.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from reading_room.problems import counted, errors, on_one_line, ordered

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from reading_room.library import Faultless
    from reading_room.problems import Problem

STALE = "pages stay as they were"
PARTIAL = "a part of the site is missing"
_FOLLOWING = "Also missing, because they need something that has a mistake: {}."
_MOST = 20
"""How many problems a page shows."""
_PANEL = Markup(
    '<section class="preview-panel" id="preview:panel" aria-label="Preview" lang="en-GB">'
    '<details open><summary>{title}</summary><div class="preview-list" role="group" tabindex="0"'
    ' aria-label="Problems"><ul>{items}</ul>{more}</div></details></section>'
)
_ITEM = Markup(
    '<li class="preview-{level}"><p><strong>{kind}</strong> <code>{place}</code></p>'
    "<p>{message}</p>{hint}</li>"
)
_HINT = Markup('<p class="preview-hint">{}</p>')
_WORDS = Markup('<li class="preview-error"><p class="preview-words">{}</p></li>')


class Notices(logging.Handler):
    """What is wrong with the files of a preview, as its last build found them."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.problems: list[Problem] = []
        self._words: list[str] = []
        self.held = ""
        """What is missing from the site that is shown, for there are mistakes."""
        self.following = ""
        """What is missing that has no mistake itself."""

    def begin(self) -> None:
        """A build begins, and may find all well."""
        self.problems, self._words, self.held, self.following = [], [], "", ""

    def leave_out(self, found: Faultless) -> None:
        """Of posts and lists only those without mistakes are shown."""
        self.held = found.missing or PARTIAL
        if found.following:
            self.following = _FOLLOWING.format(", ".join(found.following))

    def tell(self, problems: Iterable[Problem], saved: Container[str]) -> list[Problem]:
        """Take what stops a build, and what else there is to say of the files just ``saved``. Which
        problems are those?"""
        new = [each for each in problems if each.level == "error" or each.path in saved]
        self.problems = ordered([*self.problems, *new])
        return new

    def emit(self, record: logging.LogRecord) -> None:
        """What MkDocs and plugins log of a build that ends in an error."""
        self._words.append(record.getMessage())

    def fail(self, words: str) -> None:
        """The build has ended, and these are its last words."""
        self.held = self.held or STALE
        if words and not (self.problems or self._words):
            self._words.append(words)

    def html(self) -> str:
        """A panel; empty where all is well."""
        words = self._words if self.held and not errors(self.problems) else []
        if not (self.problems or words):
            return ""
        items = [_WORDS.format(each) for each in words]
        first = sorted(self.problems, key=lambda each: each.level != "error")
        items += [_item(problem) for problem in first[:_MOST]]
        left = len(first) - _MOST
        more = Markup("<p>And {} more: see the terminal.</p>").format(left) if left > 0 else ""
        title = self._title(bool(words))
        if self.following:
            more += Markup("<p>{}</p>").format(self.following)
        return _PANEL.format(title=title, items=Markup("").join(items), more=more)

    def _title(self, other: bool) -> str:
        stopping = len(errors(self.problems))
        if not (stopping or self.held):
            return f"{counted(len(self.problems), 'piece')} of advice on what you saved"
        count = stopping + other
        them = "it is" if count == 1 else "they are"
        return f"{counted(count, 'problem')}: {self.held or STALE} until {them} mended"


def _item(problem: Problem) -> Markup:
    place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part)
    return _ITEM.format(
        level=problem.level,
        kind="Error" if problem.level == "error" else "Advice",
        place=on_one_line(place),
        message=on_one_line(problem.message),
        hint=_HINT.format(escape(on_one_line(problem.hint))) if problem.hint else "",
    )
