"""Problems as they are ordered, counted and printed."""

from __future__ import annotations

import pytest

from reading_room.problems import (
    MOST,
    PRINTERS,
    Problem,
    Suggestions,
    as_annotation,
    as_text,
    counted,
    did_you_mean,
    errors,
    nearest,
    ordered,
    summary,
)

FAULT = Problem("posts/x.md", 3, 7, "value-date", "This is no date.", "Write 2014-01-31.")
ADVICE = Problem("posts/a.md", 0, 0, "review-due", "This is old.", level="advice")


def test_as_text() -> None:
    assert as_text(FAULT) == (
        "posts/x.md:3:7: error: This is no date. [value-date]\n    Write 2014-01-31."
    )
    assert as_text(ADVICE) == "posts/a.md: advice: This is old. [review-due]"


def test_as_annotation() -> None:
    assert as_annotation(FAULT) == (
        "::error file=posts/x.md,line=3,col=7,title=value-date::This is no date. Write 2014-01-31."
    )
    assert as_annotation(ADVICE) == ("::notice file=posts/a.md,title=review-due::This is old.")


def test_an_annotation_cannot_be_broken_out_of() -> None:
    problem = Problem("posts/a,b:c%.md", 1, 0, "yaml", "50 %\n::error::mine\r", "a:b, c")
    assert as_annotation(problem) == (
        "::error file=posts/a%2Cb%3Ac%25.md,line=1,col=1,title=yaml::"
        "50 %25%0A::error::mine%0D a:b, c"
    )


def test_every_printer_prints_one_problem() -> None:
    for printer in PRINTERS.values():
        assert FAULT.message in printer(FAULT)


def test_problems_stand_once_in_the_order_of_the_files() -> None:
    later = Problem("posts/x.md", 10, 1, "yaml", "a")
    assert ordered([later, FAULT, ADVICE, FAULT]) == [ADVICE, FAULT, later]


def test_only_errors_stop_a_build() -> None:
    assert errors([ADVICE, FAULT]) == [FAULT]


@pytest.mark.parametrize(
    ("problems", "said"),
    [
        ([], "No problems found."),
        ([FAULT], "1 error in 1 file"),
        ([ADVICE], "1 piece of advice in 1 file"),
        ([FAULT, ADVICE, FAULT], "2 errors and 1 piece of advice in 2 files"),
    ],
)
def test_summary(problems: list[Problem], said: str) -> None:
    assert summary(problems) == said


def test_counted() -> None:
    assert [counted(number, "post") for number in (0, 1, 2, 1000)] == [
        "0 posts", "1 post", "2 posts", "1,000 posts",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "near"),
    [("authers", "authors"), ("Title", "title"), ("url", "URL"), ("xyz", ""), ("", "")],
)
def test_nearest_does_not_mind_capitals(word: str, near: str) -> None:
    assert nearest(word, ["title", "authors", "URL"]) == near


def test_did_you_mean() -> None:
    assert did_you_mean("titel", ["title", "date"]) == "Did you mean title?"
    assert did_you_mean("xyz", ["title", "date"]) == "Known: date, title."
    assert did_you_mean("xyz", []) == ""
    assert did_you_mean("xyz", [f"key{number}" for number in range(21)]) == ""


def test_of_a_file_with_a_thousand_problems_the_first_are_told() -> None:
    many = [Problem("posts/x.md", line, 1, "value-date", "No date.") for line in range(1, MOST + 3)]
    few = [Problem("posts/y.md", 1, 1, "value-date", "No date.")]
    told = ordered([*few, *reversed(many), ADVICE])
    more, *first = [problem for problem in told if problem.path == "posts/x.md"]
    assert as_text(more).startswith(
        "posts/x.md: error: There are more than 1,000 problems in this file"
    )
    assert first == many[:MOST]
    assert few[0] in told
    assert ADVICE in told
    assert ordered(many[:MOST]) == many[:MOST]


def test_advice_in_thousands_hides_no_error() -> None:
    advice = [Problem("a.md", n, 1, "review-due", "Old.", level="advice") for n in range(1, 3000)]
    error = Problem("a.md", 5000, 1, "value-date", "No date.")
    assert errors(ordered([*advice, error])) == [error]


def test_suggestions_end_when_they_would_take_too_long() -> None:
    known = [f"care-act-{number}" for number in range(100)]
    suggest = Suggestions(comparisons=150)
    assert suggest.nearest("care-act-07x", known, "works") == nearest("care-act-07x", known)
    assert suggest.did_you_mean("car-act-8", known, "works") == "Did you mean care-act-8?"
    assert suggest.did_you_mean("car-act-9", known, "works") == ""
    assert suggest.did_you_mean("car-act-8", known, "works") == "Did you mean care-act-8?"
    assert suggest.did_you_mean("x", ["b", "a"], "people") == "Known: a, b."


def test_nothing_is_near_to_a_word_without_an_end() -> None:
    assert nearest("title" * 1000, ["title" * 1000]) == ""


def test_no_problem_commands_a_terminal() -> None:
    problem = Problem("a.md", 1, 1, "key-unknown", "\x1b[2Ja\nb\u202e::error::", "\x07c\x9b")
    assert as_text(problem) == (
        "a.md:1:1: error: \ufffd[2Ja b\ufffd::error:: [key-unknown]\n    \ufffdc\ufffd"
    )
