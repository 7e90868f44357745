"""An import leaves a list that can be read: what would make it wrong is left out, or not written,
and what is wrong already stays for its editor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from importers.imported import Done, empty, imported, library_of

FILM = "https://video.example/film"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return empty(tmp_path / "site")


def listed(site: Path, items: str, name: str = "works") -> Path:
    """A list with these lines."""
    path = site / f"reading_lists/{name}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"title: Works\ndate: 2026-01-02\n{items}")
    return path


def run(site: Path, *entries: dict[str, Any], words: tuple[str, ...] = ()) -> Done:
    file = site.parent / "works.json"
    file.write_text(json.dumps(entries))
    return imported(site, file, *words)


def custom(**values: Any) -> dict[str, Any]:
    return {"custom": {"reading-room": values}}


WRONG = {
    "alternates": (
        "alternates: [{format: video, URL: www.example.org/film}]",
        custom(alternates=[{"format": "audio", "URL": FILM}]),
    ),
    "link": (
        "link: {status: gone, checked: 2026-01-01, why: I rang them}",
        custom(link={"status": "alive", "checked": "2026-02-02"}),
    ),
    "archive": (
        "archive: {url: https://archive.example/1, by: me}",
        custom(archive={"url": "https://archive.example/2"}),
    ),
    "note": ("note: {x: my words}", {"note": "The file's words."}),
    "author": ("author: [{name: Alfa Bravo, born: 1970}]", {"author": [{"literal": "Zulus"}]}),
}


@pytest.mark.parametrize("key", WRONG)
def test_a_value_with_an_error_is_left_to_its_editor(site: Path, key: str) -> None:
    line, values = WRONG[key]
    known = "id: alfa\n    title: Alfa\n    URL: https://alfa.example/"
    path = listed(site, f"items:\n  - {line}\n    {known}\n    publisher: Old\n")
    before = path.read_text()
    entry = {"id": "alfa", "title": "Alfa", "URL": "https://alfa.example/", "publisher": "New"}
    done = run(site, entry | values)
    assert path.read_text() == before.replace("Old", "New")
    assert f"  alfa: {key} was not changed. What the list has there has an error" in done.said
    assert done.status == 1


def test_a_list_that_would_be_too_large_to_read_stays_as_it_is(site: Path) -> None:
    note = "\n\n".join(["Words. " * 1000] * 20)
    path = listed(site, "items:\n  - id: alfa\n    title: Alfa\n")
    before = path.read_bytes()
    works = [{"id": f"bravo-{n}", "title": f"Bravo {n}", "note": note} for n in range(8)]
    done = run(site, *works)
    assert path.read_bytes() == before
    assert done.status == 1
    assert "reading_lists/works.yml was not written" in done.said
    assert "the most that can be read is 1 MB" in done.said
    assert run(site, *works, words=("--list", "o")).status == 1
    assert not (site / "reading_lists/o.yml").exists()


@pytest.mark.parametrize("name", ["library", "index", "feed", "page"])
def test_a_list_at_an_address_that_the_site_needs_is_not_made(site: Path, name: str) -> None:
    done = run(site, {"id": "alfa", "title": "Alfa"}, words=("--list", name))
    assert done.status == 1
    assert f"reading_lists/{name}.yml was not written: it would have errors" in done.said
    assert f"  The site needs the address {name} for itself." in done.said
    assert not (site / "reading_lists").exists()


@pytest.mark.parametrize(
    ("title", "wanted"), [("  ", "has no words"), ("\udcff", "nobody can see"), ("\0", "nobody")]
)
def test_a_title_that_cannot_be_read_is_refused(site: Path, title: str, wanted: str) -> None:
    done = run(site, {"id": "alfa", "title": "Alfa"}, words=("--title", title))
    assert done.status == 1
    assert wanted in done.said
    assert not (site / "reading_lists").exists()


def test_of_several_lists_none_is_written_where_one_cannot_be(site: Path) -> None:
    one = {"id": "alfa", "title": "Alfa", **custom(list={"id": "ones"})}
    done = run(site, one, {"id": "bravo", "title": "Bravo", **custom(list={"id": "library"})})
    assert done.status == 1
    assert "reading_lists/ones.yml was not written" in done.said
    assert not list((site / "reading_lists").glob("*"))


def test_what_was_wrong_with_a_list_before_stops_no_import(site: Path) -> None:
    path = listed(site, "items:\n  - id: alfa\n    title: Alfa\n    minutes: many\n")
    done = run(site, {"id": "bravo", "title": "Bravo"})
    assert "  - id: bravo\n" in path.read_text()
    assert "works.yml: 1 work added" in done.said
    assert len(library_of(site)[1]) == 1


def names(count: int) -> list[dict[str, str]]:
    return [{"given": "Al", "family": f"Fam{number}"} for number in range(count)]


def test_of_more_authors_than_a_work_can_have_the_first_are_taken_each_time(site: Path) -> None:
    path = site / "reading_lists/works.yml"
    text = "TY  - BOOK\nTI  - A title\n" + "".join(f"AU  - Fam{n}, Al\n" for n in range(1001))
    file = site.parent / "works.ris"
    file.write_text(f"{text}ER  - \n")
    done = imported(site, file)
    assert done.status == 0
    assert "A work can have 1,000 authors, and the others were left out (line 1): 1001" in done.said
    before = path.read_bytes()
    assert before.count(b"Al Fam") == 1000
    assert imported(site, file).said.startswith("reading_lists/works.yml: nothing is new.\n")
    assert path.read_bytes() == before
    bib = site.parent / "works.bib"
    bib.write_text(f"@book{{a, title = {{A}}, author = {{{' and '.join(['Fam, Al'] * 101)}}}}}\n")
    assert imported(site, bib, "--list", "other").status == 0
    again = imported(site, bib, "--list", "other")
    assert again.said.startswith("reading_lists/other.yml: nothing is new.\n")


def test_of_more_topics_than_a_work_can_have_the_first_are_taken(site: Path) -> None:
    keywords = ", ".join(f"t{number}" for number in range(400))
    done = run(site, {"id": "alfa", "title": "Alfa", "keyword": keywords})
    assert done.status == 0
    assert (
        "A work can have 100 topics, and the others were left out (alfa, line 1): 400" in done.said
    )
    library, found = library_of(site)
    assert found == []
    assert [ref.id for ref in library.index.items["alfa"].topics] == keywords.split(", ")[:100]


def test_topics_of_the_editor_are_kept_where_there_is_no_room_for_more(site: Path) -> None:
    own = ", ".join(f"t{number}" for number in range(99))
    path = listed(site, f"items:\n  - id: alfa\n    title: Alfa\n    topics: [{own}]\n")
    done = run(site, {"id": "alfa", "title": "Alfa", "keyword": "one, two"})
    assert f"    topics: [{own}, one]\n" in path.read_text()
    assert "A work can have 100 topics, and the others were left out" in done.said
    assert "two" in done.said
    listed(site, f"items:\n  - id: alfa\n    title: Alfa\n    topics: [{own}, x, y]\n")
    before = path.read_text()
    done = run(site, {"id": "alfa", "title": "Alfa", "keyword": "one"})
    assert path.read_text() == before
    assert (
        "A work can have 100 topics, and the others were left out (alfa, line 1): one" in done.said
    )


def test_of_more_topics_than_a_list_can_have_the_first_are_taken(site: Path) -> None:
    entries = [
        {"id": f"w{n}", "title": f"W{n}", "keyword": ", ".join(f"t{n}-{k}" for k in range(90))}
        for n in range(6)
    ]
    done = run(site, *entries)
    assert done.status == 0
    assert "A list can have 300 topics, and others are kept as keywords under custom" in done.said
    assert "keywords: t5-0; t5-1; " in (site / "reading_lists/works.yml").read_text()
    library, found = library_of(site)
    assert found == []
    assert len(library.topics) == 300
    before = (site / "reading_lists/works.yml").read_bytes()
    assert run(site, *entries).said.startswith("reading_lists/works.yml: nothing is new.\n")
    assert (site / "reading_lists/works.yml").read_bytes() == before


def test_a_new_section_has_no_id_that_is_a_works_own(site: Path) -> None:
    path = listed(
        site,
        "sections:\n  - id: one\n    title: One\n    items:\n      - id: alfa\n        title: A\n",
    )

    def entry(id_: str) -> dict[str, Any]:
        return {"id": id_, "title": id_, **custom(section={"id": "alfa", "title": "Alfa"})}

    assert run(site, entry("bravo")).status == 0
    assert "  - id: alfa-2\n    title: Alfa\n    items:\n" in path.read_text()
    assert library_of(site)[1] == []
    assert "nothing is new" in run(site, entry("bravo")).said
    assert run(site, entry("bravo"), entry("charlie")).status == 0
    assert path.read_text().count("title: Alfa\n") == 1
    assert path.read_text().endswith(
        "- id: charlie\n          title: charlie\n".replace("  " * 5, " " * 8)
    )
    assert library_of(site)[1] == []


def test_a_work_without_an_id_on_the_list_is_told_by_its_title(site: Path) -> None:
    path = listed(site, "items:\n  - title: Alfa\n    URL: https://a.example/\n  - title: Bravo\n")
    before = path.read_text()
    entry = {"id": "alfa", "title": "Alfa", "URL": "https://a.example/", "type": "book"}
    done = run(site, entry, {"id": "bravo", "title": "Bravo"})
    assert path.read_text() == before
    assert "  Alfa: nothing was changed. The work has no id on the list: write one." in done.said
    assert "  :" not in done.said
    assert done.status == 1
    path.write_text(before.replace("- title", "- id: alfa\n    title", 1))
    assert "type is book" in run(site, entry).said
    assert "    type: book\n" in path.read_text()


def test_a_work_that_the_list_names_and_no_list_has_is_not_added_a_second_time(site: Path) -> None:
    path = listed(site, "items:\n  - work: fox2014\n    note: Mine.\n")
    before = path.read_text()
    done = run(site, {"id": "Fox2014", "title": "A fox"}, {"id": "golf", "title": "Golf"})
    assert path.read_text() == f"{before}  - id: golf\n    title: Golf\n"
    assert "Not imported:" in done.said
    assert "write id: instead of work:" in done.said
    assert "(Fox2014, line 1)" in done.said
    assert done.status == 1
    path.write_text(before.replace("- work: fox2014", "- id: fox2014\n    title: A fox"))
    assert "nothing is new" in run(site, {"id": "Fox2014", "title": "A fox"}).said


def test_a_work_that_no_list_had_may_come_on_another_one(site: Path) -> None:
    listed(site, "items:\n  - work: fox2014\n", "first")
    done = run(site, {"id": "Fox2014", "title": "A fox"}, words=("--list", "works"))
    assert done.status == 0
    assert "  - id: fox2014\n" in (site / "reading_lists/works.yml").read_text()
    assert library_of(site)[1] == []
