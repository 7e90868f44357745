"""The text of a file from elsewhere. Enters: a file. Leaves: text, or why there is none."""

from __future__ import annotations

import re
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
    remark: str = ""
    """What was guessed, for an editor to look at."""


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
        remark = ""
    except UnicodeDecodeError as error:
        if not wide and (mostly := _mostly(data)):
            return mostly
        if not wide and (mixed := _mixed(data)):
            return mixed
        if not wide and not _OTHER_SCRIPT.search(data) and b"\0" not in data:
            return _tidied(data.decode("cp1252", "replace"), _GUESSED)
        line = data[: error.start].removeprefix(BOM_UTF8).count(b"\n") + 1
        return Opened("", _ENCODING, 0 if wide else line)
    return _tidied(text, remark)


def _mostly(data: bytes) -> Opened | None:
    """The text of a file in UTF-8 with a few letters that are not; None where it is not so."""
    text = data.decode("utf-8-sig", "replace")
    broken = text.count("\ufffd")
    whole = sum(map(len, _BEYOND.findall(text))) - broken
    if broken * _SELDOM > whole or b"\0" in data:
        return None
    line = text.count("\n", 0, text.index("\ufffd")) + 1
    return _tidied(text, _BROKEN.format(broken, line))


def _mixed(data: bytes) -> Opened | None:
    """The text of a file whose lines were saved by several programs, some in UTF-8 and some not;
    None where it is not so."""
    lines: list[str] = []
    others: list[int] = []
    has_utf8 = False
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            lines.append(line.decode("utf-8-sig"))
            has_utf8 = has_utf8 or not line.isascii()
        except UnicodeDecodeError:
            if _OTHER_SCRIPT.search(re.sub(rb"[\xc3\xe2][\x80-\xbf]{1,2}", b"", line)):
                return None
            others.append(number)
            lines.append(line.decode("cp1252", "replace"))
    if not has_utf8 or not others or b"\0" in data:
        return None
    return _tidied("\n".join(lines), _MIXED.format(len(others), others[0]))


def _tidied(text: str, remark: str) -> Opened:
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        return Opened("", "It is no text", text.count("\n", 0, text.index("\0")) + 1)
    return Opened(text, remark=remark)


def _large(size: int) -> str:
    most = limits.size(limits.IMPORT)
    return f"It has {limits.size(size)}, and the most that can be read is {most}"


_SELDOM = 5
"""For one letter that cannot be read so many others beyond ASCII can, in a file of UTF-8."""
_BEYOND = re.compile(r"[^\x00-\x7f]+")
_BROKEN = (
    "This file is saved as UTF-8, but for some letters ({} of them, the first in line {}), which"
    " are shown as \ufffd: write what was meant"
)
_MIXED = (
    "Some lines of this file are saved as UTF-8 and others are not ({} of them, the first is line"
    " {}), which were read as Windows-1252 (Latin 1): look at their letters with accents"
)
_OTHER_SCRIPT = re.compile(rb"[\x80-\xff]{3}|[\x81\x8d\x8f\x90\x9d]")
"""Letters beyond ASCII in a row: no language of western Europe has three."""
_GUESSED = (
    "This file is not saved as UTF-8, and was read as Windows-1252 (Latin 1): look at letters with"
    " accents, or export it again as UTF-8"
)
_ENCODING = (
    "It is not saved as UTF-8. Export it again, and choose UTF-8 or Unicode where you are asked"
)
