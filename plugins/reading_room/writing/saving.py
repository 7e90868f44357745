"""Files of the site written back. Enters: what was read, and what is to be there. Leaves: the file
with all of the new text or all of the old."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
import time
from glob import escape
from pathlib import Path

_UNDER_WAY = ".reading-room"
"""How the name of a file ends that is being written, until it takes the place of another."""
_AN_HOUR = 3600
"""Seconds after which such a file was left by a program that was killed."""
CHANGED = "it was changed by somebody else in the meantime"


def save(path: Path, old: bytes, new: bytes) -> str:
    """Put ``new`` in the place of ``old``, with the same rights; why not, where that cannot be.

    A file that is not what was read is left to whoever changed it.
    """
    path = path.resolve()
    try:
        opened, name = _begun(path)
    except OSError as error:
        return _why(error)
    try:
        _fill(opened, new)
        Path(name).chmod(stat.S_IMODE(path.stat().st_mode))
        if path.read_bytes() != old:
            return CHANGED
        Path(name).replace(path)
    except OSError as error:
        return _why(error)
    finally:
        Path(name).unlink(missing_ok=True)
    return ""


def _begun(path: Path) -> tuple[int, str]:
    """A new file beside ``path``, open, and its name. What a killed program left there is removed.

    Raises OSError.
    """
    long_ago = time.time() - _AN_HOUR
    for left_over in path.parent.glob(f".{escape(path.name)}.*{_UNDER_WAY}"):
        with contextlib.suppress(OSError):
            if left_over.lstat().st_mtime < long_ago:
                left_over.unlink()
    return tempfile.mkstemp(prefix=f".{path.name}.", suffix=_UNDER_WAY, dir=path.parent)


def _fill(opened: int, data: bytes) -> None:
    """All of a file, on the disk before it takes a name."""
    with open(opened, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(opened)


def replaced(path: Path, data: bytes) -> None:
    """Put a file that is a program's own in the place of an old one, whatever that held.

    Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    opened, name = _begun(path)
    try:
        _fill(opened, data)
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def create(path: Path, new: bytes) -> str:
    """Make a file that is not there yet; why not, where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        opened, name = _begun(path)
    except OSError as error:
        return _why(error)
    try:
        _fill(opened, new)
        Path(name).chmod(0o666 & ~_mask())
        _put(Path(name), path)
    except FileExistsError:
        return "there is a file of this name already"
    except OSError as error:
        return _why(error)
    finally:
        Path(name).unlink(missing_ok=True)
    return ""


def _put(new: Path, path: Path) -> None:
    """Give a whole file its name, unless another has it. Raises OSError."""
    try:
        path.hardlink_to(new)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists() or path.is_symlink():
            raise FileExistsError from None
        new.rename(path)


def _mask() -> int:
    """What rights new files do not have."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _why(error: OSError) -> str:
    return f"it cannot be written: {error.strerror}"
