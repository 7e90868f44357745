"""mkdocs-rss-plugin beside this one. Enters: MkDocs' configuration. Leaves: its options as posts
need them, and its feeds, mended."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, TypeGuard
from xml.etree.ElementTree import ParseError

from mkdocs.exceptions import PluginError

from reading_room.outputs import mend_feed

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import BasePlugin
    from mkdocs_rss_plugin.plugin import GitRssPlugin

    from reading_room.outputs import Entries
    from reading_room.settings import Settings

_FEED = re.compile(r"[a-z0-9][a-z0-9._-]*")
_TAKEN = frozenset({"feed.xml", "sitemap.xml"})
"""Files that the site makes itself beside those feeds."""
_RSS_LENGTH = 20
"""What mkdocs-rss-plugin takes where nothing is said."""
_WHOLE = -1
"""How many letters of a page it takes where it is to take all."""


def rss_plugins(config: MkDocsConfig) -> list[GitRssPlugin]:
    """The plugin, where the site uses it."""
    return [plugin for plugin in config.plugins.values() if _is_rss(plugin)]


def _is_rss(plugin: BasePlugin) -> TypeGuard[GitRssPlugin]:  # type: ignore[type-arg]
    """Is it mkdocs-rss-plugin? MkDocs has loaded that where a site uses it, and a site without it
    is spared GitPython and requests, which take a tenth of a second and 11 MB."""
    loaded = sys.modules.get("mkdocs_rss_plugin.plugin")
    return loaded is not None and isinstance(plugin, loaded.GitRssPlugin)


def check_names(feeds: list[tuple[str, str]]) -> None:
    """A feed of mkdocs-rss-plugin is a file of its own at the top of the site."""
    for option, name in feeds:
        ending = ".json" if option.startswith("json") else ".xml"
        if not (_FEED.fullmatch(name) and name.endswith(ending)) or name in _TAKEN:
            raise PluginError(
                f"mkdocs.yml, plugins, rss: feeds_filenames, {option}: {name} cannot be the name of"
                f" a feed. Write a name of small letters and digits that ends in {ending}, and that"
                " no other file of the site has."
            )
    if len({name for _, name in feeds}) < len(feeds):
        raise PluginError(
            "mkdocs.yml, plugins, rss: feeds_filenames gives two feeds one name. Give each its own."
        )


def set_up_feeds(config: MkDocsConfig, settings: Settings) -> str:
    """Have the plugin write the feeds of posts; what there is to say where it cannot."""
    said = _without_feeds(config, settings)
    for rss in rss_plugins(config):
        _set_up(rss, settings)
    return said


def _set_up(rss: GitRssPlugin, settings: Settings) -> None:
    """Give the plugin what posts need, where mkdocs.yml leaves an option at its default.

    Dates are those of front matter: git is never asked.
    """
    config = rss.config
    config.use_git = False
    if config.match_path == ".*":
        folders = (settings.posts, settings.reading_lists)
        paths = (folder.relative_to(settings.root).as_posix() for folder in folders)
        names = [settings.uri(path) for path in paths]
        config.match_path = f"({'|'.join(map(re.escape, names))})/"
    if config.categories is None:
        config.categories = ["topics"]
    if config.length == _RSS_LENGTH:
        config.length = settings.feed_entries
    if config.date_from_meta.as_creation == "git":
        config.date_from_meta.as_creation = "date"
    if config.date_from_meta.as_update == "git":
        config.date_from_meta.as_update = "updated"


def _without_feeds(config: MkDocsConfig, settings: Settings) -> str:
    """What to say of a site that has no feeds. Their addresses are whole, so that they need the
    site's. Where the plugin writes none, themes must not find it: they would name its feeds."""
    for name, plugin in list(config.plugins.items()):
        if _is_rss(plugin) and not (settings.site_url and plugin.config.enabled):
            plugin.config.enabled = False
            del config.plugins[name]
    if settings.site_url:
        return ""
    return "No feeds are made: they need the address of the site, site_url in mkdocs.yml."


def reads_pages(config: MkDocsConfig) -> bool:
    """Does it read the HTML of pages, as where a feed is to have all of it? It would make its own
    of the Markdown of a page that has none."""
    return any(rss.config.abstract_chars_count == _WHOLE for rss in rss_plugins(config))


def pause_feeds(config: MkDocsConfig) -> list[GitRssPlugin]:
    """Have it write no feeds until `resume_feeds`: a preview that makes only what a save has
    touched leaves them as they are, and would throw these away. Which were paused?"""
    paused = [rss for rss in rss_plugins(config) if rss.config.enabled]
    for rss in paused:
        rss.config.enabled = False
    return paused


def resume_feeds(paused: list[GitRssPlugin]) -> None:
    """Have those that were paused write feeds again."""
    for rss in paused:
        rss.config.enabled = True
    paused.clear()


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
