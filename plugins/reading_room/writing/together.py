"""Several files at once. Enters: files that are to be. Leaves: all of them, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.writing.saving import create, save

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
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


class Change(NamedTuple):
    """A file that is to have another text. ``old`` is None where there is no such file yet."""

    path: Path
    old: bytes | None
    new: bytes


def save_all(changes: Sequence[Change]) -> str:
    """Write every file; why not, where one cannot be written: then all are as they were."""
    done: list[Change] = []
    for change in changes:
        path, old, new = change
        why = create(path, new) if old is None else save(path, old, new)
        if why:
            for each in reversed(done):
                if each.old is None:
                    each.path.unlink(missing_ok=True)
                else:
                    save(each.path, each.new, each.old)
            return f"{path.name}: {why}"
        done.append(change)
    return ""
