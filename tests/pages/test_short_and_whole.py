"""What a card, a label, a feed and the search say of a work in short, and a post at its foot."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook import build
from reading_room.library import Glossary, Library
from reading_room.outputs.entries import Entries
from reading_room.outputs.search import search_records
from reading_room.pages.card_maker import Cards
from reading_room.pages.cards import Work
from reading_room.pages.cited import Piece

SITE = """\
=== reading_lists/works.yml
title: Works
date: 2014-01-01
items:
  - id: one
    type: book
    title: A handbook
    editor: [Ann Mead, Bo Fern]
    publisher: Grass
    issued: 1984/1986
  - {id: two, type: motion_picture, title: A field, director: [Di Reel], issued: "1932~"}
  - id: three
    type: article-journal
    title: Oaks
    author: [Ivy Oak]
    editor: [Jo Lee]
    container-title: Trees
    volume: "12"
    issue: "3"
    page: 4-9
    issued: "2014-05"
  - id: four
    type: report
    title: Levels
    author: [{literal: Fen Office, kind: organisation}]
    issued: "2012"
    language: cy
  - id: five
    type: chapter
    title: Hay
    author: [Bo Fern]
    container-title: Fields
    editor: [Jo Lee]
    publisher: Grass
    publisher-place: Leeds
    page: "7"
=== posts/post.md
---
title: Post
date: 2014-01-02
---
Read [@one], [@three], [@four] and [@five].
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return build(tmp_path_factory.mktemp("short"), SITE, site_url="https://trial.example/").library


@pytest.fixture(scope="module")
def cards(library: Library) -> Cards:
    return Cards(library, Glossary((), "en"))


def test_a_card_names_makers_with_their_role_and_the_place_in_a_journal(cards: Cards) -> None:
    [found] = cards.library.lists
    said = {
        work.item.id: (_who(work), work.where) for part in cards.parts(found) for work in part.works
    }
    assert said == {
        "one": ("Ann Mead and Bo Fern (editors)", "Book, Grass, 1984–1986"),
        "two": ("Di Reel (director)", "Film, c. 1932"),
        "three": ("Ivy Oak", "Trees, 12(3), pp. 4–9, May 2014"),
        "four": ("Fen Office", "Report, 2012"),
        "five": ("Bo Fern", "Chapter in Fields, edited by Jo Lee, p. 7, Grass"),
    }


@pytest.mark.parametrize(
    ("count", "end"),
    [
        (12, "Lee Fam9, Lee Fam10 and Lee Fam11"),
        (13, "Lee Fam9 and 3 others"),
        (200, "Lee Fam9, Jo Lee and 189 others"),
    ],
)
def test_of_many_makers_a_card_names_the_first_and_those_with_a_page(
    tmp_path: Path, count: int, end: str
) -> None:
    """Jo Lee, who has a page, is the 150th of them where there are 200."""
    names = [f"Lee Fam{number}" for number in range(count)]
    if count > 150:
        names[149] = "jo-lee"
    site = (
        "=== docs/people.yml\njo-lee: {name: Jo Lee}\n"
        "=== reading_lists/works.yml\ntitle: Works\ndate: 2014-01-01\nitems:\n"
        f"  - {{id: one, title: A large study, author: [{', '.join(names)}]}}\n"
    )
    library = build(tmp_path, site, site_url="https://trial.example/").library
    [part] = Cards(library, Glossary((), "en")).parts(library.lists[0])
    [work] = part.works
    assert _who(work).endswith(end)
    assert _who(work).startswith("Lee Fam0, Lee Fam1, ")
    assert len(work.item.makers) == count


def test_short_labels_are_by_editors_and_with_uncertain_years(library: Library) -> None:
    assert library.labels == {
        "one": "Mead and Fern 1984–1986",
        "two": "A field c. 1932",
        "three": "Oak 2014",
        "four": "Fen Office 2012",
        "five": "Fern, no date",
    }


def test_feeds_say_what_those_did_who_wrote_nothing(library: Library) -> None:
    [found] = library.lists
    one, two, three, *_ = Entries(library).works(found)
    assert one.authors == ("Ann Mead", "Bo Fern")
    assert one.summary == "Ann Mead, Bo Fern (editors). Grass, 1984–1986"
    assert "<p>Di Reel (director). c. 1932</p>" in two.html
    assert three.summary == "Trees, 12(3), pp. 4–9, May 2014"


def test_the_search_says_it_too(library: Library) -> None:
    texts = [record.content for record in search_records(library)]
    assert any("A handbook. Ann Mead, Bo Fern (editors). Book, Grass" in text for text in texts)


def test_a_post_has_whole_references_at_its_foot(cards: Cards) -> None:
    [post] = cards.library.posts
    said = [
        (_words(each.before), each.title, _words(each.after), each.language)
        for each in cards.reading(post)
    ]
    assert said == [
        ("Mead, Ann, and Bo Fern (eds) (1984–1986) ", "A handbook", ". Grass.", ""),
        ("Oak, Ivy (2014) ‘", "Oaks", "’, Trees, 12(3), pp. 4–9. Edited by Jo Lee.", ""),
        ("Fen Office (2012) ", "Levels", ".", "cy"),
        ("Fern, Bo (no date) ‘", "Hay", "’, in Jo Lee (ed.) Fields. Leeds: Grass, p. 7.", ""),
    ]


PEOPLE = """\
=== docs/people.yml
ann-mead: {name: Ann Mead}
jo-lee: {name: Jo Lee}
the-fen: {name: {literal: The Fen, kind: group}}
=== reading_lists/works.yml
title: Works
date: 2014-01-01
items:
  - {id: one, type: book, title: A, editor: [ann-mead, Bo Fern], publisher: Ann Mead}
  - {id: two, type: chapter, title: Jo Lee, author: jo-lee, container-title: B, editor: ann-mead}
  - {id: three, title: C, author: [the-fen, Jo Lee-Oak, jo-lee], container-title: Jo Lee}
  - {id: four, title: D, author: [Ann Mead]}
=== posts/post.md
---
title: Post
date: 2014-01-02
---
Read [@one], [@two], [@three] and [@four].
"""


def test_names_of_people_with_a_page_lead_there(tmp_path: Path) -> None:
    """Once in a reference, and only where the name is theirs: a title, a publisher and a namesake
    are not."""
    library = build(tmp_path, PEOPLE, site_url="https://trial.example/").library
    [post] = library.posts
    links = [
        [(piece.text, piece.address) for piece in (*each.before, *each.after) if piece.address]
        for each in Cards(library, Glossary((), "en")).reading(post)
    ]
    ann, jo, fen = "people/ann-mead/", "people/jo-lee/", "people/the-fen/"
    assert links == [
        [("Mead, Ann", ann)],
        [("Lee, Jo", jo), ("Ann Mead", ann)],
        [("The Fen", fen), ("Jo Lee", jo)],
        [],
    ]


def _words(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def _who(work: Work) -> str:
    return "".join([by.before + by.name + (by.role and f" ({by.role})") for by in work.authors])
