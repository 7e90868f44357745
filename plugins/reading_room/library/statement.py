"""Checks of the accessibility statement. Enters: the index, settings. Leaves: problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.dates import day_text
from reading_room.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library.index import Index
    from reading_room.settings import Settings


def check_statement(index: Index, settings: Settings) -> Iterator[Problem]:
    """statement-dates: nothing that the statement says was done is still to come on the day that
    the site is built for."""
    for key, day, path, line, column in index.statement.days if index.statement else ():
        if day > settings.as_of:
            yield Problem(
                path, line, column, "statement-dates",
                f"{key} is {day_text(day)}, and that day is still to come.",
                "Write the day on which it was done. The site is built for"
                f" {day_text(settings.as_of)}.",
            )  # fmt: skip
