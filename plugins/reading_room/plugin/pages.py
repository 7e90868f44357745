"""Pages of the library as pages of MkDocs. Enters: a `SitePage`. Leaves: the page of its file.

A post is a real page, so that the page hooks of other plugins see it; its Markdown and HTML come
from the library and not from Python-Markdown.
"""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from reading_room.dates import is_read
from reading_room.markup import ROOT
from reading_room.model import Post
from reading_room.plugin.files import RoomFile
from reading_room.plugin.ground import is_alone
from reading_room.plugin.rss import reads_pages

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.toc import TableOfContents
    from mkdocs.utils.templates import TemplateContext

    from reading_room.outputs import Entries
    from reading_room.pages import SitePage
    from reading_room.plugin.finished import Before

TEMPLATES = "reading_room/"
FINISHED = "finished"
"""What the context of a page has until its template makes it."""
_OWN = "the HTML that the library made"


class RoomPage(Page):
    """A page whose text the library has made, and which the navigation does not show."""

    _changed: str | None = _OWN
    _given: str | None = None

    def __init__(self, page: SitePage, file: File, config: MkDocsConfig, *, seen: bool) -> None:
        """``seen`` tells whether any other plugin may look at its HTML."""
        self.site_page, self._seen = page, seen
        super().__init__(Markup(escape(page.title)), file, config)  # noqa: S704
        self.update_date = page.changed.isoformat()

    def read_source(self, config: MkDocsConfig) -> None:
        """The Markdown of a post, for other plugins to see; nothing for other pages."""
        del config
        _read(self, self.site_page)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The clean HTML of a post, with addresses from this page; of other pages what they say.
        Where nobody looks at it, it is not made before its template asks for it."""
        del config, files
        self._changed, self._given = _OWN, _html(self.site_page) if self._seen else ""
        self.present_anchor_ids = self.site_page.ids  # type: ignore[assignment]

    @property
    def content(self) -> str | None:
        """The HTML of the page. It is made when it is asked for and not kept, unless another
        plugin has changed it: all pages of a build stand in memory at once."""
        if self._changed is not _OWN:
            return self._changed
        return _html(self.site_page) if self._given is None else self._given

    @content.setter
    def content(self, html: str | None) -> None:
        """MkDocs sets what the other plugins made of the HTML that `render` gave them."""
        self._changed = _OWN if html is not None and html == self._given else html
        self._given = None

    @property
    def toc(self) -> TableOfContents:
        """The headings, for themes that show them: made when asked for, as the HTML is."""
        return get_toc(_nested(self.site_page))  # type: ignore[arg-type]

    @toc.setter
    def toc(self, toc: TableOfContents) -> None:
        """MkDocs sets an empty one first."""


def set_pages(
    files: Files, nav: Collection[str], pages: dict[str, SitePage], config: MkDocsConfig
) -> None:
    """Give every file of ours its page.

    Those in the navigation (``nav`` has their paths) are pages as MkDocs made them, with the names
    that mkdocs.yml gives them, and some plugins put another class in the place of theirs: so that
    they are told what to read and show. All others are made here, where MkDocs has not yet looked.
    """
    seen = reads_pages(config) or not is_alone(config)
    for file in files:
        if not isinstance(file, RoomFile):
            continue
        ours = pages[file.src_uri]
        if isinstance(file.page, RoomPage):
            file.page.site_page = ours  # or what a preview keeps would keep the library of its day
        elif file.src_uri not in nav and type(file.page) in (Page, NoneType):
            RoomPage(ours, file, config, seen=seen)
        elif file.page:
            _tell(file.page, ours)


def _tell(page: Page, ours: SitePage) -> None:
    page.update_date = ours.changed.isoformat()
    page.read_source = lambda *_: _read(page, ours)  # type: ignore[method-assign]
    page.render = lambda *_: _render(page, ours)  # type: ignore[method-assign]


def _read(page: Page, ours: SitePage) -> None:
    """Titles and descriptions are escaped already: Material's templates, like those of most themes,
    print them as they are."""
    page.markdown = ours.markdown
    page.meta = {
        "title": str(escape(ours.title)),
        "description": str(escape(ours.description)),
        "template": TEMPLATES + ours.template,
    }


def _render(page: Page, ours: SitePage) -> None:
    page.content = _html(ours)
    page.toc = get_toc(_nested(ours))  # type: ignore[arg-type]
    page.present_anchor_ids = ours.ids  # type: ignore[assignment]


def _html(page: SitePage) -> str:
    return page.html().replace(ROOT, page.root)


def describe(page: Page, ours: SitePage | None, entries: Entries) -> None:
    """Tell templates and the RSS plugin what a page is."""
    if ours:
        page.meta.setdefault("template", TEMPLATES + ours.template)
        page.meta.update(_feed_meta(entries, ours))
    if isinstance(page.file, RoomFile):
        page.meta.pop("author", None)  # of a .meta.yml: ours have their own


def _feed_meta(entries: Entries, page: SitePage) -> dict[str, Any]:
    """What mkdocs-rss-plugin reads of a post or list; `mend_feed` puts in its whole text."""
    record = page.record
    if record is None or not is_read(record.date):
        return {"draft": True}  # the RSS plugin's own way to leave a page out
    return {
        "date": record.date,
        "updated": record.changed,
        "authors": list(entries.authors(record)),
        "topics": list(entries.topics(record)),
        "rss": {"feed_description": str(escape(page.description or page.title))},
    }


def show(context: TemplateContext, page: Page, ours: SitePage, before: Before | None) -> None:
    """Tell the template of a page what it knows beside what MkDocs tells it; nothing of one that
    was finished before."""
    if isinstance(ours.record, Post) and ours.record.canonical_url:
        page.canonical_url = escape(ours.record.canonical_url)  # printed as it is
    context[FINISHED] = before  # type: ignore[literal-required]
    if before is None or before.html is None:
        view = before.view if before else ours.view
        context.update({"view": view(), "room": ours, "root": ours.root})  # type: ignore[misc]


def listed(files: Iterable[File], pages: Iterable[SitePage]) -> list[File]:
    """The files of a sitemap, without those of pages that are withdrawn."""
    hidden = {page.source for page in pages if not page.listed}
    return [file for file in files if file.src_uri not in hidden]


def _nested(page: SitePage) -> list[dict[str, Any]]:
    """Headings as the tokens that MkDocs makes a table of contents from."""
    roots: list[dict[str, Any]] = []
    open_: list[dict[str, Any]] = []
    for heading in page.headings:
        token: dict[str, Any] = {
            "level": heading.level, "id": heading.id, "name": str(escape(heading.text)),
            "children": [],
        }  # fmt: skip
        while open_ and open_[-1]["level"] >= heading.level:
            open_.pop()
        (open_[-1]["children"] if open_ else roots).append(token)
        open_.append(token)
    return roots
