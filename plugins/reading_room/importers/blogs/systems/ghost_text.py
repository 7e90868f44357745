"""The text of a post in Ghost's own forms, where an export has no HTML of it. Enters: Mobiledoc or
Lexical, as JSON. Leaves: the HTML that Ghost makes of it, or the Markdown that an author wrote.

Both are trees of paragraphs and cards. A card that is not known is told.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import pyromark
from pyromark import Options

from reading_room.importers.blogs.reading import json_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Tell = Callable[[str, str], None]

_DEEPEST = 60
"""How many parts of a text stand inside one another; what is deeper is words alone."""
_FORMATS = (
    (1, "strong"),
    (2, "em"),
    (4, "s"),
    (8, "u"),
    (16, "code"),
    (32, "sub"),
    (64, "sup"),
    (128, "mark"),
)
"""Lexical's bits for how words are set."""
_MARKDOWN = frozenset({"markdown", "card-markdown"})
_UNSEEN = frozenset({"paywall", "email", "email-cta", "signup", "tk", "zwnj"})
"""Cards that no reader of the page saw, or that only a program of Ghost's answers."""
_TAGS = frozenset(
    {
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "aside", "ul", "ol", "li"),
        *("a", "b", "strong", "i", "em", "s", "u", "code", "sub", "sup", "mark"),
    }
)


def text_of_ghost(mobiledoc: Any, lexical: Any, tell: Tell) -> tuple[str, str]:
    """A text, and its form: ``html`` or ``markdown``. ``tell`` is given the name of each card that
    has no place, and what it held."""
    if isinstance(tree := _loaded(lexical), dict) and isinstance(tree.get("root"), dict):
        nodes = [node for node in _list(tree["root"].get("children")) if isinstance(node, dict)]
        if len(nodes) == 1 and nodes[0].get("type") in _MARKDOWN:
            return str(nodes[0].get("markdown", "")), "markdown"
        return "\n".join(_node(node, tell, 0) for node in nodes), "html"
    if isinstance(tree := _loaded(mobiledoc), dict):
        cards = _list(tree.get("cards"))
        if len(cards) == 1 and len(_list(tree.get("sections"))) <= 1 and _is_markdown(cards[0]):
            return str(cards[0][1].get("markdown", "")), "markdown"
        return "\n".join(_sections(tree, tell)), "html"
    return "", "html"


def _loaded(given: Any) -> Any:
    try:
        return json_of(given) if isinstance(given, str) and given else None
    except (ValueError, RecursionError):
        return None


def _list(given: Any) -> list[Any]:
    return given if isinstance(given, list) else []


def _is_markdown(card: Any) -> bool:
    return (
        isinstance(card, list)
        and len(card) == 2
        and card[0] in _MARKDOWN
        and isinstance(card[1], dict)
    )


def _sections(tree: dict[str, Any], tell: Tell) -> Iterable[str]:
    """Mobiledoc's paragraphs (1), pictures (2), lists (3) and cards (10)."""
    cards = _list(tree.get("cards"))
    for section in _list(tree.get("sections")) or [[10, number] for number in range(len(cards))]:
        kind, *rest = section if isinstance(section, list) and section else [None]
        if kind == 1 and len(rest) >= 2:
            yield _element(str(rest[0]), _markers(tree, rest[1]))
        elif kind == 2 and rest:
            yield _image({"src": rest[0]})
        elif kind == 3 and len(rest) >= 2:
            items = "".join(f"<li>{_markers(tree, each)}</li>" for each in _list(rest[1]))
            yield _element(str(rest[0]), items)
        elif kind == 10 and rest:
            card = _at(cards, rest[0])
            if isinstance(card, list) and card:
                payload = card[1] if len(card) > 1 and isinstance(card[1], dict) else {}
                yield _card(str(card[0]), payload, tell)


def _markers(tree: dict[str, Any], markers: Any) -> str:
    """Words with marks that open before them and close behind them."""
    out: list[str] = []
    opened: list[str] = []
    for marker in _list(markers):
        if not isinstance(marker, list) or len(marker) < 4:
            continue
        kind, opens, closes, value = marker[:4]
        for number in _list(opens):
            mark = _at(tree.get("markups"), number)
            name = str(mark[0]).lower() if isinstance(mark, list) and mark else "span"
            pairs = _list(mark[1]) if isinstance(mark, list) and len(mark) > 1 else []
            given = dict(zip(pairs[::2], pairs[1::2], strict=False))
            opened.append(name if name in _TAGS else "span")
            href = f' href="{escape(str(given["href"]))}"' if "href" in given else ""
            out.append(f"<{opened[-1]}{href}>")
        if kind == 1:
            atom = _at(tree.get("atoms"), value)
            name = atom[0] if isinstance(atom, list) and atom else ""
            words = str(atom[1]) if isinstance(atom, list) and len(atom) > 1 else ""
            out.append("<br>" if name == "soft-return" else escape(words, quote=False))
        else:
            out.append(escape(str(value), quote=False))
        ends = min(closes if isinstance(closes, int) else 0, len(opened))
        out += [f"</{opened.pop()}>" for _ in range(ends)]
    out += [f"</{name}>" for name in reversed(opened)]
    return "".join(out)


def _at(rows: Any, number: Any) -> Any:
    rows = _list(rows)
    return rows[number] if isinstance(number, int) and 0 <= number < len(rows) else None


def _element(name: str, inside: str, attributes: str = "") -> str:
    name = name if name in _TAGS else "p"
    return f"<{name}{attributes}>{inside}</{name}>"


def _node(node: Any, tell: Tell, depth: int) -> str:
    """A part of Lexical's tree."""
    if not isinstance(node, dict) or depth > _DEEPEST:
        return ""
    kind = str(node.get("type", "")).removeprefix("extended-")
    if kind == "text":
        return _set(str(node.get("text", "")), node.get("format"))
    if kind == "linebreak":
        return "<br>"
    inside = "".join(_node(each, tell, depth + 1) for each in _list(node.get("children")))
    if kind in ("link", "autolink", "at-link"):
        return _element("a", inside, f' href="{escape(str(node.get("url", "")))}"')
    if kind == "list":
        return _element("ol" if node.get("listType") == "number" else "ul", inside)
    names = {"paragraph": "p", "listitem": "li", "quote": "blockquote", "aside": "blockquote"}
    if kind == "heading":
        return _element(str(node.get("tag", "h2")), inside)
    if kind in names:
        return _element(names[kind], inside)
    return inside or _card(kind, node, tell)


def _set(words: str, bits: Any) -> str:
    made = escape(words, quote=False)
    for bit, name in _FORMATS:
        if isinstance(bits, int) and bits & bit:
            made = f"<{name}>{made}</{name}>"
    return made


def _card(name: str, given: dict[str, Any], tell: Tell) -> str:
    """A card as Ghost shows it."""
    if name in _MARKDOWN:
        return pyromark.html(
            str(given.get("markdown", "")),
            options=Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_FOOTNOTES,
        )
    if name in _CARDS:
        return _CARDS[name](given)
    if name not in ("horizontalrule", "hr"):
        tell(name, " ".join(str(each) for each in given.values() if isinstance(each, str)))
        return ""
    return "<hr>"


def is_unseen(name: str) -> bool:
    """Is a card one that readers of a page do not see?"""
    return name in _UNSEEN


def _image(given: dict[str, Any]) -> str:
    src, alt = escape(str(given.get("src") or "")), escape(str(given.get("alt") or ""))
    return _figure(f'<img src="{src}" alt="{alt}">', given)


def _figure(inside: str, given: dict[str, Any]) -> str:
    caption = str(given.get("caption") or "")
    shown = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure>{inside}{shown}</figure>"


def _gallery(given: dict[str, Any]) -> str:
    images = "".join(_image(each) for each in _list(given.get("images")) if isinstance(each, dict))
    caption = str(given.get("caption") or "")
    return f"{images}<p>{caption}</p>" if caption else images


def _code(given: dict[str, Any]) -> str:
    language = escape(str(given.get("language") or ""))
    name = f' class="language-{language}"' if language else ""
    code = f"<pre><code{name}>{escape(str(given.get('code') or ''), quote=False)}</code></pre>"
    return f"{code}<p>{given['caption']}</p>" if given.get("caption") else code


def _about(given: dict[str, Any]) -> dict[str, Any]:
    about = given.get("metadata")
    return about if isinstance(about, dict) else {}


def _embed(given: dict[str, Any]) -> str:
    html = str(given.get("html") or "")
    return _figure(html, given) if html else _bookmark(given)


def _bookmark(given: dict[str, Any]) -> str:
    about = _about(given)
    url = str(given.get("url") or about.get("url") or "")
    words = str(about.get("title") or given.get("title") or url)
    said = str(about.get("description") or "")
    link = f'<p><a href="{escape(url)}">{escape(words, quote=False)}</a></p>'
    said = f"<p>{escape(said, quote=False)}</p>" if said else ""
    return link + said + (f"<p>{given['caption']}</p>" if given.get("caption") else "")


def _callout(given: dict[str, Any]) -> str:
    words = given.get("calloutText") or ""
    return f'<div class="kg-card kg-callout-card"><div class="kg-callout-text">{words}</div></div>'


def _toggle(given: dict[str, Any]) -> str:
    heading, content = given.get("heading") or "", given.get("content") or ""
    return f"<details><summary>{heading}</summary>{content}</details>"


def _linked(url: str, words: str) -> Callable[[dict[str, Any]], str]:
    """A card that is a link: the keys of its address and of its words."""

    def made(given: dict[str, Any]) -> str:
        address = str(given.get(url) or "")
        said = str(given.get(words) or address)
        after = given.get("fileCaption") or given.get("caption") or ""
        link = f'<p><a href="{escape(address)}">{escape(said, quote=False)}</a></p>'
        return link + (f"<p>{after}</p>" if after else "")

    return made


def _words(*keys: str) -> Callable[[dict[str, Any]], str]:
    """A card of words: the first is a heading."""

    def made(given: dict[str, Any]) -> str:
        said = [str(given[key]) for key in keys if given.get(key)]
        return "".join(
            f"<h2>{each}</h2>" if number == 0 else f"<p>{each}</p>"
            for number, each in enumerate(said)
        )

    return made


_CARDS: dict[str, Callable[[dict[str, Any]], str]] = {
    "html": lambda given: str(given.get("html") or ""),
    "image": _image,
    "gallery": _gallery,
    "code": _code,
    "codeblock": _code,
    "embed": _embed,
    "bookmark": _bookmark,
    "callout": _callout,
    "toggle": _toggle,
    "button": _linked("buttonUrl", "buttonText"),
    "file": _linked("src", "fileTitle"),
    "audio": _linked("src", "title"),
    "video": _linked("src", "fileName"),
    "product": _words("productTitle", "productDescription"),
    "header": _words("heading", "header", "subheading", "subheader"),
}
