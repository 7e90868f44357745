"""``mkdocs`` with every piece of Material's pages made anew for each page, as a script."""

from __future__ import annotations

from typing import Any

from mkdocs.__main__ import cli

from reading_room.plugin.pieces import Pieces


def word(pieces: Pieces, lang: Any, key: str) -> str:
    """What Material itself says."""
    del pieces
    return lang.t(key)


if __name__ == "__main__":
    Pieces.made = Pieces._include  # type: ignore[method-assign, assignment]
    Pieces.word = word  # type: ignore[method-assign]
    cli()
