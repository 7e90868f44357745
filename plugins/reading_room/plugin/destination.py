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

_MARKS = (
    "sitemap.xml", "sitemap.xml.gz", "404.html", "search/search_index.json",
    "pagefind/pagefind.js", "assets/reading-room/room.css",
)  # fmt: skip
"""What builds of ours and MkDocs' own leave in a site: every theme has the first two."""
_ENOUGH = 2
_PERSONAL = (".bashrc", ".profile", ".zshrc", ".bash_history", ".ssh")
"""What somebody's home folder has, though it may hold nothing else."""


def check_site_dir(config: MkDocsConfig, settings: Settings) -> None:
    """A build takes away what was in its folder, so that the folder must be new, empty but for
    names that begin with a dot (they are kept), or a site that was built before.

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
            raise _refusal(site, f"holds {found[0]}, and is no site that was built before")


def _refusal(site: Path, why: str) -> PluginError:
    return PluginError(
        f"site_dir {site} {why}: a build takes away what is there. Build into a folder of its own,"
        " such as site, or empty this one."
    )


def _is_site(folder: Path) -> bool:
    return sum((folder / mark).is_file() for mark in _MARKS) >= _ENOUGH


def _is_above(folder: Path, home: Path | None) -> bool:
    folder = folder.resolve()
    return home is not None and (folder == home or folder in home.parents)


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:  # whoever builds has none, as in some containers
        return None
