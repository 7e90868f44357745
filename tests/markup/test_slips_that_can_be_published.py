"""What a text can be published with and nobody means, and what only looks like it."""

from __future__ import annotations

import pytest

from reading_room.markup import parse
from reading_room.markup.overlooked import slips_of

MEANT = [
    "In *one* and **two** words, `code` and ~~gone~~.",
    "See `*args` and `**kwargs`.",
    "2 * 3 * 4 is 24, and 5*6 is 30.",
    "Leser*innen und Freund*innen.",
    "Counted in 2019.* Nothing else.\n\n* Figures for 2019",
    "It was significant (p < 0.05**).\n\n** p < 0.05",
    "The value of snake_case_name and __init__.py in `x`.",
    "As ``old typewriters'' and `others' quote.",
    r"A \*star\* that readers see.",
    "1. One\n   goes on\n2. Two\n\nWords\n\n3. Three",
    "```\n** x\n1.a\n2.b\n```",
    "    x = f(1)\n    y = g(x)",
    "He replaced “lorem ipsum” with words.",
    "Château, Àbc and Ãgua.",
    "See [1] and [2].",
    r"\# is called a hash, and \- a hyphen.",
    "\\# 1 in the charts for weeks.",
    "\\> 50 per cent of people agreed.",
    "\\* p < 0.05\n\n\\- 5 degrees at night.",
    "\\- A remark behind a hyphen.\n\nWords.",
    "Fish &amp; chips, R&D, caf&eacute;.",
    "See [a](https://x.example/a_(b)) and [c](https://x.example/c \"see (d)\").",
    "[![A door](door.png)](https://x.example/)",
    "[Smith (https://x.example/a), p. 3]",
    "Time: 10.30\n\n`Time:: 10.30`\n\nTime::\n\nIn C++, std:: is short.",
]  # fmt: skip


@pytest.mark.parametrize("source", MEANT)
def test_what_is_meant_is_left_alone(source: str) -> None:
    text = parse(source)
    assert slips_of(text) == []
    assert [fault for fault in text.faults if "bracket" in fault.message] == []


@pytest.mark.parametrize(
    ("source", "rule", "at"),
    [
        ("One **two.\n\nThree** four.", "mark-stray", 4),
        ("One __two three.", "mark-stray", 4),
        ("One ~~two three.", "mark-stray", 4),
        ("One _two three.", "mark-stray", 4),
        ("＃ One", "mark-stray", 0),
        ("**## One**", "mark-stray", 2),
        ("+---+---+\n| a | b |\n+---+---+", "table-typed", 0),
        ("(1) one\n(2) two", "bullet-typed", 0),
        ("a) one\nb) two", "bullet-typed", 0),
        ("We need:\n2. one\n3. two", "bullet-typed", 9),
        ("A note¹.\n\n¹ The note.", "note-typed", 6),
        ("Words.\n\n    - one\n    - two", "code-indented", 12),
        ("\\# A heading\n\nWords.", "mark-stray", 0),
        ("Words.\n\n\\- one\n\\- two", "mark-stray", 8),
        ("See \\[the letter\\](https://x.example/).", "mark-stray", 4),
        ("\\> Words of others.", "mark-stray", 0),
        ("Lost: \ufffd.", "text-garbled", 6),
        ("One&nbps;two.", "text-garbled", 3),
        ("See [my form](http://127.0.0.1:8000/).", "link-local", 4),
        ("We meet:\n\nTime:: 10.30", "mark-stray", 10),
        ("- Place:: the hall", "mark-stray", 2),
        ("See [my form](https://http://x.example/).", "link-local", 4),
    ],
)
def test_a_slip_is_reported_once_at_its_place(source: str, rule: str, at: int) -> None:
    assert [(fault.rule, fault.offset) for fault in slips_of(parse(source))] == [(rule, at)]


def test_what_stands_in_a_mark_of_another_program_is_that_mark() -> None:
    text = parse("{% link _posts/2020-01-01-x.md %} and {{ a_b }}.")
    assert {fault.rule for fault in text.faults} == {"text-template"}
    assert slips_of(text) == []


@pytest.mark.parametrize("mark", ["_a", "`a ", "_a ", "*a ", "**a ", "(_"])
def test_marks_without_an_end_are_looked_for_once(mark: str) -> None:
    """Of ``_a_a…`` each sign looked through the whole rest of the text, which took minutes."""
    text = parse(mark * (200_000 // len(mark)) + "\n")
    assert len(slips_of(text)) <= 1
