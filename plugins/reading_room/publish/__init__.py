"""A finished build takes the old site's place, whole or not at all.

Enters: the folder of the published site. Leaves: a folder beside it to build in, and after
`Staging.publish` the new site in the old one's place. On Linux the two folders are exchanged in
one step (``renameat2`` with ``RENAME_EXCHANGE``); elsewhere, and where a file system refuses
that, by two renames, between which the site's address is empty for an instant. A folder that
cannot be renamed at all (a mount point) is filled file by file: readers may then meet pages of
both sites for a moment, which is the best that such a folder allows.

While a build runs a locked file stands beside the site, and another build of the same site waits,
so that what was read last is published last. The system lets the lock go when the build ends,
however it ends, and what a killed build left behind the next one takes away.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
import time
import weakref
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reading_room.publish import locks
from reading_room.publish.moves import HalfFilledError, exchange, fill, rename_twice
from reading_room.publish.signals import Ending, held

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Ending", "HalfFilledError", "Staging", "rmtree"]

_NOT_TO_BE_MOVED = {errno.EBUSY, errno.EXDEV}
_OLD = ".old"
_DAY = 86_400
"""Seconds after which a folder is a left-over where no lock can tell."""
_running: weakref.WeakSet[Staging] = weakref.WeakSet()
"""The builds of this process, which would wait for one another for ever."""


class Staging:
    """A folder in which a site is built, beside the one that is published."""

    published = False
    """Has the new site taken the old one's place?"""

    folder: Path
    """Where to build, from `begin` on."""

    def __init__(self, site: Path) -> None:
        self.site = Path(os.path.realpath(site))
        self._prefix = f".{self.site.name}.building-"
        self._made: list[Path] = []
        self._alone = False
        self._release: Callable[[], object] = lambda: None

    def begin(self, waiting: Callable[[], None] = lambda: None) -> None:
        """Make the folder, after every other build of this site has ended.

        ``waiting`` is called once where that takes waiting. Raises OSError where the site's parent
        cannot be written to, and where this process has such a build itself. What is begun, even in
        part, is to be ended by `publish` and `release`, or by `abandon`.
        """
        if self.site.exists() and not self.site.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self.site))
        for other in [other for other in _running if other.site == self.site]:
            if not other.published:
                raise OSError(errno.EBUSY, "this process is building it already", str(self.site))
            other.release()
        self.site.parent.mkdir(parents=True, exist_ok=True)
        self._lock(waiting)
        self._clear_up()
        with held():
            self.folder = Path(tempfile.mkdtemp(prefix=self._prefix, dir=self.site.parent))
            self._made = [self.folder]
            self.folder.chmod(_mode(self.site) | stat.S_IRWXU)

    def publish(self, keep: Callable[[Path], object] | None = None) -> None:
        """Put the new site in the old one's place, and take the old one away, unless somebody wants
        to ``keep`` it and moves it elsewhere.

        Other builds go on waiting until `release`. Raises OSError, and then the old site stands as
        it was; but for HalfFilledError, where some new files have taken their places.
        """
        mode = _mode(self.site)
        if self.site.exists():
            self._keep_hidden()
        with held():
            self.folder.chmod(mode)
            self._move()
            self.published = True
            if keep and self._made[-1].is_dir():
                keep(self._made[-1])
            self._remove()

    def release(self) -> None:
        """Let other builds of this site begin."""
        _running.discard(self)
        self._release()

    def abandon(self) -> None:
        """Take away what was built, or what was replaced; the published site stays as it is."""
        with held():
            self._remove()
            self.release()

    def _lock(self, waiting: Callable[[], None]) -> None:
        """Keep other builds out, where there are locks."""
        path = self.site.with_name(f".{self.site.name}.building.lock")
        lock = locks.take(path, waiting)
        self._alone = lock is not None
        if lock is not None:
            self._release = weakref.finalize(self, locks.let_go, path, lock)
        _running.add(self)

    def _clear_up(self) -> None:
        """Take away what builds that were killed left here.

        One that was killed between its two renames has left the old site, which is put back.
        """
        left = [path for path in self.site.parent.iterdir() if path.name.startswith(self._prefix)]
        for folder in left:
            if folder.suffix == _OLD and not self.site.exists():
                folder.rename(self.site)
        if self.site.is_dir():
            left += [path for path in self.site.iterdir() if path.name.startswith(self._prefix)]
        for folder in left:
            if self._alone or _age(folder) > _DAY:
                rmtree(folder)

    def _move(self) -> None:
        if not self.site.exists():
            self.folder.rename(self.site)
            return
        try:
            if not exchange(self.folder, self.site):
                old = self.folder.with_name(f"{self.folder.name}{_OLD}")
                self._made.append(old)
                rename_twice(self.folder, self.site, old)
        except OSError as error:
            if error.errno not in _NOT_TO_BE_MOVED:
                raise
            fill(self.site, self.folder, self._prefix)

    def _remove(self) -> None:
        for folder in self._made:
            if folder.suffix != _OLD or self.site.exists():
                rmtree(folder)

    def _keep_hidden(self) -> None:
        """Entries of the old site that begin with a dot stay, as MkDocs leaves them (.git)."""
        for entry in self.site.iterdir():
            target = self.folder / entry.name
            if entry.name.startswith(".") and not os.path.lexists(target):
                if entry.is_dir() and not entry.is_symlink():
                    shutil.copytree(entry, target, symlinks=True)
                else:
                    shutil.copy2(entry, target, follow_symlinks=False)


def _age(folder: Path) -> float:
    """Seconds since something was made in a folder."""
    with suppress(FileNotFoundError):
        return time.time() - folder.lstat().st_mtime
    return 0


def rmtree(folder: Path) -> None:
    """Take a folder away as far as possible, also one that was made read-only."""
    shutil.rmtree(folder, ignore_errors=True)
    if not folder.is_dir() or folder.is_symlink():
        return
    with suppress(OSError):  # somebody else's: the site is right, and that is what counts
        folder.chmod(stat.S_IRWXU)
        for parent, names, _ in os.walk(folder):
            for path in (Path(parent, name) for name in names):
                if not path.is_symlink():
                    path.chmod(stat.S_IRWXU)
    shutil.rmtree(folder, ignore_errors=True)


def _mode(site: Path) -> int:
    """The rights of the published folder, else those that a new folder would get here."""
    if site.is_dir():
        return site.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o777 & ~mask
