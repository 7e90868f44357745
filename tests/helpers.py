"""Names that several tests use."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
WRITE = bool(os.environ.get("READING_ROOM_WRITE_ACCESS"))
"""Does ``make access`` write what the browser tests find, whatever was written before?"""
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path, with its bytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
