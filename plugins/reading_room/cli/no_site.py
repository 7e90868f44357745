"""What to say where there is no site. Enters: the name of its settings. Leaves: a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def none_here(path: Path | str) -> str:
    """What to do where there is no such mkdocs.yml."""
    return (
        f"There is no {path} here. Go to the site's folder, or name the file with -f. To begin a"
        " site: reading-room init"
    )
