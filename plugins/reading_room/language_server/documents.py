"""What stands in an editor. Enters: what it says it opened, changed and closed. Leaves: texts.

Texts are kept here and not by pygls, whose lines end where no editor's do.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol.types import TextDocumentContentChangePartial
from pygls.uris import to_fs_path

from reading_room.language_server.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lsprotocol.types import TextDocumentContentChangeEvent


class Document:
    """One file that is open."""

    def __init__(self, uri: str, path: Path, text: str, version: int, encoding: str) -> None:
        self.uri = uri
        self.path = path
        self.version = version
        self.lines = Lines(text, encoding)

    @property
    def text(self) -> str:
        """As it stands in the editor."""
        return self.lines.text

    def change(self, changes: Iterable[TextDocumentContentChangeEvent], version: int) -> None:
        """Take changes, each on top of the one before."""
        encoding = self.lines.encoding
        for change in changes:
            text = change.text
            if isinstance(change, TextDocumentContentChangePartial):
                start = self.lines.offset(change.range.start)
                end = max(start, self.lines.offset(change.range.end))
                text = f"{self.text[:start]}{text}{self.text[end:]}"
            self.lines = Lines(text, encoding)
        self.version = version


class Documents:
    """The files that are open, by path. ``encoding`` is what the editor agreed to count in."""

    def __init__(self, encoding: str = "utf-16") -> None:
        self.encoding = encoding
        self._open: dict[Path, Document] = {}

    def open(self, uri: str, text: str, version: int) -> Document | None:
        """Take a file; None where it is none of the disk's, such as a comparison of versions."""
        path = path_of(uri)
        if path is None:
            return None
        self._open[path] = Document(uri, path, text, version, self.encoding)
        return self._open[path]

    def get(self, uri: str) -> Document | None:
        """An open file."""
        path = path_of(uri)
        return self._open.get(path) if path else None

    def at(self, path: Path) -> Document | None:
        """The same, by its path."""
        return self._open.get(path)

    def close(self, uri: str) -> Path | None:
        """Let a file go; its path."""
        path = path_of(uri)
        return path if path and self._open.pop(path, None) else None

    def bytes(self) -> dict[Path, bytes]:
        """What stands in all of them, as it would be saved."""
        return {
            path: document.text.encode("utf-8", "replace") for path, document in self._open.items()
        }

    def lines(self, path: Path) -> Lines:
        """The lines of a file, open or not; of one that cannot be read, none."""
        if path in self._open:
            return self._open[path].lines
        try:
            return Lines(path.read_bytes().decode("utf-8", "replace"), self.encoding)
        except OSError:
            return Lines("", self.encoding)

    def uri(self, path: Path) -> str:
        """The address of a file, as its editor writes it where it is open."""
        return self._open[path].uri if path in self._open else path.as_uri()


def path_of(uri: str) -> Path | None:
    """The path of a file on the disk."""
    found = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(found) if found else None
