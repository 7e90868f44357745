"""The text of a file. Enters: a path. Leaves: the text, and what no text may have in it: bytes that
are no UTF-8, characters that nobody sees, line ends of several kinds."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reading_room.markup import UNPRINTABLE, ZERO_WIDTH
from reading_room.problems import Problem, counted
from reading_room.sources import limits
from reading_room.sources.files.contents import DISK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reading_room.sources.files.contents import Contents


REPLACED = "\ufffd"
"""Stands for a character that is refused while the rest of its file is looked through."""


_MOST = 20
"""How many characters of a file are told of one by one."""


_EVERY = 4
"""A text of which more than each fourth character is NUL has two bytes for a letter."""
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(```+|~~~+)(.*)", re.MULTILINE)
"""A line that begins or ends a block of code (CommonMark 0.31, section 4.5)."""


def read(
    path: Path,
    shown: str,
    most: int,
    contents: Contents,
    decode: Callable[[str, bytes], tuple[str, list[Problem]]],
) -> tuple[str, list[Problem]]:
    """The text of a file of ``most`` bytes at the most, with Unix line ends, and what is wrong with
    its characters; an empty string where it cannot be read at all. ``decode`` is `decoded`, or
    remembers what that made of the same bytes."""
    try:
        size, data = contents.read_up_to(path, most)
    except OSError as error:
        return "", [Problem(
            shown, 0, 0, "file-unreadable", f"This file cannot be read: {error.strerror}.",
            "Look at its name and who may read it.",
        )]  # fmt: skip
    if heavy := too_heavy(size, most):
        return "", [Problem(shown, 0, 0, "file-size", *heavy)]
    return decode(shown, data)


def decoded(shown: str, data: bytes) -> tuple[str, list[Problem]]:
    """The text of bytes, as `read` gives it, and what is wrong with its characters."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _where(error.object[: error.start].decode("utf-8", "replace"))
        return "", [_no_utf8(shown, place)]
    if text.count("\0") > len(text) // _EVERY:  # UTF-16 without its mark
        return "", [_no_utf8(shown, (1, 1))]
    problems: list[Problem] = []
    if "\r" in text:
        problems += _line_ends(text, shown)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.replace("\n", "").isprintable():  # quick, and false of most
        problems += [*_unprintable(text, shown), *_without_width(text, shown)]
        text = UNPRINTABLE.sub(REPLACED, ZERO_WIDTH.sub("", text))
    # a look at each line takes seven times as long
    marked = "<<<<<<<" in text or ">>>>>>>" in text or "\n|||||||" in text
    found = _conflict(text, shown) if marked else None
    if found is None:
        return text, problems
    return (text if found.rule == "conflict-shown" else ""), [*problems, found]


def _conflict(text: str, shown: str) -> Problem | None:
    """The first mark of a conflict of git; in a text, those in blocks of code may be an example."""
    marks = [found.start() for found in _CONFLICT.finditer(text)]
    blocks = list(_fenced(text)) if marks and shown.endswith(".md") else []
    for mark in marks:
        if not any(start < mark < end for start, end in blocks):
            return Problem(
                shown, *_where(text[:mark]), "file-conflict",
                "Git could not merge two versions of this file, and left both in it.",
                "Keep one version, and delete the lines that begin with <<<<<<<, ======= or"
                " >>>>>>>.",
            )  # fmt: skip
    if not marks:
        return None
    return Problem(
        shown, *_where(text[: marks[0]]), "conflict-shown",
        "This block of code has the lines in it that git leaves where two versions differ.",
        "If git left them, keep one version and delete the lines that begin with <<<<<<<, ======="
        " or >>>>>>>. If they are an example, write allow: [conflict-shown] in the front matter.",
    )  # fmt: skip


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    """Where the blocks of code between fences begin and end; one that never ends is left out."""
    fence, start = "", 0
    for found in _FENCE.finditer(text):
        if not fence:
            fence, start = found[1], found.start()
        elif found[1].startswith(fence) and not found[2].strip():
            yield start, found.end()
            fence = ""


def _no_utf8(shown: str, place: tuple[int, int]) -> Problem:
    return Problem(
        shown, *place, "file-encoding", "This file is not saved as UTF-8.",
        "Save it again and choose the encoding UTF-8.",
    )  # fmt: skip


def left_out(path: Path, contents: Contents = DISK) -> tuple[tuple[int, int], ...]:
    """Where in a file the characters without width are: line and column of each."""
    text = contents.read(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return tuple(
        (number, found.start() + 1)
        for number, line in enumerate(text.split("\n"), 1)
        for found in ZERO_WIDTH.finditer(line)
    )


def _line_ends(text: str, shown: str) -> Iterator[Problem]:
    """Advice where lines end in several ways, or as on old Macs; as on Windows they may."""
    pairs, returns = text.count("\r\n"), text.count("\r")
    if pairs < returns or pairs < text.count("\n"):
        yield Problem(
            shown, 0, 0, "line-ends",
            "The lines of this file end in several ways, or as nobody ends them any more.",
            "Have your editor save it with the line ends of Unix (LF) or Windows (CRLF).",
        )  # fmt: skip


def _without_width(text: str, shown: str) -> Iterator[Problem]:
    """Advice on the characters without width, at the first, which names the lines of the others."""
    found = list(islice(ZERO_WIDTH.finditer(text), _MOST))
    if not found:
        return
    places = [_where(text[: each.start()]) for each in found]
    lines = list(dict.fromkeys(line for line, _ in places))
    where = f"on line {lines[0]}" if len(lines) == 1 else f"on lines {', '.join(map(str, lines))}"
    count = len(ZERO_WIDTH.findall(text))
    more = " and below" if count > len(found) else ""
    yield Problem(
        shown, *places[0], "character-hidden",
        f"{counted(count, 'character')} without width"
        f" {'is' if count == 1 else 'are'} in this file, {where}{more}, here the first"
        f" (U+{ord(found[0][0]):04X}), and {'is' if count == 1 else 'are'} left out.",
        "Delete the characters around this place and type them again. They come with words that"
        " are pasted from web pages.",
    )  # fmt: skip


def _unprintable(text: str, shown: str) -> Iterator[Problem]:
    """Each of the characters that no page can do with."""
    places = (each for each in UNPRINTABLE.finditer(text) if not ZERO_WIDTH.match(each[0]))
    for found in islice(places, _MOST):
        yield Problem(
            shown, *_where(text[: found.start()]), "file-control",
            f"There is an invisible character here (U+{ord(found[0]):04X}).",
            "Delete the characters around this place and type them again.",
        )  # fmt: skip


def too_heavy(size: int, most: int) -> tuple[str, str] | None:
    """What to say of so many bytes, where there are more than ``most``."""
    if size <= most:
        return None
    return (
        f"This file has {limits.size(size)}, and the most that can be read is {limits.size(most)}.",
        "Divide it, or look for something that was pasted by mistake.",
    )


def _where(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
