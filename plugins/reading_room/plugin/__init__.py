"""MkDocs hooks, a few lines each. Enters: MkDocs' events. Leaves: the site.

The work is done elsewhere: sources are read and joined before MkDocs looks at its files, each
page of the library becomes a page of MkDocs, and when MkDocs has finished the other outputs are
written and the new site takes the old one's place.
"""

from __future__ import annotations

import gc
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from xml.etree.ElementTree import ParseError

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.utils import CountHandler, write_file
from mkdocs_rss_plugin.plugin import GitRssPlugin

from reading_room.library import build_library
from reading_room.model import Post
from reading_room.outputs import Entries, mend_feed, site_files
from reading_room.pages import site_pages
from reading_room.plugin.options import Options, check_site_dir, read_settings, set_up_rss
from reading_room.plugin.pages import (
    TEMPLATES,
    RoomFile,
    RoomFiles,
    RoomPage,
    feed_meta,
    media_file,
)
from reading_room.plugin.theme import LeanTheme, marks
from reading_room.problems import as_text, counted, errors, ordered, summary
from reading_room.publish import Staging
from reading_room.sources import read_sources

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from reading_room.library import Library
    from reading_room.model import Settings
    from reading_room.pages import SitePage
    from reading_room.problems import Problem

log = get_plugin_logger("reading-room")
FIRST = float("inf")
LAST = float("-inf")


class ReadingRoomPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Publishes posts and reading lists beside the pages of a MkDocs site."""

    settings: Settings
    library: Library
    entries: Entries
    pages: dict[str, SitePage]
    """The pages of the library, by the file that MkDocs knows them by."""

    def __init__(self) -> None:
        self.serving = False
        self.staging: Staging | None = None
        self.public = ""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Serve builds in a folder of its own; ``--dirty`` means nothing here, and is harmless."""
        del dirty
        self.serving = command == "serve"

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Before every other plugin: where to build, and which templates there are."""
        self.settings = read_settings(config, self.config)
        templates = str(Path(__file__).parents[1] / "templates")
        if templates not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, templates)
        config.theme = LeanTheme(config.theme)
        for rss in _rss_plugins(config):
            set_up_rss(rss, self.settings)
        if self.serving:
            folders = (self.settings.posts, self.settings.reading_lists)
            config.watch += [str(path) for path in folders if path.is_dir()]
        else:
            check_site_dir(config, self.settings)
            self.public = config.site_dir
            self.staging = _staging(Path(config.site_dir))
            config.site_dir = str(self.staging.folder)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read everything; where something is wrong, say all of it and stop."""
        gc.disable()  # records make no cycles; looking for some took a sixth of a large build
        sources, problems = read_sources(self.settings)
        self.library, more = build_library(sources, self.settings)
        _stop_at(problems + more)
        self.entries = Entries(self.library)
        for rss in _rss_plugins(config):
            rss.pages_to_filter.clear()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """A page of MkDocs for each page of the library, and a file for each picture."""
        everything = RoomFiles(files, self.settings)
        everything.leave_out_data()
        self.pages = {page.source: page for page in site_pages(self.library)}
        for page in self.pages.values():
            if everything.get_file_from_path(page.source) is None:
                file = RoomFile(page, config, self.settings)
                everything.append(file)
                RoomPage(page, file, config)
        for path in self.library.media:
            everything.append(media_file(path, config, self.settings))
        return everything

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Tell templates and the RSS plugin what a page is."""
        del config, files
        ours = self.pages.get(page.file.src_uri)
        if ours:
            page.meta.setdefault("template", TEMPLATES + ours.template)
            page.meta.update(feed_meta(self.entries, ours))
        if not isinstance(page, RoomPage):
            page.update_date = self.library.changed.isoformat()  # not the day of the build
        return markdown

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Our templates escape what they print; anchors of pages under docs/ are known by now."""
        del config
        env.autoescape = lambda name: (name or "").startswith(TEMPLATES)
        wrong = []
        for link in self.library.anchors:
            file = files.get_file_from_path(link.page.removeprefix(f"{self.settings.docs_folder}/"))
            ids = file.page.present_anchor_ids if file and file.page else None
            if ids is not None and link.anchor not in ids:
                wrong.append(link.problem)
        _stop_at(wrong)

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """What the page's template shows."""
        del config
        context["marks"] = marks(nav, page)  # type: ignore[typeddict-unknown-key]
        ours = self.pages.get(page.file.src_uri)
        if ours:
            if isinstance(ours.record, Post) and ours.record.canonical_url:
                page.canonical_url = ours.record.canonical_url
            context["view"] = ours.view()  # type: ignore[typeddict-unknown-key]
            context["room"] = ours  # type: ignore[typeddict-unknown-key]
            context["root"] = ours.root  # type: ignore[typeddict-unknown-key]
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Nothing that is withdrawn stands in the sitemap."""
        del config
        context["marks"] = marks(context["nav"], None)  # type: ignore[typeddict-unknown-key]
        if template_name == "sitemap.xml":
            hidden = {page.source for page in self.pages.values() if not page.listed}
            shown = [file for file in context["pages"] if file.src_uri not in hidden]
            context["pages"] = shown
        return context

    @event_priority(LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """After every other plugin: our own files, the mended feeds, and the exchange."""
        site = Path(config.site_dir)
        try:
            for path, data in site_files(self.library):
                write_file(data, str(site / path))
        except RuntimeError as error:
            raise PluginError(str(error)) from error
        for rss in _rss_plugins(config):
            for name in rss.config.feeds_filenames.values():
                if (site / name).is_file():
                    data = (site / name).read_bytes()
                    (site / name).write_bytes(_mended(name, data, self.entries))
        _let_collect()
        if _warned(config):
            return
        if self.staging:
            self.staging.publish()
            self.staging = None
            config.site_dir = self.public
        self._say_what_was_done()

    def on_build_error(self, *, error: Exception) -> None:
        """Nothing of a failed build stays."""
        del error
        self._abandon()

    def on_shutdown(self) -> None:
        """Nor of one that was stopped."""
        self._abandon()

    def _abandon(self) -> None:
        _let_collect()
        if self.staging:
            self.staging.abandon()
            self.staging = None

    def _say_what_was_done(self) -> None:
        library = self.library
        posts, lists = len(library.posts), len(library.lists)
        log.info(f"Published {counted(posts, 'post')} and {counted(lists, 'reading list')}.")
        if library.withdrawn:
            log.info(f"Withdrawn, their addresses kept: {len(library.withdrawn)}.")
        if library.held:
            log.info(f"Held back: {len(library.held)}.")
            for held in library.held:
                log.info(f"  {held.path}: {held.why}")
        for path in library.strays:
            log.info(f"Not published, for it is none of a site's files: {path}")


def _let_collect() -> None:
    """End the rest that the collector of cycles has during a build.

    What the build made is set apart from what it looks at: otherwise it would look through all of
    it at once, and again when the process ends, for a fifth of a large build's time.
    """
    gc.unfreeze()
    gc.freeze()
    gc.enable()


def _rss_plugins(config: MkDocsConfig) -> list[GitRssPlugin]:
    return [plugin for plugin in config.plugins.values() if isinstance(plugin, GitRssPlugin)]


def _staging(site: Path) -> Staging:
    try:
        return Staging(site)
    except OSError as error:
        raise PluginError(f"No site can be built at {site}: {error.strerror}.") from error


def _mended(name: str, data: bytes, entries: Entries) -> bytes:
    try:
        return mend_feed(name, data, entries)
    except ParseError as error:
        raise PluginError(
            f"{name} would be no XML ({error}). Is there a < or & in site_url, or a tag in"
            " site_name? Take it out of mkdocs.yml."
        ) from error


def _stop_at(problems: list[Problem]) -> None:
    """Print every problem that stops a build, and stop; count the advice."""
    stopping = ordered(errors(problems))
    if stopping:
        for problem in stopping:
            sys.stderr.write(as_text(problem) + "\n")
        raise PluginError(f"{summary(stopping)}. Nothing was published.")
    if problems:
        log.info(f"{len(problems)} advice: see it with reading-room check.")


def _warned(config: MkDocsConfig) -> bool:
    """Is this a strict build that has warned? MkDocs fails it only after this hook."""
    if not config.strict:
        return False
    loggers = (logging.getLogger(name) for name in ("mkdocs", "properdocs"))
    handlers = [handler for logger in loggers for handler in logger.handlers]
    return any(h.get_counts() for h in handlers if isinstance(h, CountHandler))
