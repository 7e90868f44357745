"""The marks of other programs' Markdown: how each looks, what it is, and what to write instead.

`KINDS` and `TURNED` are data, which `reading_room.markup.templates` looks for in a text; `may_have`
is a glance that spares it nearly every text. Who adds a kind adds its sign to the glance.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reading_room.markup.mark_hints import (
    BOXES,
    LIQUID,
    alert,
    boxed,
    command,
    formula,
    late,
    noted,
    org_note,
    org_note_meant,
    shortcode,
    shown,
    tag,
    turned,
    wiki,
)

if TYPE_CHECKING:
    from collections.abc import Callable

CODE = "\x00"
"""Stands for each letter of code; no source may hold it."""
DRAWN = frozenset({"geojson", "mermaid", "stl", "topojson"})
"""What GitHub makes drawings of, and a site shows as its source."""


class Kind(NamedTuple):
    """A kind of mark: what it looks like, what it is, and what to write instead."""

    signs: tuple[str, ...]
    """A text without any of them has none of the kind, and its pattern is not looked for."""
    pattern: str
    what: str
    hint: str | Callable[[re.Match[str]], str]
    meant: Callable[[re.Match[str]], str] | None = None
    """What takes its place, where that can be one thing only."""


# No pattern looks past the next mark of its own kind: the time would grow with their square.
_START = r"^[ \t>]*"
_ATTRIBUTES = r"\{:?[ \t]*(?:[.#][\w-]+|[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}]+))[^{}\n]*\}"
_PLAIN = "Take it out: how something looks is the site's, not a text's."
_BOX = r"(?i:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*$"
_TOC = "(?:TOC|Toc|toc)"
_REMARK = "Write <!-- the remark --> for it."
_FRAMES = "youtube|vimeo|vine|prezi|osf|card|tweet|codepen|jsfiddle|codesandbox|slideshare|figma"
"""What markdown-it-video and Zenn have a frame for, be it by a whole address. ``@[ann](https://…)``
is a link to somebody."""
_LABELS = "notes?|nb|ps|question|answer|example|warning|tip|[qa]"
"""Words before a colon that somebody typed twice."""

KINDS = (
    Kind(("!!!", "???"),
          rf"{_START}(?:!!!|\?\?\?\+?)[ \t]+(?P<type>[A-Za-z][\w-]*)(?:[ \t]+(?:inline|end))*"
          r"(?:[ \t]+\"[^\"\n]*\")?[ \t]*$", "an admonition of MkDocs", alert),
    Kind(("===",),
          rf"{_START}===[+!]?[ \t]+[\"'][^\n]+[\"'][ \t]*$", "a tab of MkDocs",
          "Write a heading in its place, and the words below it without the spaces before them."),
    Kind((":::",),
          rf"{_START}:::+[ \t]*(?P<type>[A-Za-z{{][^\n]*)$", "a box of another program",
          "Write > [!NOTE] in its place, > before each line that belongs to it, and take the ::: at"
          " its end out."),
    Kind(("::",),
          rf"{_START}::[A-Za-z][\w-]*(?:\[[^\[\]\n]*\])?\{{[^{{}}\n]*\}}[ \t]*$",
          "a directive of another program", "Write in Markdown what it shows, such as a link."),
    Kind(("{{<", "{{%"),
          r"(?<!\\)\{\{[<%](?:(?!\{\{[<%]).){0,500}?[%>]\}\}", "a shortcode of Hugo",
          shortcode),
    Kind(("{%",),
          r"(?<!\\)\{%[-+]?[ \t]*[A-Za-z][^{}]*?%\}", "a tag of Liquid or Jinja", tag),
    Kind(("{{",),
          r"(?<!\\)\{\{\{?[ \t]*[#^/>!&-]?[ \t]*(?:[\"'][^{}\n]*|[A-Za-z_$][\w-]+"
          r"(?:[\s.|(\[:/][^{}\n]*)?|[A-Za-z_][ \t][^{},\n]*)[ \t]*-?\}\}\}?",
          "a variable of another program", LIQUID),
    Kind(("<%",),
          r"<%[=#-]?[ \t][^<>\n]*%>", "a tag of another program", LIQUID),
    Kind(("[",),
          r"\[(?P<name>[a-z][\w-]*)(?:[ \t]+(?:[^\[\]\n]{0,200}?[\w-]=[\"'“”\w][^\[\]\n]*"
          r"|https?://[^\]\s]+))[ \t]*/?\](?![(\[:])", "a shortcode of WordPress",
          "Write in Markdown what it shows, and take its end out, where it has one."),
    Kind(("[/",),
          r"\[(?P<name>[a-z][a-z0-9_-]*)\](?=[^\[\]\n]*\[/(?P=name)\])",
          "a shortcode of another program",
          "Write in Markdown what it shows, and take its end out."),
    Kind(("8<",),
          rf"{_START};?-+8<-+[^\n]*$", "a snippet of another file",
          "Write the words of that file here."),
    Kind(("{:",),
          r"(?<!\\)\{:[ \t]*(?:[.#][\w-]|[\w-]+=|toc\b|:?no_?toc\b)[^{}\n]*\}",
          "a mark of kramdown", _PLAIN),
    Kind(("{",),
          rf"(?<=[)\]*_{CODE}]){_ATTRIBUTES}", "a list of attributes", _PLAIN),
    Kind(("{",),
          r"^[ \t]*\{[ \t]*[.#][\w-]+[^{}\n]*\}[ \t]*$", "a list of attributes", _PLAIN),
    Kind(("TOC", "Toc", "toc"),
          rf"{_START}(?:@?\[{_TOC}\]|\[\[_?{_TOC}_?\]\]|\{{{_TOC}\}}|\{{\{{{_TOC}\}}\}})[ \t]*$",
          "a table of contents",
          "Take it out: the site makes one of a text's headings."),
    Kind(("[[",),
          r"!?(?<![\[\\])\[\[(?!_?(?i:TOC)_?\]\])(?=[^\[\]\n]*[^\W\d_])(?P<words>[^\[\]\n]+)\]\](?![(\[:\]])",
          "a link of a wiki", wiki),
    Kind(("[!",),
          rf"{_START}\[!(?!(?<=> \[!){_BOX}|(?<=>\[!){_BOX})"
          r"(?P<kind>[A-Za-z]{3,20})\][+-]?(?![(\[])[^\n]*$",
          "a box in another form", boxed),
    Kind(("[!",),
          rf"{_START}\*\*\[!(?P<kind>(?i:{'|'.join(sorted(BOXES))}))\]\*\*[ \t]*$"
          rf"|^[ \t]*>[ \t]*(?!\[!)[^>\s][^\n]*\n(?P<at>[ \t]*>[ \t]*)\[!{_BOX}",
          "a box in another form", late),
    Kind(("[!",),
          rf"^[ \t]*>[ \t]?\[!{_BOX}(?=\n[ \t]*(?:\n|\Z)|\Z)", "a box without words",
          "Write them on the lines below it, with > before each."),
    Kind(("\\",),
          r"(?<!\\)\\(?P<name>[a-z]*cite[a-z]{0,6}|footnote|emph|textit|textbf|underline|(?:sub){0,2}section"
          r"|ref|label|href)\*?(?:\[[^\[\]\n]*\]){0,2}\{(?P<words>[^{}\n]*)\}",
          "a command of LaTeX", command),
    Kind(("^[", "^]"),
          r"(?<!\\)(?:(?:^|(?<=[.,;:!?”\"')]))\^\[(?P<one>\d{1,3})\](?!\()|\[(?P<two>\d{1,3})\^\])",
          "a note whose mark is in another place", lambda found: f"Write {noted(found)}", noted),
    Kind(("^[",),
          r"(?<![\[\\])\^\[(?=(?:[^\]\n^]|\^(?!\[))*[^\W\d_]{3})"
          r"(?:[^\]\n^]|\^(?!\[))+\](?!\()", "a note of Pandoc",
          "Write [^1] in its place, and at the end of the text: [^1]: the words of the note."),
    Kind((":material", ":fontawesome", ":octicons", ":simple", ":fa", ":mdi", ":bi"),
          r"(?<![\w:]):(?:material|fontawesome|octicons|simple|fa[brs]?|mdi|bi)-[a-z0-9-]+:(?!\w)",
          "an icon of a theme", "Write what it says in words, or as an emoji: :white_check_mark:"),
    Kind(("*[",),
          r"^\*\[[^\]\n]+\]:[ \t].*$", "the meaning of an abbreviation",
          "Explain it in docs/glossary.yml, or in the text."),
    Kind(("==",),
          r"(?<![=\w])==(?![=\s])(?P<words>[^=\n]+)(?<!\s)==(?![=\w])", "a mark for marked words",
          *shown("mark")),
    Kind(("^^",),
          r"(?<![\^\w])\^\^(?![\^\s])(?P<words>[^^\n]+)(?<!\s)\^\^(?![\^\w])",
          "a mark for inserted words", *shown("ins")),
    Kind(("^",),
          r"(?<=[\w)])\^(?P<words>[\w+-]{1,10})\^(?!\w)", "a mark for raised letters",
          *shown("sup")),
    Kind(("~",),
          r"(?<=[A-Za-z\d)])~(?P<words>\d{1,3}[+-]?)~(?!~)", "a mark for lowered letters",
          *shown("sub")),
    Kind(("{++", "{--", "{>>", "{==", "{~~"),
          r"\{(?:\+\+|--|>>|==|~~)[^{}\n]+(?:\+\+|--|<<|==|~~)\}", "a mark of CriticMarkup",
          "Write the words as they are to be read."),
    Kind(("%%",),
          r"(?<![\w%])%%(?!%)[^%\n]+%%(?![\w%])|^[ \t]*%%[ \t]*\n[^%]{1,2000}\n[ \t]*%%[ \t]*$",
          "a remark of another program", _REMARK),
    Kind(("#}", "*/}", "--}}"),
          r"(?<!\\)(?:\{#(?:(?!\{#|#\})[\s\S]){1,2000}#\}"
          r"|\{/\*(?:(?!\{/\*|\*/\})[\s\S]){1,2000}\*/\}"
          r"|\{\{-?[ \t]*/\*(?:(?!/\*|\*/)[\s\S]){1,2000}\*/[ \t]*-?\}\}"
          r"|\{\{!--(?:(?!\{\{|\}\})[\s\S]){1,2000}--\}\})",
          "a remark of another program", _REMARK),
    Kind(("{::comment",),
          r"\{::comment/?\}(?:(?!\{:)[\s\S]){0,2000}(?:\{:/(?:comment)?\})?",
          "a remark of kramdown", _REMARK),
    Kind(("#+",),
          rf"{_START}#\+(?:(?:BEGIN|END|begin|end)_[A-Za-z]+[^\n]*|[A-Z]{{4,12}}:[^\n]*)$",
          "a line of Org Mode",
          "Write in Markdown what it is for; three backticks begin and end code."),
    Kind((f"}}{CODE}", f":{CODE}"),
          rf"\{{[a-z][\w:+-]*\}}(?={CODE})|(?<![\w:]):[a-z][\w:+-]*:(?={CODE})",
          "a role of Sphinx", "Write a link, or the words alone."),
    Kind((".. ", "..\t"),
          rf"{_START}\.\.[ \t]+[a-z][\w-]*::.*$", "a directive of reStructuredText",
          "Write in Markdown what it shows."),
    Kind(("=",),
          r"!\[[^\[\]\n]*\]\([^()\s]+[ \t]+=\d*x\d*\)", "the size of a picture",
          "Take the size out; or write <img src=\"…\" alt=\"…\" width=\"…\">."),
    Kind(("\\(", "\\["),
          r"\\\((?=(?:(?!\\[()]).){0,100}?(?:[\^_=]|\\[A-Za-z]))(?:(?!\\[()]).){1,200}\\\)"
          r"|(?<!\])\\\[(?=(?:(?!\\\]|(?<!\\)\\\[)[\s\S]){0,100}?(?:[\^_=]|\\[A-Za-z]))"
          r"(?:(?!\\\]|(?<!\\)\\\[)[\s\S]){1,500}\\\]",
          "a formula between brackets", "Write $…$ for it; on a line of its own, $$…$$.",
          formula),
    Kind(("\\(",),
          r"(?<=[\w,;:] )\\\([b-hj-np-zA-HJ-Z]\\\)(?=[ ,.;:])", "a formula between brackets",
          "Write $…$ for it.", formula),
    Kind(("\\begin{",),
          r"\\begin\{[A-Za-z]+\*?\}", "a formula without its dollars",
          "Write $$ before and after it."),
    Kind(("$",),
          r"(?<!\\)\$[^$\n]{0,300}?\\[A-Za-z]{2}[^$\n]{0,300}?(?<!\\)\$",
          "a formula whose braces are not in pairs", "Write } for each {."),
    Kind(("\\newpage", "\\pagebreak", "\\clearpage"),
          rf"{_START}\\(?:newpage|pagebreak|clearpage)[ \t]*$", "a page break of another program",
          "Take it out: a page has no end here."),
    Kind(("@[",),
          rf"(?<!\w)@\[(?:{_FRAMES})\]\([^()\n]*\)"
          r"|(?<!\w)@\[(?P<name>[A-Za-z][\w-]{1,20})\]\((?!https?:)[^()\n]*\)",
          "a film or frame of another program",
          "Write a link that says what it leads to: [A film of the meeting](https://…)"),
    Kind(("#.",),
          r"(?:^[ \t]{0,3}#\.[ \t]+\S[^\n]*(?:\n|\Z))+", "a list as Pandoc numbers it",
          "Write 1. for the first #. and 2. for the next."),
    Kind(("(@",),
          r"(?:^[ \t]{0,3}\(@\)[ \t]+\S[^\n]*(?:\n|\Z))+"
          r"|(?:^[ \t]{0,3}\(@[\w-]+\)[ \t]+\S[^\n]*(?:\n|\Z)){2,}", "a list as Pandoc numbers it",
          "Write 1. for the first (@) and 2. for the next."),
    Kind(("[fn:",),
          r"(?<!\\)\[fn:(?P<words>[\w-]{1,40})\](?![(\[])", "a note of Org Mode",
          org_note, org_note_meant),
    Kind(("[fn:",),
          r"(?<!\\)\[fn:[\w-]*:[^\[\]\n]+\](?!\()", "a note of Org Mode",
          "Write [^1] in its place, and at the end of the text: [^1]: the words of the note."),
    Kind((" ^",),
          r"(?<=[^\s^]) \^(?=[\w-]*[A-Za-z])[A-Za-z0-9][\w-]{2,40}[ \t]*$",
          "the name of a paragraph in Obsidian", "Take it out: here links lead to headings."),
    Kind((":: ",),
          rf"^[ \t>]*(?:[-*+][ \t]+)?(?!(?i:{_LABELS})::)"
          r"(?P<name>[a-z][\w-]{0,30})::[ \t]+\S[^\n]*$"
          r"|[\[(](?!fn::)[A-Za-z][\w-]{0,30}::[ \t][^\[\]()\n]*[\])]",
          "a field of Dataview",
          "Say it in a sentence, or take it out; where you mean a colon, write one of them."),
    Kind(("@fig-", "@tbl-", "@sec-", "@eq-", "@lst-"),
          r"(?<![\w@/.\[;-])@(?:fig|tbl|sec|eq|lst)-[A-Za-z0-9][\w-]*", "a reference of Quarto",
          "Write in words what it leads to, or a link: [the table below](#the-heading-above-it)"),
    Kind(("from",),
          r"^(?:import|export)[ \t][^\n]*[ \t]from[ \t]+([\"'])[^\"'\n]*\1[ \t]*;?[ \t]*$",
          "a line of a program",
          "Take it out."),
)  # fmt: skip
TURNED = Kind(
    (")[",),
    r"(?<![\]!\w\\])\((?P<words>[^()\[\]\n]{2,200})\)"
    r"\[(?P<address>(?:https?://|www\.|mailto:)[^\[\]\s]+|[^\[\]\s]+\.(?:md|ya?ml|pdf)(?:#[^\[\]\s]*)?)\]",
    "a link with its brackets the wrong way round",
    lambda found: f"Write {turned(found)}",
    turned,
)
"""``(words)[address]``: a slip of the hand, and no other program's."""
_BRACE = re.compile(r"\{(?!#[\w-]+\}[ \t]*\n)")
_EQUALS = re.compile(r"==|=\d*x\d| =[\"']")
_SLASH = re.compile(r"\\(?:[(\[]|[a-z]{3,12}\*?[\[{]|newpage|pagebreak|clearpage)")
_CARET = re.compile(r"\^(?:\[|\^|\w{1,10}\^)| \^[\w-]{3,41}[ \t]*$", re.MULTILINE)
_AT = re.compile(r"@(?:\[|(?:fig|tbl|sec|eq|lst)-)|\(@")
_DOLLAR = re.compile(r"\$[^$\n]{0,300}\\[A-Za-z]")
_BRACKET = re.compile(
    r"\[(?:[\[/]|fn:|\d{1,3}\^|![A-Za-z]|(?:TOC|Toc|toc)\]|[a-z][\w-]*[ \t]+[^\[\]\n]{0,200}(?:=|://))"
)
_COLON = re.compile(r":(?::|`|(?:material|fontawesome|octicons|simple|fa[brs]?|mdi|bi)-)")
"""Each begins with one sign, which is quickly looked for."""


def may_have(source: str) -> bool:
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
        or ("```" in source and any(name in source for name in DRAWN))
        or ("[" in source and (")[" in source or _BRACKET.search(source)))
        or (":" in source and _COLON.search(source))
        or ("@" in source and _AT.search(source))
        or "#." in source
        or "\n*[" in source
        or "#+" in source
        or "\nimport " in source
        or "\nexport " in source
    )
