"""Words of templates. Enters: a template that Jinja has read. Leaves: the same with its messages in
the site's language.

``_("By %(names)s", names=…)``, ``pgettext("button", "Search")`` and ``ngettext("%(num)s post",
"%(num)s posts", count)`` are translated as a template is compiled, once for all pages: what is left
for a page is text, and the values between. Jinja's own i18n extension would look every message up,
and format it, on every page.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, TypeGuard, cast

from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

if TYPE_CHECKING:
    import jinja2

    from reading_room.translation import Translation

_PLACE = re.compile(r"%\((\w+)\)s")
PIECES = "reading_room_pieces"
"""The name under which an environment has its `Pieces`."""
_PLURAL = "reading_room_plural"
_LEAVES = frozenset({nodes.Const, nodes.Name, nodes.TemplateData})


def translate(env: jinja2.Environment, say: Translation) -> None:
    """Templates of this environment say what they say in that language."""
    env.globals[_PLURAL] = partial(_plural, say)
    env.globals["say"] = say  # for dates, and its language
    env.globals["_"] = say.gettext  # of a message that is not known before
    env.globals["forms"] = say.forms
    env.code_generator_class = cast("Any", partial(_Generator, say))


def escaped(value: object) -> str:
    """As MarkupSafe escapes it, for a template that joins it to other words at once: most words are
    HTML as they are, and need not be made an object that says so."""
    if type(value) is Markup:
        return value
    if type(value) is str and not (
        "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
    ):
        return value
    return escape(value)


class _Generator(CodeGenerator):
    """Compiles templates whose messages have been translated."""

    def __init__(self, say: Translation, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._say = say

    def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:  # noqa: N802
        """Translate a template, and compile it."""
        self.writeline(f"from {__name__} import escaped")
        super().visit_Template(_Messages(self._say).visit(node), frame)

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        """A block is one piece to what stands around it, and so is what a template extends: each
        of a page's two hundred pieces would pass through all generators on its way out."""
        given = x.removeprefix("yield from ")
        super().writeline(x if given is x else f"yield concat({given})", node, extra)

    def _output_child_pre(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        """What is printed becomes HTML: a page has some two hundred such places."""
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Any) -> None:  # noqa: N802
        """As `Environment.getattr` looks for it, which is asked only where the value has no such
        attribute: a page takes some three hundred."""
        self.write("(found if (found := getattr((holder := ")
        self.visit(node.node, frame)
        named = f", {node.attr!r}"
        self.write(f"){named}, missing)) is not missing else environment.getattr(holder{named}))")

    def visit_Call(self, node: nodes.Call, frame: Any, *more: Any, **named: Any) -> None:  # noqa: N802
        """Material is asked for each of its words once."""
        if PIECES in self.environment.globals and not frame.eval_ctx.autoescape and _is_word(node):
            asked = [cast("nodes.Getattr", node.node).node, *node.args]
            self.write(f"environment.globals[{PIECES!r}].word(")
            for at, each in enumerate(asked):
                self.write(", " if at else "")
                self.visit(each, frame)
            self.write(")")
            return
        super().visit_Call(node, frame, *more, **named)

    def visit_Include(self, node: nodes.Include, frame: Any) -> None:  # noqa: N802
        """A piece that many pages share is made once."""
        name, pieces = node.template, cast("Any", self.environment.globals.get(PIECES))
        if not pieces or not isinstance(name, nodes.Const) or name.value not in pieces.proved:
            super().visit_Include(node, frame)
            return
        known = self.dump_local_context(frame)
        made = f"environment.globals[{PIECES!r}].made({name.value!r}, context, {known})"
        self.writeline(f"for event in {made}:", node)
        self.indent()
        self.simple_write("event", frame)
        self.outdent()


class _Messages(NodeTransformer):
    """Puts the words of a language in the place of messages."""

    def __init__(self, say: Translation) -> None:
        self._say = say

    def visit(self, node: nodes.Node, *more: Any, **named: Any) -> Any:
        """Most nodes hold no others, and need no looking into."""
        return node if type(node) in _LEAVES else super().visit(node, *more, **named)

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802
        """A message that is printed becomes text, and its values stand between."""
        found: list[nodes.Expr] = []
        for child in node.nodes:
            if _is_message(child):
                texts, values = self._parts(child)
                found += [nodes.TemplateData(text) if isinstance(text, str) else values[text[0]]
                          for text in texts]  # fmt: skip
            else:
                found.append(child)
        node.nodes = found
        return cast("nodes.Output", self.generic_visit(node))

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """A message inside an expression is a string, or HTML where it has tags: filters then leave
        the tags as they are, and its values are escaped."""
        self.generic_visit(node)
        if _is_message(node):
            texts, values = self._parts(node)
            has_tags = any(isinstance(text, str) and "<" in text for text in texts)
            parts: list[nodes.Expr] = [
                values[text[0]] if not isinstance(text, str)
                else nodes.MarkSafe(nodes.Const(text)) if has_tags
                else nodes.Const(text)
                for text in texts
            ]  # fmt: skip
            return parts[0] if len(parts) == 1 else nodes.Concat(parts)
        if _is_call(node, "ngettext"):
            one, many, number = node.args
            forms = self._say.forms(one.as_const(), many.as_const())
            node.node = nodes.Name(_PLURAL, "load")
            node.args = [nodes.Const(forms), number]
        return node

    def _parts(self, call: nodes.Call) -> tuple[list[str | tuple[str]], dict[str, nodes.Expr]]:
        """The text of a message, and in its places the names of values; the values."""
        message = [argument.as_const() for argument in call.args]
        gettext = self._say.gettext if len(message) == 1 else self._say.pgettext
        words = gettext(*message)
        values = {keyword.key: keyword.value for keyword in call.kwargs}
        if not values:
            return [words], values
        pieces = _PLACE.split(words)
        return [
            (piece,) if at % 2 else piece for at, piece in enumerate(pieces) if at % 2 or piece
        ], values


def _is_message(node: nodes.Node) -> TypeGuard[nodes.Call]:
    """Is it a message that can be translated now?"""
    return (_is_call(node, "_") or _is_call(node, "pgettext")) and all(
        isinstance(argument, nodes.Const) for argument in node.args
    )


def _is_word(node: nodes.Call) -> bool:
    """Is it ``lang.t("search")``?"""
    asked = node.node
    return (
        isinstance(asked, nodes.Getattr) and asked.attr == "t"
        and isinstance(asked.node, nodes.Name) and asked.node.name == "lang"
        and len(node.args) == 1 and isinstance(node.args[0], nodes.Const)
        and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
    )  # fmt: skip


def _is_call(node: nodes.Node, name: str) -> TypeGuard[nodes.Call]:
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name == name
    )


def _plural(say: Translation, forms: dict[str, str], number: int, **values: Any) -> str:
    """The form for a number."""
    words = forms[say.plural(number)]
    if "<" in words or any(hasattr(value, "__html__") for value in values.values()):
        words = Markup(words)  # noqa: S704
    return words % {"num": say.number(number), **values}
