"""A name of two plain words is read without a second look: as the long way reads it."""

from __future__ import annotations

import zoneinfo

import pytest
import yaml

from reading_room.sources import names
from reading_room.sources.name_words import AFTER, ORGANISATION, TITLES
from reading_room.sources.yaml.reader import Reader
from reading_room.values import Name

FIRST = ["Alex", "The", "Jo2", *(word.title() for word in sorted(TITLES))]
LAST = ["Fox", "Fox3", "Xi", *sorted(AFTER), *(word.title() for word in sorted(ORGANISATION))]
MARK = yaml.Mark("", 0, 0, 0, None, None)


def long_way(words: str) -> tuple[Name | None, int]:
    reader = Reader("", zoneinfo.ZoneInfo("Europe/London"))
    node = yaml.ScalarNode("tag:yaml.org,2002:str", words, MARK, MARK, style="'")
    return names.read_name(reader, node), len(reader.problems)


def test_the_short_way_reads_what_the_long_way_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    every = [f"{first} {last}" for first in FIRST for last in LAST]
    short = {words: found for words in every if (found := names.plain_name(words))}
    assert "Alex Fox" in short
    monkeypatch.setattr(names, "plain_name", lambda _: None)
    assert {words: long_way(words) for words in short} == {
        words: (found, 0) for words, found in short.items()
    }
