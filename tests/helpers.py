"""Names that several tests use."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path, with its bytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
