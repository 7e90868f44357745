"""What was costly to make, kept for the next build. Enters: files and what they were made from,
as a key. Leaves: the same files, for the same key; else nothing.

They are kept in a folder of the user's and not in the site's own: there a pull request could bring
files of its own making, which would be published unseen. A keeping is one file, in its place whole
or not at all, and begins with a digest of the rest: one that is damaged, that belongs to another
user or that others can write to counts for nothing. Nor is it an error where nothing can be kept.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import tempfile
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

KEPT = 4
"""How many keepings stay, those used last: of two branches of two sites, say."""
_DIGEST = blake2b().digest_size
_LENGTH = 8
_ENDING = ".kept"
_FLAGS = os.O_RDONLY | sum(getattr(os, n, 0) for n in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK"))
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


class Kept:
    """A folder of keepings."""

    def __init__(self, folder: Path, *, newest: int = KEPT, lasting: bool = False) -> None:
        self.folder, self.newest = folder, newest
        self.lasting = lasting
        """Do all stay until `forget`, and not the newest alone?"""

    def get(self, key: str) -> list[tuple[str, bytes]] | None:
        """The files that were put by under a key; None where there are none to be trusted."""
        found = self.views(key)
        return None if found is None else [(name, bytes(view)) for name, view in found]

    def views(self, key: str) -> list[tuple[str, memoryview]] | None:
        """The same as parts of what was read: whoever wants a few of them copies those."""
        path = self._path(key)
        try:
            if not is_own(self.folder.stat()):
                return None
            files = _unpacked(memoryview(_read(path)))
            os.utime(path)
        except (OSError, ValueError):
            return None
        return files

    def put(self, key: str, files: Sequence[tuple[str, bytes | memoryview]]) -> None:
        """Put files by under a key, if the folder is there or can be made."""
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if is_own(self.folder.stat()):
                write_whole(self._path(key), _packed(files))
                if not self.lasting:
                    self._clear_up()

    def touch(self, key: str) -> bool:
        """Count what is kept under a key as used just now. Is it there?"""
        try:
            os.utime(self._path(key))
        except OSError:
            return False
        return True

    def forget(self, days: int, most: int | None = None) -> None:
        """Take away what nobody asked for in so many days; and of the rest, where there are more
        than ``most`` bytes of it, what was asked for longest ago."""
        with suppress(OSError):
            since, size = time.time() - days * 86_400, 0
            found = [(path, path.stat()) for path in self.folder.glob(f"*{_ENDING}*")]
            for path, facts in sorted(found, key=lambda each: -each[1].st_mtime):
                size += facts.st_size
                if facts.st_mtime < since or (most is not None and size > most):
                    path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / (key + _ENDING)

    def _clear_up(self) -> None:
        """Take away all but the newest, and what a killed build was writing."""
        found = sorted(self.folder.glob(f"*{_ENDING}*"), key=lambda path: -path.stat().st_mtime)
        for path in found[self.newest :]:
            path.unlink(missing_ok=True)


def is_own(facts: os.stat_result) -> bool:
    """Is it this user's, and can nobody else write to it? Windows keeps its users apart."""
    if sys.platform == "win32":
        return True
    return facts.st_uid == os.geteuid() and not facts.st_mode & _OTHERS_WRITE


def _read(path: Path) -> bytes:
    """Raises OSError or ValueError where it is missing, a link, or not this user's. It is read and
    not mapped: whoever cuts a mapped file short ends the process."""
    opened = os.open(path, _FLAGS)
    with open(opened, "rb") as file:  # noqa: PTH123
        facts = os.fstat(opened)
        if not stat.S_ISREG(facts.st_mode) or not is_own(facts):
            raise ValueError(path)
        return file.read()


def write_whole(path: Path, parts: Iterable[bytes | memoryview], mode: int = 0o600) -> None:
    """Put a file in its place whole or not at all, with these rights. Raises OSError."""
    opened, name = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    try:
        with open(opened, "wb") as file:  # noqa: PTH123
            file.writelines(parts)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _packed(files: Sequence[tuple[str, bytes | memoryview]]) -> Iterator[bytes | memoryview]:
    """A digest of the rest; the length of some JSON, and that, with the name and length of each
    file; the files."""
    names = json.dumps([(name, len(data)) for name, data in files]).encode()
    rest = [len(names).to_bytes(_LENGTH), names, *(data for _, data in files)]
    digest = blake2b()
    for part in rest:
        digest.update(part)
    yield digest.digest()
    yield from rest


def _unpacked(data: memoryview) -> list[tuple[str, memoryview]]:
    """Raises ValueError where one bit is wrong."""
    rest = data[_DIGEST:]
    if blake2b(rest).digest() != data[:_DIGEST]:
        raise ValueError
    length = int.from_bytes(rest[:_LENGTH])
    files: list[tuple[str, memoryview]] = []
    start = _LENGTH + length
    for name, length in _listed(bytes(rest[_LENGTH:start])):
        files.append((name, rest[start : start + length]))
        start += length
    return files


def _listed(line: bytes) -> list[tuple[str, int]]:
    """The names and lengths of files. Raises ValueError where it is anything else."""
    try:
        pairs = [(name, length) for name, length in json.loads(line)]
    except (TypeError, RecursionError):
        raise ValueError from None
    if not all(type(name) is str and type(length) is int for name, length in pairs):
        raise ValueError
    return pairs
