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

from reading_room.addresses import file_at
from reading_room.markup import ROOT
from reading_room.sources import DATA

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.toc import TableOfContents

    from reading_room.addresses import Addresses
    from reading_room.library import Library
    from reading_room.outputs import Entries
    from reading_room.pages import SitePage
    from reading_room.settings import Settings

TEMPLATES = "reading_room/"
_NOT_IN_NAV = ("archive", "series")
"""Of the pages that lead to all of a kind, those that a navigation can do without."""


_OWN = "the HTML that the library made"


def _in_nav(address: str, addresses: Addresses) -> bool:
    kinds = addresses.indexes.items()
    return address == addresses.home or any(
        address == index for kind, index in kinds if kind not in _NOT_IN_NAV
    )


class RoomFile(File):
    """The file of a page; one that no file on the disk stands behind has no ``edit_uri``."""

    def __init__(self, page: SitePage, config: MkDocsConfig, settings: Settings) -> None:
        in_nav = config.nav is None and _in_nav(page.address, settings.addresses)
        super().__init__(
            page.source,
            src_dir=str(settings.root),
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            dest_uri=file_at(page.address),
            inclusion=InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV,
        )
        docs = settings.docs_folder
        self.edit_uri = posixpath.relpath(page.source, docs) if page.record else None

    def is_documentation_page(self) -> bool:
        """A page, whatever the name of its source ends in."""
        return True

    def is_modified(self) -> bool:
        """Always: what a page shows depends on more than one file."""
        return True


class RoomPage(Page):
    """A page whose text the library has made. Titles and descriptions are escaped already:
    Material's templates, like those of most themes, print them as they are."""

    _changed: str | None = _OWN
    _given: str | None = None

    def __init__(self, page: SitePage, file: File, config: MkDocsConfig) -> None:
        self.site_page = page
        super().__init__(Markup(escape(page.title)), file, config)  # noqa: S704
        self.update_date = page.changed.isoformat()
        self.about: dict[str, Any] = {
            "title": self.title,
            "description": escape(page.description),
            "template": TEMPLATES + page.template,
        }

    def read_source(self, config: MkDocsConfig) -> None:
        """The Markdown of a post, for other plugins to see; nothing for other pages."""
        del config
        self.markdown = self.site_page.markdown
        self.meta = dict(self.about)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The clean HTML of a post, with addresses from this page; nothing for other pages."""
        del config, files
        self._changed, self._given = _OWN, self._own()
        self.present_anchor_ids = self.site_page.ids  # type: ignore[assignment]

    @property
    def content(self) -> str | None:
        """The HTML of the page. It is made when it is asked for and not kept, unless another
        plugin has changed it: all pages of a build stand in memory at once."""
        if self._changed is not _OWN:
            return self._changed
        return self._own() if self._given is None else self._given

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

    def _own(self) -> str:
        return self.site_page.html().replace(ROOT, self.site_page.root)


class RoomFiles(Files):
    """MkDocs' files, in which pages under docs/ find ``../posts/x.md`` as git hosts do."""

    def __init__(self, files: Iterable[File], settings: Settings) -> None:
        super().__init__(files)
        self._docs = settings.docs_folder
        self.behind: dict[str, File] = {}
        """Files that can be linked to, and are not made again."""

    def leave_out(self, strays: Iterable[str], published: Collection[str]) -> None:
        """people.yml and other data are read and not published; what programs leave behind
        (``strays``, by their paths in the repository) is neither."""
        for path in strays:
            if path.startswith(f"{self._docs}/"):
                stray = super().get_file_from_path(path.removeprefix(f"{self._docs}/"))
                if stray:
                    self.remove(stray)
        for name in DATA:
            data = self.get_file_from_path(name)
            if data and f"{self._docs}/{name}" not in published:
                self.remove(data)

    def get_file_from_path(self, path: str) -> File | None:
        """As MkDocs finds a file, and outside docs/ by its path in the repository."""
        if path.startswith("../"):
            path = posixpath.normpath(posixpath.join(self._docs, path))
        return super().get_file_from_path(path) or self.behind.get(path)


def leave(files: Files, paths: Collection[str]) -> None:
    """Keep the files at these paths; the others stay where they are published already."""
    behind = {file.src_uri: file for file in files if file.src_uri not in paths}
    for file in behind.values():
        files.remove(file)
    if isinstance(files, RoomFiles):
        files.behind = behind


def room_file(page: SitePage, config: MkDocsConfig, settings: Settings) -> File:
    """The file of a page of the library, with the page."""
    file = RoomFile(page, config, settings)
    RoomPage(page, file, config)
    return file


def media_file(path: str, config: MkDocsConfig, settings: Settings) -> File:
    """A picture, sound or document beside a post, published under its own path."""
    return File(
        path,
        src_dir=str(settings.root),
        dest_dir=config.site_dir,
        use_directory_urls=config.use_directory_urls,
        inclusion=InclusionLevel.NOT_IN_NAV,
    )


def left_out(files: Files, library: Library) -> list[str]:
    """Those of the files of docs/ that MkDocs does not build, by their paths in the repository."""
    found = []
    for path in library.files.pages:
        file = files.get_file_from_path(path.removeprefix(f"{library.settings.docs_folder}/"))
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
