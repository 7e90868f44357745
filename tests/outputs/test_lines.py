"""A text as the search shows it: no heading or item of a list runs into what follows it."""

from __future__ import annotations

import pytest

from reading_room.outputs.lines import set_off


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("What it is\nMoney from a council.", "What it is.\nMoney from a council."),
        ("Who is it for?\nYou.", "Who is it for?\nYou."),
        ("It has to be:\nclear\nshort", "It has to be:\nclear;\nshort"),
        ("A heading (in two)\nText", "A heading (in two).\nText"),
        ("He said “Yes.”\nShe", "He said “Yes.”\nShe"),
        ("50%\nHalf", "50%.\nHalf"),
        ("個人預算\n一筆錢", "個人預算。\n一筆錢"),
        ("งบประมาณ\nเงิน", "งบประมาณ\nเงิน"),
        ("ما هي؟\nمال", "ما هي؟\nمال"),
        (" one \n\n", "one"),
        ("", ""),
    ],
)
def test_a_line_ends_before_the_next_begins(text: str, shown: str) -> None:
    assert set_off(text) == shown
