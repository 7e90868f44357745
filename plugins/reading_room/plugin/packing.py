"""Our scripts and styles as readers get them. Enters: the files of a site. Leaves: those of ours
without remarks and indentation, which are a third of what a page loads.

What is taken out are lines, and the ends of lines, that are remarks by their first signs. Our own
files are written so that this is safe (`tests/plugin/test_packing.py` holds it), and nobody else's
are touched.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reading_room.plugin.files import NAME

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.structure.files import File

PACKAGE = Path(__file__).parents[1]
_REMARKS = {
    ".js": re.compile(r"""^[ ]*//.*\n|[ ]+//[ ][^"'`\n]*$|^[ ]+|^\n""", re.MULTILINE),
    ".css": re.compile(r"[ ]*/\*.*?\*/|^[ ]+|^\n", re.MULTILINE | re.DOTALL),
}
_ENDINGS = tuple(_REMARKS)


def packed(text: str, ending: str) -> str:
    """A script or styles of ours without remarks."""
    pattern = _REMARKS[ending]
    return re.sub(r"\n{2,}", "\n", pattern.sub("", text)).lstrip("\n")


def pack(files: Iterable[File]) -> None:
    """Have those of ours written without remarks."""
    for file in files:
        if not file.src_uri.endswith(_ENDINGS):
            continue
        path = Path(file.abs_src_path or "")
        if path.suffix in _REMARKS and PACKAGE in path.parents:
            file.content_string = _read(path, path.stat().st_mtime_ns)
            file.generated_by = NAME  # for other plugins, which would look for its file


@cache
def _read(path: Path, saved: int) -> str:
    """Once for each state of a file: a preview builds often."""
    del saved
    return packed(path.read_text("utf-8"), path.suffix)
