"""What other programs' Markdown means, and this site's and the git host's do not.

Enters: Markdown. Leaves: a fault for each mark of another program that would be published as it
stands. Code and formulas are never looked at; a glance at the text comes first.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reading_room.markup import half_links
from reading_room.markup.events import is_start, read
from reading_room.markup.text import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RULE = "text-template"
_CODE = "\x00"
"""Stands for each letter of code; no source may hold it."""
_CODE_LIKE = re.compile(r"[`~$<\t]| {4}")
"""Without one of these a text has no code, formula or tag, and need not be read to find them."""
_SILENT_TAGS = re.compile(
    r"<!--.*?(?:-->|\Z)|<(pre|code|kbd|samp|tt|var)\b[^<>]*>.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_ALERTS = {
    **dict.fromkeys(("tip", "hint", "success", "check", "done", "example"), "TIP"),
    **dict.fromkeys(("important", "question", "help", "faq"), "IMPORTANT"),
    **dict.fromkeys(("warning", "attention"), "WARNING"),
    **dict.fromkeys(("caution", "danger", "error", "failure", "fail", "missing", "bug"), "CAUTION"),
}
_DRAWN = frozenset({"geojson", "mermaid", "stl", "topojson"})
"""What GitHub makes drawings of, and a site shows as its source."""
_DIRECTIVES = frozenset(
    """
    admonition attention caution code-block code-cell danger dropdown error eval-rst figure grid
    hint image important include list-table literalinclude math note seealso tab-set table tip
    toctree warning
    """.split()  # noqa: SIM905
)


class Found(NamedTuple):
    """A mark of another program, from ``start`` to ``end`` in UTF-8 bytes, and its fault."""

    start: int
    end: int
    fault: Fault


class _Kind(NamedTuple):
    """A kind of mark: what it looks like, what it is, and what to write instead."""

    pattern: str
    what: str
    hint: str | Callable[[re.Match[str]], str]
    meant: Callable[[re.Match[str]], str] | None = None
    """What takes its place, where that can be one thing only."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when a text first needs it: most sites have none that does."""
    return re.compile(pattern, re.MULTILINE)


def _alert(found: re.Match[str]) -> str:
    name = _ALERTS.get(found["type"].lower(), "NOTE")
    if found[0].lstrip(" \t>")[0] == "?":
        return (
            "Write <details><summary>, a title and </summary>, an empty line, the words, an empty"
            " line and </details>."
        )
    return f"Write > [!{name}] in its place, and > before each line that belongs to it."


def _shown(tag: str) -> tuple[Callable[[re.Match[str]], str], Callable[[re.Match[str]], str]]:
    """A hint, and what is meant: the words between the two halves of a tag."""

    def meant(found: re.Match[str]) -> str:
        return f"<{tag}>{found['words']}</{tag}>"

    return lambda found: f"Write {meant(found)}", meant


def _formula(found: re.Match[str]) -> str:
    """A formula on one line, between dollars, where it can stand there as it is."""
    tex = found[0][2:-2].strip()
    fits = found[0][1] == "(" and "$" not in tex and "\n" not in tex
    return f"${tex}$" if fits else ""


def _turned(found: re.Match[str]) -> str:
    return f"[{found['words']}]({found['address']})"


# No pattern looks past the next mark of its own kind: the time would grow with their square.
_START = r"^[ \t>]*"
_ATTRIBUTES = r"\{:?[ \t]*(?:[.#][\w-]+|[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}]+))[^{}\n]*\}"
_LIQUID = "It is filled in by another program: write the words that it stands for. To show it as it"
_LIQUID += " is, put it in backticks."
_PLAIN = "Take it out: how something looks is the site's, not a text's."
_KINDS = (
    _Kind(rf"{_START}(?:!!!|\?\?\?\+?)[ \t]+(?P<type>[A-Za-z][\w-]*)(?:[ \t]+(?:inline|end))*"
          r"(?:[ \t]+\"[^\"\n]*\")?[ \t]*$", "an admonition of MkDocs", _alert),
    _Kind(rf"{_START}===[+!]?[ \t]+[\"'][^\n]+[\"'][ \t]*$", "a tab of MkDocs",
          "Write a heading in its place, and the words below it without the spaces before them."),
    _Kind(rf"{_START}:::+[ \t]*(?P<type>[A-Za-z{{][^\n]*)$", "a box of another program",
          "Write > [!NOTE] in its place, > before each line that belongs to it, and take the ::: at"
          " its end out."),
    _Kind(r"(?<!\\)\{\{[<%](?:(?!\{\{[<%]).){0,500}?[%>]\}\}", "a shortcode of Hugo",
          "Write in Markdown what it shows: ![A tree in a park](tree.jpg)"),
    _Kind(r"(?<!\\)\{%[-+]?[ \t]*[A-Za-z][^{}]*?%\}", "a tag of Liquid or Jinja", _LIQUID),
    _Kind(r"(?<!\\)\{\{\{?[ \t]*[#^/>!&-]?[ \t]*(?:[\"'][^{}\n]*|[A-Za-z_$][\w-]+"
          r"(?:[\s.|(\[:/][^{}\n]*)?|[A-Za-z_][ \t][^{},\n]*)[ \t]*-?\}\}\}?",
          "a variable of another program", _LIQUID),
    _Kind(r"<%[=#-]?[ \t][^<>\n]*%>", "a tag of another program", _LIQUID),
    _Kind(r"\[(?P<name>[a-z][\w-]*)(?:[ \t]+(?:[^\[\]\n]{0,200}?[\w-]=[\"'“”\w][^\[\]\n]*"
          r"|https?://[^\]\s]+))[ \t]*/?\](?![(\[:])", "a shortcode of WordPress",
          "Write in Markdown what it shows, and take its end out, where it has one."),
    _Kind(r"\[(?P<name>[a-z][a-z0-9_-]*)\](?=[^\[\]\n]*\[/(?P=name)\])",
          "a shortcode of another program",
          "Write in Markdown what it shows, and take its end out."),
    _Kind(rf"{_START};?-+8<-+[^\n]*$", "a snippet of another file",
          "Write the words of that file here."),
    _Kind(r"(?<!\\)\{:[ \t]*(?:[.#][\w-]|[\w-]+=|toc\b|:?no_?toc\b)[^{}\n]*\}",
          "a mark of kramdown", _PLAIN),
    _Kind(rf"(?<=[)\]*_{_CODE}]){_ATTRIBUTES}", "a list of attributes", _PLAIN),
    _Kind(r"^[ \t]*\{[ \t]*[.#][\w-]+[^{}\n]*\}[ \t]*$", "a list of attributes", _PLAIN),
    _Kind(rf"{_START}(?:\[TOC\]|\[\[_?(?:TOC|toc)_?\]\])[ \t]*$", "a table of contents",
          "Take it out: the site makes one of a text's headings."),
    _Kind(r"!?(?<![\[\\])\[\[(?!_?TOC_?\]\])(?=[^\[\]\n]*[^\W\d_])(?P<words>[^\[\]\n]+)\]\](?![(\[:\]])",
          "a link of a wiki", "Write [the words](the-file.md)"),
    _Kind(r"(?<![\[\\])\^\[(?=(?:[^\]\n^]|\^(?!\[))*[^\W\d_]{3})"
          r"(?:[^\]\n^]|\^(?!\[))+\](?!\()", "a note of Pandoc",
          "Write [^1] in its place, and at the end of the text: [^1]: the words of the note."),
    _Kind(r"(?<![\w:]):(?:material|fontawesome|octicons|simple|fa[brs]?|mdi|bi)-[a-z0-9-]+:(?!\w)",
          "an icon of a theme", "Write what it says in words, or as an emoji: :white_check_mark:"),
    _Kind(r"^\*\[[^\]\n]+\]:[ \t].*$", "the meaning of an abbreviation",
          "Explain it in docs/glossary.yml, or in the text."),
    _Kind(r"(?<![=\w])==(?![=\s])(?P<words>[^=\n]+)(?<!\s)==(?![=\w])", "a mark for marked words",
          *_shown("mark")),
    _Kind(r"(?<![\^\w])\^\^(?![\^\s])(?P<words>[^^\n]+)(?<!\s)\^\^(?![\^\w])",
          "a mark for inserted words", *_shown("ins")),
    _Kind(r"(?<=[\w)])\^(?P<words>[\w+-]{1,10})\^(?!\w)", "a mark for raised letters",
          *_shown("sup")),
    _Kind(r"(?<=[A-Za-z\d)])~(?P<words>\d{1,3}[+-]?)~(?!~)", "a mark for lowered letters",
          *_shown("sub")),
    _Kind(r"\{(?:\+\+|--|>>|==|~~)[^{}\n]+(?:\+\+|--|<<|==|~~)\}", "a mark of CriticMarkup",
          "Write the words as they are to be read."),
    _Kind(r"(?<![\w%])%%(?!%)[^%\n]+%%(?![\w%])", "a remark of another program",
          "Write <!-- the remark --> for it."),
    _Kind(rf"\{{[a-z][\w:+-]*\}}(?={_CODE})|(?<![\w:]):[a-z][\w:+-]*:(?={_CODE})",
          "a role of Sphinx", "Write a link, or the words alone."),
    _Kind(rf"{_START}\.\.[ \t]+[a-z][\w-]*::.*$", "a directive of reStructuredText",
          "Write in Markdown what it shows."),
    _Kind(r"!\[[^\[\]\n]*\]\([^()\s]+[ \t]+=\d*x\d*\)", "the size of a picture",
          "Take the size out; or write <img src=\"…\" alt=\"…\" width=\"…\">."),
    _Kind(r"\\\((?=(?:(?!\\[()]).){0,100}?(?:[\^_=]|\\[A-Za-z]))(?:(?!\\[()]).){1,200}\\\)"
          r"|\\\[(?=(?:(?!\\\]|(?<!\\)\\\[)[\s\S]){0,100}?(?:[\^_=]|\\[A-Za-z]))"
          r"(?:(?!\\\]|(?<!\\)\\\[)[\s\S]){1,500}\\\]",
          "a formula between brackets", "Write $…$ for it; on a line of its own, $$…$$.",
          _formula),
    _Kind(r"(?<=[\w,;:] )\\\([b-hj-np-zA-HJ-Z]\\\)(?=[ ,.;:])", "a formula between brackets",
          "Write $…$ for it.", _formula),
    _Kind(r"\\begin\{[A-Za-z]+\*?\}", "a formula without its dollars",
          "Write $$ before and after it."),
    _Kind(r"(?<!\\)\$[^$\n]{0,300}?\\[A-Za-z]{2}[^$\n]{0,300}?(?<!\\)\$",
          "a formula whose braces are not in pairs", "Write } for each {."),
    _Kind(r"^(?:import|export)[ \t][^\n]*[ \t]from[ \t]+[\"'][^\n]*$", "a line of a program",
          "Take it out."),
)  # fmt: skip
_TURNED = _Kind(
    r"(?<![\]!\w\\])\((?P<words>[^()\[\]\n]{2,200})\)"
    r"\[(?P<address>(?:https?://|www\.|mailto:)[^\[\]\s]+|[^\[\]\s]+\.(?:md|ya?ml|pdf)(?:#[^\[\]\s]*)?)\]",
    "a link with its brackets the wrong way round",
    lambda found: f"Write {_turned(found)}",
    _turned,
)
"""``(words)[address]``: a slip of the hand, and no other program's."""
_BRACE = re.compile(r"\{(?!#[\w-]+\}[ \t]*\n)")
_EQUALS = re.compile(r"==|=\d*x\d| =[\"']")
_SLASH = re.compile(r"\\(?:[(\[]|begin\{)")
_CARET = re.compile(r"\^(?:\[|\^|\w{1,10}\^)")
_DOLLAR = re.compile(r"\$[^$\n]{0,300}\\[A-Za-z]")
_BRACKET = re.compile(r"\[(?:[\[/]|TOC\]|[a-z][\w-]*[ \t]+[^\[\]\n]{0,200}(?:=|://))")
_LINE = re.compile(r"\n(?:\*\[|import |export )")
_COLON = re.compile(r":(?::|`|(?:material|fontawesome|octicons|simple|fa[brs]?|mdi|bi)-)")
"""Each begins with one sign, which is quickly looked for."""


def _may_have(source: str) -> bool:
    """A glance: nearly no text has any of it."""
    return bool(
        ("{" in source and _BRACE.search(source))
        or "~" in source
        or ("!" in source and "!!!" in source)
        or ("?" in source and "???" in source)
        or ("<" in source and "8<-" in source)
        or ("=" in source and _EQUALS.search(source))
        or ("%" in source and ("<%" in source or "%%" in source))
        or ("\\" in source and _SLASH.search(source))
        or ("^" in source and _CARET.search(source))
        or ("$" in source and _DOLLAR.search(source))
        or ("```" in source and any(name in source for name in _DRAWN))
        or ("[" in source and (")[" in source or _BRACKET.search(source)))
        or (":" in source and _COLON.search(source))
        or _LINE.search(source)
        or half_links.may_have(source)
    )


def find(source: str) -> list[Found]:
    """The marks of other programs in a text."""
    if not _may_have(source):
        return []
    fences, seen = _without_code(source)
    found = [*fences, *_marks(seen)]
    found.sort()
    kept: list[Found] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def instead(faults: list[Fault], source: str) -> list[Fault]:
    """Faults of a text. Marks of other programs have one each, whatever else is wrong in them."""
    found = find(source)
    if not found:
        return faults
    encoded = source.encode()
    others = [fault for fault in faults if not _explains(found, fault, encoded)]
    return [*others, *(each.fault for each in found)]


def _explains(found: list[Found], fault: Fault, source: bytes) -> bool:
    """Is a fault there because of a mark of another program: inside it, or a link broken by it?"""
    if any(each.start <= fault.offset < each.end for each in found):
        return True
    if fault.rule != "link-form":
        return False
    end = source.find(b"\n", fault.offset)
    return any(fault.offset < each.start and (end < 0 or each.start < end) for each in found)


def _marks(seen: str) -> Iterator[Found]:
    for kind in (*_KINDS, _TURNED):
        for mark in _compiled(kind.pattern).finditer(seen):
            written = mark[0].lstrip(" \t>").replace(_CODE, "")
            start = mark.start() + len(mark[0]) - len(mark[0].lstrip(" \t>\n"))
            hint = kind.hint if isinstance(kind.hint, str) else kind.hint(mark)
            meant = kind.meant(mark) if kind.meant and _CODE not in mark[0] else ""
            found = _found(seen, start, mark.end(), kind.what, written, hint)
            if kind is _TURNED:
                found = found._replace(fault=found.fault._replace(rule="link-form", meant=meant))
            elif meant:
                found = found._replace(fault=found.fault._replace(meant=f"{written}\n{meant}"))
            yield found
    for slip in half_links.find(seen):
        first = len(seen[: slip.start].encode())
        last = first + len(seen[slip.start : slip.end].encode())
        meant = f"{seen[slip.start : slip.end]}\n{slip.meant}" if slip.meant else ""
        yield Found(first, last, Fault(first, "link-form", slip.message, slip.hint, meant))


def _found(seen: str, start: int, end: int, what: str, written: str, hint: str) -> Found:
    first = len(seen[:start].encode())
    shown = " ".join(written.split())
    shown = shown if len(shown) < 50 else f"{shown[:48]}…"
    message = f"{shown} is {what}, and would be published as it stands."
    return Found(first, first + len(seen[start:end].encode()), Fault(first, RULE, message, hint))


def without_code(source: str) -> str:
    """The text with a stand-in for each byte of its code: places count as in the text."""
    return _without_code(source)[1]


def _without_code(source: str) -> tuple[list[Found], str]:
    """Fences that mean more than code elsewhere; and the text with stand-ins for its code."""
    if not _CODE_LIKE.search(source):
        return [], source
    encoded = bytearray(source.encode())
    fences: list[Found] = []
    for event, span in read(source, merged=False):
        if not isinstance(event, dict):
            continue
        if is_start(event, "CodeBlock"):
            fences += _fence(event["Start"]["CodeBlock"], span)
        elif "Code" not in event and "InlineMath" not in event and "DisplayMath" not in event:
            continue
        _blank(encoded, span["start"], span["end"])
    seen = encoded.decode()
    return fences, _SILENT_TAGS.sub(lambda tag: re.sub(r"[^\n]", _stand_in, tag[0]), seen)


def _stand_in(letter: re.Match[str]) -> str:
    """As many stand-ins as the letter has bytes, so that places stay."""
    return _CODE * len(letter[0].encode())


def _blank(encoded: bytearray, start: int, end: int) -> None:
    code = encoded[start:end]
    encoded[start:end] = re.sub(rb"[^\n]", _CODE.encode(), bytes(code))


def _fence(kind: object, span: dict[str, int]) -> Iterator[Found]:
    info = kind["Fenced"].strip() if isinstance(kind, dict) else ""
    language = re.split(r"[\s{]", info, maxsplit=1)[0].lower()
    directive = re.match(r"\{([a-z-]+)\}", info)
    if language in _DRAWN or info.strip("{. }").lower() in _DRAWN:
        drawn = info.strip("{. }").split()[0].lower()
        message = f"The git host makes a drawing of {drawn}, and a site would show its source."
        hint = "Save the drawing as an SVG beside the text, and show it with words that say what is"
        hint += " to be seen: ![How a budget is agreed](budget.svg)"
    elif directive and directive[1] in _DIRECTIVES:
        message = f"{info[:40]} is a directive of MyST, and would be published as it stands."
        hint = "Write in Markdown what it shows: > [!NOTE] for a box, ![…](…) for a picture."
    else:
        return
    yield Found(span["start"], span["end"], Fault(span["start"], RULE, message, hint))
