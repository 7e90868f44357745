"""Fixes are kept where they mend their problem and nothing else: see `writing.mending`."""

from __future__ import annotations

from collections.abc import Mapping

from reading_room.problems import Problem
from reading_room.writing.mending import mended

TEXT = "date: 14 May 2025\nupdated: 15 May 2025\n"
FIRST = Problem("a.yml", 1, 7, "date-form", "first", meant="2025-05-14")
SECOND = Problem("a.yml", 2, 10, "date-form", "second", meant="2025-05-15")


class Site:
    """A site of one file, in which every date but one may be written in its own form."""

    def __init__(self, *, new: Problem | None = None, stays: bool = False) -> None:
        self.new = new
        self.stays = stays
        self.reads = 0

    def read(self, texts: Mapping[str, str]) -> list[Problem]:
        self.reads += 1
        text = texts.get("a.yml", TEXT)
        found = [FIRST] if "14 May" in text else []
        if "15 May" in text or self.stays:
            found.append(SECOND)
        elif self.new:
            found.append(self.new)
        return found


def mend(site: Site) -> tuple[str, list[str], list[str]]:
    """The text, what was mended, and what was left."""
    done = mended([FIRST, SECOND], lambda _: TEXT, site.read)
    new = done.files["a.yml"].new if done.files else TEXT
    return new, [fix.problem.message for fix in done.made], [each.message for each in done.left]


def test_all_fixes_are_made_together() -> None:
    site = Site()
    assert mend(site) == (
        "date: 2025-05-14\nupdated: 2025-05-15\n", ["first", "second"], []
    )  # fmt: skip
    assert site.reads == 1


def test_a_fix_that_mends_nothing_is_left_out() -> None:
    text = "date: 2025-05-14\nupdated: 15 May 2025\n"
    assert mend(Site(stays=True)) == (text, ["first"], ["second"])


def test_a_fix_that_brings_another_problem_is_left_out() -> None:
    text = "date: 2025-05-14\nupdated: 15 May 2025\n"
    elsewhere = Problem("b.yml", 1, 1, "series-form", "new")
    assert mend(Site(new=elsewhere)) == (text, ["first"], ["second"])


def test_a_fix_that_takes_another_problem_away_is_left_out() -> None:
    other = Problem("b.yml", 1, 1, "series-form", "other")

    def read(texts: Mapping[str, str]) -> list[Problem]:
        text = texts.get("a.yml", TEXT)
        return [*([FIRST, other] if "14 May" in text else []),
                *([SECOND] if "15 May" in text else [])]  # fmt: skip

    done = mended([FIRST, SECOND, other], lambda _: TEXT, read)
    assert done.files["a.yml"].new == "date: 14 May 2025\nupdated: 2025-05-15\n"
    assert done.left == [FIRST]


def test_what_a_fix_shows_does_not_count_against_it_beside_a_fix_that_fails() -> None:
    wrong = Problem("a.yml", 1, 1, "key-unknown", "wrong", meant="authors")
    hiding = Problem("b.yml", 1, 1, "yaml", "a tab", meant="  date: 1")

    def read(texts: Mapping[str, str]) -> list[Problem]:
        seen = Problem("a.yml", 1, 10, "person-unknown", "seen now")
        worse = Problem("b.yml", 1, 7, "yaml", "a second colon")
        return [
            wrong if "auther" in texts.get("a.yml", "auther") else seen,
            worse if "  date" in texts.get("b.yml", "") else hiding,
        ]

    texts = {"a.yml": "auther: jo\n", "b.yml": "\tdate: 1\n"}
    done = mended([wrong, hiding], texts.__getitem__, read)
    assert {path: kept.new for path, kept in done.files.items()} == {"a.yml": "authors: jo\n"}
    assert done.left == [hiding]


def test_files_that_nobody_asked_for_stay() -> None:
    done = mended([FIRST, SECOND], lambda _: TEXT, Site().read, lambda path: path != "a.yml")
    assert done.files == {}
