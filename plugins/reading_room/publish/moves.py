"""One folder takes another's place. Enters: a new folder and an old one. Leaves: the new one there.

Three ways, each where the one before cannot be had: one step (`exchange`), two steps
(`rename_twice`), and file by file (`fill`).
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_REFUSED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}


class HalfFilledError(OSError):
    """A folder that cannot be moved was being filled, and could not be filled to the end."""


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where this machine cannot. Raises OSError."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    paths = (os.fsencode(one), os.fsencode(other))
    if libc.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _REFUSED:
        return False
    raise OSError(code, os.strerror(code), str(other))


def rename_twice(new: Path, site: Path, old: Path) -> None:
    """Move the site to ``old``, and ``new`` to its place; where that fails the site is put back."""
    site.rename(old)
    try:
        new.rename(site)
    except BaseException:
        old.rename(site)
        raise


def fill(site: Path, new: Path, prefix: str) -> None:
    """Make a folder that cannot be moved hold what another does.

    Everything is first copied into a hidden folder inside it, so that a full disk is met before
    anything has changed; then each file takes its place by a rename, pages last; then what is left
    over goes. Names at the top that begin with a dot stay. Raises HalfFilledError where the second
    half fails.
    """
    inside = Path(tempfile.mkdtemp(prefix=prefix, dir=site))
    try:
        shutil.copytree(new, inside, symlinks=True, dirs_exist_ok=True)
        inside.chmod(stat.S_IRWXU)
        wanted = {path.relative_to(inside) for path in _below(inside)}
        try:
            _move_in(site, inside, wanted)
            _take_away(site, inside, wanted)
        except OSError as error:
            raise HalfFilledError(error.errno, error.strerror, error.filename) from error
    finally:
        shutil.rmtree(inside, ignore_errors=True)


def _move_in(site: Path, inside: Path, wanted: set[Path]) -> None:
    for path in sorted(wanted, key=lambda path: (path.suffix in {".html", ".xml"}, path)):
        source, target = inside / path, site / path
        for folder in reversed(path.parents[:-1]):
            _make_folder(site / folder)
        if source.is_dir() and not source.is_symlink():
            _make_folder(target)
            continue
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        source.replace(target)


def _make_folder(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    path.mkdir(exist_ok=True)


def _take_away(site: Path, inside: Path, wanted: set[Path]) -> None:
    for path in sorted(_below(site), reverse=True):
        own = path.relative_to(site)
        if own not in wanted and not own.parts[0].startswith(".") and inside not in path.parents:
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


def _below(folder: Path) -> Iterator[Path]:
    """Everything in a folder and below it."""
    for parent, folders, files in os.walk(folder):
        yield from (Path(parent, name) for name in (*folders, *files))
