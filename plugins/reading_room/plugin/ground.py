"""What every page of a site depends on. Enters: the site as MkDocs has it, when all titles are
known. Leaves: a digest of it; nothing where something is there whose doings nobody can foresee.

Pages that were kept are shown again where this is equal and what they show is (`SitePage.shows`).
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.pages import Page

from reading_room.plugin.digests import Digests, digest_of
from reading_room.plugin.menu import empty_pages
from reading_room.plugin.own_templates import asked
from reading_room.plugin.preview import settings_files
from reading_room.sources import DATA

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation

    from reading_room.library import Library
    from reading_room.pages import SitePage
    from reading_room.plugin.theme_options import Look

PACKAGE = Path(__file__).parents[1]
_NAMES = re.compile(rb"!ENV[ \t]+\[?([^\]\n#]*)")
_NAME = re.compile(rb"[A-Za-z_][A-Za-z0-9_]*")
_KNOWN = ("reading_room.", "mkdocs_rss_plugin.", "mkdocs.contrib.search", "material.plugins.search")
"""Plugins that change neither pages nor what templates know."""
_IN_NO_PAGE = ("reading_room.", "mkdocs_rss_plugin.")
"""Those of them that have no part in the making of pages."""
_UNSEEN = frozenset({"site_dir", "docs_dir", "config_file_path", "plugins", "hooks", "theme"})
"""Parts of a configuration that no page shows, or that are looked at for themselves."""


def ground_of(
    config: MkDocsConfig,
    library: Library,
    look: Look,
    nav: Navigation,
    pages: Mapping[str, SitePage],
    env: Environment,
    find: Callable[[str], File | None],
) -> str | None:
    """A digest of all that any page may depend on; None where another plugin, a hook or a template
    may say something else at each build. ``find`` gives MkDocs' files by their paths."""
    settings = library.settings
    if not (settings.own_theme and _foreseeable(config)):
        return None
    own = [Path(folder) for folder in config.theme.dirs if not _installed(Path(folder))]
    folders = [*own, settings.docs, *filter(None, (settings.locale_dir,))]
    shown = asked(env, (data for _, data in _files(own)))
    if shown is None:
        return None
    read = {settings.docs / name for name in DATA}
    read -= {settings.root / path for path in library.files.pages}
    texts = [path.read_bytes() for path in settings_files(config)]
    try:
        return Digests().of(
            (
                programs(),
                replace(settings, as_of=date.min),  # templates of ours don't ask for it
                settings.say.made_of,
                look,
                texts,
                [(name, os.environ.get(name)) for name in _variables(texts)],
                os.environ.get("SOURCE_DATE_EPOCH"),
                config.theme.name,
                list(_plain(config)),
                [
                    (str(path), digest_of([data]))
                    for path, data in _files(folders)
                    if path not in read
                ],
                index_of(pages) if any(_files(own)) else (),
                [(path, pages[path].shows()) for path in sorted(shown) if path in pages],
                [(path, _said(find(path))) for path in sorted(shown) if path not in pages],
                empty_pages(library),
                library.media,
                list(_entries(nav.items)),
            )
        )
    except TypeError:
        return None


def programs() -> str:
    """A digest of all code that has a part in what is made: ours, Python, and what is installed."""
    return digest_of(part.encode() for part in (sys.version, _code(), *_versions()))


def index_of(pages: Mapping[str, SitePage]) -> list[object]:
    """All pages, for which the site's own templates may ask."""
    return [(path, page.address, page.listed, page.changed) for path, page in pages.items()]


def _foreseeable(config: MkDocsConfig) -> bool:
    """Are there only plugins whose doings are known, and no hooks?"""
    kinds = [f"{type(plugin).__module__}." for plugin in config.plugins.values()]
    return not config.hooks and all(kind.startswith(_KNOWN) for kind in kinds)


def is_alone(config: MkDocsConfig) -> bool:
    """Is there no plugin or hook that must see every page being made?"""
    kinds = (f"{type(plugin).__module__}." for plugin in config.plugins.values())
    return not config.hooks and all(kind.startswith(_IN_NO_PAGE) for kind in kinds)


def _installed(folder: Path) -> bool:
    """Is it a folder whose content the versions tell?"""
    return PACKAGE in (folder, *folder.parents) or bool(
        {"site-packages", "dist-packages"}.intersection(folder.parts)
    )


@cache
def _code() -> str:
    """A digest of this package: its version stays the same while somebody works on it."""
    return digest_of(
        part
        for path, data in _files([PACKAGE])
        for part in (path.relative_to(PACKAGE).as_posix().encode(), data)
    )


@cache
def _versions() -> tuple[str, ...]:
    """The names and versions of all that is installed."""
    folders = [Path(place) for place in sys.path if place and Path(place).is_dir()]
    names = (name for folder in folders for name in os.listdir(folder))  # noqa: PTH208
    return tuple(sorted({name for name in names if name.endswith((".dist-info", ".egg-info"))}))


def _files(folders: Iterable[Path]) -> Iterator[tuple[Path, bytes]]:
    """All files below some folders with what is in them, but for what Python compiled."""
    for folder in folders:
        for parent, inside, names in os.walk(folder):
            inside[:] = sorted(name for name in inside if name != "__pycache__")
            for path in (Path(parent, name) for name in sorted(names)):
                yield path, path.read_bytes() if path.is_file() else b""


def _variables(texts: Iterable[bytes]) -> list[str]:
    """The variables of the environment that settings ask for."""
    found = {
        name for text in texts for each in _NAMES.findall(text) for name in _NAME.findall(each)
    }
    return sorted(name.decode() for name in found)


def _plain(config: MkDocsConfig) -> Iterator[object]:
    """What the configuration says in plain words, be it from its file or from a command's options;
    all else comes from the file alone."""
    for key in sorted(config.keys() - _UNSEEN):
        if _is_plain(config[key]):
            yield key, config[key]


def _is_plain(value: Any) -> bool:
    if isinstance(value, dict):
        return all(_is_plain(part) for pair in value.items() for part in pair)
    if isinstance(value, (list, tuple)):
        return all(map(_is_plain, value))
    return value is None or isinstance(value, (str, int, float, date))


def _said(file: File | None) -> object:
    """What a page under docs/ says, of which more than its file may be a part."""
    page = file and file.page
    return page and (str(page.title), page.markdown, page.content, repr(page.meta))


def _entries(items: Collection[Any]) -> Iterator[object]:
    """The navigation: titles, addresses, and what is below."""
    for item in items:
        url = item.url if isinstance(item, Page) else getattr(item, "url", "")
        yield type(item).__name__, str(item.title), str(url), list(_entries(item.children or ()))
