"""Blogs imported as an editor imports them, for all tests of them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from importers.imported import empty
from reading_room.cli import main

SITES = Path(__file__).parent / "sites"
"""A blog of each system, with everything that its texts may hold."""


class Moved(NamedTuple):
    """What the command ended with, what it printed, and the whole report."""

    status: int
    said: str
    report: str


def site_in(folder: Path) -> Path:
    """A site with nothing in it."""
    return empty(folder / "site")


def move(site: Path, blog: Path, *words: str) -> Moved:
    """``reading-room import BLOG``."""
    report = site / "report.md"
    line = ["import", str(blog), "-f", str(site / "mkdocs.yml"), "--report", str(report), *words]
    done = CliRunner().invoke(main, line)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    whole = report.read_text() if report.exists() else ""
    report.unlink(missing_ok=True)
    return Moved(done.exit_code, done.output, whole)


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def copied(blog: str, folder: Path) -> Path:
    """A blog that a test may change."""
    return Path(shutil.copytree(SITES / blog, folder / blog))


def blog_of(folder: Path, texts: dict[str, str]) -> Path:
    """A blog of some files."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder
