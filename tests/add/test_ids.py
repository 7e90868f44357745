"""A new work is called as the others of its list are."""

from __future__ import annotations

import pytest

from reading_room.dates import parse_partial
from reading_room.formats import Reference
from reading_room.importers.habits import id_like
from reading_room.values import Name


def work(id_: str, names: str, title: str, year: str) -> Reference:
    authors = tuple(Name(given="Al", family=family) for family in names.split())
    values = {"title": title, "author": authors, "issued": parse_partial(year)}
    return Reference(id=id_, values=values)


THERE = (("Fox Hen", "A walk in fields", "2010"), ("Hill", "The care of works", "2012"))


@pytest.mark.parametrize(
    ("ids", "new"),
    [
        (("fox-2010", "hill-2012"), "reed-2014"),
        (("fox-hen-2010", "hill-2012"), "reed-moor-2014"),
        (("fox-walk-2010", "hill-care-2012"), "reed-rain-2014"),
        (("fox-2010-walk", "hill-2012-care"), "reed-2014-rain"),
        (("2010-fox", "2012-hill"), "2014-reed"),
        (("fox2010", "hill2012"), "reed2014"),
        (("fox", "hill"), "reed"),
        (("walk-fields", "care-works"), "rain-over-land"),
        (("a-walk-in", "the-care-of"), "the-rain-over"),
        (("x1", "x2"), "reed-2014"),
    ],
)
def test_an_id_follows_the_habit_of_the_list(ids: tuple[str, str], new: str) -> None:
    there = [work(id_, *parts) for id_, parts in zip(ids, THERE, strict=True)]
    assert id_like(work("", "Reed Moor", "The rain over land", "2014"), there, set(ids)) == new


@pytest.mark.parametrize(
    ("ids", "new"),
    [
        (["reed2014"], "reed2014-2"),
        (["reed-2014"], "reed-2014-2"),
        (["reed-2014", "reed-2014-2"], "reed-2014-3"),
        (["reed2014a"], "reed2014b"),
        (["reed2014", "reed2014b"], "reed2014c"),
        (["reed2014a", "reed2014b"], "reed2014c"),
        (["reed-2014a"], "reed-2014b"),
    ],
)
def test_a_second_work_of_a_year_is_told_apart_as_the_list_does(ids: list[str], new: str) -> None:
    there = [work(id_, "Reed", "Another", "2014") for id_ in ids]
    assert id_like(work("", "Reed", "The rain", "2014"), there, set(ids)) == new
