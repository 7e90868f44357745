"""Several new files at once. Enters: a folder, and files for it. Leaves: all of them, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.writing.saving import create

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def create_all(folder: Path, files: Mapping[str, bytes]) -> str:
    """Make every file, in this order; why not, where one cannot be made: then none is there, nor
    any folder that was made for it."""
    made: list[Path] = []
    folders: list[Path] = []
    try:
        for name, text in files.items():
            path = folder / name
            folders += [each for each in path.parents if not each.exists() and each not in folders]
            if why := create(path, text):
                _undo(made, folders)
                return f"{name}: {why}"
            made.append(path)
    except BaseException:
        _undo(made, folders)
        raise
    return ""


def _undo(made: list[Path], folders: list[Path]) -> None:
    for path in made:
        path.unlink(missing_ok=True)
    for path in sorted(folders, key=lambda each: len(each.parts), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
