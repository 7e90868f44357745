"""A file of the site is written back whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reading_room.writing.saving import CHANGED, create, replaced, save


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "works.yml"
    path.write_bytes(b"old")
    return path


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o664])
def test_a_file_keeps_its_rights(path: Path, mode: int) -> None:
    path.chmod(mode)
    assert save(path, b"old", b"new\r\n") == ""
    assert path.read_bytes() == b"new\r\n"
    assert path.stat().st_mode & 0o777 == mode
    assert os.listdir(path.parent) == ["works.yml"]  # noqa: PTH208


def test_what_somebody_else_wrote_stays(path: Path) -> None:
    assert save(path, b"older", b"new") == CHANGED
    assert path.read_bytes() == b"old"
    assert os.listdir(path.parent) == ["works.yml"]  # noqa: PTH208


def test_a_link_to_a_file_stays_a_link(path: Path) -> None:
    link = path.with_name("link.yml")
    link.symlink_to(path.name)
    assert save(link, b"old", b"new") == ""
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_where_there_is_no_folder_any_more(tmp_path: Path) -> None:
    said = save(tmp_path / "away/works.yml", b"", b"new")
    assert said == "it cannot be written: No such file or directory"


def test_what_a_killed_program_left_is_removed_and_nothing_else(path: Path) -> None:
    """Of this file, and older than an hour: a younger one may be another program's work."""
    folder = path.parent
    names = {
        ".works.yml.abc_1234.reading-room": False,
        ".works.yml.abc_1235.reading-room": True,
        ".other.yml.abc_1234.reading-room": False,
        ".works.yml.original": False,
    }
    for name, is_young in names.items():
        (folder / name).write_text("half of it")
        if not is_young:
            os.utime(folder / name, (0, 0))
    assert save(path, b"old", b"new") == ""
    assert sorted(os.listdir(folder)) == sorted(  # noqa: PTH208
        [*names.keys() - {".works.yml.abc_1234.reading-room"}, "works.yml"]
    )
    assert create(folder / "other.yml", b"new") == ""
    assert not (folder / ".other.yml.abc_1234.reading-room").exists()
    left = folder / ".import.json.abc_1234.reading-room"
    left.write_text("half of it")
    os.utime(left, (0, 0))
    replaced(folder / "import.json", b"{}")
    assert (folder / "import.json").read_bytes() == b"{}"
    assert not left.exists()
