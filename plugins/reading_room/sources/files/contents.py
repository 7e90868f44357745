"""The bytes of files. Enters: a path. Leaves: what stands there, on the disk or in an editor.

A file that somebody has open, and has not saved, is read as it stands in their editor: whoever
opens files here asks a `Contents`, and nobody reads one twice.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


class Contents:
    """The files of a site; those that are ``open`` as they stand there, all others on the disk."""

    def __init__(self, opened: Mapping[Path, bytes] | None = None) -> None:
        self.opened = opened or {}

    def size(self, path: Path) -> int:
        """How many bytes a file has. Raises OSError."""
        return len(self.opened[path]) if path in self.opened else path.stat().st_size

    def read(self, path: Path) -> bytes:
        """All of a file. Raises OSError."""
        return self.opened[path] if path in self.opened else path.read_bytes()

    def read_up_to(self, path: Path, most: int) -> tuple[int, bytes]:
        """How many bytes a file has, and these, unless they are more than ``most``. Raises OSError.

        A preview reads every file at each save: this asks the system half as often as a stat and
        ``read_bytes`` do.
        """
        if path in self.opened:
            data = self.opened[path]
            return len(data), data if len(data) <= most else b""
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            size = os.fstat(file.fileno()).st_size
            return size, file.readall() if size <= most else b""

    def head(self, path: Path, most: int) -> bytes:
        """The first bytes of a file. Raises OSError."""
        if path in self.opened:
            return self.opened[path][:most]
        with path.open("rb") as file:
            return file.read(most)

    def unsaved(self, folder: Path) -> Iterator[Path]:
        """The files below a folder that are open, and not on the disk yet."""
        for path in sorted(self.opened):
            if path.is_relative_to(folder) and not path.exists():
                yield path


DISK = Contents()
"""Files as they are on the disk."""
