"""MkDocs or ProperDocs, whose mistakes are said in a line. Enters: which of the two, and its words.
Leaves: what it does.

``python -m reading_room.builder mkdocs build --strict`` is ``mkdocs build --strict``, but for
banners and tracebacks. It is no part of the command, which has loaded MkDocs: before ProperDocs
runs, nothing of MkDocs may be loaded.
"""

from __future__ import annotations

import sys
from importlib import import_module

BANNERS = {"NO_MKDOCS_2_WARNING": "true", "DISABLE_MKDOCS_2_WARNING": "true"}
"""What Material and ProperDocs look for before they print what they think of MkDocs 2."""
_ALL_OF_IT = ("-v", "--verbose")
_NAMES = {"mkdocs": "MkDocs", "properdocs": "ProperDocs"}


def main(words: list[str]) -> None:
    """Run the builder that the first word names with the other words."""
    name, *rest = words
    command = import_module(f"{name}.__main__").cli
    try:
        command(rest, prog_name="reading-room")
    except Exception as error:
        if not set(_ALL_OF_IT).isdisjoint(rest):
            raise
        said = " ".join(str(error).split()) or "it does not say why"
        print(
            f"{_NAMES[name]} stopped: {type(error).__name__}: {said}\n"
            "No page of yours should do that. --verbose shows where it happened.",
            file=sys.stderr,
        )
        sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
