"""What mkdocs.yml says of our theme. Enters: MkDocs' settings. Leaves: a `Look`, or PluginError
with all that cannot be; and a line for each setting that the theme leaves out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup
from mkdocs.exceptions import PluginError

from reading_room.colours import ENOUGH, is_colour, least_contrast, nearest_readable
from reading_room.plugin import theme_words
from reading_room.problems import did_you_mean, nearest
from reading_room.schema import COLOUR_KEYS, THEME_OPTIONS
from reading_room.sources.web import is_address, is_email

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

LIGHT, DARK = ("#FFFDF7", "#F6F1E7"), ("#17181C", "#212329")
"""The grounds of site.css on which text stands: paper and card, by day and by night."""
_GROUND = {"primary": LIGHT, "accent": LIGHT, "primary_dark": DARK, "accent_dark": DARK}
_ICON = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)+")
_SVG = re.compile(r"<svg\b.*</svg>", re.DOTALL)


class Social(NamedTuple):
    """An account elsewhere, in the footer."""

    name: str
    link: str
    icon: Markup


class Look(NamedTuple):
    """The theme's options, as its templates use them."""

    styles: str = ""
    """A style sheet with the site's own colours."""
    logo: str = ""
    icon: Markup = Markup()
    favicon: str = ""
    favicon_type: str = ""
    social: tuple[Social, ...] = ()


def read_look(config: MkDocsConfig) -> Look:
    """What the options say. Raises PluginError for what cannot be, all of it at once."""
    wrong: list[str] = []
    theme = config.theme
    look = Look(
        styles=_styles(theme.get("palette"), wrong),
        logo=_picture(config, "logo", wrong),
        icon=_logo_icon(config, wrong),
        favicon=_picture(config, "favicon", wrong),
        favicon_type=_media_type(str(theme.get("favicon") or "")),
        social=tuple(_social(config, wrong)),
    )
    if wrong:
        raise PluginError("\n".join(f"mkdocs.yml, {line}" for line in wrong))
    return look


def _styles(palette: Any, wrong: list[str]) -> str:
    """The four colours as custom properties, of which site.css makes use."""
    if not isinstance(palette, dict):  # nothing, or Material's list of palettes, which is told
        return ""
    given = {name: palette[name] for name in COLOUR_KEYS.names if name in palette}
    given = {
        name: colour for name, colour in given.items() if colour not in theme_words.MATERIAL_COLOURS
    }
    found = {name: _colour(name, colour, wrong) for name, colour in given.items()}
    for name in ("primary", "accent"):
        if found.get(name):
            found.setdefault(f"{name}_dark", nearest_readable(found[name], DARK))
    lines = (f"--own-{name.replace('_', '-')}: {colour};" for name, colour in found.items())
    return f":root {{ {' '.join(lines)} }}\n" if found else ""


def _colour(name: str, given: object, wrong: list[str]) -> str:
    """One colour, which must be readable on each of its grounds."""
    if given is None:
        wrong.append(
            f"theme, palette: {name} has no value. Put quotes round a colour, for # begins a"
            f' remark: {name}: "{COLOUR_KEYS[name].example.strip(chr(34))}"'
        )
        return ""
    if not is_colour(str(given)):
        wrong.append(
            f"theme, palette: {name}: {given} is no colour. Write six digits in quotes:"
            f" {name}: {COLOUR_KEYS[name].example}"
        )
        return ""
    colour, grounds = str(given).upper(), _GROUND[name]
    has = least_contrast(colour, grounds)
    if has < ENOUGH:
        place = "on light paper" if grounds is LIGHT else "on a dark ground"
        near = nearest_readable(colour, grounds)
        told = int(has * 10) / 10  # rounded down: 6.96 is not 7
        wrong.append(
            f"theme, palette: {name}: {colour} has a contrast of {told}:1 {place}, and text needs"
            f' {ENOUGH:.0f}:1. The nearest colour that has it is {name}: "{near}"'
        )
    return colour


def _picture(config: MkDocsConfig, name: str, wrong: list[str]) -> str:
    """The path of a picture under docs/, or of the theme itself."""
    path = config.theme.get(name)
    if not path:
        return ""
    if not isinstance(path, str) or urlsplit(path).scheme or path.startswith("//"):
        wrong.append(
            f"theme: {name}: {path} is not a file of this site, and pages load nothing from"
            f" elsewhere. Put the picture under docs/ and write its path there:"
            f" {THEME_OPTIONS[name].example}"
        )
        return ""
    path = path.lstrip("/")
    folders = [config.docs_dir, *config.theme.dirs]
    if not any(Path(folder, path).is_file() for folder in folders):
        wrong.append(f"theme: {name}: there is no file {path} under docs/.")
    return path


def _media_type(path: str) -> str:
    types = {".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon"}
    return types.get(Path(path).suffix.lower(), "")


def _logo_icon(config: MkDocsConfig, wrong: list[str]) -> Markup:
    icon = config.theme.get("icon")
    name = icon.get("logo") if isinstance(icon, dict) else None
    return _icon(config, str(name), "theme, icon: logo", wrong) if name else Markup()


def _icon(config: MkDocsConfig, name: str, where: str, wrong: list[str]) -> Markup:
    """The SVG of one of the icons that Material brings, or of the site's own."""
    for folder in config.theme.dirs if _ICON.fullmatch(name) else ():
        path = Path(folder, ".icons", f"{name}.svg")
        if path.is_file() and (svg := _SVG.search(path.read_text("utf-8"))):
            return Markup(svg[0].replace("<svg", '<svg aria-hidden="true"', 1))  # noqa: S704
    wrong.append(
        f"{where}: there is no icon {name}. Write one of Material's, by its folder and name:"
        " fontawesome/brands/mastodon"
    )
    return Markup()


def _social(config: MkDocsConfig, wrong: list[str]) -> Iterator[Social]:
    """The accounts of ``extra: social``, as Material has them."""
    given = config.extra.get("social") or []
    if not isinstance(given, list):
        wrong.append("extra: social must be a list of entries with link, name and icon.")
        return
    for entry in given:
        if not isinstance(entry, dict):
            wrong.append(f"extra, social: {entry} is no entry with a link. Write - link: {entry}")
            continue
        link, icon = str(entry.get("link", "")), entry.get("icon")
        mail = link.removeprefix("mailto:")
        if not is_address(link) and (mail == link or not is_email(mail)):
            wrong.append(
                f"extra, social: {link} is no web address. Write link: https://… or link: mailto:…"
            )
            continue
        name = str(entry.get("name") or urlsplit(link).hostname or mail)
        shown = _icon(config, str(icon), "extra, social", wrong) if icon else Markup()
        yield Social(name, link, shown)


def left_out(config: MkDocsConfig) -> Iterator[str]:
    """A line for each setting that the theme does nothing with."""
    theme = config.theme
    for name in theme:
        if name not in THEME_OPTIONS and name not in theme_words.QUIET and theme[name]:
            why = theme_words.THEME.get(name) or _unknown(name)
            yield f"theme: {name} has no effect. {why}"
    yield from _palette_left_out(theme.get("palette"))
    icon = theme.get("icon")
    for name in icon if isinstance(icon, dict) else ():
        if name != "logo":
            yield f"theme, icon: {name} has no effect. {theme_words.ICONS}"
    for name, why in theme_words.EXTRA.items():
        if config.extra.get(name):
            yield f"extra: {name} has no effect. {why}"
    for name, why in theme_words.PLUGINS.items():
        if name in config.plugins:
            yield f"plugins: {name} {why}"
    for name, why in theme_words.EXTENSIONS.items():
        if name in config.markdown_extensions:
            yield f"markdown_extensions: {name}: {why}"
    tabs = config.mdx_configs.get("pymdownx.tabbed", {})
    if "pymdownx.tabbed" in config.markdown_extensions and not tabs.get("alternate_style"):
        yield f"markdown_extensions: pymdownx.tabbed: {theme_words.TABS}"


def _palette_left_out(palette: Any) -> Iterator[str]:
    if palette and not isinstance(palette, dict):
        yield f"theme: palette has no effect in this form. {theme_words.PALETTES}"
    for name, value in palette.items() if isinstance(palette, dict) else ():
        if name in COLOUR_KEYS and value not in theme_words.MATERIAL_COLOURS:
            continue
        if name in COLOUR_KEYS:
            example = COLOUR_KEYS[name].example
            yield f"theme, palette: {name}: {value} has no effect. Write digits: {example}"
        elif why := theme_words.PALETTE.get(name):
            yield f"theme, palette: {name} has no effect. {why}"


def misspelt(config: MkDocsConfig) -> Iterator[str]:
    """Colours of a palette that neither this theme nor Material knows: a slip of the pen."""
    palette = config.theme.get("palette")
    for name in palette if isinstance(palette, dict) else ():
        if name not in COLOUR_KEYS and name not in theme_words.PALETTE:
            near = did_you_mean(str(name), COLOUR_KEYS.names)
            yield f"theme, palette: {name} has no effect. {near}"


def _unknown(name: str) -> str:
    near = nearest(name, THEME_OPTIONS.names)
    return f"Did you mean {near}?" if near else "The theme does not know it."
