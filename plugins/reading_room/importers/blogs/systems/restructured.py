"""reStructuredText. Enters: the text of a file. Leaves: its title and fields, HTML of what is below
them, and what docutils could not read.

docutils reads and writes it; no file is included, and nothing is run. A directive that it does not
know (``.. youtube:: id``) becomes a tag of Liquid, which `text.shortcodes` may know by its name.
"""

from __future__ import annotations

import re
from html import escape
from io import StringIO
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from docutils import nodes
from docutils.core import publish_doctree
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Directive, Parser, directives, roles
from docutils.transforms.writer_aux import Admonitions
from docutils.writers.html5_polyglot import HTMLTranslator, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIRECTIVE = re.compile(r"^[ \t]*\.\. (?:\|[^|\n]+\| )?([A-Za-z][\w.+-]*)::", re.M)
_ROLE = re.compile(r":([A-Za-z][\w.+-]*):`|`:([A-Za-z][\w.+-]*):")
_CONTENTS = re.compile(r"^[ \t]*\.\. contents::", re.M)
_ROLE_MADE = re.compile(r"^[ \t]*\.\. role::[ \t]*([\w-]+)", re.M)
_SETTINGS: dict[str, Any] = {
    "_disable_config": True,
    "file_insertion_enabled": False,
    "halt_level": 6,
    "initial_header_level": 2,
    "line_length_limit": 1_000_000,
    "math_output": "LaTeX",
    "report_level": 2,
    "sectsubtitle_xform": False,
    "syntax_highlight": "none",
}
_WARNING, _ERROR = 2, 3
"""The levels of docutils' messages: behind an error, what it could not read is gone."""


class Restructured(NamedTuple):
    """A file: ``faults`` are lines, and what docutils says of each; ``roles`` are those that
    nobody knows, whose words stay; ``contents`` is the line of a table of contents, or 0."""

    values: dict[str, Any]
    lines: dict[str, int]
    html: str
    faults: tuple[tuple[int, str], ...] = ()
    roles: tuple[tuple[int, str], ...] = ()
    contents: int = 0


def read_restructured(text: str, *, title: bool = True) -> Restructured:
    """Take a file apart; ``title``: a heading that stands alone at its top is the title."""
    unknown = tuple(_learn(text))
    settings = get_default_settings(Parser, Writer)
    settings.update({**_SETTINGS, "doctitle_xform": title, "warning_stream": StringIO()}, _NO_LISTS)
    document = publish_doctree(text, settings=settings)
    messages = (*document.findall(nodes.system_message), *document.transform_messages)
    faults = [
        (int(each.get("line") or 1), each.children[0].astext())
        for each in messages
        if _is_fault(each)
    ]
    values, lines = _fields(document)
    _prepare(document)
    translator = _Translator(document)
    document.walkabout(translator)
    html = "".join(translator.body)
    listed = _CONTENTS.search(text)
    contents = text.count("\n", 0, listed.start()) + 1 if listed else 0
    return Restructured(values, lines, html, tuple(dict.fromkeys(faults)), unknown, contents)


def _is_fault(message: nodes.system_message) -> bool:
    """Does a message say that words are not where they were meant to be?"""
    disabled = "directive" in message.astext() and message["level"] == _WARNING
    return bool(message.children) and (disabled or message["level"] >= _ERROR)


class _NoLists:
    """No option is a list that grows by what is given."""

    lists: ClassVar[dict[str, Any]] = {}


_NO_LISTS: Any = _NoLists()


def _learn(text: str) -> Iterator[tuple[int, str]]:
    """Make docutils know the directives and roles of a text; yields the roles it did not know."""
    from docutils.parsers.rst.languages import en

    words: Any = _words
    for name in ("code", "code-block", "sourcecode"):
        directives.register_directive(name, _Code)
    for name in {found[1].lower() for found in _DIRECTIVE.finditer(text)} - set(en.directives):
        directives.register_directive(name, _Code if name in _CODES else _Unknown)
    own = {found[1].lower() for found in _ROLE_MADE.finditer(text)}
    for found in _ROLE.finditer(text):
        name = (found[1] or found[2]).lower()
        if name not in en.roles and name not in own:
            roles.register_local_role(name, words)
            yield text.count("\n", 0, found.start()) + 1, found[0].strip("`")


_CODES = frozenset({"code", "code-block", "sourcecode", "highlight", "prism"})


class _Anything(dict[str, Any]):
    """Options of any name, as they were written."""

    def __bool__(self) -> bool:
        return True

    def __missing__(self, _: str) -> Any:
        return directives.unchanged


class _Taken(Directive):
    """A directive that is taken as it is written, whatever it was given."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = _Anything()
    has_content = True


class _Code(_Taken):
    """Code, whatever options its highlighter takes."""

    def run(self) -> list[nodes.Node]:
        code = "\n".join(self.content)
        made = nodes.literal_block(code, code)
        made["language"] = re.sub(r"[^\w+#.-].*", "", self.arguments[0] if self.arguments else "")
        return [made]


class _Unknown(_Taken):
    """A directive of a program that nobody knows: its name, what it was given, and its words."""

    def run(self) -> list[nodes.Node]:
        given = " ".join(self.arguments).split()
        given += [f'{key}="{value}"' for key, value in self.options.items()]
        name = self.name.replace("-", "_").replace(".", "_").replace("+", "_")
        opens = escape(" ".join(("{%", name, *given, "%}")), quote=False)
        if not self.content:
            return [nodes.raw("", f"<p>{opens}</p>\n", format="html")]
        inside = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, inside)
        ends = nodes.raw("", f"<p>{{% end{name} %}}</p>\n", format="html")
        return [nodes.raw("", f"<p>{opens}</p>\n", format="html"), *inside.children, ends]


def _words(
    _name: str, _raw: str, text: str, *_: Any, **__: Any
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """The words of a role that nobody knows."""
    return [nodes.inline("", nodes.unescape(text))], []


def _fields(document: nodes.document) -> tuple[dict[str, Any], dict[str, int]]:
    """The title and the fields at the top of a file, which are taken out of it."""
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for node in list(document.children):
        if isinstance(node, nodes.title):
            values["title"], lines["title"] = node.astext(), 1
        elif isinstance(node, nodes.subtitle):
            continue
        elif isinstance(node, nodes.docinfo):
            for field in node.children:
                name, words = _pair(field)
                values[name] = words
                lines[name] = int(field.line or 1)
        else:
            continue
        document.remove(node)
    return values, lines


def _pair(field: nodes.Node) -> tuple[str, Any]:
    if isinstance(field, nodes.field):
        return field[0].astext().lower(), " ".join(field[1].astext().split())
    if isinstance(field, nodes.authors):
        return "authors", [each.astext() for each in field.children]
    return type(field).__name__, " ".join(field.astext().split())


def _prepare(document: nodes.document) -> None:
    """Leave out tables of contents, and give headings the ids of their sections."""
    for topic in list(document.findall(nodes.topic)):
        if "contents" in topic["classes"] and topic.parent is not None:
            topic.parent.remove(topic)
    for section in list(document.findall(nodes.section)):
        if "system-messages" in section["classes"]:
            section.parent.remove(section)
        elif isinstance(section[0], nodes.title):
            section[0]["ids"], section["ids"] = section["ids"], []
            section[0].attributes.pop("refid", None)
    Admonitions(document).apply()
    for picture in document.findall(nodes.image):
        picture.attributes.setdefault("alt", "")


class _Translator(HTMLTranslator):
    """HTML as `text.html` takes it."""

    def visit_literal_block(self, node: Any) -> None:
        named = next((each for each in node["classes"] if each != "code"), "")
        language = node.get("language") or named
        known = f' class="language-{escape(language)}"' if language else ""
        self.body.append(f"<pre><code{known}>{escape(node.astext(), quote=False)}</code></pre>\n")
        raise nodes.SkipNode

    def visit_system_message(self, node: Any) -> None:
        """What could not be read, as it was written."""
        for block in node.findall(nodes.literal_block) if _is_fault(node) else ():
            self.body.append(f"<pre><code>{escape(block.astext(), quote=False)}</code></pre>\n")
        raise nodes.SkipNode

    def visit_problematic(self, node: Any) -> None:
        self.body.append(escape(node.astext(), quote=False))
        raise nodes.SkipNode

    def visit_footnote_reference(self, node: Any) -> None:
        number = escape(node.astext())
        self.body.append(f'<a href="#_ftnrst{number}">[{number}]</a>')
        raise nodes.SkipNode

    def visit_footnote(self, node: Any) -> None:
        number = escape(node[0].astext())
        self.body.append(f'<p><a href="#_ftnrefrst{number}">[{number}]</a> ')
        node.remove(node[0])
        for each in list(node.children):
            if isinstance(each, nodes.paragraph):
                node.replace(each, [*each.children, nodes.Text(" ")])

    def depart_footnote(self, _: Any) -> None:
        self.body.append("</p>\n")

    def visit_math(self, node: Any, *_: Any) -> None:
        self.body.append(f"{{% katex body='{escape(node.astext(), quote=False)}' %}}")
        raise nodes.SkipNode

    def visit_math_block(self, node: Any, *_: Any) -> None:
        words = " ".join(node.astext().split())
        self.body.append(f"<p>{{% katex body='{escape(words, quote=False)}' display='1' %}}</p>\n")
        raise nodes.SkipNode

    def visit_line(self, _: Any) -> None:
        pass

    def depart_line(self, _: Any) -> None:
        self.body.append("<br />\n")
