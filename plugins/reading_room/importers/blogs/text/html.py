"""HTML of another system. Enters: tags of any sort. Leaves: those that a text may use.

Token by token, what no text of this site can hold is taken out: frames and films become links,
scripts and forms go, and what only says how something looks goes while its words stay.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from reading_room.importers.blogs.text import films
from reading_room.importers.blogs.text.html_tags import EMPTY, attributes, declared, kept, to_end
from reading_room.markup.clean import TAGS

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
_BOXES = frozenset(
    {
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "center",
        "address",
        "hgroup",
        "fieldset",
    }
)
_CODE = 4
"""Spaces before a line of code."""
_CLOSES_ITSELF = frozenset({"dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr"})
_TITLES = {"video": "Video", "audio": "Recording"}


def sifted(html: str, tell: Tell) -> str:
    """HTML with the tags alone that a text may use."""
    made: list[str] = []
    end = 0
    for start, stop, new in changes(html, tell, blocks=True):
        made += [html[end:start], new]
        end = stop
    return "".join([*made, html[end:]])


def changes(
    html: str,
    tell: Tell,
    component: Component | None = None,
    code: Sequence[tuple[int, int]] = (),
    *,
    is_mdx: bool = False,
    blocks: bool = False,
) -> list[tuple[int, int, str]]:
    """What to put in the place of tags, in HTML or in Markdown with HTML in it, but for its
    ``code``.

    ``component`` makes Markdown of tags that are no HTML, such as those of MDX. ``blocks``:
    what a box holds must stay a block of its own.
    """
    made: list[tuple[int, int, str]] = []
    opened: dict[str, list[_Opened]] = {}
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
                made.append((token.start(), end, declared(token[0])))
            continue
        name, closing = token["name"], bool(token["end"])
        low = name.lower()
        given = attributes(token["attributes"])
        new: str | None = None
        if component and not closing and (name != low or "-" in low) and low not in _FRAMES:
            after, body = to_end(html, token)
            new = component(name, given, body, token.start())
            if new is not None:
                end = after
        if new is None and (low in _FRAMES or (_WHOLE.match(low) and not closing)):
            new = ""
            if not closing:
                end, new = _taken_out(html, token, given, tell)
        if new is None:
            new = _tag(token, low, given, opened, tell, mdx=component is not None or is_mdx)
            if blocks and low in _BOXES and not new:
                new = "</div>" if closing else "<div>"
        if new != html[token.start() : end]:
            start = token.start() if new[:1] == "<" else _dedented(html, token.start(), opened)
            made.append((start, end, new))
    return _closed(made, opened, tell)


def _dedented(html: str, start: int, opened: dict[str, list[_Opened]]) -> int:
    """Where to begin to take out a tag, with what pushes it in where it is in a box: without the
    box, lines that begin with four spaces would be code."""
    line = html.rfind("\n", 0, start) + 1
    if start - line < _CODE or html[line:start].strip(" \t"):
        return start
    boxes = (each for name in _BOXES for each in opened.get(name, ()))
    return line if any(_begins_line(html, each.start) for each in boxes) else start


def _begins_line(html: str, at: int) -> bool:
    return at == 0 or html[at - 1] == "\n"


class _Opened(NamedTuple):
    """A tag that was opened: what its end becomes, and its place."""

    end: str
    start: int
    stop: int


def _closed(
    made: list[tuple[int, int, str]], opened: dict[str, list[_Opened]], tell: Tell
) -> list[tuple[int, int, str]]:
    """Tags that are opened and never closed go: they would reach to the end of the text."""
    left = {
        each.start: each
        for name, found in opened.items()
        if name not in _CLOSES_ITSELF
        for each in found
        if each.end
    }
    if not left:
        return made
    for each in left.values():
        tell(each.start, "tag without an end", each.end.replace("/", ""), "left out", "dropped")
    kept = [piece for piece in made if piece[0] not in left]
    return sorted([*kept, *((each.start, each.stop, "") for each in left.values())])


def _taken_out(
    html: str, token: re.Match[str], given: dict[str, str], tell: Tell
) -> tuple[int, str]:
    name = token["name"].lower()
    after, body = to_end(html, token)
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
    token: re.Match[str],
    name: str,
    given: dict[str, str],
    opened: dict[str, list[_Opened]],
    tell: Tell,
    *,
    mdx: bool,
) -> str:
    """A tag as a text may have it; the end of a tag is what its beginning became."""
    new = _AS.get(name, name)
    known = new in TAGS or name in _UNWRAPPED
    if not known and "-" in name and ":" not in name and token["name"] == name:
        if not token["end"]:
            tell(token.start(), "element of a program", token[0], "its words alone", "dropped")
        return ""
    if not known and (mdx or "-" in name):
        return token[0]
    if not known:
        if not token["end"]:
            tell(token.start(), "tag that is not HTML", token[0], "shown as it was typed", "decide")
        return f"&lt;{token[0][1:]}"
    if token["end"]:
        stack = opened.get(name)
        return stack.pop().end if stack else ""
    if name in _UNWRAPPED:
        if name not in EMPTY and not token["self"]:
            opened.setdefault(name, []).append(_Opened("", *token.span()))
        return ""
    if new == "input":
        return "[x] " if "checked" in given else "[ ] " if given.get("type") == "checkbox" else ""
    return _made(token, new, kept(new, given, token, tell), opened.setdefault(name, []))


def _made(token: re.Match[str], name: str, kept: dict[str, str], opened: list[_Opened]) -> str:
    """A tag with the attributes that it keeps; one that says nothing without any is gone."""
    is_bare = (name in _BARE or name == "a") and not kept
    if name not in EMPTY and not token["self"]:
        opened.append(_Opened("" if is_bare else f"</{name}>", *token.span()))
    if is_bare:
        return ""
    words = "".join(
        f' {key}="{escape(value)}"' if value or key in ("alt", "src", "href") else f" {key}"
        for key, value in kept.items()
    )
    close = f"</{name}>" if token["self"] and name not in EMPTY else ""
    return f"<{name}{words}>{close}"
