"""A language in BibLaTeX: babel's name, or a tag that other programs read where there is none."""

from __future__ import annotations

import json

import bibtexparser
import pypandoc
import pytest

from helpers import a_reference
from reading_room.formats import biblatex
from reading_room.formats.languages import LANGUAGES, LANGUAGES_BACK
from reading_room.importers.biblatex import read_biblatex

WITHOUT_NAMES = ("zh-Hans", "en-IE", "so", "ur", "en-GB-oxendict", "bfi", "mi")
NOT_PANDOCS = {"cy", "ga", "gd", "gl", "hi"}
"""Of whose names pandoc makes no tags."""


@pytest.mark.parametrize("tag", [*LANGUAGES, *WITHOUT_NAMES])
def test_a_tag_is_told_and_nothing_is_printed(tag: str) -> None:
    text = biblatex.write(a_reference("a", "A", language=tag))
    [entry] = bibtexparser.parse_string(text).entries
    fields = {field.key: field.value for field in entry.fields}
    assert fields.pop("langid") == LANGUAGES.get(tag, tag)
    assert fields.keys() == {"title"}
    [work] = read_biblatex(text).works
    assert work.reference.language == tag


def test_pandoc_reads_tags() -> None:
    """The country is its own guess; the language is that of the tag, or the tag itself."""
    tags = [*LANGUAGES, *WITHOUT_NAMES]
    text = "".join(biblatex.write(a_reference(tag, "A", language=tag)) for tag in tags)
    found = {
        item["id"]: item["language"]
        for item in json.loads(pypandoc.convert_text(text, "csljson", format="biblatex"))
    }
    for tag in tags:
        if tag in NOT_PANDOCS:
            assert found[tag] == LANGUAGES[tag]
        elif tag in LANGUAGES:
            assert found[tag].partition("-")[0] == tag.partition("-")[0]
        else:
            assert found[tag] == tag.lower()


def test_names_and_tags_are_told_apart() -> None:
    assert set(LANGUAGES.values()) <= set(LANGUAGES_BACK)
    assert not set(LANGUAGES_BACK) & set(LANGUAGES)
    assert LANGUAGES["cy"] == "welsh"
