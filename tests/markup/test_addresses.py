"""An address that a reader sees: a long one may break behind its signs."""

from __future__ import annotations

import pytest

from reading_room.markup import parse
from reading_room.markup.links import breakable_within

LONG = "https://www.example.org/a_long-path/words.html?x=1&y=2"
BROKEN = (
    "https://www.<wbr>example.<wbr>org/<wbr>a_<wbr>long-<wbr>path/<wbr>words.<wbr>html?<wbr>x=<wbr>"
    "1&amp;<wbr>y=<wbr>2"
)


@pytest.mark.parametrize("markdown", [f"<{LONG}>", f"See {LONG} there."])
def test_a_long_address_may_be_broken_behind_its_signs(markdown: str) -> None:
    text = parse(markdown)
    html = text.html.decode()
    assert f'href="{LONG.replace("&", "&amp;")}">{BROKEN}</a>' in html
    assert LONG in text.plain


def test_a_short_one_and_the_words_of_a_link_are_as_they_are() -> None:
    assert b"<wbr>" not in parse(f"<https://example.org/> [long_words.of-a/link]({LONG})").html


def test_addresses_among_words_may_be_broken_and_words_not() -> None:
    words = f"Tables_of.words & more. Available at: {LONG}."
    assert breakable_within(words) == f"Tables_of.words &amp; more. Available at: {BROKEN}."
