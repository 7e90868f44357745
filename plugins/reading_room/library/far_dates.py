"""Days that are years away. Enters: posts and lists, and today. Leaves: advice, for two
digits may have changed places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.dates import LAST_YEAR
from reading_room.model import Post
from reading_room.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library.index import Index
    from reading_room.model import Record
    from reading_room.settings import Settings

_YEARS = 2
"""Further ahead nobody plans a post."""


def check_far_dates(index: Index, settings: Settings) -> Iterator[Problem]:
    """date-far (advice): a post or list is held back for more than two years."""
    today = settings.as_of
    records: list[Record] = [*index.posts.values(), *index.lists.values()]
    for record in records:
        day = record.date.astimezone(settings.zone).date()
        ahead = day.year - today.year
        is_far = ahead > _YEARS or (
            ahead == _YEARS and (day.month, day.day) > (today.month, today.day)
        )
        if is_far and not record.withdrawn and day.year <= LAST_YEAR:
            what = "post" if isinstance(record, Post) else "list"
            meant = _meant(day.year, today.year)
            yield Problem(
                record.path, record.date_line, 1, "date-far",
                f"The date is {day.isoformat()}: this {what} is held back until then.",
                f"{day.year}? Did you mean {meant}?" if meant else "Look at the year.",
            )  # fmt: skip


def _meant(year: int, today: int) -> int:
    """The year that was meant, this one or one beside it, where two digits have changed places or
    one is wrong; 0 where there is none."""
    typed = str(year)
    swapped = {typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :] for at in range(3)}
    near = [str(each) for each in (today, today + 1, today - 1)]
    by_swap = [each for each in near if each in swapped]
    by_digit = [each for each in near if sum(a != b for a, b in zip(each, typed, strict=True)) == 1]
    return int(next(iter(by_swap + by_digit), 0))
