"""The site's theme, made quick. Enters: MkDocs' theme. Leaves: the same one, with a lean loader
and ``once``, by which a template makes what many pages share a single time."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from types import BuiltinMethodType
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2.runtime import BlockReference, Context, Macro
from markupsafe import Markup, escape
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.theme import Theme

from reading_room.addresses import folder
from reading_room.directions import in_language, runs_against
from reading_room.markup import ROOT
from reading_room.markup.links import breakable_within
from reading_room.pages.page import made
from reading_room.plugin.docs import boxed
from reading_room.plugin.options import THEME
from reading_room.plugin.pages import FINISHED, TEMPLATES
from reading_room.plugin.translated import translate
from reading_room.translation import BRITISH

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, MutableMapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from reading_room.pages.page import SitePage
    from reading_room.plugin.compiled import Compiled
    from reading_room.plugin.finished import Before
    from reading_room.plugin.theme_options import Look
    from reading_room.settings import Settings
    from reading_room.translation import Translation

PALETTE = "assets/palette.css"
LEADING = ("posts", "reading_lists", "people", "topics", "series", "archive", "easy_read")
"""The kinds whose pages show the way to them. The words for each are in page.html."""


OURS = Path(__file__).parents[1] / "templates"
BELOW = "theme:"
"""What the name of a template begins with if ours is not meant."""


class LeanTheme(Theme):
    """A theme that does not look through its icons to learn which files it must copy.

    Material brings more than 14,000 of them, in a folder whose name begins with a dot, of which
    MkDocs copies nothing: to list them takes a tenth of a small build.
    """

    def __init__(self, theme: Theme, compiled: Compiled, say: Translation = BRITISH) -> None:
        vars(self).update(vars(theme))  # the theme itself, and not another one of its name
        self._compiled, self._say = compiled, say
        self.prepared: jinja2.Environment | None = None
        """The environment of this build, once templates have been told all that they may ask."""

    def get_env(self) -> jinja2.Environment:
        """MkDocs' environment with a loader that leaves such folders out of its list. Plugins that
        make a page of their own when a site is built (print-site) ask for it again."""
        if self.prepared:
            return self.prepared
        env = super().get_env()
        env.loader = _Loader(self.dirs)
        if THEME in self.dirs:  # of what it extends, nothing is copied
            env.loader.listed = self.dirs[: self.dirs.index(THEME) + 1]
        env.globals["once"] = Once()
        env.filters["metas"] = metas
        env.filters["breakable"] = _breakable
        _set_directions(env, "ltr")
        env.filters["boxed"] = env.globals["boxed"] = partial(boxed, say=self._say)
        translate(env, self._say)
        env.bytecode_cache = self._compiled
        env.context_class = _Context
        env.template_class = _Template
        env.make_globals = partial(_globals, env)  # type: ignore[method-assign]
        env.cache = {}  # of templates: Jinja's forgets what was used long ago, and takes longer
        env.optimized = False  # to look for what is constant takes longer than it would save
        return env


def _globals(
    env: jinja2.Environment, more: MutableMapping[str, Any] | None
) -> MutableMapping[str, Any]:
    """What every template knows, in one mapping, which plugins may still add to: Jinja's own is a
    chain of two, whose keys take hundreds of calls to compare, at each ``import`` of each page."""
    return {**env.globals, **more} if more else env.globals


class _Context(Context):
    """Calls macros at once: to ask each call of each page what else it may need takes longer than
    most of them do."""

    def call(self, called: Callable[..., Any], /, *words: Any, **named: Any) -> Any:
        """As Jinja does: a macro learns whether to escape, another what it asks for; what is known
        to ask for nothing is not looked at."""
        kind = type(called)
        if kind is not Macro and kind not in _ASK_NOTHING:
            return super().call(called, *words, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(self.eval_ctx, *words, **named) if kind is Macro else called(*words, **named)


class _Template(jinja2.Template):
    """Makes no page that was finished before (`Finished`)."""

    def render(self, *words: Any, **named: Any) -> str:
        """The page, as it was kept or as it is made now."""
        before: Before | None = words[0].pop(FINISHED, None) if words else None
        if before is None:
            return super().render(*words, **named)
        if before.html is not None:
            return before.html
        html = super().render(*words, **named)
        before.keep(html)
        return html


def metas(pairs: Iterable[tuple[str, str]]) -> Markup:
    """Meta elements, each in a line, as one piece: a page has a dozen, and each word that a
    template prints passes through all that it extends."""
    lines = [f'\n<meta name="{name}" content="{escape(content)}">' for name, content in pairs]
    return Markup("".join(lines))  # noqa: S704


def lighten(config: MkDocsConfig, compiled: Compiled, say: Translation) -> None:
    """Give a site the lean theme, with our templates above the theme's and below the site's own."""
    if str(OURS) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(OURS))
    config.theme = LeanTheme(config.theme, compiled, say)


def prepare(
    env: jinja2.Environment,
    find: Callable[[str], File | None],
    settings: Settings,
    look: Look,
    empty: frozenset[str],
) -> None:
    """Our templates escape what they print, and any can ask for the ``shown`` page of a file:
    ``{% set page = shown("about.md") %}``, none where the site has no such page.
    ``filled("topics")`` asks for the page that leads to all of a kind, if that has something to
    show, ``leads_to(room)`` for its kind where a page stands below one. ``addresses`` has the
    address of each such page, and of the home page. ``language|in_language`` writes ``lang`` and
    ``dir``; ``words|own_way`` writes ``dir`` for words of no known language, and ``name|apart``
    keeps a name of the other direction together."""
    addresses = settings.addresses

    def filled(kind: str) -> Page | None:
        index = getattr(addresses, kind)
        return None if not index or kind in empty else _shown(find, made(index))

    ways = {folder(index): kind for kind, index in addresses.indexes.items() if kind in LEADING}

    def leads_to(room: SitePage) -> str:
        above = folder(room.part)
        if not above:  # the nearest folder of one of them
            above = folder(room.address)
            while (above := above.rstrip("/").rpartition("/")[0]) and f"{above}/" not in ways:
                pass
            above = f"{above}/"
        kind = ways.get(above, "")
        return "" if kind in empty else kind

    env.autoescape = lambda name: (name or "").startswith(TEMPLATES)
    env.globals["room"] = None  # the page, where it is one of ours
    env.globals["shown"] = partial(_shown, find)
    env.globals["leads_to"] = leads_to
    env.globals["filled"], env.globals["addresses"] = filled, addresses
    env.globals["settings"], env.globals["look"] = settings, look
    _set_directions(env, settings.direction)


def _set_directions(env: jinja2.Environment, around: str) -> None:
    """Tell templates' filters the direction of the pages."""
    for function in (_in_language, _apart, _own_way):
        env.filters[function.__name__.lstrip("_")] = partial(function, around)


def _breakable(words: str) -> str:
    """``{{ words|breakable }}``: addresses in them may be broken behind their signs."""
    return Markup(breakable_within(words)) if "://" in words else words  # noqa: S704


def _in_language(around: str, language: str | None) -> Markup:
    """``<h2{{ card.language|in_language }}>``: its language, and its direction where that is not
    the page's; nothing for none."""
    return Markup(in_language(language, around)) if language else Markup()  # noqa: S704


def _own_way(around: str, words: str) -> str:
    """``<p{{ words|own_way }}>``: the direction that its own words have."""
    return Markup(' dir="auto"') if runs_against(words, around) else ""


def _apart(around: str, words: str) -> str:
    """``{{ name|apart }}``: a name that runs against the words around it does not take the commas
    and numbers beside it along."""
    return Markup("<bdi>{}</bdi>").format(words) if runs_against(words, around) else words


def keep_prepared(theme: Theme, env: jinja2.Environment) -> None:
    """Have the theme give this environment to whoever asks from now on."""
    if isinstance(theme, LeanTheme):
        theme.prepared = env


def palette_file(config: MkDocsConfig, look: Look) -> File:
    """The site's own colours as a file, for the policy lets no style stand in a page."""
    return File.generated(config, PALETTE, content=look.styles, inclusion=InclusionLevel.NOT_IN_NAV)


def _shown(find: Callable[[str], File | None], path: str) -> Page | None:
    """Looks it up: to go through all pages of a site takes longer than to make one, and in a
    preview those that no save has touched are not among them."""
    file = find(path)
    return file.page if file and file.inclusion.value > InclusionLevel.DRAFT.value else None


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


_ASK_NOTHING = frozenset({Once, BlockReference, BuiltinMethodType})


class _Loader(jinja2.FileSystemLoader):
    """Loads any template, and lists those that stand in no folder whose name begins with a dot.

    ``theme:partials/header.html`` is the theme's own, where ours or the site's has the same name.
    """

    def __init__(self, folders: list[str]) -> None:
        super().__init__(folders)
        self.listed = folders

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, where it is, and whether that is still so."""
        if not template.startswith(BELOW):
            return super().get_source(environment, template)
        places = [Path(place) for place in self.searchpath]
        below = places[places.index(OURS) + 1 :]
        name = template.removeprefix(BELOW)
        return jinja2.FileSystemLoader(below).get_source(environment, name)

    def list_templates(self) -> list[str]:
        """Their names, sorted, as Jinja's own loader gives them."""
        found: set[str] = set()
        for searchpath in self.listed:
            for parent, folders, names in os.walk(searchpath):
                folders[:] = [name for name in folders if not name.startswith(".")]
                inside = Path(parent).relative_to(searchpath)
                found.update((inside / name).as_posix() for name in names)
        return sorted(found)
