"""How a text begins, for listings and feeds: its prose."""

from __future__ import annotations

import pytest

from reading_room.markup import parse


@pytest.mark.parametrize(
    ("markdown", "lead"),
    [
        ("One *two*\nthree.\n\nFour.", "One two three. Four."),
        ("## Heading\n\nWords.\n\n### More\n\nThen.", "Words. Then."),
        ("- a\n- b\n\nWords.", "Words."),
        ("1. a\n\n   loose\n\n2. b\n\nWords.", "Words."),
        ("| a | b |\n|---|---|\n| c | d |\n\nWords.", "Words."),
        ("> [!NOTE]\n> Mind.\n\nWords.", "Words."),
        ("> A quotation.\n\nWords.", "Words."),
        ("> A quotation.\n>\n> - a", "A quotation."),
        ("Words[^1] here.[^1]\n\n[^1]: A note.", "Words here."),
        ("Said [@fox-2014]. Again.", "Said. Again."),
        ("```python\nprint()\n```\n\nWords of `code`.", "Words of code."),
        ("![A table](a.png)\n\nWords & <b>more</b>.", "Words & more."),
        ("<details><summary>More</summary>\n\nHidden.\n\n</details>\n\nWords.", "Words."),
        ("A <details><summary>word</summary>of it</details>.", "A word of it."),
        ("<div>\n\nIn a box.\n\n</div>\n\nWords.", "Words."),
        ("[A link](b.md) and\\\na break.", "A link and a break."),
        ("Words $$\na = b\n$$\nand *more*.", "Words and more."),
        ("Words:\n\n$$\\sum_{i=1}^n i$$\n\nThen.", "Words: Then."),
        ("Of $n$ people, $a + b = 3$ and $x^2$ ask.", "Of n people, a+b=3 and … ask."),
        ("The mean is $\\bar{x}$, they say.", "The mean is …, they say."),
        ("Words ~~taken back~~ that stay.", "Words that stay."),
        ("```math\na = b\n```\n\nWords.", "Words."),
        ("- only\n- a list", ""),
        ("", ""),
    ],
)
def test_the_lead_is_prose(markdown: str, lead: str) -> None:
    assert parse(markdown).lead == lead


def test_it_is_no_longer_than_anybody_needs() -> None:
    assert len(parse("Words and words.\n\n" * 1000).lead) < 1000
