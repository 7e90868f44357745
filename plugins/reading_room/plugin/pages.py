"""Pages of the library as pages of MkDocs. Enters: a `SitePage`. Leaves: a File and its Page.

A post is a real page, so that the page hooks of other plugins see it; its Markdown and HTML come
from the library and not from Python-Markdown.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from reading_room.library import addresses
from reading_room.markup import ROOT
from reading_room.sources import DATA

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.toc import TableOfContents

    from reading_room.library import Library
    from reading_room.outputs import Entries
    from reading_room.pages import SitePage
    from reading_room.settings import Settings

NAME = "reading-room"
"""By which MkDocs knows the plugin."""
TEMPLATES = "reading_room/"
MAIN = frozenset({"", *addresses.INDEXES, addresses.ACCESSIBILITY}) - {
    addresses.ARCHIVE, addresses.SERIES,
}  # fmt: skip
"""The pages that a site without a nav of its own shows in its navigation."""


_OWN = "the HTML that the library made"


class RoomFile(File):
    """The file of a page. One that no file on the disk stands behind is a generated file to MkDocs
    and to other plugins, which pass it over where they ask git."""

    def __init__(self, page: SitePage, config: MkDocsConfig, settings: Settings) -> None:
        in_nav = config.nav is None and page.address in MAIN
        super().__init__(
            page.source,
            src_dir=str(settings.root) if page.written else None,
            dest_dir=config.site_dir,
            use_directory_urls=True,
            dest_uri=f"{page.address}index.html",
            inclusion=InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV,
        )
        if page.written:
            self.edit_uri = posixpath.relpath(page.source, settings.docs_folder)
        else:
            self.content_string = page.markdown
            self.generated_by = NAME
            self.edit_uri = None

    def is_documentation_page(self) -> bool:
        """A page, whatever the name of its source ends in."""
        return True

    def is_modified(self) -> bool:
        """Always: what a page shows depends on more than one file."""
        return True


class LinkedFile(File):
    """What a link of a page under docs/ leads to by its path on the git host: ``../posts/x.md``.
    The page or picture itself is another file, and is written once."""

    def __init__(self, file: File, settings: Settings) -> None:
        super().__init__(
            posixpath.relpath(file.src_uri, settings.docs_folder),
            src_dir=None,
            dest_dir=file.dest_dir,
            use_directory_urls=file.use_directory_urls,
            dest_uri=file.dest_uri,
            inclusion=file.inclusion,
        )
        self.url, self.page = file.url, file.page
        self.abs_src_path, self.generated_by, self.edit_uri = file.abs_src_path, NAME, None

    def is_documentation_page(self) -> bool:
        """The page is made from the other file."""
        return False

    def is_static_page(self) -> bool:
        """Neither a page nor a picture: nothing that a plugin would work on."""
        return True

    def copy_file(self, dirty: bool = False) -> None:
        """It is copied from the other file."""


class RoomPage(Page):
    """A page whose text the library has made, and which the navigation does not show."""

    _changed: str | None = _OWN
    _given: str | None = None

    def __init__(self, page: SitePage, file: File, config: MkDocsConfig) -> None:
        self.site_page = page
        super().__init__(Markup(escape(page.title)), file, config)  # noqa: S704
        self.update_date = page.changed.isoformat()

    def read_source(self, config: MkDocsConfig) -> None:
        """The Markdown of a post, for other plugins to see; nothing for other pages."""
        del config
        _read(self, self.site_page)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The clean HTML of a post, with addresses from this page; of other pages what they say."""
        del config, files
        self._changed, self._given = _OWN, _html(self.site_page)
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
    files: Files, nav: Navigation, pages: dict[str, SitePage], config: MkDocsConfig
) -> None:
    """Give every file of ours its page, once the navigation stands.

    Those in it are pages as MkDocs made them, with the names that mkdocs.yml gives them, and some
    plugins put another class in the place of theirs; so that they are told what to read and show.
    """
    in_nav = {page.file.src_uri for page in nav.pages}
    for file in files:
        if not isinstance(file, RoomFile) or isinstance(file.page, RoomPage):
            continue
        ours = pages[file.src_uri]
        if file.page and (file.src_uri in in_nav or type(file.page) is not Page):
            _tell(file.page, ours)
        else:
            RoomPage(ours, file, config)


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


def leave_out(files: Files, strays: Iterable[str], library: Library) -> None:
    """people.yml and other data are read and not published; what programs leave behind
    (``strays``, by their paths in the repository) is neither."""
    docs = f"{library.settings.docs_folder}/"
    data = [name for name in DATA if f"{docs}{name}" not in library.files.pages]
    for name in [*data, *(path.removeprefix(docs) for path in strays if path.startswith(docs))]:
        if file := files.get_file_from_path(name):
            files.remove(file)


def link_files(files: Files, settings: Settings) -> None:
    """Pages under docs/ find posts, lists and the pictures beside them as git hosts do, in whatever
    kind of `Files` other plugins have made of MkDocs' own."""
    for file in list(files):
        if file.src_dir == str(settings.root):
            files.append(LinkedFile(file, settings))


def leave(files: Files, paths: Collection[str]) -> dict[str, File]:
    """Keep the files at these paths; the others stay where they are published already. Which?"""
    behind = {file.src_uri: file for file in files if file.src_uri not in paths}
    for file in behind.values():
        files.remove(file)
    return behind


def media_file(path: str, config: MkDocsConfig, settings: Settings) -> File:
    """A picture, sound or document beside a post, published under its own path."""
    return File(
        path,
        src_dir=str(settings.root),
        dest_dir=config.site_dir,
        use_directory_urls=True,
        inclusion=InclusionLevel.NOT_IN_NAV,
    )


def left_out(find: Callable[[str], File | None], library: Library) -> list[str]:
    """Those of the files of docs/ that MkDocs does not build, by their paths in the repository."""
    found = []
    for path in library.files.pages:
        file = find(path.removeprefix(f"{library.settings.docs_folder}/"))
        if file is None or file.inclusion.value <= InclusionLevel.DRAFT.value:
            found.append(path)
    return found


def feed_meta(entries: Entries, page: SitePage) -> dict[str, Any]:
    """What mkdocs-rss-plugin reads of a post or list; `mend_feed` puts in its whole text."""
    record = page.record
    if record is None:
        return {"draft": True}  # the RSS plugin's own way to leave a page out
    return {
        "date": record.date,
        "updated": record.changed,
        "authors": list(entries.authors(record)),
        "topics": list(entries.topics(record)),
        "rss": {"feed_description": str(escape(page.description or page.title))},
    }


def shown(page: SitePage) -> dict[str, Any]:
    """What the template of a page knows beside what MkDocs tells it."""
    return {"view": page.view(), "room": page, "root": page.root}


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
