"""Works with nothing left to look up."""

from __future__ import annotations

from pathlib import Path

from casebook import build
from reading_room.library import bibliography

TEXT = """\
=== reading_lists/shown.yml
title: Shown
date: 2014-01-01
topics: [care]
items:
  - work: both
    note: Why.
=== reading_lists/later.yml
title: Later
date: 2027-01-01
items:
  - {id: both, title: Both, topics: [care, money]}
"""


def test_a_work_of_a_list_that_is_not_shown_yet_has_the_topics_that_are(tmp_path: Path) -> None:
    library = build(tmp_path, TEXT).library
    [reference] = bibliography.of_list(library, library.lists[0])
    assert (reference.id, reference.note, reference.list) == ("both", "Why.", "shown")
    assert reference.topics == ("care",)
