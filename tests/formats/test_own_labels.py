"""A number that comes with the word that a reference puts before it."""

from __future__ import annotations

import pytest

from reading_room.formats.citation_numbers import volume_issue, volumes
from reading_room.formats.reference import Reference


@pytest.mark.parametrize(
    ("volume", "issue", "shown"),
    [
        ("Vol. 3", "No. 2", "3(2)"),
        ("vol 12", "nr. 4", "12(4)"),
        ("Volume 7", "Issue 1", "7(1)"),
        ("No Name", "Winter", "No Name(Winter)"),
    ],
)
def test_the_word_is_said_once(volume: str, issue: str, shown: str) -> None:
    assert volume_issue(Reference("a", {"volume": volume, "issue": issue})) == shown


def test_a_volume_of_a_book_is_called_so_once() -> None:
    assert volumes(Reference("a", {"volume": "Vol. 3"})) == ["Volume 3"]


def test_what_is_watched_is_not_read() -> None:
    assert Reference("a", {"type": "motion_picture"}).is_played
    assert not Reference("a", {"type": "book"}).is_played
