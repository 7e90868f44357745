"""Imports run as an editor runs them, and the downloads of a site, for all tests of them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from reading_room.cli import main
from reading_room.cli.site import settings_of
from reading_room.library import Library, build_library
from reading_room.outputs.downloads import downloads
from reading_room.problems import Problem, errors
from reading_room.sources import read_sources

CONFIG = """\
site_name: Works
site_url: https://works.example/
theme: {name: material, font: false}
plugins:
  - reading-room:
      as_of: 2026-06-01
      search: false
"""
DAY = "2026-01-02"


class Done(NamedTuple):
    """What a command ended with, and what it printed."""

    status: int
    said: str
    top: str = ""
    """How many works came whole."""


def empty(folder: Path) -> Path:
    """A site with nothing in it."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG)
    return folder


def imported(site: Path, file: Path, *words: str) -> Done:
    """``reading-room import FILE``, with a date for a list that is new."""
    line = ["import", str(file), "--config-file", str(site / "mkdocs.yml"), "--date", DAY, *words]
    done = CliRunner().invoke(main, line)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    first, _, rest = done.output.partition("\n")
    if first.endswith(" came whole."):
        return Done(done.exit_code, rest, first)
    return Done(done.exit_code, done.output)


def library_of(site: Path) -> tuple[Library, list[Problem]]:
    """All that a site has, and the errors in it."""
    _, settings = settings_of(site / "mkdocs.yml")
    sources, problems = read_sources(settings)
    library, more = build_library(sources, settings)
    return library, errors([*problems, *more])


def files_of(site: Path) -> dict[str, bytes]:
    """Every download of a site that has no errors."""
    library, found = library_of(site)
    assert found == []
    return {output.path: output.write() for output in downloads(library)}
