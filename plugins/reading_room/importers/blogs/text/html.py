"""HTML of another system. Enters: tags of any sort. Leaves: those that a text may use, or Markdown.

`sifted` takes out, token by token, what no text of this site can hold: frames and films become
links, scripts and forms go, what only says how something looks goes and its words stay.
`to_markdown` makes CommonMark of the rest through html-to-markdown, which escapes what would be a
mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from html import escape, unescape
from typing import TYPE_CHECKING

from html_to_markdown import ConversionOptions, PreprocessingOptions, convert

from reading_room.importers.blogs.text import films
from reading_room.markup.clean import ATTRIBUTES, TAGS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reading_room.importers.blogs.post import Done

    Tell = Callable[[int, str, str, str, Done], None]
    Component = Callable[[str, dict[str, str], str | None, int], str | None]

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?!(?:https?|mailto|tel|ftp):|[^\s<>/]+@)(?P<end>/?)(?P<name>[A-Za-z][\w.:-]*)(?P<attributes>(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*?)(?P<self>/?)>"
    r"|<[!?][^<>]*>",
    re.S,
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/={}]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^\s\"'<>=`]+))?"
)
_WHOLE = re.compile(
    r"(?:script|style|noscript|template|form|select|textarea|button|object|canvas|map|svg"
    r"|head|dialog)\Z"
)
"""Tags that go with all that is in them."""
_FRAMES = frozenset({"iframe", "embed", "video", "audio", "amp-youtube", "amp-iframe"})
_AS = {
    "strike": "s",
    "tt": "code",
    "acronym": "abbr",
    "dir": "ul",
    "menu": "ul",
    "listing": "pre",
    "xmp": "pre",
    "plaintext": "pre",
}
_BARE = frozenset({"div", "span", "section", "bdi", "small"})
"""Tags that say nothing by themselves."""
_UNWRAPPED = frozenset(
    """font center big nobr basefont article main header footer aside nav hgroup address picture
    source track param label fieldset legend body html rp rt rb ruby data output o:p st1:place
    v:shape figure-caption center noindex blink marquee progress meter link meta base input colgroup
    col caption""".split()  # noqa: SIM905
)
_EMPTY = frozenset(
    {"br", "hr", "img", "input", "wbr", "source", "track", "col", "embed", "link", "meta"}
)
_TITLES = {"video": "Video", "audio": "Recording"}
_NO_NEWS = frozenset(
    {
        "class",
        "id",
        "style",
        "loading",
        "decoding",
        "srcset",
        "sizes",
        "rel",
        "target",
        "data-id",
        "fetchpriority",
        "role",
    }
)


def sifted(html: str, tell: Tell) -> str:
    """HTML with the tags alone that a text may use."""
    made: list[str] = []
    end = 0
    for start, stop, new in changes(html, tell):
        made += [html[end:start], new]
        end = stop
    return "".join([*made, html[end:]])


def changes(
    html: str, tell: Tell, component: Component | None = None, code: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int, str]]:
    """What to put in the place of tags, in HTML or in Markdown with HTML in it, but for its
    ``code``.

    ``component`` makes Markdown of tags that are no HTML, such as those of MDX.
    """
    made: list[tuple[int, int, str]] = []
    opened: dict[str, list[str]] = {}
    starts = [start for start, _ in code]
    end = 0
    while token := _TOKEN.search(html, end):
        end = token.end()
        at = bisect_right(starts, token.start()) - 1
        if at >= 0 and token.start() < code[at][1]:
            end = max(end, code[at][1])
            continue
        if token["name"] is None:
            if not token[0].startswith("<!--"):
                made.append((token.start(), end, ""))
            continue
        name, closing = token["name"], bool(token["end"])
        low = name.lower()
        given = attributes(token["attributes"])
        new: str | None = None
        if component and not closing and (low not in TAGS or name != low) and low not in _FRAMES:
            after, body = _to_end(html, token)
            new = component(name, given, body, token.start())
            if new is not None:
                end = after
        if new is None and (low in _FRAMES or (_WHOLE.match(low) and not closing)):
            new = ""
            if not closing:
                end, new = _taken_out(html, token, given, tell)
        if new is None:
            new = _tag(token, low, given, opened, tell)
        if new != html[token.start() : end]:
            made.append((token.start(), end, new))
    return made


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag, the first of a name."""
    found: dict[str, str] = {}
    for each in _ATTRIBUTE.finditer(written):
        value = each["value"] or ""
        if value[:1] in ("'", '"', "{"):
            value = value[1:-1]
            value = (
                value[1:-1] if value[:1] in ("'", '"', "`") and value[-1:] == value[:1] else value
            )
        found.setdefault(each["name"].lower(), unescape(value))
    return found


def _to_end(html: str, token: re.Match[str]) -> tuple[int, str | None]:
    """Where a tag's end is, and what stands between."""
    if token["self"] or token["name"].lower() in _EMPTY:
        return token.end(), None
    both = re.compile(
        rf"<(/?){re.escape(token['name'])}\b(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*?(/?)>", re.S
    )
    depth = 1
    for found in both.finditer(html, token.end()):
        depth += 0 if found[2] else -1 if found[1] else 1
        if not depth:
            return found.end(), html[token.end() : found.start()]
    return token.end(), None


def _taken_out(
    html: str, token: re.Match[str], given: dict[str, str], tell: Tell
) -> tuple[int, str]:
    name = token["name"].lower()
    after, body = _to_end(html, token)
    body = body or ""
    shown = " ".join(html[token.start() : after].split())[:200]
    if name == "object" or name in _FRAMES:
        src = (
            given.get("src")
            or given.get("data-src")
            or given.get("data")
            or given.get("data-lazy-src")
            or ""
        )
        if name == "amp-youtube":
            src = f"https://www.youtube.com/embed/{given.get('data-videoid', '')}"
        found = re.search(
            r"<(?:source|embed|a|param)\b[^<>]*?(?:src|href|value)=[\"']((?:https?:)?/[^\"']+|[^\"']+\.\w{3,4})[\"']",
            body,
        )
        src = src or (found[1] if found else "")
        if src and not src.startswith(("about:", "data:", "javascript:")):
            title = given.get("title") or given.get("aria-label") or ""
            page, said = films.page_of(src)
            said = _TITLES.get(name, said) if "://" not in page else said
            words = f"{said}: {title}" if title and title.lower() not in said.lower() else said
            tell(token.start(), f"<{name}>", shown, "a link to it", "changed")
            return after, f'<a href="{escape(page)}">{escape(words)}</a>'
    if name == "script" and (
        found := re.search(r"gist\.github\.com/[\w./-]+?(?=\.js)", given.get("src", ""))
    ):
        tell(token.start(), "<script>", shown, "a link to it", "changed")
        return after, f'<a href="https://{found[0]}">Code on GitHub</a>'
    if name == "noscript":
        return after, ""
    if name in ("button", "dialog", "form") and (words := re.sub(r"<[^<>]*>", "", body).strip()):
        tell(token.start(), f"<{name}>", shown, "its words stay, what it did is gone", "dropped")
        return (after, body) if name == "dialog" else (after, words if name == "button" else "")
    if name == "svg" and (found := re.search(r"<title[^<>]*>([^<]+)</title>", body)):
        tell(token.start(), "<svg>", shown, "its title alone", "dropped")
        return after, found[1]
    tell(token.start(), f"<{name}>", shown, "left out", "dropped")
    return after, ""


def _tag(
    token: re.Match[str], name: str, given: dict[str, str], opened: dict[str, list[str]], tell: Tell
) -> str:
    """A tag as a text may have it; the end of a tag is what its beginning became."""
    closing = bool(token["end"])
    if closing:
        stack = opened.get(name)
        return (
            stack.pop()
            if stack
            else ""
            if name in _UNWRAPPED or name in _BARE or name in _AS
            else token[0]
        )
    new = _AS.get(name, name)
    if name in _UNWRAPPED:
        if name not in _EMPTY and not token["self"]:
            opened.setdefault(name, []).append("")
        return ""
    if new not in TAGS:
        return token[0]
    if new == "input":
        return "[x] " if "checked" in given else "[ ] " if given.get("type") == "checkbox" else ""
    kept = _kept(new, given, token, tell)
    if new in _BARE and not kept:
        opened.setdefault(name, []).append("")
        return ""
    if new not in _EMPTY and not token["self"]:
        opened.setdefault(name, []).append(f"</{new}>")
    if new == "a" and not kept:
        opened["a"][-1] = ""
        return ""
    words = "".join(
        f' {key}="{escape(value)}"' if value or key in ("alt", "src", "href") else f" {key}"
        for key, value in kept.items()
    )
    close = f"</{new}>" if token["self"] and new not in _EMPTY else ""
    return f"<{new}{words}>{close}"


def _kept(name: str, given: dict[str, str], token: re.Match[str], tell: Tell) -> dict[str, str]:
    allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(name, set()) | ({"name"} if name == "a" else set())
    if name == "img":
        lazy = given.get("data-src") or given.get("data-lazy-src") or given.get("data-original")
        if lazy and (not given.get("src") or given["src"].startswith("data:")):
            given["src"] = lazy
        given.pop("title", None) if given.get("title") == given.get("alt") else None
        for key in ("width", "height"):
            if not given.get(key, "0").isdigit():
                given.pop(key)
    kept = {key: value for key, value in given.items() if key in allowed}
    if name in (
        "div",
        "span",
        "section",
        "p",
        "figure",
        "img",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "table",
        "code",
    ) or re.fullmatch(r"(?:h-|post-|wp-|block-|gmail|docs-internal|yui)\S*", kept.get("id", "")):
        kept.pop("id", None)
    if name in ("td", "th"):
        side = re.search(r"text-align:\s*(right|center)", given.get("style", "")) or re.fullmatch(
            r"(right|center)", given.get("align", "")
        )
        if side:
            kept["align"] = side[1]
    if name == "code" and not kept.get("class", "").startswith("language-"):
        kept.pop("class", None)
    for key in given:
        if (
            key not in allowed
            and key not in _NO_NEWS
            and not key.startswith(("data-", "aria-", "on"))
        ):
            tell(token.start(), f"attribute {key}", token[0][:200], "left out", "dropped")
        elif key.startswith("on"):
            tell(
                token.start(),
                f"attribute {key}",
                token[0][:200],
                "left out: it is a script",
                "dropped",
            )
    return kept


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


def to_markdown(html: str) -> str:
    """CommonMark of sifted HTML."""
    html = re.sub(r"<!--(?!\s*more).*?-->", "", html, flags=re.S)
    text = str(convert(html, _OPTIONS).content or "")
    text = _ADDRESS.sub(lambda found: re.sub(r"\\([_*~#=|!-])", r"\1", found[0]), text)
    text = re.sub(r"(?<=\S)\\=", "=", text)
    text = re.sub(r"(?<=\w)\\_(?=\w)", "_", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
