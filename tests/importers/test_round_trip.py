"""What this site gives away and takes back is the same, byte for byte, in every format."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from formats.wanted import SITE
from helpers import REPOSITORY
from importers.imported import CONFIG, empty, files_of, imported
from reading_room.formats import FORMATS

ENDINGS = [form.ending for form in FORMATS]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lists of this repository, with their people and topics."""
    folder = tmp_path_factory.mktemp("own")
    shutil.copytree(REPOSITORY / "reading_lists", folder / "reading_lists")
    return sourced(folder, REPOSITORY)


@pytest.fixture(scope="module")
def stressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lists in which every field stands in every form that programs stumble over."""
    folder = tmp_path_factory.mktemp("stressed")
    shutil.copytree(SITE / "reading_lists", folder / "reading_lists")
    return sourced(folder, SITE)


def sourced(folder: Path, source: Path) -> Path:
    """A site that knows the people and topics of another."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG.replace("as_of: 2026-06-01", "as_of: 2026-11-01"))
    for name in ("people.yml", "topics.yml"):
        shutil.copy(source / "docs" / name, folder / "docs" / name)
    return folder


def lists_of(site: Path) -> list[str]:
    return sorted(path.stem for path in (site / "reading_lists").iterdir())


def travelled(source: Path, target: Path, ending: str) -> tuple[dict[str, bytes], list[str]]:
    """The downloads of a site to which every list came by its own download, and what was said."""
    given = files_of(source)
    said = []
    for name in lists_of(source):
        if data := given.get(f"reading-lists/{name}{ending}"):
            file = target / f"{name}{ending}"
            file.write_bytes(data)
            said += imported(target, file).said.splitlines()
            file.unlink()
    return files_of(target), said


def of_lists(files: dict[str, bytes]) -> dict[str, bytes]:
    """Downloads without that of the library, in which lists stand in the order of their dates."""
    return {path: data for path, data in files.items() if "/library." not in path}


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_hard_list_comes_back_as_it_left(stressed: Path, tmp_path: Path, ending: str) -> None:
    got, said = travelled(stressed, sourced(tmp_path / "site", SITE), ending)
    assert complaints(said) == []
    wanted = of_lists(files_of(stressed))
    assert len(wanted) == 2 * 3  # two of its lists are shown, in three formats
    assert of_lists(got) == wanted


def complaints(said: list[str]) -> list[str]:
    """What was said, apart from what was made."""
    made = (": a new list of ", " already, and named here by its id (work:): ")
    return [line for line in said if not any(words in line for words in made)]


@pytest.mark.parametrize("ending", ENDINGS)
def test_this_sites_lists_come_back_as_they_left(own: Path, tmp_path: Path, ending: str) -> None:
    got, said = travelled(own, sourced(tmp_path / "site", REPOSITORY), ending)
    assert complaints(said) == []
    wanted = files_of(own)
    assert of_lists(got) == of_lists(wanted)
    titles = [
        {item["custom"]["reading-room"]["list"]["title"] for item in json_of(files, "library")}
        for files in (got, wanted)
    ]
    assert titles[0] == titles[1]
    assert len(titles[0]) > 1


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_download_can_be_taken_into_a_list_of_another_name(
    own: Path, tmp_path: Path, ending: str
) -> None:
    site = sourced(tmp_path / "site", REPOSITORY)
    name = lists_of(own)[0]
    file = tmp_path / f"anything{ending}"
    file.write_bytes(files_of(own)[f"reading-lists/{name}{ending}"])
    assert imported(site, file, "--list", "another").status == 0
    assert lists_of(site) == ["another"]
    heads = [
        (folder / f"reading_lists/{slug}.yml").read_text().partition("\n")[0]
        for folder, slug in ((own, name), (site, "another"))
    ]
    assert heads[0] == heads[1]
    got, wanted = (
        json_of(files_of(folder), slug) for folder, slug in ((site, "another"), (own, name))
    )
    assert [item["title"] for item in got] == [item["title"] for item in wanted]


def json_of(files: dict[str, bytes], slug: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files[f"reading-lists/{slug}.csl.json"])
    return found


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_library_under_one_name_is_one_list(own: Path, tmp_path: Path, ending: str) -> None:
    site = sourced(tmp_path / "site", REPOSITORY)
    file = tmp_path / f"library{ending}"
    file.write_bytes(files_of(own)[f"reading-lists/library{ending}"])
    assert len(lists_of(own)) > 1
    assert imported(site, file, "--list", "all-works").status == 0
    assert lists_of(site) == ["all-works"]
    text = (site / "reading_lists/all-works.yml").read_text()
    assert text.startswith("title: All works\n")


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_empty_site_needs_to_know_neither_people_nor_topics(
    own: Path, tmp_path: Path, ending: str
) -> None:
    got, said = travelled(own, empty(tmp_path / "site"), ending)
    assert complaints(said) == []
    assert of_lists(got) == of_lists(files_of(own))


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_library_becomes_every_list_under_its_title(
    own: Path, tmp_path: Path, ending: str
) -> None:
    given = files_of(own)[f"reading-lists/library{ending}"]
    site = empty(tmp_path / "site")
    file = tmp_path / f"library{ending}"
    file.write_bytes(given)
    assert imported(site, file).status == 0
    assert lists_of(site) == lists_of(own)
    for name in lists_of(own):
        heads = [
            (folder / f"reading_lists/{name}.yml").read_text().partition("\n")[0]
            for folder in (own, site)
        ]
        assert heads[0] == heads[1]
    assert imported(site, file).said.count(": nothing is new.") == len(lists_of(own))


def test_the_files_of_a_build_are_taken_back(real_site: Path, tmp_path: Path) -> None:
    site = sourced(tmp_path / "site", REPOSITORY)
    given = real_site / "reading-lists"
    for path in sorted(given.glob("*.ris")):
        assert path.stem == "library" or imported(site, path).status == 0
    for path, data in of_lists(files_of(site)).items():
        assert (real_site / path).read_bytes() == data


BEFORE_CHRIST = """\
title: Old works
date: 2026-01-02
items:
  - {id: republic, type: book, title: Republic, issued: "-0374"}
  - {id: laws, type: book, title: Laws, issued: "-0359/-0346"}
  - {id: letter, type: personal_communication, title: A letter, issued: "-0043-03-15"}
  - {id: about, type: book, title: About then, issued: "-0349~"}
"""


@pytest.mark.parametrize("ending", ENDINGS)
def test_years_before_christ_travel(tmp_path: Path, ending: str) -> None:
    own = empty(tmp_path / "own")
    (own / "reading_lists").mkdir()
    (own / "reading_lists/old.yml").write_text(BEFORE_CHRIST)
    got, said = travelled(own, empty(tmp_path / "site"), ending)
    assert complaints(said) == []
    assert of_lists(got) == of_lists(files_of(own))
