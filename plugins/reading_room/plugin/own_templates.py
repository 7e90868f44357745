"""What templates of a site's own ask for. Enters: their files. Leaves: the pages that they name;
nothing where one may say what any page says, or something else at each build.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Environment

UNSTEADY = re.compile(rb"build_date_utc|random|lipsum|as_of|now\(")
"""What makes a template say something else at every build, or every day."""
_OF_OTHERS = frozenset({
    "pages", "nav", "homepage", "next_page", "previous_page", "ancestors", "parent",
})  # fmt: skip
"""By what a template comes to pages that it does not name."""
_SHOWN = "shown"
"""By what it asks for one of a name."""
_WORDS = re.compile("|".join((*_OF_OTHERS, _SHOWN)).encode())
_TAG = re.compile(rb"\{[{%]")


def asked(env: Environment, files: Iterable[bytes]) -> frozenset[str] | None:
    """The paths of the pages that some files ask for; None where nobody can tell."""
    found: set[str] = set()
    for data in files:
        paths = _asked(env, data)
        if paths is None:
            return None
        found.update(paths)
    return frozenset(found)


def _asked(env: Environment, data: bytes) -> list[str] | None:
    if UNSTEADY.search(data):
        return None
    if not _TAG.search(data):
        return []
    try:
        tree = env.parse(data.decode())
    except (TemplateSyntaxError, UnicodeDecodeError):  # a script, say
        return None if _WORDS.search(data) else []
    words = list(_words(tree))
    if not _OF_OTHERS.isdisjoint(words):
        return None
    paths = [path for call in tree.find_all(nodes.Call) if (path := _path(call)) is not None]
    return paths if words.count(_SHOWN) == len(paths) else None


def _words(tree: nodes.Template) -> Iterator[str]:
    """All names, and all words between quotation marks, which may be names."""
    for node in tree.find_all((nodes.Name, nodes.Getattr, nodes.Const)):
        if isinstance(node, nodes.Name):
            yield node.name
        elif isinstance(node, nodes.Getattr):
            yield node.attr
        elif isinstance(node, nodes.Const):
            yield str(node.value)


def _path(call: nodes.Call) -> str | None:
    """That of the page, where a call asks for one and no more."""
    if not isinstance(call.node, nodes.Name) or call.node.name != _SHOWN:
        return None
    if [type(word) for word in call.args] != [nodes.Const] or call.kwargs:
        return None
    value = call.args[0].as_const()
    return value if isinstance(value, str) and not (call.dyn_args or call.dyn_kwargs) else None
