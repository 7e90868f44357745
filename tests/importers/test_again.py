"""A file that is imported again: into a list that an editor has written in."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest

from importers.imported import empty, imported, library_of

WORKS = [
    {"id": "foxtrot-2014", "type": "book", "title": "A book", "publisher": "Golf",
     "author": [{"family": "Foxtrot", "given": "Hotel"}], "issued": {"date-parts": [[2014]]},
     "URL": "https://book.example/", "keyword": "care"},
    {"id": "http://zotero.org/users/1/items/AAAA1111", "title": "A report",
     "author": [{"literal": "Indians"}], "DOI": "10.1000/r"},
    {"id": "juliett", "type": "webpage", "title": "A page", "note": "As the file has it."},
]  # fmt: skip
EDITED = """\
# The list of the team. Ask before you change the order!
title:   "Works"   # two spaces too many
date: 2026-01-02
description: Words about it.

items:
  # Read this first.
  - id: foxtrot-2014
    title: A book   # short
    type: 'book'
    author: [ Hotel Foxtrot ]
    issued: 2014
    URL: https://book.example/
    publisher: Golf   # of London
    importance: essential
    note: >-
      A note by the editor, on
      two lines.
    topics:
      - care   # always
      - budgets

  - {id: of-india, title: A report, author: {literal: Indians}, DOI: 10.1000/r} # one line
  - id: juliett
    type: webpage
    title: A page
    note: As the file has it.
# The end.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return empty(tmp_path / "site")


@pytest.fixture
def works(site: Path) -> Path:
    """A list that an editor has written in since it came from `WORKS`."""
    path = site / "reading_lists/works.yml"
    path.parent.mkdir()
    path.write_text(EDITED)
    assert library_of(site)[1] == []
    return path


def file_with(site: Path, entries: list[dict[str, object]], name: str = "works.json") -> Path:
    path = site.parent / name
    path.write_text(json.dumps(entries))
    return path


def changed(entries: list[dict[str, object]], number: int, **values: object) -> list:  # type: ignore[type-arg]
    return [each | values if at == number else each for at, each in enumerate(entries)]


def difference(path: Path) -> list[str]:
    lines = difflib.ndiff(EDITED.splitlines(), path.read_text().splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_what_an_editor_wrote_stays_where_the_file_says_nothing_else(
    site: Path, works: Path
) -> None:
    done = imported(site, file_with(site, WORKS))
    assert (done.status, done.said) == (0, "reading_lists/works.yml: nothing is new.\n")
    assert works.read_text() == EDITED


def test_a_changed_value_takes_the_place_of_the_old_one_alone(site: Path, works: Path) -> None:
    file = file_with(site, changed(WORKS, 0, publisher="Golf, and others", title="A book: again"))
    done = imported(site, file)
    assert difference(works) == [
        "-     title: A book   # short",
        '+     title: "A book: again"   # short',
        "-     publisher: Golf   # of London",
        '+     publisher: "Golf, and others"   # of London',
    ]
    assert "reading_lists/works.yml: 0 works added, 1 changed." in done.said
    assert '  foxtrot-2014: title is "A book: again", and was A book\n' in done.said
    assert imported(site, file).said == "reading_lists/works.yml: nothing is new.\n"


def test_a_date_is_in_quotes_as_in_a_new_list_whatever_stood_there(site: Path, works: Path) -> None:
    dated = {"issued": {"date-parts": [[2011, 3]]}}
    imported(site, file_with(site, changed(changed(WORKS, 0, **dated), 2, **dated)))
    assert difference(works) == [
        "-     issued: 2014",
        '+     issued: "2011-03"',
        '+     issued: "2011-03"',
    ]


def test_a_work_is_known_by_its_doi_whatever_its_id_became(site: Path, works: Path) -> None:
    imported(site, file_with(site, changed(WORKS, 1, title="A report, with a new title")))
    [old, new] = [line for line in difference(works) if "report" in line]
    assert "id: of-india" in new
    assert 'title: "A report, with a new title"' in new
    assert new.endswith("# one line")
    assert len(difference(works)) == 2
    assert old.endswith("# one line")


def test_a_new_work_goes_behind_the_last_and_nothing_goes_away(site: Path, works: Path) -> None:
    new = {"id": "kilo", "type": "book", "title": "New", "author": [{"literal": "The Limas"}]}
    done = imported(site, file_with(site, [WORKS[1], new]))
    assert difference(works) == [
        "+   - id: kilo", "+     type: book", "+     title: New",
        "+     author: [{literal: The Limas}]",
    ]  # fmt: skip
    assert works.read_text().endswith("author: [{literal: The Limas}]\n# The end.\n")
    assert "On the list, and not in the file: foxtrot-2014, juliett." in done.said
    assert library_of(site)[1] == []


def test_topics_of_the_editor_stay_beside_new_ones(site: Path, works: Path) -> None:
    works.write_text(EDITED.replace("care   # always", "care"))
    imported(site, file_with(site, changed(WORKS, 0, keyword="care, voice")))
    library, found = library_of(site)
    assert found == []
    topics = [ref.id for ref in library.index.items["foxtrot-2014"].topics]
    assert topics == ["care", "budgets", "voice"]


def test_a_value_with_a_remark_in_it_is_left_to_the_editor(site: Path, works: Path) -> None:
    done = imported(site, file_with(site, changed(WORKS, 0, keyword="care, voice")))
    assert works.read_text() == EDITED
    assert "  foxtrot-2014: topics was not changed. A remark stands inside" in done.said
    assert done.status == 1


def test_a_newer_check_of_a_link_is_not_undone(site: Path, works: Path) -> None:
    works.write_text(EDITED.replace(
        "    title: A page\n",
        "    title: A page\n    URL: https://page.example/\n"
        "    link: {status: gone, checked: 2026-05-01}\n",
    ))  # fmt: skip
    url = "https://page.example/"
    older = {"reading-room": {"link": {"status": "alive", "checked": "2026-01-01"}}}
    before = works.read_text()
    imported(site, file_with(site, changed(WORKS, 2, custom=older, URL=url)))
    assert works.read_text() == before
    newer = {"reading-room": {"link": {"status": "alive", "checked": "2026-05-02"}}}
    imported(site, file_with(site, changed(WORKS, 2, custom=newer, URL=url)))
    assert "link: {status: alive, checked: 2026-05-02}" in works.read_text().replace('"', "")


def test_the_same_work_on_another_list_is_named_once(site: Path, works: Path) -> None:
    file = file_with(site, [{**WORKS[1], "note": "For this list."}], "other.json")
    assert imported(site, file).said == (
        "reading_lists/other.yml: a new list of 1 work.\n"
        "  On reading_lists/works.yml already, and named here by its id (work:): of-india.\n"
    )
    other = site / "reading_lists/other.yml"
    assert other.read_text() == (
        "title: Other\ndate: 2026-01-02\nitems:\n  - work: of-india\n    note: For this list.\n"
    )
    assert library_of(site)[1] == []
    again = file_with(site, [{**WORKS[1], "note": "Otherwise.", "publisher": "X"}], "other.json")
    done = imported(site, again)
    assert "note: Otherwise.\n" in other.read_text()
    assert "publisher differs from what reading_lists/works.yml has" in done.said
    assert works.read_text() == EDITED


def test_what_differs_from_another_list_is_told_the_first_time_too(site: Path, works: Path) -> None:
    entry = WORKS[1] | {"publisher": "X", "note": "For this list.", "keyword": "care"}
    first = imported(site, file_with(site, [entry], "other.json")).said
    for key in ("publisher", "topics"):
        assert f"  {key} differs from what reading_lists/works.yml has, which this" in first
    assert "note differs" not in first
    again = imported(site, file_with(site, [entry], "other.json")).said
    assert again.splitlines()[1:] == first.splitlines()[2:]
    assert works.read_text() == EDITED


def test_a_work_of_the_same_list_is_known_by_its_id_alone(site: Path, works: Path) -> None:
    assert works.read_text() == EDITED
    other = {"title": "A wholly other title", "author": [{"literal": "Others"}], "URL": ""}
    done = imported(site, file_with(site, changed(changed(WORKS, 0, **other), 2, title="Law")))
    assert "0 works added, 2 changed." in done.said
    assert "  foxtrot-2014: title is A wholly other title, and was A book\n" in done.said
    assert "  juliett: title is Law, and was A page\n" in done.said
    assert "The id stands for something else" not in done.said
    assert "not in the file" not in done.said
    assert set(library_of(site)[0].index.items) == {"foxtrot-2014", "of-india", "juliett"}


def test_a_work_that_had_to_take_another_id_is_known_by_its_own(site: Path, works: Path) -> None:
    assert works.read_text() == EDITED
    entry = {"id": "juliett", "type": "book", "title": "Not that page"}
    imported(site, file_with(site, [entry], "other.json"))
    done = imported(site, file_with(site, [entry | {"title": "Still not it"}], "other.json"))
    assert "reading_lists/other.yml: 0 works added, 1 changed." in done.said
    assert "  juliett-2: title is Still not it, and was Not that page\n" in done.said


def test_an_id_that_is_taken_by_another_work_is_told_and_stays_the_same(
    site: Path, works: Path
) -> None:
    assert works.read_text() == EDITED
    entries = [{"id": "juliett", "type": "book", "title": "Not that page"}]
    done = imported(site, file_with(site, entries, "other.json"))
    assert "The id stands for something else in this site" in done.said
    other = site / "reading_lists/other.yml"
    assert "  - id: juliett-2\n" in other.read_text()
    before = other.read_bytes()
    imported(site, file_with(site, entries, "other.json"))
    assert other.read_bytes() == before
    assert library_of(site)[1] == []


def test_what_an_editor_said_of_a_name_stays_said(site: Path, works: Path) -> None:
    works.write_text(EDITED.replace("{literal: Indians}", "{family: Indians}"))
    before = works.read_text()
    assert "nothing is new." in imported(site, file_with(site, WORKS)).said
    assert works.read_text() == before


def test_new_sections_and_works_go_where_they_belong(site: Path) -> None:
    path = site / "reading_lists/parts.yml"
    path.parent.mkdir()
    path.write_bytes(
        b"title: Parts\r\ndate: 2026-01-02\r\nsections:\r\n"
        b"- id: one\r\n  title: One\r\n  items:\r\n"
        b"  - id: alfa\r\n    title: Alfa   # first\r\n- id: two\r\n  title: Two\r\n  items:\r\n"
        b"  - {id: bravo, title: Bravo}\r\n"
    )

    def entry(id_: str, section: str) -> dict[str, object]:
        part = {"section": {"id": section, "title": section.title()}}
        return {"id": id_, "title": id_.title(), "custom": {"reading-room": part}}

    file = file_with(
        site, [entry("charlie", "one"), entry("delta", "three"), entry("echo", "two")], "parts.json"
    )
    assert imported(site, file).status == 0
    assert path.read_bytes() == (
        b"title: Parts\r\ndate: 2026-01-02\r\nsections:\r\n"
        b"- id: one\r\n  title: One\r\n  items:\r\n"
        b"  - id: alfa\r\n    title: Alfa   # first\r\n  - id: charlie\r\n    title: Charlie\r\n"
        b"- id: two\r\n  title: Two\r\n  items:\r\n"
        b"  - {id: bravo, title: Bravo}\r\n  - id: echo\r\n    title: Echo\r\n"
        b"- id: three\r\n  title: Three\r\n  items:\r\n    - id: delta\r\n      title: Delta\r\n"
    )
    assert "nothing is new." in imported(site, file).said


@pytest.mark.parametrize(
    "text", ["title: [broken", "title: X\ndate: 2026-01-02\nitems: [{id: a, title: A}]\n"]
)
def test_a_list_that_nothing_can_be_added_to_stays_as_it_is(
    site: Path, works: Path, text: str
) -> None:
    works.write_text(text)
    done = imported(site, file_with(site, WORKS))
    assert done.status == 1
    assert works.read_text() == text
    assert "nothing was imported" in done.said or "Nothing was added." in done.said
