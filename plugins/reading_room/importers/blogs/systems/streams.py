"""XML as a stream. Enters: a file, and who takes its elements. Leaves: nothing; the taker has
them.

expat is stopped at the first entity or type of document that is declared: it could stand for
gigabytes, or for a file of this machine, and no export needs one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from reading_room.importers.blogs.reading import MOST

if TYPE_CHECKING:
    from pathlib import Path

_CHUNK = 65_536
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Plugins leave such characters in exports, and XML has none of them."""


class StreamError(ValueError):
    """A file that is no export, or that could hurt: why, and the line."""


class Taker(Protocol):
    """Who takes the elements of a file."""

    def start(self, name: str, given: dict[str, str], line: int) -> None:
        """An element begins."""

    def end(self, name: str, words: str) -> None:
        """An element ends; the words are those since the last tag."""


def stream(path: Path, taker: Taker) -> None:
    """Read a file to its end. Raises StreamError."""
    if path.stat().st_size > MOST:
        raise StreamError(f"it has more than {MOST // 1_000_000} MB: export it in parts, by year")
    parser = expat.ParserCreate()
    parser.buffer_text = True
    words: list[str] = []

    def start(name: str, given: dict[str, str]) -> None:
        words.clear()
        taker.start(name, given, parser.CurrentLineNumber)

    def end(name: str) -> None:
        taker.end(name, "".join(words).strip())
        words.clear()

    def refuse(*_: object) -> int:
        line = parser.CurrentLineNumber
        raise StreamError(f"line {line}: it declares entities, which no export does")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words.append
    parser.EntityDeclHandler = refuse
    parser.StartDoctypeDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                parser.Parse(_CONTROL.sub(b"", chunk), False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        why = expat.ErrorString(error.code)
        raise StreamError(f"line {error.lineno}: it is not whole: {why}") from None
