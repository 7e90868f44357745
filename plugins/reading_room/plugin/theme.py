"""The site's theme, made quick. Enters: MkDocs' theme. Leaves: the same one, with a lean loader
and ``once``, by which a template makes what many pages share a single time."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from mkdocs.structure.files import InclusionLevel
from mkdocs.theme import Theme

from reading_room.addresses import folder
from reading_room.markup import ROOT
from reading_room.plugin.docs import boxed
from reading_room.plugin.pages import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from jinja2.bccache import Bucket
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from reading_room.addresses import Addresses
    from reading_room.pages import SitePage


class LeanTheme(Theme):
    """A theme that does not look through its icons to learn which files it must copy.

    Material brings more than 14,000 of them, in a folder whose name begins with a dot, of which
    MkDocs copies nothing: to list them takes a tenth of a small build.
    """

    def __init__(self, theme: Theme, compiled: Compiled) -> None:
        vars(self).update(vars(theme))  # the theme itself, and not another one of its name
        self._compiled = compiled

    def get_env(self) -> jinja2.Environment:
        """MkDocs' environment with a loader that leaves such folders out of its list."""
        env = super().get_env()
        env.loader = _Loader(self.dirs)
        env.globals["once"] = Once()
        env.filters["boxed"] = boxed
        env.bytecode_cache = self._compiled
        env.optimized = False  # to look for what is constant takes longer than it would save
        return env


def prepare(env: jinja2.Environment, files: Files, addresses: Addresses) -> None:
    """Our templates escape what they print, and any can ask for the ``shown`` page of a file:
    ``{% set page = shown("about.md") %}``, none where the site has no such page. ``addresses`` says
    where the site's own pages are: ``{% if addresses.topics %}``."""
    env.globals["addresses"] = addresses
    env.autoescape = lambda name: (name or "").startswith(TEMPLATES)
    env.globals["room"] = None  # the page, where it is one of ours
    env.globals["shown"] = partial(_shown, files)


def _shown(files: Files, path: str) -> Page | None:
    """Looks it up: to go through all pages of a site takes longer than to make one, and in a
    preview those that no save has touched are not among them."""
    file = files.get_file_from_path(path)
    return file.page if file and file.inclusion.value > InclusionLevel.DRAFT.value else None


class Compiled(jinja2.BytecodeCache):
    """Templates are compiled once for as long as they stay the same, in one build or in many."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what was made of this very source before."""
        made = self._made.get((bucket.key, bucket.checksum))
        if made is not None:
            bucket.bytecode_from_string(made)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take what Jinja has made of a source."""
        self._made[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


class Once:
    """``{% call once("footer", root) %}…{% endcall %}``: made at the first call with these words.

    All that the piece depends on must be among them. A piece that depends on the way to the root
    in nothing but its addresses is made once for all pages, if it takes that way from its caller:
    ``{% call(root) once("card", card, root=root) %}…{% endcall %}``.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[Hashable, ...], str] = {}

    def __call__(self, *words: Hashable, caller: Callable[..., str], root: str = "") -> str:
        """The piece for these words."""
        made = self._made.get(words)
        if made is None:
            made = self._made[words] = caller(ROOT) if root else caller()
        return type(made)(str.replace(made, ROOT, root)) if root else made


def marks(nav: Navigation, page: Page | None, ours: SitePage | None = None) -> tuple[str, ...]:
    """For each entry of the navigation what ``aria-current`` says of it: "page", "true" where the
    page stands below it, or nothing. A page of ours stands below its ``part``, if that is an
    entry, and not where its address would put it."""
    if page is None:
        return ("",) * len(nav.items)
    address = folder(page.url)
    if ours and ours.part and any(item.is_page and item.url == ours.part for item in nav.items):
        address = folder(ours.part)
    return tuple(
        ""
        if not item.is_page
        else "page"
        if item is page
        else "true"
        if folder(item.url) not in ("", "./") and address.startswith(folder(item.url))
        else ""
        for item in nav.items
    )


class _Loader(jinja2.FileSystemLoader):
    """Loads any template, and lists those that stand in no folder whose name begins with a dot."""

    def list_templates(self) -> list[str]:
        """Their names, sorted, as Jinja's own loader gives them."""
        found: set[str] = set()
        for searchpath in self.searchpath:
            for parent, folders, names in os.walk(searchpath):
                folders[:] = [name for name in folders if not name.startswith(".")]
                inside = Path(parent).relative_to(searchpath)
                found.update((inside / name).as_posix() for name in names)
        return sorted(found)
