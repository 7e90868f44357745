"""A finished build takes the old site's place, whole or not at all.

Enters: the folder of the published site. Leaves: a folder beside it to build in, and after
`Staging.publish` the new site in the old one's place. On Linux the two folders are exchanged in
one step (``renameat2`` with ``RENAME_EXCHANGE``); elsewhere, and where a file system refuses
that, by two renames, between which the site's address is empty for an instant.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_REFUSED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}


class Staging:
    """A folder in which a site is built, beside the one that is published."""

    def __init__(self, site: Path) -> None:
        """Make the folder. Raises OSError where the site's parent cannot be written to."""
        self.site = Path(os.path.realpath(site))
        self.site.parent.mkdir(parents=True, exist_ok=True)
        prefix = f".{self.site.name}.building-"
        self.folder = Path(tempfile.mkdtemp(prefix=prefix, dir=self.site.parent))
        self.folder.chmod(_mode(self.site))

    def publish(self) -> None:
        """Put the new site in the old one's place, and take the old one away."""
        if not self.site.exists():
            self.folder.rename(self.site)
            return
        self._keep_hidden()
        if not _exchange(self.folder, self.site):
            old = self.folder.with_name(f"{self.folder.name}.old")
            self.site.rename(old)
            self.folder.rename(self.site)
            self.folder = old
        self.abandon()

    def abandon(self) -> None:
        """Take away what was built, or what was replaced; the published site stays as it is."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _keep_hidden(self) -> None:
        """Entries of the old site that begin with a dot stay, as MkDocs leaves them (.git)."""
        for entry in self.site.iterdir():
            target = self.folder / entry.name
            if entry.name.startswith(".") and not target.exists():
                if entry.is_dir() and not entry.is_symlink():
                    shutil.copytree(entry, target, symlinks=True)
                else:
                    shutil.copy2(entry, target, follow_symlinks=False)


def _mode(site: Path) -> int:
    """The rights of the published folder, else those that a new folder would get here."""
    if site.is_dir():
        return site.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o777 & ~mask


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
