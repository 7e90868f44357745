"""Files of MkDocs for what the library has. Enters: pages, pictures, and MkDocs' own files. Leaves:
`Files` in which every plugin finds them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from reading_room.addresses import file_at
from reading_room.plugin.menu import empty_pages
from reading_room.sources import DATA

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from reading_room.library import Library
    from reading_room.pages import SitePage
    from reading_room.settings import Settings

NAME = "reading-room"
"""By which MkDocs knows the plugin."""
HOME, README = "index.md", "README.md"
_NOT_IN_NAV = ("archive", "series", "reading_settings")
"""Of the pages that lead to all of a kind, those that a navigation can do without, in a site that
has no nav of its own."""


class RoomFile(File):
    """The file of a page. One that no file on the disk stands behind is a generated file to MkDocs
    and to other plugins, which pass it over where they ask git."""

    def __init__(
        self, page: SitePage, config: MkDocsConfig, settings: Settings, main: Collection[str]
    ) -> None:
        in_nav = config.nav is None and page.address in main
        super().__init__(
            page.source,
            src_dir=str(settings.root) if page.written else None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            dest_uri=file_at(page.address),
            inclusion=InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV,
        )
        if page.written:
            self.abs_src_path = str(settings.root / settings.path_of(page.source))
            self.edit_uri = on_git_hosts(self.src_uri, settings)
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


def _main_pages(library: Library) -> frozenset[str]:
    """The addresses of those that stand in a navigation which mkdocs.yml leaves open: none of a
    kind of which there is nothing yet."""
    addresses = library.settings.addresses
    left_out = {*_NOT_IN_NAV, *empty_pages(library)}
    indexes = addresses.indexes.items()
    return frozenset({addresses.home, *(at for kind, at in indexes if kind not in left_out)})


def on_git_hosts(uri: str, settings: Settings) -> str:
    """How a page under docs/ links to a file outside of it: ``../posts/x.md``."""
    return f"{'../' * (settings.docs_folder.count('/') + 1)}{settings.path_of(uri)}"


class LinkedFile(File):
    """What a link of a page under docs/ leads to, while Markdown is converted. The page or picture
    itself is another file, and is written once."""

    def __init__(self, path: str, file: File) -> None:
        super().__init__(
            path,
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


def _check_apart(pages: Iterable[SitePage]) -> None:
    """No page of the library is written over another, not even where capitals do not count.

    The checks of addresses tell such cases with their files. Raises PluginError for one that they
    let pass.
    """
    met: dict[str, SitePage] = {}
    for page in pages:
        other = met.setdefault(file_at(page.address).casefold(), page)
        if other is not page:
            raise PluginError(
                f"Two pages would be at {page.address}: {other.title} and {page.title}. Give one"
                " of them another name, or another address under reading-room in mkdocs.yml."
                " Nothing was published."
            )


def by_source(pages: Collection[SitePage], files: Files) -> dict[str, SitePage]:
    """The pages, by the files that MkDocs knows them by. docs/README.md introduces the home page as
    docs/index.md does, where that is not there."""
    _check_apart(pages)
    found = {page.source: page for page in pages}
    if HOME in found and not files.get_file_from_path(HOME) and files.get_file_from_path(README):
        found[README] = replace(found.pop(HOME), source=README)
    return found


def with_library(
    files: Files,
    pages: Iterable[SitePage],
    library: Library,
    before: Mapping[str, File],
    config: MkDocsConfig,
) -> Files:
    """The files, with one for each page of the library that has none, and for each picture; those
    of the build ``before`` that can stay as they are."""
    everything = Files(before.get(file.src_uri, file) for file in files)
    if not library.settings.to_come:
        leave_drafts(everything)
    leave_out(everything, library.strays, library)
    settings, main = library.settings, _main_pages(library)
    for page in pages:
        if page.source not in everything.src_uris:  # its own question makes a Path each time
            everything.append(before.get(page.source) or RoomFile(page, config, settings, main))
    for path in library.media:
        known = before.get(settings.uri(path))
        everything.append(known or media_file(path, library.index.media[path], config, settings))
    return everything


def leave_out(files: Files, strays: Iterable[str], library: Library) -> None:
    """people.yml and other data are read and not published; what programs leave behind
    (``strays``, by their paths in the repository) is neither."""
    docs = f"{library.settings.docs_folder}/"
    data = [name for name in DATA if f"{docs}{name}" not in library.files.pages]
    for name in [*data, *(path.removeprefix(docs) for path in strays if path.startswith(docs))]:
        if file := files.get_file_from_path(name):
            files.remove(file)


def leave_drafts(files: Iterable[File]) -> None:
    """Where only what is published is shown, MkDocs' preview shows no ``draft_docs`` either."""
    for file in files:
        if file.inclusion is InclusionLevel.DRAFT:
            file.inclusion = InclusionLevel.EXCLUDED


def link_files(files: Files, behind: Mapping[str, File], settings: Settings) -> None:
    """Pages under docs/ find posts, lists and the pictures beside them as git hosts do, in whatever
    kind of `Files` other plugins have made of MkDocs' own; and what a preview leaves ``behind``."""
    docs = (file for file in files.documentation_pages() if not isinstance(file, RoomFile))
    if not any(docs):
        return
    for file in [*files, *behind.values()]:
        if file.src_dir == str(settings.root):
            files.append(LinkedFile(on_git_hosts(file.src_uri, settings), file))
    for path, file in behind.items():
        files.append(LinkedFile(path, file))


def unlink_files(files: Files) -> None:
    """Take them away: Markdown is converted."""
    for file in [file for file in files if isinstance(file, LinkedFile)]:
        files.remove(file)


def leave(files: Files, paths: Collection[str]) -> dict[str, File]:
    """Keep the files at these paths; the others stay where they are published already. Which?"""
    behind = {file.src_uri: file for file in files if file.src_uri not in paths}
    for file in behind.values():
        files.remove(file)
    return behind


def leave_standing(files: Files, paths: Collection[str]) -> dict[str, File]:
    """Leave out pages of the library that stand already where they are to be, by their files in
    the site; but for the newest, for MkDocs dates the sitemap by the pages that it makes. Which?"""
    if not paths:
        return {}
    ours = [file for file in files if isinstance(file, RoomFile) and file.dest_uri in paths]
    newest = max(ours, key=_update_date, default=None)
    left: dict[str, File] = {file.src_uri: file for file in ours if file is not newest}
    for file in left.values():
        files.remove(file)
    return left


def _update_date(file: File) -> str:
    return file.page.update_date if file.page else ""


def media_file(path: str, address: str, config: MkDocsConfig, settings: Settings) -> File:
    """A picture, sound or document beside a post."""
    file = File(
        settings.uri(path),
        src_dir=str(settings.root),
        dest_dir=config.site_dir,
        dest_uri=address,
        use_directory_urls=config.use_directory_urls,
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
    file.abs_src_path = str(settings.root / path)
    return file


def left_out(find: Callable[[str], File | None], library: Library) -> list[str]:
    """Those of the files of docs/ that MkDocs does not build, by their paths in the repository."""
    found = []
    for path in library.files.pages:
        file = find(path.removeprefix(f"{library.settings.docs_folder}/"))
        if file is None or file.inclusion.value <= InclusionLevel.DRAFT.value:
            found.append(path)
    return found
