"""mkdocs-rss-plugin beside this one. Enters: MkDocs' configuration. Leaves: its feeds, mended."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from mkdocs.exceptions import PluginError
from mkdocs_rss_plugin.plugin import GitRssPlugin

from reading_room.outputs import mend_feed

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from reading_room.outputs import Entries
    from reading_room.settings import Settings


def rss_plugins(config: MkDocsConfig) -> list[GitRssPlugin]:
    """The plugin, where the site uses it."""
    return [plugin for plugin in config.plugins.values() if isinstance(plugin, GitRssPlugin)]


def without_feeds(config: MkDocsConfig, settings: Settings) -> str:
    """What to say of a site that has no feeds. Their addresses are whole, so that they need the
    site's. Where the plugin writes none, themes must not find it: they would name its feeds."""
    for name, plugin in list(config.plugins.items()):
        if isinstance(plugin, GitRssPlugin) and not (settings.site_url and plugin.config.enabled):
            plugin.config.enabled = False
            del config.plugins[name]
    if settings.site_url:
        return ""
    return "No feeds are made: they need the address of the site, site_url in mkdocs.yml."


def forget_pages(config: MkDocsConfig) -> None:
    """Have it forget the pages of the build before, which it keeps while ``serve`` runs."""
    for rss in rss_plugins(config):
        rss.pages_to_filter.clear()


def mend_feeds(config: MkDocsConfig, site: Path, entries: Entries) -> None:
    """Put right what it cannot be told: see `outputs.rss`."""
    for rss in rss_plugins(config):
        for name in rss.config.feeds_filenames.values():
            path = site / name
            if path.is_file():
                path.write_bytes(_mended(name, path.read_bytes(), entries))


def _mended(name: str, data: bytes, entries: Entries) -> bytes:
    try:
        return mend_feed(name, data, entries)
    except ParseError as error:
        raise PluginError(
            f"{name} would be no XML ({error}). Is there a < or & in site_url, or a tag in"
            " site_name? Take it out of mkdocs.yml."
        ) from error
