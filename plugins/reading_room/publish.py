"""A finished build takes the old site's place, whole or not at all.

Enters: the folder of the published site. Leaves: a folder beside it to build in, and after
`Staging.publish` the new site in the old one's place. On Linux the two folders are exchanged in
one step (``renameat2`` with ``RENAME_EXCHANGE``); elsewhere, and where a file system refuses
that, by two renames, between which the site's address is empty for an instant. A folder that
cannot be renamed at all (a mount point) is filled file by file: readers may then meet pages of
both sites for a moment, which is the best that such a folder allows.

A running build holds a lock on its folder, which the system lets go when the build ends, however
it ends. What a killed build left behind has no lock, and the next build takes it away.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_REFUSED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}
_NOT_TO_BE_MOVED = {errno.EBUSY, errno.EXDEV}
_OLD = ".old"


class Staging:
    """A folder in which a site is built, beside the one that is published."""

    def __init__(self, site: Path) -> None:
        """Make the folder. Raises OSError where the site's parent cannot be written to."""
        self.site = Path(os.path.realpath(site))
        if self.site.exists() and not self.site.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(site))
        self.site.parent.mkdir(parents=True, exist_ok=True)
        self._prefix = f".{self.site.name}.building-"
        self._clear_up()
        self.folder, self._lock = self._make()
        self.folder.chmod(_mode(self.site))

    def publish(self) -> None:
        """Put the new site in the old one's place, and take the old one away."""
        if not self.site.exists():
            self.folder.rename(self.site)
            self.abandon()
            return
        self._keep_hidden()
        try:
            if not _exchange(self.folder, self.site):
                self._rename_twice()
        except OSError as error:
            if error.errno not in _NOT_TO_BE_MOVED:
                raise
            _fill(self.site, self.folder)
        self.abandon()

    def abandon(self) -> None:
        """Take away what was built, or what was replaced; the published site stays as it is."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _make(self) -> tuple[Path, int | None]:
        """A new folder, locked, where this system has locks."""
        while True:
            folder = Path(tempfile.mkdtemp(prefix=self._prefix, dir=self.site.parent))
            lock = _lock(folder, wait=True)
            if folder.exists():  # else another build took it for a left-over before it was locked
                return folder, lock
            if lock is not None:
                os.close(lock)

    def _clear_up(self) -> None:
        """Take away what builds that were killed left here; none that is running."""
        found = [path for path in self.site.parent.iterdir() if path.name.startswith(self._prefix)]
        for folder in sorted(found):  # a folder before its own ".old"
            build = folder.with_suffix("") if folder.suffix == _OLD else folder
            lock = _lock(build if build.exists() else folder, wait=False)
            if lock is None:
                continue
            if folder != build and not self.site.exists():
                folder.rename(self.site)  # the build was killed between its two renames
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)

    def _rename_twice(self) -> None:
        old = self.folder.with_name(f"{self.folder.name}{_OLD}")
        self.site.rename(old)
        try:
            self.folder.rename(self.site)
        except BaseException:
            old.rename(self.site)
            raise
        self.folder = old

    def _keep_hidden(self) -> None:
        """Entries of the old site that begin with a dot stay, as MkDocs leaves them (.git)."""
        for entry in self.site.iterdir():
            target = self.folder / entry.name
            if entry.name.startswith(".") and not os.path.lexists(target):
                if entry.is_dir() and not entry.is_symlink():
                    shutil.copytree(entry, target, symlinks=True)
                else:
                    shutil.copy2(entry, target, follow_symlinks=False)


def _fill(site: Path, new: Path) -> None:
    """Make a folder hold what another does, each file whole; last, take away what is left over."""
    wanted = {path.relative_to(new) for path in _below(new)}
    for path in sorted(wanted):
        source, target = new / path, site / path
        if source.is_dir() and not source.is_symlink():
            if target.is_symlink() or target.is_file():
                target.unlink()
            target.mkdir(exist_ok=True)
            continue
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        beside = target.with_name(f".{target.name}.new")
        shutil.copy2(source, beside, follow_symlinks=False)
        beside.replace(target)
    for path in sorted(_below(site), reverse=True):
        if path.relative_to(site) not in wanted:
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


def _below(folder: Path) -> Iterator[Path]:
    """Everything in a folder and below it."""
    for parent, folders, files in os.walk(folder):
        yield from (Path(parent, name) for name in (*folders, *files))


def _mode(site: Path) -> int:
    """The rights of the published folder, else those that a new folder would get here."""
    if site.is_dir():
        return site.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o777 & ~mask


def _lock(folder: Path, *, wait: bool) -> int | None:
    """Lock a folder for as long as this build runs; None where another holds it, or none can."""
    if sys.platform == "win32":
        return None
    import fcntl

    with suppress(OSError):
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(lock)
            raise
        return lock
    return None


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where this machine cannot."""
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
