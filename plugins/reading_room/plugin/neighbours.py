"""Plugins beside this one that have to be told something. Enters: MkDocs' configuration and files.
Leaves: the options of those plugins; or why the two cannot make one site.

Nearly all plugins need no word here: they see pages and files of MkDocs like any other.
"""

from __future__ import annotations

import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import InclusionLevel

from reading_room.plugin.files import NAME, RoomFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import BasePlugin
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

EARLY = 150
"""Before nearly every other plugin: a greater priority than that of Material's ``group``, which
loads plugins in its ``on_config``, would have it called again and again."""
AFTER_META = 49
"""Right after Material's ``meta``, which adds what editors say in .meta.yml, and before plugins add
HTML of their own to what a page says of itself."""
_ASK_GIT = ("mkdocs_git_authors_plugin", "mkdocs_git_revision_date_localized_plugin")
"""Plugins that would warn of a page that no file stands behind, or date it from the build."""
_PRINT = "mkdocs_print_site_plugin"
_TRANSLATE = "mkdocs_static_i18n"
_ARRANGE = ("mkdocs_awesome_nav", "mkdocs_awesome_pages_plugin")
"""Plugins that read the navigation from a file in docs/, and leave ``nav`` as it is."""
_NAV_KEY = re.compile(r"^(?:nav|arrange)[ \t]*:", re.MULTILINE)
_SECTIONS = "mkdocs_section_index"


def refuse(config: MkDocsConfig) -> None:
    """Raises PluginError where another plugin would take the pages of the library away."""
    for name, _ in _of(config, _TRANSLATE):
        raise PluginError(
            f"mkdocs.yml, plugins: {name} (mkdocs-static-i18n) builds the site once for each"
            " language and leaves out every page that is no file under docs/: posts and lists"
            " would be lost. Take it out, or reading-room, and build a site for each language."
        )


def explain(error: Exception) -> None:
    """Say it in a line where another plugin asked for the path of a page that has none, for no file
    stands behind it. Raises PluginError."""
    if not (isinstance(error, (TypeError, AttributeError)) and "NoneType" in str(error)):
        return
    if name := _stopped(error):
        raise PluginError(
            f"The plugin {name} stopped this build ({type(error).__name__}: {error}). It seems to"
            " want a file behind every page, and none stands behind posts.md and the like, which"
            f" {NAME} makes. Take one of the two out of plugins in mkdocs.yml, or look for another"
            f" version of {name}. Nothing was published."
        ) from error


def _stopped(error: Exception) -> str:
    """The other plugin in whose event an error came up, by its name in mkdocs.yml."""
    name, plugins = "", dict[int, str]()
    for frame, _ in traceback.walk_tb(error.__traceback__):
        here: Any = frame.f_locals.get("self")
        if hasattr(here, "run_event"):
            plugins = {id(plugin): named for named, plugin in here.items()}
        name = plugins.get(id(here), name)
    return "" if name == NAME else name


def nav_paths(config: MkDocsConfig, files: Files) -> set[str] | None:
    """The pages that the navigation will show, by their paths; None where that cannot be known
    before it is made, for another plugin works on it."""
    if len(config.plugins.events["nav"]) > 1:
        return None
    if config.nav is None:
        return {
            file.src_uri for file in files if file.inclusion.value > InclusionLevel.NOT_IN_NAV.value
        }
    return {path.lstrip("/") for path in _strings(config.nav)}


def arrange_nav(config: MkDocsConfig) -> bool:
    """Does a file of another plugin say what the navigation is?"""
    names = [str(plugin.config["filename"]) for _, plugin in _of(config, *_ARRANGE)]
    files = [Path(config.docs_dir, name) for name in names]
    return any(
        _NAV_KEY.search(file.read_text("utf-8", "replace")) for file in files if file.is_file()
    )


def show_sections(config: MkDocsConfig, env: jinja2.Environment) -> None:
    """Have section-index see that the theme is one whose sections can be pages: ours extends
    Material, and would never load the template by which that plugin knows it."""
    if any(_of(config, _SECTIONS)):
        env.get_template("partials/nav-item.html")


def _strings(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, (list, dict)):
        for part in nav.values() if isinstance(nav, dict) else nav:
            yield from _strings(part)


def leave_to_git(config: MkDocsConfig, files: Files) -> None:
    """Have plugins that ask git who wrote a page, and when, pass over those that nobody wrote."""
    ours = [file for file in files.documentation_pages() if file.generated_by == NAME]
    made = {re.sub("/.*", "/*", file.src_uri) for file in ours}
    for _, plugin in _of(config, *_ASK_GIT):
        _exclude(plugin, sorted(made))


def leave_to_print(config: MkDocsConfig, nav: Navigation) -> None:
    """Have print-site pass over the pages of the navigation that are ours: it would warn of those
    that have no text, or no heading, before their template shows them."""
    ours = [page.file.src_uri for page in nav.pages if isinstance(page.file, RoomFile)]
    for _, plugin in _of(config, _PRINT):
        _exclude(plugin, ours)


def _exclude(plugin: BasePlugin[Any], paths: list[str]) -> None:
    plugin.config["exclude"] = [*(plugin.config["exclude"] or ()), *paths]


def _of(config: MkDocsConfig, *packages: str) -> Iterator[tuple[str, BasePlugin[Any]]]:
    """The site's plugins that are of these packages, by the names that they have in mkdocs.yml."""
    for name, plugin in config.plugins.items():
        if type(plugin).__module__.partition(".")[0] in packages:
            yield name, plugin
