"""Files of our theme that are made of a site's settings: its colours, and what a phone calls it on
its home screen. Enters: settings. Leaves: files among those of the site."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from reading_room.plugin.theme import palette_file

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from reading_room.plugin.theme_options import Look
    from reading_room.settings import Settings

NAME = "manifest.webmanifest"
OWN_ICON = "assets/icon.svg"
"""The theme's, of which there are PNG files, too."""
_SIZES = (192, 512)
_PAPER = "#FFFDF7"


def add_own_files(files: Files, config: MkDocsConfig, look: Look, settings: Settings) -> None:
    """A style sheet with the site's own colours, and a web manifest, unless it has one."""
    if look.styles:
        files.append(palette_file(config, look))
    if settings.own_theme and files.get_file_from_path(NAME) is None:
        text = json.dumps(_manifest(look, settings), ensure_ascii=False, indent=1)
        files.append(
            File.generated(config, NAME, content=f"{text}\n", inclusion=InclusionLevel.NOT_IN_NAV)
        )


def _manifest(look: Look, settings: Settings) -> dict[str, object]:
    icons = [{"src": look.favicon, "sizes": "any", "type": look.favicon_type}]
    if look.favicon == OWN_ICON:
        icons += [
            {"src": f"assets/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
            for size in _SIZES
        ]
    return {
        "name": settings.site_name,
        "lang": settings.language,
        "start_url": "./",
        "display": "minimal-ui",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [icon for icon in icons if icon["src"]],
    }
