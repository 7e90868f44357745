"""What tags of templates stand for. Enters: a `Tag`. Leaves: Markdown; None for a tag that nobody
knows.

`HANDLERS` has every name, however many systems have it: a figure is one, whoever writes it.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from reading_room.importers.blogs.text import marks
from reading_room.importers.blogs.text.box_tags import box, details, heading, quote
from reading_room.importers.blogs.text.film_tags import FILMS, embed, film, video
from reading_room.importers.blogs.text.picture_tags import (
    captioned,
    figure,
    gallery,
    plain,
)
from reading_room.importers.blogs.text.tags import hide

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.importers.blogs.text.tags import Tag

PLACE = "rr-"
"""Begins an address that a tag of a template stands for, until `links` knows where it leads."""


def _code(tag: Tag) -> str:
    language = tag.get("lang", "language", "type", at=0)
    words = [w for w in tag.args if "=" not in w and w not in ("linenos", "linenostable")]
    language = language if re.fullmatch(r"[\w+#.-]{1,20}", language) else ""
    if language in ("linenos", "text", "plaintext", "none") or (not words and not tag.named):
        language = ""
    return marks.block(hide(marks.fence(tag.body or "", language)))


def _inside(tag: Tag) -> str | None:
    """What only says where words stand."""
    if tag.body is None:
        return None
    return tag.body if tag.is_inside else marks.block(tag.body.strip("\n"))


def _nothing(tag: Tag) -> str | None:
    return (tag.body or "") if tag.body is not None and tag.body.strip() else ""


def _comment(tag: Tag) -> str:
    del tag
    return ""


def _button(tag: Tag) -> str | None:
    dest = tag.get("href", "url", "link", "relref", "ref", at=0)
    words = (tag.body or "").strip() or tag.get("text", "label", "title", at=1) or dest
    return marks.link(plain(words), dest) if dest else None


def _to(kind: str) -> Callable[[Tag], str | None]:
    def made(tag: Tag) -> str | None:
        given = (
            tag.get("path", "page", "href", "to", at=0)
            if kind != "post"
            else " ".join(tag.args[:1]) or tag.get("slug", "path")
        )
        return f"{PLACE}{kind}:{given.strip()}" if given.strip() else None

    return made


def _wrapped(name: str) -> Callable[[Tag], str | None]:
    def made(tag: Tag) -> str | None:
        words = (tag.body or "").strip() or tag.get("text", "keys", at=0) or " ".join(tag.args)
        return f"<{name}>{words}</{name}>" if words else None

    return made


def _maths(tag: Tag) -> str | None:
    body = (tag.body or "").strip() or tag.get("body", "math", "tex") or " ".join(tag.args)
    body = unescape(body)
    return (f"${body}$" if tag.is_inside else marks.block(f"$$\n{body}\n$$")) if body else None


def _email(tag: Tag) -> str | None:
    given = tag.get("email", "address", at=0)
    return f"<{given}>" if "@" in given else None


HANDLERS: dict[str, Callable[[Tag], str | None]] = {
    **dict.fromkeys(("highlight", "codeblock", "code", "prism", "sourcecode", "cc"), _code),
    **dict.fromkeys(
        (
            "figure",
            "image",
            "imagewithclass",
            "img",
            "picture",
            "imgcaption",
            "respimg",
            "responsiveimage",
            "fig",
            "postimage",
            "postimg",
            "imageset",
            "imgproc",
            "lazyimage",
            "photo",
            "resizeimage",
            "singleimage",
            "figuregroup",
            "captionedimage",
            "imagecaption",
            "assetimg",
            "figurehtml",
            "imagefigure",
            "imagewithcaption",
            "imgfig",
            "imgwithcaption",
        ),
        figure,
    ),
    "reactplayer": embed,
    "caption": lambda tag: captioned(tag.body or "", tag.get("caption")),
    "wpcaption": lambda tag: captioned(tag.body or "", tag.get("caption")),
    **dict.fromkeys(
        (
            "gallery",
            "imagegallery",
            "carousel",
            "photoset",
            "photos",
            "galleryimages",
            "images",
            "slideshow",
        ),
        gallery,
    ),
    **{name: film(kind) for name, kind in FILMS.items()},
    **dict.fromkeys(("embed", "iframe", "oembed", "embedvideo", "videoembed", "embedly"), embed),
    **dict.fromkeys(
        ("video", "audio", "localvideo", "html5video", "playlist", "mp4", "mp3"), video
    ),
    **dict.fromkeys(
        (
            "notice",
            "alert",
            "admonition",
            "callout",
            "hint",
            "tip",
            "note",
            "warning",
            "info",
            "important",
            "caution",
            "danger",
            "aside",
            "message",
            "box",
            "infobox",
            "attention",
            "question",
            "success",
            "callouts",
            "banner",
        ),
        box,
    ),
    **dict.fromkeys(
        ("quote", "blockquote", "pullquote", "epigraph", "testimonial", "citation"), quote
    ),
    **dict.fromkeys(
        (
            "details",
            "expand",
            "collapse",
            "spoiler",
            "toggle",
            "accordion",
            "disclose",
            "accordionitem",
        ),
        details,
    ),
    **dict.fromkeys(("tab", "tabitem", "contenttab"), heading),
    **dict.fromkeys(
        (
            "tabs",
            "tabpane",
            "tabgroup",
            "columns",
            "column",
            "row",
            "col",
            "center",
            "centre",
            "section",
            "grid",
            "div",
            "span",
            "rawhtml",
            "html",
            "markdown",
            "md",
            "lead",
            "figures",
            "steps",
            "step",
            "cards",
            "card",
            "panel",
            "wrap",
            "wrapper",
            "left",
            "right",
            "small",
            "large",
            "p",
            "sidenote",
            "marginnote",
            "contenttabs",
            "markdownify",
            "spaceless",
            "filter",
            "apply",
            "table",
            "newline",
            "blockcontent",
        ),
        _inside,
    ),
    **dict.fromkeys(
        (
            "toc",
            "tableofcontents",
            "icon",
            "fa",
            "fas",
            "fab",
            "fontawesome",
            "clear",
            "clearfix",
            "br",
            "more",
            "spacer",
            "anchor",
            "socialicons",
            "octicon",
        ),
        _nothing,
    ),
    **dict.fromkeys(("comment", "hidecomment", "todo"), _comment),
    **dict.fromkeys(
        (
            "button",
            "btn",
            "cta",
            "linkbutton",
            "externallink",
            "extlink",
            "elink",
            "blanklink",
            "newtablink",
        ),
        _button,
    ),
    **dict.fromkeys(("posturl", "postlink"), _to("post")),
    **dict.fromkeys(("ref", "relref", "doc", "internallink"), _to("ref")),
    **dict.fromkeys(("link", "url", "pagelink", "baseurl"), _to("file")),
    **dict.fromkeys(
        ("asset", "static", "attach", "assetpath", "imageurl", "asseturl"), _to("asset")
    ),
    "kbd": _wrapped("kbd"),
    "mark": _wrapped("mark"),
    "sub": _wrapped("sub"),
    "sup": _wrapped("sup"),
    **dict.fromkeys(("math", "katex", "latex", "mathjax", "katexblock"), _maths),
    **dict.fromkeys(("email", "mailto", "cloakemail"), _email),
    "mermaid": lambda tag: (
        marks.block(hide(marks.fence(tag.body, "mermaid"))) if tag.body else None
    ),
}
"""What makes Markdown of a tag, by its name without hyphens, underscores and capitals."""
