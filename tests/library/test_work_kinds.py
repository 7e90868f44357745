"""What a card says that a work is."""

from __future__ import annotations

from pathlib import Path

from casebook import build
from reading_room.library.work_kinds import KINDS
from reading_room.schema.items import TYPES

SITE = """
=== reading_lists/list.yml
title: List
date: 2014-01-01
items:
  - {id: one, type: thesis, genre: PhD thesis, title: One, author: [Ann Mead], publisher: York, issued: "2014"}
  - {id: two, type: thesis, title: Two, issued: "2013"}
  - {id: three, type: chapter, title: Three, author: [Bo Fern], container-title: Lives, editor: [Jo Lee, Ivy Oak], translator: [Di Reel], page: 3-9}
  - {id: four, type: post-weblog, title: Four, container-title: A blog, editor: [Jo Lee]}
  - {id: five, title: Five, issued: "2012"}
  - {id: six, type: article-journal, title: Six, container-title: Trees, editor: [Jo Lee], translator: [Di Reel]}
  - {id: seven, type: book, title: Seven, editor: [Jo Lee], publisher: Grass}
"""  # noqa: E501


def test_every_type_has_a_word() -> None:
    assert set(KINDS) == set(TYPES)
    assert [name for name, words in KINDS.items() if not words] == ["document"]


def test_a_card_says_what_its_journal_or_blog_does_not_tell(tmp_path: Path) -> None:
    library = build(tmp_path, SITE).library
    assert {id_: library.described(item) for id_, item in library.index.items.items()} == {
        "one": "PhD thesis, York, 2014",
        "two": "Thesis, 2013",
        "three": "Chapter in Lives, edited by Jo Lee and Ivy Oak, translated by Di Reel, pp. 3–9",
        "four": "A blog",
        "five": "2012",
        "six": "Trees, translated by Di Reel",
        "seven": "Book, Grass",
    }
