"""Plugins beside this one that have to be told something. Enters: MkDocs' configuration, the pages
of the library. Leaves: the options of those plugins; or why the two cannot make one site.

Nearly all plugins need no word here: they see pages and files of MkDocs like any other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError

from reading_room.plugin.pages import NAME, RoomFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import BasePlugin
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from reading_room.pages import SitePage

_ASK_GIT = ("mkdocs_git_authors_plugin", "mkdocs_git_revision_date_localized_plugin")
"""Plugins that would warn of a page that no file stands behind, or date it from the build."""
_PRINT = "mkdocs_print_site_plugin"
_TRANSLATE = "mkdocs_static_i18n"


def refuse(config: MkDocsConfig) -> None:
    """Raises PluginError where another plugin would take the pages of the library away."""
    for name, _ in _of(config, _TRANSLATE):
        raise PluginError(
            f"mkdocs.yml, plugins: {name} (mkdocs-static-i18n) builds the site once for each"
            " language and leaves out every page that is no file under docs/: posts and lists"
            " would be lost. Take it out, or reading-room, and build a site for each language."
        )


def leave_to_git(config: MkDocsConfig, files: Files) -> None:
    """Have plugins that ask git who wrote a page, and when, pass over those that nobody wrote."""
    made = {re.sub("/.*", "/*", file.src_uri) for file in files if file.generated_by == NAME}
    for _, plugin in _of(config, *_ASK_GIT):
        _exclude(plugin, sorted(made))


def leave_to_print(config: MkDocsConfig, nav: Navigation, pages: dict[str, SitePage]) -> None:
    """Have print-site pass over the pages of the navigation that have no text of their own, and
    of which it would warn."""
    ours = [page.file.src_uri for page in nav.pages if isinstance(page.file, RoomFile)]
    for _, plugin in _of(config, _PRINT):
        _exclude(plugin, [path for path in ours if not pages[path].has_text])


def _exclude(plugin: BasePlugin[Any], paths: list[str]) -> None:
    plugin.config["exclude"] = [*(plugin.config["exclude"] or ()), *paths]


def _of(config: MkDocsConfig, *packages: str) -> Iterator[tuple[str, BasePlugin[Any]]]:
    """The site's plugins that are of these packages, by the names that they have in mkdocs.yml."""
    for name, plugin in config.plugins.items():
        if type(plugin).__module__.partition(".")[0] in packages:
            yield name, plugin
