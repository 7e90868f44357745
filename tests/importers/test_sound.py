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
    path = listed(site, f"items:\n  - {line}\n    id: alfa\n    title: Alfa\n    publisher: Old\n")
    before = path.read_text()
    done = run(site, {"id": "alfa", "title": "Alfa", "publisher": "New", **values})
    assert path.read_text() == before.replace("Old", "New")
    assert f"  alfa: {key} was not changed. What the list has there has an error" in done.said
    assert done.status == 1


def test_a_list_that_would_be_too_large_to_read_stays_as_it_is(site: Path) -> None:
    note = "\n\n".join(["Words. " * 1000] * 150)
    path = listed(site, "items:\n  - id: alfa\n    title: Alfa\n")
    before = path.read_bytes()
    done = run(site, {"id": "bravo", "title": "Bravo", "note": note})
    assert path.read_bytes() == before
    assert done.status == 1
    assert "reading_lists/works.yml was not written" in done.said
    assert "the most that can be read is 1 MB" in done.said
    assert run(site, {"id": "bravo", "title": "B", "note": note}, words=("--list", "o")).status == 1
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
