"""Pictures that stand in a text itself, as ``data:`` addresses. Enters: a draft. Leaves: the same
with names in their places, and the pictures.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

from reading_room.importers.blogs.text.shortcodes import PLACE

if TYPE_CHECKING:
    from reading_room.importers.blogs.text.draft import Draft

DATA = f"{PLACE}data:"
"""Begins the name of such a picture, until it has a file."""
_DATA = re.compile(
    r"(?<=[(\"'<])data:image/(?P<kind>png|jpe?g|gif|webp)(?:;[\w=-]+)*;base64,"
    r"(?P<data>[A-Za-z0-9+/=\s%]+)(?=[)\"'>])"
)


def pictures_inside(draft: Draft, held: dict[str, bytes]) -> None:
    """Take the pictures out of a text, so that they become files."""
    if ";base64," not in draft.text:
        return

    def change(found: re.Match[str]) -> str | None:
        words = re.sub(r"%([0-9A-Fa-f]{2})", lambda each: chr(int(each[1], 16)), found["data"])
        try:
            data = base64.b64decode(words, validate=False)
        except (binascii.Error, ValueError):
            return None
        if len(data) < _SMALLEST:
            return None
        name = f"picture-{len(held) + 1}.{found['kind'].replace('jpeg', 'jpg')}"
        held[name] = data
        draft.tell(found.start(), "picture inside the text", name, "a file beside the post")
        return f"{DATA}{name}"

    draft.sub(_DATA, change)


_SMALLEST = 100
"""Bytes of the smallest picture that shows anything."""
