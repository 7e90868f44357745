"""Scripts and styles of a site's own, under our theme. Enters: ``extra_css`` and
``extra_javascript``. Leaves: PluginError for all that the pages' policy would stop.

Pages load from their own site alone, and run nothing that stands in a page. Who names a script of
another site would see nothing happen, and no word of it but in the browser's console.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError

from reading_room.sources.files.styles import FETCHING, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

_LOADS = re.compile(
    rf"""(?:url\(\s*|@import\s*|{FETCHING}(?:[^()]*["'\s])??)["']?"""
    r"""((?:https?:)?//[^\s"')]+|data:[^\s"'),;]*)""",
    re.IGNORECASE,
)
_IMPORTS = re.compile(
    r"""^\s*(?:import|export)\b[^;"'\n]*["'](https?://[^"']+)["']""", re.MULTILINE
)
_FOLDER = "Keep a copy under docs/ and write its path there."


def check_extra_files(config: MkDocsConfig) -> None:
    """Look at every file that mkdocs.yml, or a plugin, has the pages load."""
    wrong = [
        *_wrong(config, "extra_css", [*config.extra_css], _LOADS),
        *_wrong(config, "extra_javascript", [*map(str, config.extra_javascript)], _IMPORTS),
    ]
    if wrong:
        raise PluginError("\n".join(wrong))


def missing(config: MkDocsConfig) -> Iterator[str]:
    """A line for each of them that is not there yet; a plugin may make it later."""
    for option, paths in (
        ("extra_css", config.extra_css),
        ("extra_javascript", map(str, config.extra_javascript)),
    ):
        for path in paths:
            if not _outside(path) and _file(config, path) is None:
                yield f"{option}: there is no file {path} under docs/."


def _wrong(
    config: MkDocsConfig, option: str, paths: list[str], loads: re.Pattern[str]
) -> Iterator[str]:
    for path in paths:
        if _outside(path):
            yield (
                f"mkdocs.yml, {option}: {path} is outside this site, and the theme's pages load"
                f" nothing from elsewhere. {_FOLDER}"
            )
        elif file := _file(config, path):
            for line, address in _loaded(file, loads):
                yield (
                    f"{path}:{line}: {address} would not be loaded: the theme's pages load files of"
                    f" this site alone. {_FOLDER}"
                )


def _outside(path: str) -> bool:
    return path.startswith("//") or bool(urlsplit(path).scheme)


def _file(config: MkDocsConfig, path: str) -> Path | None:
    name = path.partition("?")[0].lstrip("/")
    found = (Path(folder, name) for folder in (config.docs_dir, *config.theme.dirs))
    return next((file for file in found if file.is_file()), None)


def _loaded(file: Path, loads: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """What a file has the browser load from elsewhere, and the lines on which it does."""
    text = plain(file.read_text("utf-8", errors="replace"))
    for found in loads.finditer(text):
        yield text.count("\n", 0, found.start(1)) + 1, found[1]
