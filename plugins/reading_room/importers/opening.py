"""The text of a file from elsewhere. Enters: a file. Leaves: text, or why there is none."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import TYPE_CHECKING, NamedTuple

from reading_room.sources import limits

if TYPE_CHECKING:
    from pathlib import Path


class Opened(NamedTuple):
    """The text; or an empty one, and what is wrong with the file at which line (0: all of it)."""

    text: str
    fault: str = ""
    line: int = 0


def open_file(file: Path) -> Opened:
    """The text of a file, of which no more is read than can be taken. Raises OSError."""
    if not file.is_file():
        return Opened("", "It is no file, but a device or a pipe. Save what it holds as a file")
    if (size := file.stat().st_size) > limits.IMPORT:
        return Opened("", _large(size))
    with file.open("rb") as stream:
        return open_text(stream.read(limits.IMPORT + 1))


def open_text(data: bytes) -> Opened:
    """The text of a file, in UTF-8 or in UTF-16 with its mark, as Windows programs save it."""
    if len(data) > limits.IMPORT:
        return Opened("", _large(len(data)))
    wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].removeprefix(BOM_UTF8).count(b"\n") + 1
        return Opened("", _ENCODING, 0 if wide else line)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        return Opened("", "It is no text", text.count("\n", 0, text.index("\0")) + 1)
    return Opened(text)


def _large(size: int) -> str:
    most = limits.size(limits.IMPORT)
    return f"It has {limits.size(size)}, and the most that can be read is {most}"


_ENCODING = (
    "It is not saved as UTF-8. Export it again, and choose UTF-8 or Unicode where you are asked"
)
