"""A finished build, looked at before it is published. Enters: what the library promised, the folder
that was built, the site's plugins. Leaves: what is missing, and who may have taken it.

Other plugins may take files out, rename pages or remove what was written: whatever they do, half a
site is never published.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError

from reading_room.addresses import file_at
from reading_room.problems import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from reading_room.library import Library
    from reading_room.pages import SitePage

_TEMPLATES = Path(__file__).parents[1] / "templates"
_OF_FILES = ("files", "nav")
_OF_PAGES = ("page_markdown", "page_content", "page_context", "post_page", "post_build")
"""The hooks in which a page, or the file of one, can be lost."""


class Promises:
    """What a build must have, and which plugins have had it in their hands."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._left_out: frozenset[str] = frozenset()

    def look_at(self, files: Files, sources: Iterable[str]) -> None:
        """All plugins have seen the list of files: which of these do they leave of it?"""
        there = {file.src_uri for file in files}
        self._left_out = frozenset(sources) - there

    def check(
        self, site: Path, library: Library, pages: Iterable[SitePage], outputs: Iterable[str]
    ) -> None:
        """Raises PluginError where a page or file is not there, or is empty."""
        missing = [path for path in _promised(library, pages, outputs) if _is_missing(site, path)]
        if missing:
            raise PluginError(
                f"{_named(missing)} {'is' if len(missing) == 1 else 'are'} missing from the"
                f" finished site: exclude_docs or another plugin may have left"
                f" {'it' if len(missing) == 1 else 'them'} out{self._who()}. Nothing was published."
            )

    def _who(self) -> str:
        """The plugins that could have, in the order in which they are asked."""
        hooks = _OF_FILES if self._left_out else (*_OF_FILES, *_OF_PAGES)
        names = [name for hook in hooks for name in _plugins(self._config, hook)]
        found = list(dict.fromkeys(names))
        return f": {' or '.join(found)}" if found else ""


def _promised(library: Library, pages: Iterable[SitePage], outputs: Iterable[str]) -> Iterator[str]:
    yield from (file_at(page.address) for page in pages)
    yield from (library.index.media[path] for path in library.media)
    yield from outputs
    for parent, _, names in os.walk(_TEMPLATES / "assets"):
        yield from (Path(parent, name).relative_to(_TEMPLATES).as_posix() for name in names)


def _is_missing(site: Path, path: str) -> bool:
    try:
        return not os.path.getsize(os.path.join(site, path))  # noqa: PTH118, PTH202 - of 15,000
    except OSError:
        return True


def _named(paths: list[str]) -> str:
    first, *more = paths
    return f"{first} and {counted(len(more), 'more file')}" if more else first


def _plugins(config: MkDocsConfig, hook: str) -> Iterator[str]:
    """Those beside this one that take part in an event, by the names that mkdocs.yml has; hooks of
    a site are files. mkdocs-rss-plugin takes nothing away."""
    methods = config.plugins.events[hook]
    for name, plugin in config.plugins.items():
        known = type(plugin).__module__.startswith(("reading_room", "mkdocs_rss_plugin"))
        if not known and any(getattr(method, "__self__", None) is plugin for method in methods):
            yield name
    hooks: Any = config.hooks  # which MkDocs types as a list
    for name, module in hooks.items():
        if getattr(module, f"on_{hook}", None) in methods:
            yield name
