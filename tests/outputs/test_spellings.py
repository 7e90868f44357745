"""The words that a slip in a search may have been meant for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading_room.outputs import spellings
from reading_room.outputs.spellings import BESIDES, besides, vocabulary, words

_ANY = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("aZ09_ ’“”–…é-\n")))


@given(_ANY)
def test_plain_english_has_the_words_that_the_pattern_finds(text: str) -> None:
    """Whether a text is ASCII or not decides how fast its words are found, not which."""
    long = [word for word in words(text) if len(word) > 3]
    assert long == re.findall(r"[^\W\d_]{4,}", text.lower())


def test_a_word_has_a_place_that_stands_in_two_texts_or_twice_in_one() -> None:
    texts = ["Ferry and ferry, once", "The harbour", "A harbour’s pilot", "Pilot “boat” 4567"]
    assert vocabulary(texts, []) == "harbour pilot ferry"


def test_a_title_has_a_place_whatever_the_texts_say() -> None:
    assert vocabulary(["harbour", "harbour"], ["Zoë Tide"]) == "harbour tide"


def test_words_of_several_texts_come_before_those_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spellings, "SPELT", 2)
    texts = ["ferry ferry", "harbour pilot", "pilot", "pilot harbour", "lighthouse lighthouse"]
    assert vocabulary(texts, []) == "pilot harbour"
    monkeypatch.setattr(spellings, "SPELT", 3)
    assert vocabulary(texts, []) == "pilot harbour ferry"


def test_a_word_of_any_length_is_read_once() -> None:
    """Looked through anew from each of its letters, this would take a minute."""
    assert besides("é" * 200_000 + " Ørsted") == f" {BESIDES} Orsted Oersted"
