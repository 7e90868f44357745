"""Pictures that are none. Enters: files. Leaves: advice on those that no browser can show.

Each is opened, which takes its time: only ``reading-room check`` asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_ENDINGS = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
_BEGINNINGS = (b"\x89PNG\r\n", b"GIF8", b"\xff\xd8\xff", b"BM", b"\x00\x00\x01\x00")
"""How pictures begin that browsers show whatever their names end in."""
_ENDS = ((b"\x89PNG\r\n", b"IEND"), (b"\xff\xd8\xff", b"\xff\xd9"))
"""What a PNG and a JPEG have at their end, whatever a camera writes behind it."""
_HEAD = 64
_TAIL = 65_536


def check_pictures(root: Path, paths: Iterable[str]) -> Iterator[Problem]:
    """image-broken (advice): the bytes of a picture are those of one."""
    for path in paths:
        file = root / path
        if file.suffix.lower() not in _ENDINGS:
            continue
        try:
            with file.open("rb") as opened:
                head = opened.read(_HEAD)
                opened.seek(max(opened.seek(0, 2) - _TAIL, 0))
                tail = opened.read()
        except OSError:
            continue  # it was said where the file was found
        if what := _fault(head, tail):
            yield Problem(path, 0, 0, "image-broken", *what)


def _fault(head: bytes, tail: bytes) -> tuple[str, str] | None:
    """What is wrong with a picture that begins and ends so, and what to do."""
    if not head:
        return "There is nothing in this picture.", _AGAIN
    if head.startswith(b"version https://git-lfs"):
        return "Git has a note here of where the picture is, and not the picture.", _FETCH
    if not _is_picture(head):
        return _NONE, _AGAIN
    end = next((end for begin, end in _ENDS if head.startswith(begin)), b"")
    return None if end in tail else (_CUT, _AGAIN)


def _is_picture(head: bytes) -> bool:
    if head.startswith(b"RIFF"):
        return head[8:12] == b"WEBP"
    if head[4:8] == b"ftyp":
        return b"avif" in head or b"avis" in head or b"mif1" in head
    return head.startswith(_BEGINNINGS)


_NONE = "No browser can show this: its name is that of a picture, and its bytes are not."
_CUT = "The end of this picture is missing: browsers show a part of it, or nothing."
_FETCH = "Run git lfs pull, and have the workflow fetch such files (lfs: true)."
_AGAIN = "Save the picture again as JPEG or PNG, and put it here."
