"""Which way a language is written, as CLDR has it."""

from __future__ import annotations

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from reading_room.directions import direction_of, in_language, runs_against


def test_every_language_has_the_direction_that_cldr_gives_it() -> None:
    known = {name: Locale.parse(name).text_direction == "rtl" for name in locale_identifiers()}
    assert len(known) > 500
    assert {name: direction_of(name) == "rtl" for name in known} == known


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar-EG", "rtl"), ("en-GB", "ltr"), ("ks-Deva", "ltr"), ("az-Arab", "rtl"), ("cy", "ltr")],
)
def test_a_script_says_more_than_a_language(language: str, direction: str) -> None:
    assert direction_of(language) == direction


def test_a_direction_is_said_where_it_is_not_that_of_the_words_around() -> None:
    assert in_language("ar", "ltr") == ' lang="ar" dir="rtl"'
    assert in_language("cy", "ltr") == ' lang="cy"'
    assert in_language("en", "rtl") == ' lang="en" dir="ltr"'
    assert in_language("", "rtl") == ""


def test_names_run_against_words_of_the_other_direction() -> None:
    assert runs_against("منى الخطيب", "ltr")
    assert not runs_against("منى الخطيب", "rtl")
    assert runs_against("Peter Beresford", "rtl")
    assert not runs_against("Ørsted", "ltr")
    assert not runs_against("2014", "rtl")
