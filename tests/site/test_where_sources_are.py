"""mkdocs.yml by whatever path, in whatever folder: the site is the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from helpers import Run, contents

BASE = """\
site_name: Elsewhere
site_url: https://elsewhere.example/notes/
theme: {name: material, font: false}
plugins:
  - reading-room: {as_of: 2026-01-31, search: false}
  - rss
"""


@pytest.fixture
def as_usual(run: Run, small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose mkdocs.yml is beside its folders, and which was built from there."""
    (small_site / "mkdocs.yml").write_text(BASE)
    folder = tmp_path_factory.mktemp("usual") / "site"
    done = run("mkdocs", "build", "--strict", "-d", str(folder), cwd=small_site)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize("command", ["mkdocs", "properdocs"])
@pytest.mark.parametrize(("at", "file"), [(".", "mkdocs.yml"), ("..", "{}/mkdocs.yml")])
def test_mkdocs_yml_named_by_a_path_from_here(
    run: Run, small_site: Path, as_usual: Path, command: str, at: str, file: str
) -> None:
    file = file.format(small_site.name)
    done = run(command, "build", "--strict", "-f", file, cwd=small_site / at)
    assert done.returncode == 0, done.stderr
    built = contents(small_site / "site")
    if command == "properdocs":  # whose name Material prints in its pages
        assert built.keys() == contents(as_usual).keys()
    else:
        assert built == contents(as_usual)


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["links", "check", "--dry-run", "works"],
        ["import", "--list", "more", "new.bib"],
    ],
    ids=lambda words: words[0],
)
def test_every_command_finds_the_site_by_such_a_path(
    run: Run, small_site: Path, words: list[str]
) -> None:
    (small_site.parent / "new.bib").write_text("@book{a, title = {A work}, author = {Fox, Alex}}")
    done = run("reading_room", *words, "-f", f"{small_site.name}/mkdocs.yml", cwd=small_site.parent)
    assert done.returncode == 0, done.stderr


def test_spaces_and_accents_in_the_path(
    run: Run, small_site: Path, as_usual: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("with") / "Ünsere Seite & more"
    shutil.copytree(small_site, folder)
    for config in (["-f", f"{folder.name}/mkdocs.yml"], ["-f", str(folder / "mkdocs.yml")]):
        done = run("mkdocs", "build", "--strict", *config, cwd=folder.parent)
        assert done.returncode == 0, done.stderr
        assert contents(folder / "site") == contents(as_usual)


def test_mkdocs_yml_that_inherits_and_is_in_a_folder_of_its_own(
    run: Run, small_site: Path, as_usual: Path
) -> None:
    """docs_dir leads out of its folder, so that posts and lists are beside docs."""
    sub = small_site / "config"
    sub.mkdir()
    (small_site / "mkdocs.yml").rename(small_site / "base.yml")
    (sub / "mkdocs.yml").write_text("INHERIT: ../base.yml\ndocs_dir: ../docs\nsite_dir: ../site\n")
    for at, file in ((small_site, "config/mkdocs.yml"), (sub, "mkdocs.yml")):
        done = run("mkdocs", "build", "--strict", "-f", file, cwd=at)
        assert done.returncode == 0, done.stderr
        assert contents(small_site / "site") == contents(as_usual)
        shutil.rmtree(small_site / "site")
        done = run("reading_room", "check", "-f", file, cwd=at)
        assert done.returncode == 0, done.stderr


def test_docs_deep_inside_while_posts_are_beside_mkdocs_yml(
    run: Run, small_site: Path, as_usual: Path
) -> None:
    (small_site / "content").mkdir()
    (small_site / "docs").rename(small_site / "content/docs")
    about = small_site / "content/docs/about.md"
    about.write_text(about.read_text().replace("../", "../../"))
    (small_site / "mkdocs.yml").write_text(f"{BASE}docs_dir: content/docs\n")
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 0, done.stderr
    assert contents(small_site / "site") == contents(as_usual)
