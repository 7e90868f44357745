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
    for item, entry in zip(works.items, entries.works(works), strict=True):
        body = html5lib.parseFragment(entry.html)
        lines = ["".join(part.itertext()) for part in body.iter(f"{HTML}p")][1:]
        said[item.id] = (lines, [a.attrib["href"] for a in body.iter(f"{HTML}a")][1:])
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


DEBATE = """\
=== reading_lists/works.yml
title: Works
date: 2026-01-06
sections:
  - id: first
    title: First & foremost
    items:
      - id: whole
        title: A & B
        author: [Ann Example, {literal: The A Team, kind: group}]
        container-title: A journal
        issued: 2014-02
        URL: https://here.example/
        note: |
          Why.

          Why else.
        importance: essential
        access: free-login
        minutes: 12
        responds_to: [other, late]
      - id: bare
        title: A book
      - id: dead
        title: Dead
        URL: https://dead.example/
        link: {status: gone}
        access: open
        minutes: 1
        type: motion_picture
        responds_to: [whole]
=== reading_lists/second.yml
title: Second
date: 2026-01-05
items:
  - {id: other, title: Another & more}
  - {work: whole, importance: background}
=== reading_lists/late.yml
title: Late
date: 2027-01-05
items:
  - {id: late, title: Not shown yet}
"""


def test_a_feed_tells_of_a_work_what_its_page_tells(tmp_path: Path) -> None:
    library = build(tmp_path, DEBATE).library
    entries = Entries(library)
    said = {}
    for found in library.lists:
        for entry in entries.works(found):
            body = html5lib.parseFragment(entry.html)
            lines = ["".join(part.itertext()) for part in body.iter(f"{HTML}p")]
            said[entry.link.rpartition("lists/")[2]] = lines
            assert all(lines)
    assert said == {
        "works/#whole": [
            "A & B", "Ann Example, The A Team. A journal, February 2014", "here.example/",
            "Why.", "Why else.",
            "Essential. Free to read after signing in. 12 minutes to read.",
            "Answers Another & more", "Answered by Dead", "In the section “First & foremost”.",
        ],
        "works/#bare": ["A book", "In the section “First & foremost”."],
        "works/#dead": [
            "Dead", "The address no longer works: https://dead.example/",
            "1 minute.", "Answers A & B", "In the section “First & foremost”.",
        ],
        "second/#other": ["Another & more", "Answered by A & B"],
        "second/#whole": [
            "A & B", "Ann Example, The A Team. A journal, February 2014", "here.example/",
            "Background. Free to read after signing in. 12 minutes to read.",
            "Answers Another & more", "Answered by Dead",
        ],
    }  # fmt: skip


def test_what_a_work_answers_is_linked_where_the_reader_is(tmp_path: Path) -> None:
    library = build(tmp_path, DEBATE).library
    lists = "https://trial.example/reading-lists"
    entries = Entries(library)
    found = {
        entry.link: [
            link.get("href")
            for part in html5lib.parseFragment(entry.html).iter(f"{HTML}p")
            if (part.text or "").startswith("Answer")
            for link in part
        ]
        for each in library.lists
        for entry in entries.works(each)
    }
    assert found[f"{lists}/works/#whole"] == [f"{lists}/second/#other", f"{lists}/works/#dead"]
    assert found[f"{lists}/second/#whole"] == [f"{lists}/second/#other", f"{lists}/works/#dead"]
    assert found[f"{lists}/second/#other"] == [f"{lists}/second/#whole"]


def test_the_entry_of_a_whole_list_names_each_section_once(tmp_path: Path) -> None:
    library = build(tmp_path, DEBATE).library
    html = Entries(library).of(library.lists[0]).html
    assert html.count("First &amp; foremost") == 1
    assert "<p></p>" not in html
    assert "<p>Essential. Free to read after signing in. 12 minutes to read.</p>" in html
