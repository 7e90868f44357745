"""Material for MkDocs as it comes, with no shell of its own around the pages. Enters: MkDocs'
configuration. Leaves: whether a site has it, and what the templates know then.

Nothing of Material is imported. That its shell is `base.html` and its words are in
`partials/language.html` is what its manual tells those who extend the theme.
"""

from __future__ import annotations

import copy
import re
import warnings
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import jinja2

from reading_room.addresses import folder
from reading_room.plugin import report
from reading_room.plugin.pieces import Pieces
from reading_room.plugin.translated import PIECES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from reading_room.pages import SitePage
    from reading_room.settings import Settings

STYLES = "assets/reading-room/material.css"
LANGUAGES = "partials/languages/{}.html"
"""Where Material has its words."""
SEARCH_PLUGIN = "material/search"
SEARCH_TEMPLATE = "search.html"
"""The template of the page where our own search is."""
_REMARK = re.compile(r"\{#.*?#\}", re.DOTALL)
_NAMED = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\s+(?:\"([^\"]+)\"|'([^']+)')")
"""Another template by its name. Jinja would read the whole shell for it, which takes far longer."""


def is_stock(env: jinja2.Environment) -> bool:
    """Is the page around ours Material's own, whatever blocks of it a site fills?"""
    names = ["main.html"]
    for name in names:  # which grows
        try:
            source, *_ = env.loader.get_source(env, name) if env.loader else ("", None, None)
        except jinja2.TemplateNotFound:
            return False
        if name == "base.html":
            return "partials/language.html" in source
        found = _NAMED.findall(_REMARK.sub("", source))
        names += [each for pair in found for each in pair if each and each not in names]
    return False


def dress(config: MkDocsConfig, settings: Settings) -> str:
    """Have every page load our styles for Material, before the site's own; what there is to be
    said of its language."""
    if not is_stock(config.theme.get_env()):
        return ""
    if STYLES not in map(str, config.extra_css):
        config.extra_css.insert(0, STYLES)
    return "" if follows(config, settings) else disagreement(config, settings)


def follows(config: MkDocsConfig, settings: Settings) -> bool:
    """Where mkdocs.yml leaves the theme's language open, Material's words are in ours, if it has
    them. If not, they stay in English and say so, and our pages say their own."""
    written: dict[str, Any] = {}
    with warnings.catch_warnings():  # nothing else says what a site wrote and what a theme did
        warnings.simplefilter("ignore", DeprecationWarning)
        user_configs = config.user_configs
    for each in user_configs:
        theme = each.get("theme")
        written |= theme if isinstance(theme, dict) else {}
    if "language" in written:
        return False
    if _agree(str(config.theme.get("language") or "en"), settings):
        return True
    env = config.theme.get_env()
    names = (settings.language, _primary(settings.language))
    known = next((name for name in names if _is_there(env, LANGUAGES.format(name))), None)
    if known:
        config.theme["language"] = known
    else:
        report.say(
            f"Material has no words in {settings.language}: its own stay in English, and the text"
            " of pages says its language."
        )
    return True


def _is_there(env: jinja2.Environment, template: str) -> bool:
    try:
        return bool(env.loader and env.loader.get_source(env, template))
    except jinja2.TemplateNotFound:
        return False


def disagreement(config: MkDocsConfig, settings: Settings) -> str:
    """What to say where Material says another language of every page than the plugin does."""
    said, ours = str(config.theme.get("language") or "en"), settings.language
    if _agree(said, settings):
        return ""
    return (
        f"mkdocs.yml: the theme's language is {said} and that of reading-room is {ours}. Browsers"
        f" and screen readers are told both. If the site is in {ours}, write language: {ours} under"
        f" theme, too; if it is in {said}, write language: {said} under reading-room."
    )


def _agree(said: str, settings: Settings) -> bool:
    return _primary(said) == _primary(settings.language)


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def tell_templates(
    env: jinja2.Environment, config: MkDocsConfig, settings: Settings, pages: Iterable[SitePage]
) -> None:
    """``stock``: our pages leave out what Material shows, and ask it for the rest. ``finder``:
    where our search is, if the header has none of Material's."""
    stock = is_stock(env)
    env.globals["stock"] = stock
    if stock:
        env.globals[PIECES] = Pieces(env, config.theme.get("features") or ())
    env.globals["language"] = settings.language
    env.globals["finder"] = None
    found = next((page.address for page in pages if page.template == SEARCH_TEMPLATE), None)
    if stock and found is not None and not _searches(config):
        env.globals["finder"] = SimpleNamespace(address=found, config=_with_search(config))


def _searches(config: MkDocsConfig) -> bool:
    plugin: Any = config.plugins.get(SEARCH_PLUGIN)
    return plugin is not None and bool(plugin.config.get("enabled", True))


def _with_search(config: MkDocsConfig) -> MkDocsConfig:
    """For the header alone: the configuration as if the search plugin were on, so that Material
    keeps the place of its search for ours (partials/search.html)."""
    seen = copy.copy(config)
    stand_in = SimpleNamespace(config=SimpleNamespace(enabled=True))
    seen["plugins"] = {**config.plugins, SEARCH_PLUGIN: stand_in}
    return seen


def place_in_nav(nav: Navigation, files: Files, pages: Iterable[SitePage]) -> None:
    """A page that is not in the navigation has its place below the page that leads to it, and
    themes mark that one while they show it."""
    by_source = {page.source: page for page in pages}
    places = {
        folder(by_source[page.file.src_uri].address): page
        for page in nav.pages
        if page.file.src_uri in by_source and page.url  # all stand below the home page
    }
    known = files.src_uris
    for site_page in by_source.values():
        file = known.get(site_page.source)
        if file and file.page and folder(site_page.address) not in places:
            file.page.parent = _leads(site_page, places)  # type: ignore[assignment]


def _leads(site_page: SitePage, places: dict[str, Page]) -> Page | None:
    """The page of the navigation that leads to a page: its ``part``, or the nearest above it."""
    above = folder(site_page.address).rstrip("/").split("/")[:-1]
    nearer = ["/".join(above[:length]) + "/" for length in range(len(above), 0, -1)]
    return next(
        (places[each] for each in (folder(site_page.part), *nearer) if each in places), None
    )
