"""Where the site goes. Enters: ``site_dir``. Leaves: a plain reason why no site may take the place
of what is there, before anything is copied or removed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from reading_room.plugin.folders import overlap

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from reading_room.settings import Settings

_OURS = "assets/reading-room/room.css"
_SEARCH = "search/search_index.json"
_MARKS = {
    "404.html": (b'content="mkdocs-',),
    "index.html": (b'content="mkdocs-', b"MkDocs version : "),
    _SEARCH: (b'{"config":{', b'{"config": {'),
    _OURS: (b"",),
    "assets/site.css": (b"/* The look of Reading Room.",),
}
"""What builds of ours and MkDocs' own leave in a site, and no other program does: by file, what it
says. A sitemap and a page for what is not found are in sites of every make. The last is all that
stands where our theme was built without the plugin, which ends half done."""
_LOOKED_AT = 1_000_000
"""Bytes of such a file that are read."""
_PERSONAL = (".bashrc", ".profile", ".zshrc", ".bash_history", ".ssh")
"""What somebody's home folder has, though it may hold nothing else."""


def check_site_dir(config: MkDocsConfig, settings: Settings) -> None:
    """A build takes away what was in its folder, so that the folder must be new, empty but for
    names that begin with a dot (they are kept), or a site that MkDocs built before.

    Raises PluginError for anything else, and for a folder that is, or is above or in, one of
    sources, the theme's own, or git's.
    """
    site = Path(config.site_dir)
    folders = [settings.posts, settings.reading_lists, settings.docs, settings.root / ".git"]
    if config.theme.custom_dir:
        folders.append(Path(config.theme.custom_dir))
    for folder in folders:
        if overlap(site, folder):
            raise _refusal(site, f"would take the place of {folder.name}/")
    if _is_above(site, _home()):
        raise _refusal(site, "is a home folder, or above one")
    if site.is_dir():
        names = sorted(entry.name for entry in site.iterdir())
        if personal := [name for name in names if name in _PERSONAL]:
            raise _refusal(site, f"looks like somebody's home folder: {personal[0]} is in it")
        found = [name for name in names if not name.startswith(".")]
        if found and not _is_site(site):
            raise _refusal(site, f"holds {found[0]}, and is no site that MkDocs built before")


def _refusal(site: Path, why: str) -> PluginError:
    return PluginError(
        f"site_dir {site} {why}: a build takes away what is there. Build into a folder of its own,"
        " such as site, or empty this one."
    )


def _is_site(folder: Path) -> bool:
    return any(_says(folder / name, marks) for name, marks in _MARKS.items())


def _says(file: Path, marks: tuple[bytes, ...]) -> bool:
    try:
        with file.open("rb") as opened:
            held = opened.read(_LOOKED_AT)
    except OSError:  # it is not there, or cannot be read
        return False
    return any(mark in held for mark in marks)


def _is_above(folder: Path, home: Path | None) -> bool:
    folder = folder.resolve()
    return home is not None and (folder == home or folder in home.parents)


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:  # whoever builds has none, as in some containers
        return None
