"""MkDocs hooks, a few lines each. Enters: MkDocs' events. Leaves: the site.

The work is done elsewhere: sources are read and joined before MkDocs looks at its files, each
page of the library becomes a page of MkDocs, and when MkDocs has finished the other outputs are
written and the new site takes the old one's place.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from markupsafe import escape
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from reading_room.library import Glossary, build_library, settle
from reading_room.markup import clean
from reading_room.model import Post
from reading_room.outputs import Entries, site_files
from reading_room.pages import site_pages
from reading_room.plugin import garbage, neighbours, report, stock
from reading_room.plugin.destination import check_site_dir
from reading_room.plugin.docs import Docs, broken_anchors, loaded_elsewhere
from reading_room.plugin.extra_files import check_extra_files
from reading_room.plugin.files import (
    RoomFile,
    leave,
    left_out,
    link_files,
    unlink_files,
    with_library,
)
from reading_room.plugin.menu import Menu, empty_pages
from reading_room.plugin.options import Options, read_settings, set_up_rss
from reading_room.plugin.pages import TEMPLATES, feed_meta, set_pages, shown
from reading_room.plugin.preview import Preview, put, watched
from reading_room.plugin.promises import Promises
from reading_room.plugin.publishing import Publication
from reading_room.plugin.reloading import reloading
from reading_room.plugin.rss import forget_pages, mend_feeds, rss_plugins, without_feeds
from reading_room.plugin.theme import Compiled, lighten, palette_file, prepare
from reading_room.plugin.theme_options import Look, read_look
from reading_room.plugin.time_limit import Watch
from reading_room.problems import errors
from reading_room.sources import READERS, read_sources, remembering

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from reading_room.library import Library
    from reading_room.pages import SitePage
    from reading_room.problems import Problem
    from reading_room.settings import Settings

FIRST = float("inf")
LAST = float("-inf")


class ReadingRoomPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Publishes posts and reading lists beside the pages of a MkDocs site."""

    settings: Settings
    library: Library
    entries: Entries
    pages: dict[str, SitePage]
    """The pages of the library, by the file that MkDocs knows them by."""
    files: Files
    nav: Navigation
    menu: Menu
    promises: Promises
    glossary: Callable[..., Glossary] = Glossary

    def __init__(self) -> None:
        self.publication: Publication | None = None
        self.public = ""
        self.deploying = False
        self.readers, self.clean, self.compiled = READERS, clean, Compiled()
        self.preview: Preview | None = None
        """What serve shows; None in any other command."""
        self.stale = False
        """Does it go on showing the build before, for there are mistakes in this one?"""
        self.watch = Watch()
        self.behind: dict[str, File] = {}
        """Files of a preview that can be linked to, and are not made again."""
        self.left_out: list[str] = []  # files of docs/ that MkDocs does not build
        self.docs = Docs("")
        self.look = Look()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Serve remembers what it read; ``--dirty`` means nothing here, and is harmless."""
        del dirty
        self.deploying = command == "gh-deploy"
        if command == "serve":
            self.readers, self.clean = remembering(READERS), cache(clean)
            self.glossary = lru_cache(maxsize=1)(Glossary)
            self.preview = Preview()

    @event_priority(neighbours.EARLY)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Before every other plugin: where to build, and which templates there are."""
        if self.publication:  # of a build that somebody's program began and did not end
            self.publication.abandon()
        self.settings = read_settings(config, self.config)
        neighbours.refuse(config)
        if self.settings.own_theme:
            self.look = read_look(config)
        lighten(config, self.compiled, self.settings.say)
        report.warn(stock.dress(config, self.settings))
        if said := without_feeds(config, self.settings):
            report.log.info(said)
        for rss in rss_plugins(config):
            set_up_rss(rss, self.settings)
        config.watch += watched(config, self.settings)  # ``serve --clean`` calls itself a build
        check_site_dir(config, self.settings)
        self.public = config.site_dir
        self.publication = Publication(config)
        self.publication.begin()
        self.promises = Promises(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read everything; where something is wrong, say all of it and stop."""
        garbage.rest()
        forget_pages(config)
        report.say_no_words(self.settings)
        self.docs = Docs(self.settings.docs_folder)
        if self.settings.own_theme:
            check_extra_files(config)
            report.say_left_out(config)
        sources, problems = read_sources(self.settings, self.readers)
        library, more = build_library(sources, self.settings, self.clean)
        self.stale = False
        self._refuse(settle(problems + more, sources, self.settings), config)
        if not self.stale:
            self.library, self.entries = library, Entries(library)

    @event_priority(FIRST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """A page of MkDocs for each page of the library, and a file for each picture; before other
        plugins look at the files."""
        if not self.stale:
            self.pages = {page.source: page for page in site_pages(self.library, self.glossary)}
            if self.preview:
                self.preview.plan(self.pages, config, self.library)
        before = self.preview.before if self.preview else {}
        everything = with_library(files, self.pages.values(), self.library, before, config)
        if self.look.styles:
            everything.append(palette_file(config, self.look))
        neighbours.leave_to_git(config, everything)
        if (shown := neighbours.nav_paths(config, everything)) is not None:
            set_pages(everything, shown, self.pages, config)
        return everything

    @event_priority(LAST)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Once the navigation knows all pages, those that no save has touched can rest."""
        self.nav, self.files, self.behind = nav, files, {}
        self.promises.look_at(files, self.pages)
        set_pages(files, {page.file.src_uri for page in nav.pages}, self.pages, config)
        stock.place_in_nav(nav, files, self.pages.values())
        neighbours.leave_to_print(config, nav)
        if self.preview and self.preview.touched is not None:
            self.behind = leave(files, self.preview.touched)
        link_files(files, self.behind, self.settings)
        return nav

    def _find(self, path: str) -> File | None:
        return self.files.get_file_from_path(path) or self.behind.get(path)

    @event_priority(neighbours.AFTER_META)
    def _read_page(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Tell templates and the RSS plugin what a page is."""
        del markdown, config, files
        ours = self.pages.get(page.file.src_uri)
        if ours:
            page.meta.setdefault("template", TEMPLATES + ours.template)
            page.meta.update(feed_meta(self.entries, ours))
        if isinstance(page.file, RoomFile):
            page.meta.pop("author", None)  # of a .meta.yml: ours have their own
        else:
            self.docs.begin(page)
            page.update_date = self.library.changed.isoformat()  # not the day of the build

    @event_priority(LAST)
    def _begin_page(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Other plugins have had their say about the Markdown: it is converted next."""
        del markdown, config, files
        if not isinstance(page.file, RoomFile):
            self.watch.begin(f"{self.settings.docs_folder}/{page.file.src_uri}")

    on_page_markdown = CombinedEvent(_read_page, _begin_page)

    @event_priority(LAST)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """The page has been converted, and every extension and plugin has had its say."""
        del config, files
        self.watch.end()
        if not isinstance(page.file, RoomFile):
            self.docs.check(page, html)
            if self.settings.own_theme:
                report.warn_elsewhere(self.docs.path(page), loaded_elsewhere(html))

    @event_priority(LAST)
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Our templates escape what they print; anchors of pages under docs/ are known by now, and
        so are the filters that other plugins bring for their templates."""
        unlink_files(files)
        self.left_out = left_out(self._find, self.library)
        empty = empty_pages(self.library)
        addresses, more = self.settings.addresses, self.settings.say.gettext("More")
        self.menu = Menu(self.nav, addresses, empty, given=config.nav is not None, more=more)
        prepare(env, self._find, self.settings, self.look, empty)
        env.globals["menu"] = self.menu.entries
        stock.tell_templates(env, config, self.settings, self.pages.values())
        wrong = [*self.docs.problems(env), *broken_anchors(self.library, self._find)]
        self.docs.at = None
        if wrong:
            self._refuse(wrong, config)
            leave(files, frozenset())

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """What the page's template shows."""
        del config, nav
        self.docs.at = page
        ours = self.pages.get(page.file.src_uri)
        context["marks"] = self.menu.marks(page, ours)  # type: ignore[typeddict-unknown-key]
        if ours:
            if isinstance(ours.record, Post) and ours.record.canonical_url:
                page.canonical_url = escape(ours.record.canonical_url)  # printed as it is
            context.update(shown(ours))  # type: ignore[typeddict-item]
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> None:
        """The page is whole: what fails from now on is not its fault."""
        del output, page, config
        self.docs.at = None

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Nothing that is withdrawn stands in the sitemap."""
        del config
        context["marks"] = self.menu.marks(None)  # type: ignore[typeddict-unknown-key]
        if template_name == "sitemap.xml":
            hidden = {page.source for page in self.pages.values() if not page.listed}
            shown = [file for file in context["pages"] if file.src_uri not in hidden]
            context["pages"] = shown
        return context

    @event_priority(LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """After every other plugin: our own files, the mended feeds, and the exchange."""
        built, site = Path(config.site_dir), Path(self.public)
        if self.stale:
            report.say_stale()
            self._abandon()
        elif self.preview and self.preview.touched is not None:
            self._show_touched(self.preview, built, site)
        else:
            quick, slow = self._finish(built, config)
            if report.warned(config):
                return
            self.promises.check(built, self.library, self.pages.values(), quick | slow)
            self._publish()
            if self.preview:
                self.preview.keep(self.files, self.nav, quick)
        config.site_dir = self.public

    def _finish(self, site: Path, config: MkDocsConfig) -> tuple[frozenset[str], frozenset[str]]:
        """Write what is no page; the paths of what a preview will write again, and of the rest."""
        quick = put(site, site_files(self.library, slow=False))
        try:
            slow = put(site, site_files(self.library, slow=True))
        except RuntimeError as error:
            raise PluginError(str(error)) from error
        mend_feeds(config, site, self.entries)
        return quick, slow

    def _publish(self) -> None:
        garbage.wake(collect=self.preview is not None)
        if self.publication:
            self.publication.publish(keep=self.deploying)
        report.say_published(self.library, self.left_out)

    def _show_touched(self, preview: Preview, built: Path, site: Path) -> None:
        """Put what a save has touched into the site that serve shows."""
        preview.show(built, site, self.files)
        preview.show_outputs(site, site_files(self.library, slow=False))
        preview.keep(self.files, self.nav)
        self._abandon()
        report.say_shown(len(self.files))

    def _refuse(self, problems: list[Problem], config: MkDocsConfig) -> None:
        """Stop at what is wrong, unless there is a site to go on showing while it stands."""
        report.tell(problems)
        if errors(problems):
            if config.strict or not (self.preview and self.preview.shows_something):
                raise report.refusal(problems)
            self.preview.hold()
            self.stale = True

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> None:
        """A site's policy does not keep a preview from reloading."""
        del config, builder
        if app := server.get_app():
            server.set_app(reloading(app))

    @event_priority(LAST)
    def on_build_error(self, *, error: Exception) -> None:
        """Nothing of a failed build stays; where it was the disk that failed, say so plainly."""
        garbage.wake()
        told = [*self.docs.explain(error)]
        try:
            if self.publication:
                self.publication.stop(PluginError(str(error)) if told else error)
        finally:
            self.watch.explain(error)
        if told:
            report.tell(told)
            raise report.refusal(told) from error

    def on_shutdown(self) -> None:
        """Nor of one that was stopped."""
        self._abandon()

    def _abandon(self) -> None:
        garbage.wake()
        if self.publication:
            self.publication.abandon()
