"""The options of pictures. Enters: mkdocs.yml. Leaves: the fonts and the colour of cards, and
whether smaller versions of pictures are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.colours import is_colour
from reading_room.pictures import EXTRA, is_installed, sizes
from reading_room.pictures.sizes import has_pillow
from reading_room.plugin.folders import source_folder
from reading_room.plugin.rule_options import wrong
from reading_room.schema.theme import ACCENT

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from reading_room.plugin.options import Options


def card_fonts(root: Path, options: Options) -> Path | None:
    """The folder of the site's own fonts. Raises PluginError where it is not there, or where cards
    are asked for and nothing here can draw them."""
    if options.cards and not is_installed():
        raise wrong(
            "cards: true needs programs and fonts that are not installed."
            f' Install them: pip install "{EXTRA}"'
        )
    if not options.card_fonts:
        return None
    folder = source_folder(root, options.card_fonts, "card_fonts", "fonts")
    if not folder.is_dir():
        raise wrong(f"card_fonts: there is no folder {options.card_fonts} beside mkdocs.yml.")
    return folder


def picture_sizes(options: Options) -> bool:
    """Raises PluginError where they are asked for and nothing here can make them."""
    if options.picture_sizes and not has_pillow():
        raise wrong(
            "picture_sizes: true needs Pillow, which is not installed."
            f' Install it: pip install "{sizes.EXTRA}"'
        )
    return options.picture_sizes


def accent(config: MkDocsConfig) -> str:
    """The accent of the theme's palette; our own where it has none, or one of Material's names."""
    palette = config.theme.get("palette")
    given = palette.get("accent") if isinstance(palette, dict) else None
    return str(given).upper() if given and is_colour(str(given)) else ACCENT.not_given
