"""``mkdocs serve``: what a save touches. Enters: the pages of a build. Leaves: those to make again,
and the place of their files in the site that is shown.

A page is made again where what it shows is not what it showed before (`SitePage.shows`). Where
something changed on which any page may depend, or nothing that is known here, all of them are.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reading_room.plugin.menu import empty_pages
from reading_room.plugin.notices import PARTIAL, STALE, Notices
from reading_room.plugin.options import THEME
from reading_room.plugin.serving import serve_notices
from reading_room.plugin.watching import Watch
from reading_room.plugin.written import QuickFiles
from reading_room.sources import DATA

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

    from reading_room.library import Library
    from reading_room.pages import SitePage
    from reading_room.problems import Problem
    from reading_room.settings import Settings

    Stamp: TypeAlias = tuple[int, int, int] | None

_INHERITS = re.compile(
    r"""^["']?INHERIT["']?[ \t]*:[ \t]*["']?(.+?)["']?[ \t]*(?:[ \t]\#.*)?$""", re.M
)
"""As `mkdocs.utils.yaml_load` looks for it, in the form in which it is written."""
_OURS = (str(Path(__file__).parents[1] / "templates"), THEME)


AS_PUBLISHED = "READING_ROOM_AS_PUBLISHED"
"""The variable of the environment that keeps a preview to what is published."""
_NO = frozenset({"", "0", "false", "no", "off"})


class _State(NamedTuple):
    """What a build shows."""

    ground: tuple[object, ...]
    """All that any page may depend on."""
    pages: dict[str, tuple[object, ...]]
    """What each page shows, by the path of its file."""
    media: dict[str, Stamp]
    titles: dict[str, str]


class Preview:
    """The site as it was shown last, and what the next build makes of it."""

    def __init__(self) -> None:
        self.to_come = not as_published(os.environ)
        """Does it show drafts, and what is dated later?"""
        self.notices, self.watch = Notices(), Watch()
        self.touched: frozenset[str] | None = None
        """The paths of the pages and pictures that a build makes; None where it makes all."""
        self.quick_files = QuickFiles()
        self.saves = 0
        """How many builds there have been since the first that showed something."""
        self._files: dict[str, File] = {}
        self._now: _State | None = None
        self._next: _State
        self._in_nav: frozenset[str] = frozenset()

    @property
    def shows_something(self) -> bool:
        """Has a build succeeded yet?"""
        return self._now is not None

    @property
    def before(self) -> dict[str, File]:
        """The files of the build before that can stay as they are, by their paths."""
        if self.touched is None:
            return {}
        return {path: file for path, file in self._files.items() if path not in self.touched}

    def serve(self, server: LiveReloadServer) -> None:
        """Show what is wrong in the pages that a server shows, and look at files for it."""
        serve_notices(server, self.notices)
        self.watch.begin(server)

    def plan(self, pages: dict[str, SitePage], config: MkDocsConfig, library: Library) -> None:
        """Find what is ``touched``: all pages, where another plugin works on the navigation. It
        looks there for pages as they are before any of them was made."""
        self._next = _state(pages, config, library)
        alone = len(config.plugins.events["nav"]) == 1
        self.touched = self._differing(self._next) if alone else None

    def hold(self) -> bool:
        """There are mistakes: make nothing, where something is shown already. Is it?"""
        if self.shows_something:
            self.touched = frozenset()
        self.notices.held = STALE if self.shows_something else PARTIAL
        return self.shows_something

    def tell(self, problems: Iterable[Problem], saved: Collection[str]) -> list[Problem]:
        """Take what the pages are to say: of advice, that on files ``saved`` since the last build.
        Which problems are those?"""
        return self.notices.tell(problems, saved if self.shows_something else ())

    def keep(self, files: Files, nav: Navigation) -> None:
        """Remember the build that was planned last: it is what is shown now."""
        self._now = self._next
        for path in self.touched or ():  # of a file that is frozen (`garbage`), its page can go
            if path in self._files:
                self._files[path].page = None
        self._files = self.before | {file.src_uri: file for file in files}
        self._in_nav = frozenset(page.file.src_uri for page in nav.pages)

    def show(
        self, built: Path, site: Path, files: Files, nav: Navigation, library: Library
    ) -> None:
        """Put what was built into the site that is shown, and remember it."""
        self._show_pages(built, site, files)
        self.quick_files.show(site, library)
        self.keep(files, nav)

    def _show_pages(self, built: Path, site: Path, files: Files) -> None:
        for file in files:
            if (built / file.dest_uri).is_file():
                (built / file.dest_uri).replace(site / file.dest_uri)

    def _differing(self, new: _State) -> frozenset[str] | None:
        now = self._now
        if now is None or new.ground != now.ground:
            return None
        if any(new.titles.get(path) != now.titles.get(path) for path in self._in_nav):
            return None
        found = [path for path, shows in new.pages.items() if shows != now.pages[path]]
        found += [path for path, stamp in new.media.items() if stamp != now.media[path]]
        return frozenset(found) or None


def as_published(environment: Mapping[str, str]) -> bool:
    """Is the preview to show only what is published, as ``reading-room serve --as-published``
    asks for? MkDocs' own command takes no options of plugins."""
    return environment.get(AS_PUBLISHED, "").strip().lower() not in _NO


def watch(config: MkDocsConfig, settings: Settings, preview: Preview | None) -> None:
    """Have serve look at all that a site is made of; ``serve --clean``, which calls itself a build,
    at what is there when it starts."""
    paths = _watched(config, settings)
    config.watch += [path for path in paths if Path(path).exists()]
    if preview:
        preview.watch.over(config, paths)


def _watched(config: MkDocsConfig, settings: Settings) -> list[str]:
    """The folders and files that a site has beside docs/; some may not be there yet."""
    paths = [settings.posts, settings.reading_lists, *settings_files(config)[1:]]
    if settings.locale_dir:
        paths.append(settings.locale_dir)
    if config.theme.custom_dir:
        paths.append(Path(config.theme.custom_dir))
    return [str(path) for path in paths]


def settings_files(config: MkDocsConfig) -> list[Path]:
    """mkdocs.yml, and the files that it inherits from."""
    found: list[Path] = []
    path = Path(config.config_file_path).absolute() if config.config_file_path else None
    while path and path not in found and path.is_file():
        found.append(path)
        parent = _INHERITS.search(path.read_text(encoding="utf-8", errors="replace"))
        path = Path(os.path.normpath(path.parent / parent[1])) if parent else None
    return found


def _state(pages: dict[str, SitePage], config: MkDocsConfig, library: Library) -> _State:
    settings = library.settings
    media = {settings.uri(path): _stamp(settings.root / path) for path in library.media}
    index = [(path, page.address, page.listed, page.changed) for path, page in pages.items()]
    return _State(
        ground=(settings, index, empty_pages(library), list(media), _stamps(config, library)),
        pages={path: page.shows() for path, page in pages.items()},
        media=media,
        titles={path: page.title for path, page in pages.items()},
    )


def _stamps(config: MkDocsConfig, library: Library) -> dict[Path, Stamp]:
    """The files that any page may depend on: settings, theme, docs/, and what else is watched."""
    settings = library.settings
    read = {settings.posts, settings.reading_lists}
    roots = {*map(Path, config.watch), settings.docs, *map(Path, _OURS)} - read
    roots.update(settings_files(config))
    published = {settings.root / path for path in library.files.pages}
    data = {settings.docs / name for name in DATA} - published
    return {path: _stamp(path) for root in roots for path in _files(root) if path not in data}


def _files(root: Path) -> Iterator[Path]:
    """A file, or all of those below a folder; those of editors' programs begin with a dot."""
    if root.is_file():
        yield root
    for parent, _, names in os.walk(root):
        yield from (Path(parent, name) for name in names if not name.startswith("."))


def _stamp(path: Path) -> Stamp:
    """What differs once a file has been saved; None where it has just been taken away."""
    try:
        facts = path.stat()
    except FileNotFoundError:
        return None
    return facts.st_mtime_ns, facts.st_size, facts.st_ino
