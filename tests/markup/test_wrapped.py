"""Addresses that lead by way of a service."""

from __future__ import annotations

import pytest

from reading_room.markup import parse
from reading_room.markup.overlooked import slips_of
from reading_room.markup.wrapped import MAY_BE, unwrapped

WRAPPED = {
    "https://www.google.com/url?q=https://example.org/x%3Fa%3Db&sa=D": "https://example.org/x?a=b",
    "https://www.google.co.uk/url?sa=t&url=https%3A%2F%2Fexample.org%2F": "https://example.org/",
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org&data=05": (
        "https://example.org"
    ),
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa&h=AT0": "https://example.org/a",
    "https://www.youtube.com/redirect?event=video&q=https%3A%2F%2Fexample.org": (
        "https://example.org"
    ),
    "https://urldefense.com/v3/__https://example.org/a/b__;!!NLFGqXoF!x$": (
        "https://example.org/a/b"
    ),
    "https://eur01.safelinks.protection.outlook.com/?data=x"
    "&url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%3A%2F%2Fexample.org%2Fdeep": (
        "https://example.org/deep"
    ),
}
PLAIN = (
    "https://www.google.com/search?q=https://example.org",
    "https://www.google.com/url",
    "https://www.google.com/url?q=javascript:alert(1)",
    "https://google.com.example.org/url?q=https://example.net",
    "https://example.org/url?q=https://example.net",
)


@pytest.mark.parametrize(("address", "target"), WRAPPED.items())
def test_the_address_itself(address: str, target: str) -> None:
    assert unwrapped(address) == target
    assert any(sign in address for sign in MAY_BE)


@pytest.mark.parametrize("address", PLAIN)
def test_other_addresses(address: str) -> None:
    assert unwrapped(address) == ""


def test_round_brackets_of_an_address_stay() -> None:
    source = "See [words](https://www.google.com/url?sa=t&url=https://example.org/a_(b)) here."
    assert [fault.meant for fault in slips_of(parse(source))] == ["https://example.org/a_%28b%29"]
