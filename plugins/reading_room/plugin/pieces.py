"""Pieces of Material's pages that are the same on many pages, made once. Enters: the templates of a
site. Leaves: which of the pieces that they include do not depend on the page, and their HTML.

The header's parts, the navigation and the footer know of a page where it is, which entries of the
navigation are marked and whether it is among them. A piece is shared where its templates, whoever
wrote them, can be seen to ask for nothing else (`Proof`), by pages of ours that are in no
navigation, stand in one folder, and have the same page above them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import meta, nodes
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.tests import TESTS
from jinja2.utils import missing

from reading_room.plugin.pages import RoomPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jinja2.runtime import Context
    from mkdocs.structure.nav import Navigation

PIECES = (
    "partials/alternate.html", "partials/copyright.html", "partials/footer.html",
    "partials/icons.html", "partials/integrations/analytics.html",
    "partials/javascripts/base.html", "partials/javascripts/content.html",
    "partials/javascripts/palette.html", "partials/logo.html", "partials/nav.html",
    "partials/palette.html", "partials/search.html", "partials/source.html", "partials/tabs.html",
)  # fmt: skip
LANGUAGE = "partials/language.html"
NAMES = frozenset(
    {"base_url", "config", "dict", "features", "finder", "lang", "namespace", "nav", "page"}
)
"""What a piece may ask for. All but `page` is the same on all pages, or part of the key."""
SIMPLE = (str, int, type(None), type(missing))
"""Values that a piece may be shared by: those of names to which a template gives a value in some
case alone, and which are otherwise what they are where the piece is included."""
ICONS = ".icons/"
URL = "url"
FILTERS = frozenset(DEFAULT_FILTERS) - {"random"} | {URL}


class Pieces:
    """The pieces of one environment."""

    def __init__(self, env: jinja2.Environment, features: Iterable[str]) -> None:
        proof = Proof(env, frozenset(map(str, features)))
        lasts = proof.holds(LANGUAGE)
        self.proved = frozenset(name for name in PIECES if lasts and proof.holds(name))
        self._names = {name: tuple(sorted(proof.names(name))) for name in self.proved}
        self._env = env
        self._made: dict[tuple[object, ...], tuple[str, frozenset[str]]] = {}
        self._met: set[tuple[object, ...]] = set()
        self._shown: tuple[Navigation | None, frozenset[int]] = None, frozenset()
        self._asked: set[str] | None = None  # the addresses in a piece that is being made
        self._words: dict[str, str] = {}
        url = env.filters[URL]

        @jinja2.pass_context
        def noted(context: Context, address: object) -> Any:
            if self._asked is not None:
                self._asked.add(str(address))
            return url(context, address)

        env.filters[URL] = noted

    def word(self, lang: Any, key: str) -> str:
        """What ``lang.t`` says: the same on all pages, and two calls deep."""
        if getattr(lang, "__name__", "") != LANGUAGE or not self.proved:
            return str(lang.t(key))
        found = self._words.get(key)
        if found is None:
            found = self._words[key] = str(lang.t(key))
        return found

    def made(self, name: str, context: Context, known: Mapping[str, Any]) -> Iterator[str]:
        """The HTML of a piece, as if it were included here."""
        page = context.get("page")
        place = self._place(page, context, known) if isinstance(page, RoomPage) else None
        if place is None:
            yield from self._include(name, context, known)
            return
        folder, own, *rest = place
        around = [_known(each, context, known) for each in self._names[name]]
        if not all(isinstance(value, SIMPLE) for value in around):
            yield from self._include(name, context, known)
            return
        key = (name, folder, *rest, *around)
        html, below = self._made.get(key, ("", frozenset({own})))
        if own not in below:
            yield html
        elif key in self._met:
            yield self._keep(key, self._include(name, context, known))
        else:  # what one page alone asks for is not kept
            self._met.add(key)
            yield from self._include(name, context, known)

    def _keep(self, key: tuple[Any, ...], parts: Iterator[str]) -> str:
        """Make a piece, with the names of those pages whose addresses it may lead below."""
        outer, self._asked = self._asked, set()
        html = "".join(parts)
        self._made[key] = html, frozenset(_below(key[1], self._asked))
        if outer is not None:
            outer |= self._asked
        self._asked = outer
        return html

    def _include(self, name: str, context: Context, known: Mapping[str, Any]) -> Iterator[str]:
        template = self._env.get_template(name)
        inside = template.new_context(context.get_all(), True, dict(known))
        return template.root_render_func(inside)

    def _place(
        self, page: RoomPage, context: Context, known: Mapping[str, Any]
    ) -> tuple[Any, ...] | None:
        """Its folder and its own name; and what else a piece may depend on. None for a page that
        may be shown in the navigation."""
        nav = known.get("nav") or context.get("nav")
        if nav is None or id(page) in self._pages(nav):
            return None
        config = known.get("config") or context.get("config")
        *folder, own = page.url.rstrip("/").split("/")
        kind = not own, "." in own, page.url.endswith("/")
        return "/".join(folder), own, kind, id(page.parent), id(nav), id(config)

    def _pages(self, nav: Navigation) -> frozenset[int]:
        if self._shown[0] is not nav:
            self._shown = nav, frozenset(map(id, nav.pages))
        return self._shown[1]


def _known(name: str, context: Context, known: Mapping[str, Any]) -> Any:
    """What a name stands for where a piece is included."""
    value = known.get(name, missing)
    return context.resolve_or_missing(name) if value is missing else value


def _below(folder: str, addresses: Iterable[str]) -> Iterator[str]:
    """The names in a folder to which, or below which, these addresses lead."""
    depth = len(folder.split("/")) if folder else 0
    for address in addresses:
        yield "/".join(address.strip("/").split("/")[depth : depth + 1])
        if "." in address:  # "./" and "../" may lead anywhere
            yield from (part for part in address.split("/") if part.strip("."))


class Proof:
    """Does a template depend on nothing of a page but whether it is one of those in the navigation?

    The page may stand in comparisons alone (``nav_item == page``, ``page in nav_item.pages``), and
    anywhere in what is done only where they hold: for a page outside the navigation none does.
    """

    def __init__(self, env: jinja2.Environment, features: frozenset[str]) -> None:
        self._env, self._features = env, features
        self._filters = set(env.filters) - FILTERS
        self._known: dict[str, bool] = {}
        self._names: dict[str, set[str]] = {}
        self._inside: list[str] = []

    def holds(self, name: str) -> bool:
        """Is that so of a template, and of all that it includes?"""
        if name in self._inside:
            return name == self._inside[-1]  # one that includes itself
        if name not in self._known:
            self._names[name] = set()
            self._inside.append(name)
            self._known[name] = self._sound(name)
            self._inside.pop()
        for outer in self._inside:
            self._names[outer] |= self._names[name]
        return self._known[name]

    def names(self, name: str) -> set[str]:
        """What else it may ask for: names to which it gives a value in some case alone."""
        return self._names[name]

    def _sound(self, name: str) -> bool:
        try:
            source = self._env.loader.get_source(self._env, name)[0] if self._env.loader else ""
            tree = self._env.parse(source)
        except jinja2.TemplateError:
            return False
        own = {each.name for each in tree.find_all(nodes.Name) if each.ctx != "load"}
        asked = meta.find_undeclared_variables(tree) - NAMES
        self._names[name] |= asked
        return asked <= own and not own & NAMES and all(map(self._free, tree.body))

    def _free(self, node: nodes.Node) -> bool:
        if isinstance(node, nodes.If):
            return self._free_branch(node)
        if isinstance(node, nodes.Compare) and _is_comparison(node):
            sides = (node.expr, node.ops[0].expr)
            return all(self._free(side) for side in sides if not _is_page(side))
        if isinstance(node, nodes.Include | nodes.Import | nodes.FromImport):
            return self._same(node.template)
        if isinstance(node, nodes.Extends | nodes.Block) or _is_page(node):
            return False
        if isinstance(node, nodes.Filter) and node.name in self._filters:
            return False
        if isinstance(node, nodes.Test) and node.name not in TESTS:
            return False
        return all(map(self._free, node.iter_child_nodes()))

    def _free_branch(self, node: nodes.If) -> bool:
        taken = self._taken(node.test)
        bodies: list[Sequence[nodes.Node]] = [node.body] if taken is not False else []
        if taken is not True:
            bodies += [node.elif_, node.else_]
        return self._free(node.test) and all(self._free(each) for body in bodies for each in body)

    def _taken(self, test: nodes.Node) -> bool | None:
        """Whether a branch is taken, where that is known: of features, and of comparisons with a
        page, which do not hold."""
        if not isinstance(test, nodes.Compare) or len(test.ops) != 1:
            return None
        [operand] = test.ops
        if operand.op in ("in", "notin") and _is(operand.expr, "features"):
            if not isinstance(test.expr, nodes.Const):
                return None
            return (test.expr.value in self._features) == (operand.op == "in")
        return False if _is_comparison(test) else None

    def _same(self, template: nodes.Expr) -> bool:
        if isinstance(template, nodes.Const):
            return isinstance(template.value, str) and self.holds(template.value)
        first = template.nodes[0] if isinstance(template, nodes.Concat) else None
        if not isinstance(first, nodes.Const):
            return False
        return str(first.value).startswith((ICONS, "partials/languages/"))


def _is(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == name


def _is_page(node: nodes.Node) -> bool:
    return _is(node, "page")


def _is_comparison(node: nodes.Compare) -> bool:
    """``item == page``, ``page == item`` or ``page in items``."""
    if len(node.ops) != 1:
        return False
    [operand] = node.ops
    equal = operand.op == "eq" and (_is_page(node.expr) or _is_page(operand.expr))
    return equal or (operand.op == "in" and _is_page(node.expr))
