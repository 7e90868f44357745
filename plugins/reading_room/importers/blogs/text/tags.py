"""Tags of templates in a text. Enters: a draft. Leaves: the same with what each known tag stands
for.

Hugo writes ``{{< figure src="a.jpg" >}}``, Liquid, Nunjucks and Tera ``{% figure "a.jpg" %}``, Zola
and Jinja ``{{ figure(src="a.jpg") }}``, WordPress ``[figure src="a.jpg"]``, MDX ``<Figure
src="a.jpg" />``. All of them are a `Tag` to `shortcodes`, which knows them by name. A tag that
nobody knows stays as it is: `check` says of it what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.importers.blogs.text.draft import Draft

_STRING = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`[^`]*`|“[^”]*”|&quot;.*?&quot;"
_HUGO = re.compile(
    rf"\{{\{{(?P<mark>[<%])-?\s*(?P<end>/?)\s*(?P<name>[\w./-]+)"
    rf"(?P<args>(?:{_STRING}|(?!/?\s*-?[>%]\}}\}})[^\"`])*?)\s*(?P<self>/?)\s*-?[>%]\}}\}}",
    re.S,
)
_LIQUID = re.compile(
    rf"\{{%[-+]?\s*(?P<end>end(?![\w-]*\())?(?P<name>[\w:-]*)\s*(?P<args>(?:{_STRING}|(?!%\}}"
    rf"|\{{%)[^\"']){{0,1000}}?|(?:(?!\{{%).){{0,4000}}?)"
    rf"\s*[-+]?%\}}",
    re.S,
)
_WORDPRESS = re.compile(
    rf"(?<![\[\\])\[(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?P<args>"
    rf"(?:[ \t\n=:]+(?:{_STRING}|[^\[\]\"'\n]|'(?=\w))*)?)"
    rf"(?P<self>/?)\](?![(\[:\]])"
)
_VALUE = re.compile(r"\{\{-?\s*(?P<words>(?:[^{}\"']|\"[^\"\n]*\"|'[^'\n]*')*?)\s*-?\}\}")
_COMMENT = re.compile(
    r"\{#(?![\w-]+\})(?:(?!\{#)[^\n])*?#\}|\{#[ \t\n-](?:(?!\{#).)*?#\}|\{%-?\s*comment"
    r"\s*-?%\}(?:(?!\{%-?\s*comment).)*?\{%-?\s*endcomment\s*-?%\}"
    r"|\{\{</\*(?:(?!\{\{</\*).)*?\*/>\}\}(?!.)",
    re.S,
)
_RAW = re.compile(
    r"\{%-?\s*(?P<tag>raw|verbatim)\s*-?%\}(?P<raw>(?:(?!\{%-?\s*(?P=tag)).)*?)"
    r"\{%-?\s*end(?P=tag)\s*-?%\}",
    re.S,
)
_SHOWN = re.compile(
    r"\{\{(?P<mark>[<%])/\*\s*(?P<words>(?:(?!\{\{[<%]/\*).)*?)\s*\*/[>%]\}\}", re.S
)
_SHOWN_TERA = re.compile(
    r"(?P<open>\{[{%])/\*\s*(?P<words>(?:(?!\{[{%]/\*).)*?)\s*\*/(?P<end>[%}]\})", re.S
)
"""What stands between two marks holds none that begins: else each is looked for to the end."""
_ARGUMENT = re.compile(
    rf"(?P<key>[\w-]+)\s*(?:=>|[=:](?!//))\s*(?P<value>{_STRING}"
    rf"|\[[^\]]*\]|\{{[^{{}}]*\}}|[^\s,\"'|)]+)"
    rf"|(?P<alone>{_STRING}|[^\s,|()]+)",
    re.S,
)
_CALL = re.compile(r"(?P<name>[\w:.-]+)\s*\((?P<args>.*)\)", re.S)

HIDDEN = {
    "{{": "\ue000\ue002",
    "{%": "\ue000\ue003",
    "{#": "\ue000\ue004",
    "}}": "\ue002\ue001",
    "%}": "\ue003\ue001",
    "#}": "\ue004\ue001",
}
"""Stand for braces that a text shows: no template may take them."""
_BACK = {hidden: shown for shown, hidden in HIDDEN.items()}
_HIDDEN = re.compile("[\ue000-\ue004]{2}")
_ENCODED = re.compile("(?:%EE%80%8[0-4]){2}")
"""The same in an address."""


@dataclass(slots=True)
class Tag:
    """A tag of a template. ``name`` is in lower case, without hyphens and underscores."""

    name: str
    written: str
    args: list[str] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)
    body: str | None = None
    place: int = 0
    is_inside: bool = False
    """Does something else stand on its line?"""
    called: str = ""
    """Its name as it is written."""
    file: str = ""
    """The file that it includes, where it includes one and gives it nothing."""

    def get(self, *keys: str, at: int = -1) -> str:
        """The first of some arguments that is given, else the one in a place."""
        for key in keys:
            if self.named.get(key):
                return self.named[key]
        return self.args[at] if 0 <= at < len(self.args) else ""


def hide(words: str) -> str:
    """Words whose braces no template takes."""
    for shown, hidden in HIDDEN.items():
        words = words.replace(shown, hidden)
    return words


def unhide(draft: Draft) -> None:
    """Put back the braces that are shown: with a backslash outside code, or `check` would take them
    for a template."""
    if _ENCODED.search(draft.text):
        draft.sub(_ENCODED, lambda found: quote(_BACK.get(unquote(found[0]), "")))
    if "\ue000" not in draft.text and "\ue001" not in draft.text:
        return
    draft.sub(re.compile("\ue000[\ue002-\ue004]"), lambda found: f"\\{_BACK[found[0]]}")
    draft.sub(_HIDDEN, lambda found: _BACK.get(found[0], ""), code=True)


def raws(draft: Draft) -> None:
    """Take the marks from round what a template leaves alone, in code as well."""
    if "raw" in draft.text or "verbatim" in draft.text:
        draft.sub(_RAW, lambda found: hide(found["raw"]), code=True)
    if "/*" in draft.text:
        draft.sub(
            _SHOWN,
            lambda found: hide(
                f"{{{{{found['mark']} {found['words']} {'>' if found['mark'] == '<' else '%'}}}}}"
            ),
            code=True,
        )
        draft.sub(
            _SHOWN_TERA,
            lambda found: hide(f"{found['open']} {found['words']} {found['end']}"),
            code=True,
        )
    if "{#" in draft.text or "{%" in draft.text:
        draft.sub(_COMMENT, lambda found: _remark(draft, found))


def _remark(draft: Draft, found: re.Match[str]) -> str:
    draft.tell(found.start(), "remark of a template", found[0], "left out", "dropped")
    return ""


def tags(draft: Draft, known: Callable[[Tag], str | None], styles: str) -> None:
    """Put what known tags stand for in their place, the outer ones first."""
    text = draft.text
    patterns = []
    if "{{<" in text or "{{%" in text:
        patterns.append(_HUGO)
    if "{%" in text:
        patterns.append(_LIQUID)
    if "wordpress" in styles and "[" in text:
        patterns.append(_WORDPRESS)
    for pattern in patterns:
        for _ in range(_DEEPEST):
            before = draft.text
            _once(draft, pattern, known)
            if draft.text == before:
                break


_DEEPEST = 6


@dataclass(slots=True)
class _Open:
    tag: Tag
    start: int
    end: int


def _once(draft: Draft, pattern: re.Pattern[str], known: Callable[[Tag], str | None]) -> None:
    """Change each known tag that is in no other known one."""
    text = draft.text
    code = draft.code()
    opened: list[_Open] = []
    pieces: list[tuple[int, int, str]] = []
    alone: list[_Open] = []
    for found in pattern.finditer(text):
        if any(start <= found.start() < end for start, end in code):
            continue
        tag = _tag(found, text)
        if tag is None:
            continue
        if found["end"]:
            at = next(
                (
                    n
                    for n in range(len(opened) - 1, -1, -1)
                    if not tag.name or opened[n].tag.name == tag.name
                ),
                -1,
            )
            if at < 0:
                continue
            begun = opened[at]
            alone += opened[at + 1 :]
            del opened[at:]
            begun.tag.body = text[begun.end : found.start()]
            alone.append(_Open(begun.tag, begun.start, found.end()))
        elif found.groupdict().get("self"):
            alone.append(_Open(tag, found.start(), found.end()))
        else:
            opened.append(_Open(tag, found.start(), found.end()))
    end = -1
    for each in sorted([*alone, *opened], key=lambda each: (each.start, -each.end)):
        if each.start < end:
            continue
        made = known(each.tag)
        if made is not None:
            pieces.append((each.start, each.end, made))
            end = each.end
    draft.splice(pieces)


def _tag(found: re.Match[str], text: str) -> Tag | None:
    name, args = found["name"], found["args"].strip()
    if not name and not found["end"]:
        return None
    if args.startswith("(") and args.endswith(")"):
        args = args[1:-1]
    called, file = name, ""
    if name in ("include", "include_cached", "render", "partial", "include_relative") and args:
        file = args.strip("\"'")
        name, args = _included(args)
    tag = made_tag(name, args, text, found.start(), found.end())
    tag.called, tag.file = called, file
    return tag


def _included(args: str) -> tuple[str, str]:
    """``{% include figure.html src="…" %}`` is the tag ``figure``."""
    first, _, rest = args.replace("\n", " ").partition(" ")
    name = first.strip("\"'").rpartition("/")[2]
    return re.sub(r"\.(?:html|njk|liquid|md|svg)$", "", name), rest.lstrip(", ")


def made_tag(name: str, args: str, text: str, start: int, end: int) -> Tag:
    """A tag of its name and the words of its arguments."""
    tag = Tag(plain(name), text[start:end], place=start)
    for each in _ARGUMENT.finditer(args):
        if each["key"]:
            tag.named[each["key"].lower()] = _bare(each["value"])
        elif each["alone"] not in ("=", ":", "/"):
            tag.args.append(_bare(each["alone"]))
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    rest = text[line_start:start] + text[end : line_end if line_end >= 0 else len(text)]
    tag.is_inside = bool(rest.strip(" \t>*-"))
    return tag


def plain(name: str) -> str:
    """A name as `shortcodes` knows it."""
    return re.sub(r"[-_.:/]", "", name).lower()


def _bare(value: str) -> str:
    value = value.strip()
    if value.startswith("&quot;"):
        return value.removeprefix("&quot;").removesuffix("&quot;")
    if len(value) > 1 and value[0] in "\"'`“":
        return re.sub(r"\\([\"'\\])", r"\1", value[1:-1])
    return value


def values(draft: Draft, value: Callable[[str, Tag | None], str | None]) -> None:
    """Put values in the place of ``{{ … }}``; what nobody knows stays."""
    if "{{" not in draft.text:
        return

    def change(found: re.Match[str]) -> str | None:
        words = found["words"].strip()
        call = _CALL.fullmatch(words.partition("|")[0].strip()) if "(" in words else None
        tag = (
            made_tag(call["name"], call["args"], draft.text, found.start(), found.end())
            if call
            else None
        )
        return value(words, tag)

    draft.sub(_VALUE, change)
