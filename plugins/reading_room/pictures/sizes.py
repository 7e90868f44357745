"""How large a picture is, and smaller versions of it. Enters: a file. Leaves: numbers, or WebP.

A version says nothing of where and when a photograph was taken, for it has the picture alone.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

import imagesize

if TYPE_CHECKING:
    from pathlib import Path

EXTRA = "mkdocs-reading-room[pictures]"
"""What to install for smaller versions."""
WIDTHS = (480, 960)
"""How wide versions are: a phone's screen, and a column of text on a fine one."""
VERSION = 1
"""Of how versions are made."""
_ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
_MOST = 40_000_000
"""The dots of a picture that versions are made of."""
_QUALITY = 80


def has_pillow() -> bool:
    """Can versions be made here?"""
    return find_spec("PIL") is not None


def size_of(path: Path) -> tuple[int, int] | None:
    """The width and height of a picture; None where its file does not say it."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return _size(path, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=20_000)
def _size(path: Path, when: int, weight: int) -> tuple[int, int] | None:
    """``when`` and ``weight``: those of the file, which may change in a preview."""
    del when, weight
    try:
        width, height = imagesize.get(path)
    except (OSError, ValueError, SyntaxError):
        return None
    return (int(width), int(height)) if width > 0 and height > 0 else None


def widths_of(path: Path) -> tuple[int, ...]:
    """How wide the versions of a picture are: none is wider than it is itself."""
    size = size_of(path) if path.suffix.lower() in _ENDINGS else None
    if size is None or size[0] * size[1] > _MOST:
        return ()
    return tuple(width for width in WIDTHS if width < size[0])


def version_of(data: bytes, width: int) -> bytes:
    """A picture so many dots wide, the right way up. Raises OSError or ValueError for what is no
    picture."""
    from PIL import Image, ImageOps

    with Image.open(BytesIO(data)) as opened:
        turned = ImageOps.exif_transpose(opened)
    kind = "RGBA" if "A" in turned.getbands() or "transparency" in turned.info else "RGB"
    height = max(1, round(turned.height * width / turned.width))
    small = turned.convert(kind).resize((width, height), Image.Resampling.LANCZOS)
    out = BytesIO()
    small.save(out, "WEBP", quality=_QUALITY, method=4)
    return out.getvalue()
