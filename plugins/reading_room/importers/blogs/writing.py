"""A plan is written whole or not at all. Enters: the files of a plan, and what is there. Leaves:
the new folder of posts in the place of the old one.

The folder is made anew beside the old one: files that an editor changed, added or took away are as
they were left, all others are as the plan has them. It takes the old one's place in one step. What
is added to people.yml and topics.yml is written before that, for entries that nobody uses do no
harm; the journal comes last.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reading_room.importers.blogs.journal import Imported, hash_of

if TYPE_CHECKING:
    from reading_room.importers.blogs.plan import File

_STAGED = "import-"
"""How the name of a folder begins that is being made, until it takes the place of another."""
_AN_HOUR = 3600
"""Seconds after which such a folder was left by an import that was killed."""


class Fate(NamedTuple):
    """What becomes of the files of an import, by their paths in its folder."""

    new: list[str]
    changed: list[str]
    same: list[str]
    edited: list[str]
    """Left alone: somebody changed them since."""
    gone: list[str]
    """Not made again: somebody took them away."""
    taken: list[str]
    """Left alone: there was a file of this name that no import made."""
    hashes: dict[str, str]


def fates(files: list[File], folder: Path, before: Imported) -> Fate:
    """Compare what is to be there with what is."""
    fate = Fate([], [], [], [], [], [], {})
    for file in files:
        known = before.files.get(file.path)
        data = _there(folder / file.path)
        wanted = hash_of(content(file))
        fate.hashes[file.path] = wanted
        if data is None:
            (fate.gone if known else fate.new).append(file.path)
            fate.hashes[file.path] = known or wanted
        elif hash_of(data) == wanted:
            fate.same.append(file.path)
        elif known and hash_of(data) == known:
            fate.changed.append(file.path)
        else:
            (fate.edited if known else fate.taken).append(file.path)
            fate.hashes[file.path] = known or ""
    return fate


def content(file: File) -> bytes:
    return file.origin.read_bytes() if file.origin else file.data


def _there(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def staged(files: list[File], fate: Fate, folder: Path, beside: Path) -> Path:
    """The new folder, made beside the old one; raises OSError, and then leaves nothing."""
    beside.mkdir(parents=True, exist_ok=True)
    _tidy(beside)
    new = Path(tempfile.mkdtemp(prefix=_STAGED, dir=beside))
    try:
        new.chmod(0o755)
        if folder.is_dir():
            shutil.copytree(folder, new, copy_function=_linked, dirs_exist_ok=True, symlinks=True)
        write = {*fate.new, *fate.changed}
        for file in files:
            if file.path in write:
                path = new / file.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.unlink(missing_ok=True)
                path.write_bytes(content(file))
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    return new


def _tidy(beside: Path) -> None:
    """Remove the folders that imports left which were killed."""
    long_ago = time.time() - _AN_HOUR
    for left_over in beside.glob(f"{_STAGED}*"):
        with contextlib.suppress(OSError):
            if left_over.lstat().st_mtime < long_ago:
                shutil.rmtree(left_over, ignore_errors=True)


def _linked(source: str, target: str) -> None:
    """A second name for a file, or where the disk has none, a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
