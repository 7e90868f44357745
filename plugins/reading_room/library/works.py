"""Checks of what a list says of its works. Enters: the index, settings. Leaves: problems."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reading_room.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library.index import Index
    from reading_room.settings import Settings


def check_looked(index: Index, settings: Settings) -> Iterator[Problem]:
    """item-looked-later: nobody has looked at a work on a day to come. What was seen after the day
    that the site is built for is no fault: links go on being checked."""
    today = max(
        settings.as_of, datetime.now(settings.zone).date(), datetime.now(UTC).date()
    )  # an archive dates its copies in UTC
    for item in index.items.values():
        seen = {"archive, date": item.archive_date, "link, checked": item.link_checked}
        for key, day in seen.items():
            if day and day.begins > today:
                yield Problem(
                    item.path, item.line, 1, "item-looked-later",
                    f"{item.id} has {key}: {day}, which is a day to come.",
                    "Write the day on which the copy was made, or the address looked at.",
                )  # fmt: skip


def check_issued(index: Index, settings: Settings) -> Iterator[Problem]:
    """item-issued-later (advice): a work appears after the day that the site is built for."""
    for item in index.items.values():
        if item.issued and item.issued.begins > settings.as_of:
            yield Problem(
                item.path, item.line, 1, "item-issued-later",
                f"{item.id} has issued: {item.issued}, which is to come.",
                "Look at the date, unless the work is only announced.",
            )  # fmt: skip


def check_links(index: Index, settings: Settings) -> Iterator[Problem]:
    """item-link: only of a work with an address can it be said what became of the address."""
    del settings
    for item in index.items.values():
        if item.link_status and not (item.url or item.doi):
            yield Problem(
                item.path, item.line, 1, "item-link",
                f"{item.id} has link: {item.link_status}, and neither URL nor DOI.",
                "Write URL: and the address that was looked at, even if it is gone;"
                " or take link out.",
            )  # fmt: skip


def check_alternates(index: Index, settings: Settings) -> Iterator[Problem]:
    """item-alternate-twice: each other form of a work is named once."""
    del settings
    for item in index.items.values():
        for each in dict.fromkeys(item.alternates):
            if each.url and item.alternates.count(each) > 1:
                yield Problem(
                    item.path, item.line, 1, "item-alternate-twice",
                    f"{item.id} has the alternate {each.format}, {each.url} twice.",
                    "Keep one of them.",
                )  # fmt: skip


CHECKS = (check_looked, check_issued, check_links, check_alternates)
