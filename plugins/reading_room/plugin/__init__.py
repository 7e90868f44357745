"""MkDocs hooks, a few lines each. Enters: MkDocs' events. Leaves: the site.

The work is done elsewhere: sources are read and joined before MkDocs looks at its files, each
page of the library becomes a page of MkDocs, and when MkDocs has finished the other outputs are
written and the new site takes the old one's place.
"""

from __future__ import annotations

from reading_room import garbage

garbage.rest()  # what follows makes nothing that could be collected

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from reading_room.library import at_their_levels
from reading_room.outputs import Entries
from reading_room.pages import site_pages
from reading_room.plugin import neighbours, report, stock
from reading_room.plugin.carried_over import CarriedOver
from reading_room.plugin.compiled import Compiled
from reading_room.plugin.destination import check_site_dir
from reading_room.plugin.docs import Docs, broken_anchors, loaded_elsewhere
from reading_room.plugin.files import (
    RoomFile,
    by_source,
    leave,
    leave_standing,
    left_out,
    link_files,
    unlink_files,
    with_library,
)
from reading_room.plugin.ground import ground_of, is_alone
from reading_room.plugin.menu import empty_pages, make_menu
from reading_room.plugin.options import Options, read_settings
from reading_room.plugin.own_files import add_own_files
from reading_room.plugin.packing import pack
from reading_room.plugin.pages import describe, listed, set_pages, show
from reading_room.plugin.preview import Preview, watch
from reading_room.plugin.promises import Promises
from reading_room.plugin.publishing import Publication
from reading_room.plugin.reading import Reading
from reading_room.plugin.rss import forget_pages, pause_feeds, resume_feeds, set_up_feeds
from reading_room.plugin.standing import Standing
from reading_room.plugin.theme import keep_prepared, lighten, prepare
from reading_room.plugin.theme_options import Look, read_look
from reading_room.plugin.written import write_files

garbage.wake()

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext
    from mkdocs_rss_plugin.plugin import GitRssPlugin

    from reading_room.library import Library
    from reading_room.pages import SitePage
    from reading_room.plugin.menu import Menu
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
    carried: CarriedOver

    def __init__(self) -> None:
        self.publication: Publication | None = None
        self.public, self.deploying = "", False
        self.reading, self.compiled = Reading(), Compiled()
        self.preview: Preview | None = None
        """What serve shows; None in any other command."""
        self.standing = Standing()
        self.behind: dict[str, File] = {}
        """Files that can be linked to, and are not made again."""
        self.listed: list[File] = []  # in the sitemap
        self.left_out: list[str] = []  # files of docs/ that MkDocs does not build
        self.docs, self.look = Docs(""), Look()
        self.paused: list[GitRssPlugin] = []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Serve remembers what it read; ``--dirty`` means nothing here, and is harmless."""
        del dirty
        self.deploying = command == "gh-deploy"
        if command == "serve":
            self.reading.remember()
            self.preview = Preview()

    @event_priority(neighbours.EARLY)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Before every other plugin: where to build, and which templates there are."""
        if self.publication:  # of a build that somebody's program began and did not end
            self.publication.abandon()
        to_come = bool(self.preview and self.preview.to_come)
        self.settings = read_settings(config, self.config, to_come=to_come)
        watch(config, self.settings, self.preview)  # before anything that may go wrong
        neighbours.refuse(config)
        self.look = read_look(config) if self.settings.own_theme else Look()
        lighten(config, self.compiled, self.settings.say)
        report.warn(stock.dress(config, self.settings))
        report.say(set_up_feeds(config, self.settings))
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
        trusted = self.settings.rules.get("docs-script", "error") != "error"
        self.docs = Docs(self.settings.docs_folder, trusted=trusted)
        if self.settings.own_theme:
            report.check_theme(config)
        if self.preview is None and self.settings.cache:
            self.reading.find(self.settings.cache, self.public)
        library, problems = self.reading.read(self.settings)
        self.standing = Standing(self.preview)
        saved, strict = self.reading.new, config.strict
        self.standing.judge(problems, saved, strict=strict)
        if self.standing.partial:
            found = self.reading.faultless(self.settings, problems)
            library = self.standing.leave_out(found)
        if not self.standing.stale:
            self.library, self.entries = library, Entries(library)

    @event_priority(FIRST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """A page of MkDocs for each page of the library, and a file for each picture; before other
        plugins look at the files."""
        if not self.standing.stale:
            self.pages = by_source(site_pages(self.library, self.reading.glossary), files)
            if self.preview:
                self.preview.plan(self.pages, config, self.library)
        before = self.preview.before if self.preview else {}
        everything = with_library(files, self.pages.values(), self.library, before, config)
        add_own_files(everything, config, self.look, self.settings)
        pack(everything)
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
        describe(page, self.pages.get(page.file.src_uri), self.entries)
        if not isinstance(page.file, RoomFile):
            self.docs.begin(page, self.library.changed)

    @event_priority(LAST)
    def _begin_page(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Other plugins have had their say about the Markdown: it is converted next."""
        del markdown, config, files
        if not isinstance(page.file, RoomFile):
            self.docs.converts(page)

    on_page_markdown = CombinedEvent(_read_page, _begin_page)

    @event_priority(LAST)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """The page has been converted, and every extension and plugin has had its say."""
        del config, files
        if not isinstance(page.file, RoomFile):
            self.docs.converted(page, html)
            if self.settings.own_theme:
                report.warn_elsewhere(self.docs.path(page), loaded_elsewhere(html))

    @event_priority(LAST)
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Our templates escape what they print; anchors of pages under docs/ are known by now, and
        so are the filters that other plugins bring for their templates."""
        unlink_files(files)
        self.left_out = left_out(self._find, self.library)
        empty = empty_pages(self.library)
        given, arranged = config.nav is not None, neighbours.arrange_nav(config)
        self.menu = make_menu(self.nav, self.settings, empty, given=given, arranged=arranged)
        prepare(env, self._find, self.settings, self.look, empty)
        env.globals["menu"] = self.menu.entries
        stock.tell_templates(env, config, self.settings, self.pages.values())
        neighbours.show_sections(config, env)
        keep_prepared(config.theme, env)
        self.carried = CarriedOver()
        if self.preview is None and self.settings.cache:
            under = ground_of(
                config, self.library, self.look, self.nav, self.pages, env, self._find
            )
            watched = self.deploying or not is_alone(config)
            self.carried = CarriedOver(
                self.settings.cache,
                self.public,
                under,
                self.pages,
                self.reading.digests,
                anew=[path for path in self.pages if not isinstance(self._find(path), RoomFile)],
                whole=watched,
            )
        faulty = [*at_their_levels(self.docs.problems(env), self.settings)]
        wrong = [*faulty, *broken_anchors(self.library, self._find)]
        if wrong and not self.standing.partial:  # else more is told, and much of this comes of that
            self.standing.judge(wrong, self.reading.new, strict=config.strict)
        self.standing.limit(files, faulty, self.docs.folder, self.pages.keys())
        self.listed = listed(files.documentation_pages(), self.pages.values())
        stand = self.carried.stand(Path(config.site_dir), [file.dest_uri for file in files])
        self.behind |= leave_standing(files, stand)
        if not self.preview:  # which keeps most of what a build makes
            garbage.doze()

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """What the page's template shows."""
        del config, nav
        self.docs.at = page
        ours = self.pages.get(page.file.src_uri)
        context["marks"] = self.menu.marks(page, ours)  # type: ignore[typeddict-unknown-key]
        if ours:
            show(context, page, ours, self.carried.before(ours))
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
            context["pages"] = self.listed
        return context

    @event_priority(FIRST)
    def _begin_end(self, *, config: MkDocsConfig) -> None:
        """Before every other plugin: a preview that makes a few pages makes no feeds of them."""
        if self.preview and self.preview.touched is not None:
            self.paused = pause_feeds(config)

    @event_priority(LAST)
    def _end(self, *, config: MkDocsConfig) -> None:
        """After every other plugin: our own files, the mended feeds, and the exchange."""
        garbage.rest()
        resume_feeds(self.paused)
        built, site = Path(config.site_dir), Path(self.public)
        self.carried.end_pages()
        if self.standing.stale:
            report.say_stale()
            self._abandon()
        elif self.preview and self.preview.touched is not None:
            self.preview.show(built, site, self.files, self.nav, self.library)
            self._abandon()
            report.say_shown(len(self.files))
        else:
            passages, stands = self.docs.passages(), partial(self.carried.has, built=built)
            written = write_files(built, self.library, self.entries, passages, config, stands)
            if report.warned(config):
                return
            self.promises.check(built, self.library, self.pages.values(), written)
            self.carried.end(built, written)
            garbage.wake(collect=self.preview is not None)
            if self.publication:
                self.publication.publish(self.carried, hold=self.deploying)
            self.compiled.keep()
            if self.preview and self.standing.partial:
                report.say_partial(self.preview.notices)
            else:
                report.say_published(self.library, self.left_out)
            if self.preview and not self.standing.partial:
                self.preview.keep(self.files, self.nav)
                self.preview.quick_files.keep(self.library)
        config.site_dir = self.public

    on_post_build = CombinedEvent(_begin_end, _end)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> None:
        """A site's policy does not keep a preview from reloading, nor a mistake from serving."""
        del config, builder
        (self.preview or Preview()).serve(server)

    @event_priority(LAST)
    def on_build_error(self, *, error: Exception) -> None:
        """Nothing of a failed build stays; where it was the disk that failed, say so plainly."""
        garbage.wake()
        told = [*self.docs.explain(error)]
        try:
            if self.publication:
                self.publication.stop(PluginError(str(error)) if told else error)
        finally:
            self.docs.watch.explain(error)
            neighbours.explain(error)
        if told:
            self.standing.tell(told, self.reading.new)
            raise report.refusal(told) from error

    def on_shutdown(self) -> None:
        """Nor of one that was stopped."""
        self._abandon()

    def _abandon(self) -> None:
        if self.preview and self.preview.shows_something:
            self.preview.saves += 1
            garbage.sweep(self.preview.saves)
        else:
            garbage.wake()
        if self.publication:
            self.publication.abandon()
