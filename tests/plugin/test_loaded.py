"""A build loads what it needs: what only commands, text editors and other plugins ask for waits for
them."""

from __future__ import annotations

import subprocess
import sys

NOT_NEEDED = (
    "git",
    "mkdocs_rss_plugin",
    "reading_room.language_server",
    "reading_room.library.one_file",
    "reading_room.library.overlooked",
    "reading_room.library.readability",
    "reading_room.library.removed",
    "reading_room.sources.again",
    "reading_room.sources.files.git",
    "reading_room.sources.history",
    "requests",
)


def test_the_plugin_loads_nothing_that_only_commands_and_other_plugins_need() -> None:
    program = f"import sys, reading_room.plugin; print(*sys.modules.keys() & {set(NOT_NEEDED)})"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert not run.stdout.split()
