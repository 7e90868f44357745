"""Which system made a blog. Enters: a folder or a file. Leaves: the name of its reader, and the
site."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.importers.blogs.reading import text_of
from reading_room.importers.blogs.systems import (
    docusaurus,
    eleventy,
    exported,
    ghost,
    hugo,
    jekyll,
    markdown,
    material,
    pelican,
    saved,
    wordpress,
    zola,
)
from reading_room.importers.blogs.systems.folders import base_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reading_room.importers.blogs.post import ForeignSite


class System(NamedTuple):
    """A system that can be read: what says that a folder is its own, and its reader."""

    is_made_by: Callable[[Path], bool]
    read: Callable[[Path], ForeignSite]


SYSTEMS: dict[str, System] = {
    "reading-room": System(exported.is_exported, exported.read_exported),
    "wordpress": System(wordpress.is_wordpress, wordpress.read_wordpress),
    "ghost": System(ghost.is_ghost, ghost.read_ghost),
    "html": System(saved.is_saved, saved.read_saved),
    "eleventy": System(eleventy.is_eleventy, eleventy.read_eleventy),
    "zola": System(zola.is_zola, zola.read_zola),
    "material": System(material.is_material, material.read_material),
    "docusaurus": System(docusaurus.is_docusaurus, docusaurus.read_docusaurus),
    "pelican": System(pelican.is_pelican, pelican.read_pelican),
    "jekyll": System(jekyll.is_jekyll, jekyll.read_jekyll),
    "hugo": System(hugo.is_hugo, hugo.read_hugo),
    "markdown": System(lambda path: path.is_dir(), markdown.read_markdown),
}
"""By the names that ``--from`` takes; the first that knows a folder for its own reads it."""


def read_site(name: str, path: Path) -> ForeignSite:
    """A blog, read by the reader of its system."""
    site = SYSTEMS[name].read(path)
    for file in (path / "CNAME", *(static / "CNAME" for static in site.statics)):
        if not site.base and file.is_file():
            host = text_of(file).strip()
            site.base, site.below = base_of(f"https://{host}" if host and "/" not in host else "")
    return site


def system_of(path: Path) -> str:
    """The name of the system that made a folder or a file; empty where none is known."""
    return next((name for name, system in SYSTEMS.items() if system.is_made_by(path)), "")
