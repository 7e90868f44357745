"""What feeds and pages say of the places where a work can be had."""

from __future__ import annotations

from pathlib import Path

import html5lib

from casebook import build
from reading_room.outputs.entries import Entries

HTML = "{http://www.w3.org/1999/xhtml}"
LIST = """\
=== reading_lists/works.yml
title: Works
date: 2026-01-06
items:
  - id: here
    title: A & B
    URL: https://here.example/?a=1&b=2
    DOI: 10.1000/182
    archive: {url: https://archive.example/here, date: 2014-02-03}
    alternates: [{format: audio, URL: https://audio.example/}]
    link: {status: alive, checked: 2026-11-22}
  - id: gone
    title: Gone
    URL: https://gone.example/
    archive: {url: https://archive.example/gone, date: 2014-02-03}
    link: {status: gone, checked: 2026-11-22}
  - id: lost
    title: Lost
    URL: https://lost.example/
    link: {status: gone}
  - id: door
    title: Door
    URL: https://door.example/
    link: {status: login}
  - id: book
    title: A book
"""


def test_a_feed_says_in_words_where_a_work_is_and_what_became_of_its_address(
    tmp_path: Path,
) -> None:
    library = build(tmp_path, LIST).library
    (works,) = library.lists
    entries = Entries(library)
    said = {}
    for entry in works.entries:
        body = html5lib.parseFragment(entries.work(entry, works).html)
        lines = ["".join(part.itertext()) for part in body.iter(f"{HTML}p")][2:]
        said[entry.item.id] = (lines, [a.attrib["href"] for a in body.iter(f"{HTML}a")][1:])
    assert said == {
        "here": (
            ["here.example/?a=1&b=2, Audio, DOI 10.1000/182, Archived copy, 3 February 2014"],
            ["https://here.example/?a=1&b=2", "https://audio.example/",
             "https://doi.org/10.1000/182", "https://archive.example/here"],
        ),
        "gone": (
            ["This is a copy archived on 3 February 2014. The original address no longer works"
             " (looked at on 22 November 2026): https://gone.example/",
             "Archived copy: archive.example/gone"],
            ["https://archive.example/gone"],
        ),
        "lost": (["The address no longer works: https://lost.example/"], []),
        "door": (["The address asks you to sign in.", "door.example/"], ["https://door.example/"]),
        "book": ([], []),
    }  # fmt: skip
