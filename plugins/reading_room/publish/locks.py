"""One build of a site at a time, or check of links. Enters: the path of a lock. Leaves: the lock.

It is a file that is there while a build runs, locked by ``flock``, which the system lets go when a
process ends, however it ends: a file that a killed build left behind keeps nobody out. Where a
system or a file system has no such locks (Windows, some network file systems), builds don't see
one another.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL, errno.EBADF, errno.ENOSYS}


def take(path: Path, waiting: Callable[[], None]) -> int | None:
    """Lock a file, made for the purpose; None where there are no locks.

    Where another process has it, call ``waiting`` once and wait. Raises OSError where the file
    cannot be made.
    """
    if sys.platform == "win32":
        return None
    while True:
        lock = _open(path)
        try:
            locked = _locked(lock, waiting)
            if locked and _is_at(lock, path):
                return lock
        except BaseException:  # Ctrl-C while waiting
            os.close(lock)
            raise
        os.close(lock)
        if not locked:
            path.unlink(missing_ok=True)
            return None
        waiting = _told  # its holder has taken the file away: look again


def let_go(path: Path, lock: int) -> None:
    """Take the file away while it is still locked, so that who waits for it looks again."""
    path.unlink(missing_ok=True)
    os.close(lock)


def _locked(lock: int, waiting: Callable[[], None]) -> bool:
    """Lock an open file, if it takes waiting; False where there are no locks."""
    import fcntl

    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(lock, fcntl.LOCK_EX)
    except OSError as error:
        if error.errno in _NO_LOCKS:
            return False
        raise
    return True


def _open(path: Path) -> int:
    while True:
        try:
            return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
        except PermissionError:
            if not path.exists():
                raise
        try:
            return os.open(path, os.O_RDONLY | os.O_NOFOLLOW)  # another user's: it can be locked
        except FileNotFoundError:
            continue


def _is_at(lock: int, path: Path) -> bool:
    """Does an open file still stand at its path?"""
    try:
        return os.path.samestat(os.fstat(lock), path.lstat())
    except FileNotFoundError:
        return False


def _told() -> None:
    """Who waits has been told so."""
