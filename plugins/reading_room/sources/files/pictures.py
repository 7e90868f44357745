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
_HEAD = 64


def check_pictures(root: Path, paths: Iterable[str]) -> Iterator[Problem]:
    """image-broken (advice): the bytes of a picture are those of one."""
    for path in paths:
        file = root / path
        if file.suffix.lower() not in _ENDINGS:
            continue
        try:
            with file.open("rb") as opened:
                head = opened.read(_HEAD)
        except OSError:
            continue  # it was said where the file was found
        if not _is_picture(head):
            what = "There is nothing in this picture." if not head else _NONE
            yield Problem(path, 0, 0, "image-broken", what, _AGAIN)


def _is_picture(head: bytes) -> bool:
    if head.startswith(b"RIFF"):
        return head[8:12] == b"WEBP"
    if head[4:8] == b"ftyp":
        return b"avif" in head or b"avis" in head or b"mif1" in head
    return head.startswith(_BEGINNINGS)


_NONE = "No browser can show this: its name is that of a picture, and its bytes are not."
_AGAIN = "Save the picture again as JPEG or PNG, and put it here."
