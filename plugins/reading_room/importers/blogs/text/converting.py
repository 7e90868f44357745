"""Markdown of HTML. Enters: HTML whose tags were sifted. Leaves: CommonMark.

html-to-markdown does it, and escapes what would be a mark. Before it, ids of headings get a
mark that outlives it, and figures that hold no picture are opened; after it, escapes that
nothing needs go.
"""

from __future__ import annotations

import re
from html import escape

from html_to_markdown import ConversionOptions, PreprocessingOptions, convert

from reading_room.importers.blogs.text.films import page_of
from reading_room.markup.anchors import github

_OPTIONS = ConversionOptions(
    escape_asterisks=True,
    escape_underscores=True,
    escape_misc=True,
    extract_metadata=False,
    bullets="-",
    br_in_tables=True,
    autolinks=False,
    default_title=False,
    preprocessing=PreprocessingOptions(enabled=False),
    preserve_tags=[
        "mark",
        "sup",
        "sub",
        "abbr",
        "q",
        "kbd",
        "samp",
        "var",
        "dfn",
        "small",
        "u",
        "ins",
        "cite",
        "details",
        "dl",
        "figure",
        "time",
        "bdo",
    ],
    list_indent_width=2,
)
_ADDRESS = re.compile(r"(?<![\w/(<\"'])(?:https?://|www\.)(?:[^\s<>\\]|\\[_*~#=|!-])+")


_TAG_LIKE = re.compile(
    r"\\\[(/?[a-z][\w-]*(?:[ \t]+[^\[\]\n]*?\w\\?=[^\[\]\n]*?)?/?)\\\](?![(\[:])"
)
"""A tag of WordPress that nobody knows is one still, so that it is found."""
_KEPT = re.compile(
    r"<(?P<tag>mark|sup|sub|abbr|q|kbd|samp|var|dfn|small|u|ins|cite|time|bdo)\b[^<>]*>"
    r"(?P<inside>[^<]*)</(?P=tag)>"
)
"""An element that comes as it is, but for its words, which are Markdown then."""
_SIGN = re.compile(r"[*`\[]|(?<![^\W_])_|_(?![^\W_])")
_HEADING = re.compile(
    r"<h(?P<level>[1-6])(?P<given>[^<>]*\sid=[\"'](?P<id>[A-Za-z][\w-]*)[\"'][^<>]*)>(?P<words>.*?)</h(?P=level)>",
    re.S | re.I,
)
_FIGURE = re.compile(r"<figure\b[^<>]*>(?P<inside>(?:(?!<figure\b).)*?)</figure>", re.S | re.I)
_CAPTION = re.compile(r"<figcaption\b[^<>]*>(.*?)</figcaption>", re.S | re.I)
_ALONE = re.compile(r"(?:<p>|<div>)?\s*(?P<to>https?://[^\s<>]+)\s*(?:</p>|</div>)?\s*")
_ALONE_IN = re.compile(r"<p>\s*(?P<to>https?://[^\s<>]+)\s*</p>")
_QUOTES = re.compile(r"(</blockquote\s*>)(?=\s*<blockquote\b)", re.I)
"""Between two quotations, which would be one without something between them."""
_BETWEEN = re.compile("(?m)^((?:> ?)*)\ue016[ \t]*$")
_CODE = re.compile(r"(`{3,})[\s\S]*?(?:\1|\Z)|(`+)[^\n`][^\n]*?(?<!`)\2(?!`)")
_NUMBER = re.compile(r"(?m)(?P<begins>^[ \t>*+-]*\d{1,9}\\[.)])|(?<=\d)\\(?P<sign>[.)])")
"""An escape behind a number, which only one that begins a line needs."""
_MARK = re.compile("\ue012([\\w\\\\-]+)\ue013")


def to_markdown(html: str) -> str:
    """CommonMark of sifted HTML."""
    html = re.sub(r"<!--(?!\s*more).*?(?:-->|\Z)", "", html, flags=re.S)
    html = _FIGURE.sub(_opened, html)
    html = _ALONE_IN.sub(lambda found: f"<p>{_film(found['to'])}</p>", html)
    html = _KEPT.sub(_sheltered, html)
    html = _QUOTES.sub("\\1<p>\ue016</p>", html)
    html = _HEADING.sub(
        lambda found: (
            f"<h{found['level']}>{found['words']}\ue012{found['id']}\ue013</h{found['level']}>"
        ),
        html,
    )
    return _tidied(str(convert(html, _OPTIONS).content or ""))


def _sheltered(found: re.Match[str]) -> str:
    """The element with a mark for each sign of Markdown in its words."""
    inside = _SIGN.sub(lambda sign: f"\ue017{ord(sign[0])};", found["inside"])
    start, end = found.start("inside") - found.start(), found.end("inside") - found.start()
    return found[0][:start] + inside + found[0][end:]


def _opened(found: re.Match[str]) -> str:
    """A figure that holds no picture is what it holds, and its caption a paragraph."""
    inside = found["inside"]
    caption = _CAPTION.search(inside)
    rest = _CAPTION.sub("", inside)
    words = f"<p>{caption[1]}</p>" if caption and caption[1].strip() else ""
    if "<img" in rest:
        return f"\n\n{found[0]}\n\n"
    if alone := _ALONE.fullmatch(rest.strip()):
        return f"<p>{_film(alone['to'])}</p>{words}"
    return f"<div>{rest}</div>{words}"


def _film(address: str) -> str:
    """An address alone in a paragraph is what stands there: WordPress shows it in a frame."""
    page, said = page_of(address.replace("&amp;", "&"))
    return f'<a href="{escape(page)}">{said}</a>' if not said.startswith("Page on") else address


def _without_its_own(found: re.Match[str]) -> str:
    """A heading without the id that it has anyhow."""
    return f"{found[1]}{found[2]}" if github(found[2]) == found[3] else found[0]


def _tidied(text: str) -> str:
    """The text without escapes that nothing needs; code stays as it is."""
    made, at = [], 0
    for code in _CODE.finditer(text):
        made += [_unescaped(text[at : code.start()]), code[0]]
        at = code.end()
    text = "".join([*made, _unescaped(text[at:])])
    text = _BETWEEN.sub(lambda found: found[1].rstrip(), text)
    text = re.sub(r"(?m)^(#+ )(.*) \{#([\w-]+)\}$", _without_its_own, text)
    text = re.sub(r"(?m)(</(?:figure|details|dl)>)\n(?=\S)", r"\1\n\n", text)
    text = re.sub(r"(?m)^(?![\s>])(.*\S)\n(?=<figure\b)", r"\1\n\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _unescaped(text: str) -> str:
    text = _ADDRESS.sub(lambda found: re.sub(r"\\([_*~#=|!-])", r"\1", found[0]), text)
    text = re.sub(r"(?<=\S)\\=", "=", text)
    text = re.sub(r"(?<=\w)\\_(?=\w)", "_", text)
    text = re.sub(r"\\&(?!#?\w+;)", "&", text)
    text = _NUMBER.sub(lambda found: found["begins"] or found["sign"], text)
    text = re.sub(r"(?m)(?<=[^\s>\\-])([ \t]*)\\-(?!\\?-)", r"\1-", text)
    text = re.sub(r"(?<=\w)\\#", "#", text)
    text = text.replace("\ue017", "&#")
    text = _TAG_LIKE.sub(lambda found: f"[{found[1].replace(chr(92), '')}]", text)
    return _MARK.sub(lambda found: f" {{#{found[1].replace(chr(92), '')}}}", text)
