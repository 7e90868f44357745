"""What tags of templates stand for. Enters: a `Tag`. Leaves: Markdown; None for a tag that nobody
knows.

`HANDLERS` has every name, however many systems have it: a figure is one, whoever writes it.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from reading_room.importers.blogs.text import films, marks
from reading_room.importers.blogs.text.boxes import ALERTS
from reading_room.importers.blogs.text.tags import hide

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.importers.blogs.text.tags import Tag

_PLAIN_PICTURES = ("image", "img", "picture", "imagewithclass")
PLACE = "rr-"
"""Begins an address that a tag of a template stands for, until `links` knows where it leads."""
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif|bmp|tiff?)(?:[?#].*)?$", re.I)
_IMAGE_TAG = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)[^)]*\)|<img\b[^>]*>", re.I)


def _code(tag: Tag) -> str:
    language = tag.get("lang", "language", "type", at=0)
    words = [w for w in tag.args if "=" not in w and w not in ("linenos", "linenostable")]
    language = language if re.fullmatch(r"[\w+#.-]{1,20}", language) else ""
    if language in ("linenos", "text", "plaintext", "none") or (not words and not tag.named):
        language = ""
    return marks.block(hide(marks.fence(tag.body or "", language)))


def _src(tag: Tag) -> str:
    given = tag.get(
        "src",
        "url",
        "path",
        "file",
        "filename",
        "image",
        "image_path",
        "img",
        "source",
        "image_src",
        "name",
        "href",
    )
    if given:
        return given
    return next((arg for arg in tag.args if _PICTURE.search(arg)), tag.args[0] if tag.args else "")


def _figure(tag: Tag) -> str | None:
    src = _src(tag)
    body = (tag.body or "").strip()
    if not src and (found := re.search(r"src=[\"']([^\"']+)", body)):
        src = found[1]
    if not src or (not _PICTURE.search(src) and not tag.named and "/" not in src):
        return _caption(body, tag.get("caption")) if body and _IMAGE_TAG.search(body) else None
    others = [
        arg
        for arg in tag.args
        if arg != src and not re.fullmatch(r"\d+%?(?:px)?|left|right|center|[\d\s]+", arg)
    ]
    if tag.name == "imagewithclass":
        others = others[1:]
    words = [arg for arg in others if " " in arg or tag.name in _PLAIN_PICTURES]
    caption = tag.get("caption", "figcaption", "title", "desc") or body
    alt = tag.get("alt", "alttext", "description") or (words[0] if words else "") or _plain(caption)
    if not caption and len(words) > 1 and tag.name == "figure":
        caption = words[1]
    if by := tag.get("attr", "credit", "source_name"):
        where = tag.get("attrlink", "crediturl")
        caption = f"{caption} {f'[{by}]({where})' if where else by}".strip()
    made = marks.picture(src, alt, caption, inline=tag.is_inside)
    return made if tag.is_inside else marks.block(made)


def _plain(text: str) -> str:
    text = re.sub(r"<[^<>]*>", "", text)
    return re.sub(r"\[([^\[\]]*)\]\([^()]*\)|(?<!\\)[*_`]", lambda found: found[1] or "", text)


def _caption(body: str, caption: str = "") -> str | None:
    """WordPress: ``[caption]<img …> The words[/caption]``."""
    found = _IMAGE_TAG.search(body)
    if not found:
        return marks.block(body) if body.strip() else None
    caption = caption or (body[: found.start()] + body[found.end() :])
    caption = re.sub(r"</?(?:a|p|br|div)\b[^<>]*>", " ", caption).strip()
    if found[2]:
        return marks.block(marks.picture(found[2], found[1], caption))
    return marks.block(
        f"<figure>\n{found[0]}\n<figcaption>{caption}</figcaption>\n</figure>"
        if caption
        else found[0]
    )


def _gallery(tag: Tag) -> str | None:
    body = (tag.body or "").strip()
    if body:
        return marks.block(re.sub(r"[ \t]*\n[ \t]*", "\n\n", body))
    given = tag.get("images", "files", at=-1) or " ".join(tag.args)
    found = re.findall(r"[^\s\"',\[\]]+\.(?:png|jpe?g|gif|webp|svg|avif)", given, re.I)
    return marks.block("\n\n".join(marks.picture(src, "") for src in found)) if found else None


def _film(kind: str) -> Callable[[Tag], str | None]:
    def made(tag: Tag) -> str | None:
        given = tag.get(
            "id", "url", "src", "v", "video_id", "videoid", "youtubeid", "link", "user_id"
        )
        if kind in ("tweet",) and tag.get("id") and tag.get("user"):
            given = f"https://x.com/{tag.get('user')}/status/{tag.get('id')}"
        given = given or (tag.body or "").strip() or " ".join(tag.args[:1])
        if kind in ("gist", "codepen") and len(tag.args) > 1 and "/" not in given:
            given = f"{tag.args[0]}/{tag.args[1]}"
        given = given.lstrip("=").strip()
        if not given:
            return None
        page, said = films.by_id(kind, given)
        title = tag.get("title", "caption", "label")
        made = marks.link(f"{said}: {title}" if title else said, page)
        return made if tag.is_inside else marks.block(made)

    return made


def _embed(tag: Tag) -> str | None:
    given = (tag.body or "").strip() or _src(tag)
    given = re.sub(r"<[^<>]+>", "", given).strip()
    if not given.startswith(("http://", "https://", "//")):
        return _video(tag) if given else None
    made = films.film(given, tag.get("title", "caption"))
    return made if tag.is_inside else marks.block(made)


def _video(tag: Tag) -> str | None:
    src = tag.get("src", "mp4", "webm", "ogv", "m4v", "url", "mp3", "ogg", "wav", "file", at=0)
    if src.startswith(("http://", "https://", "//")) and not re.search(r"\.\w{3,4}$", src):
        return _embed(tag)
    kind = (
        "Recording"
        if "audio" in tag.name or src.endswith((".mp3", ".ogg", ".wav", ".m4a"))
        else "Video"
    )
    title = tag.get("title", "caption")
    return marks.block(marks.link(f"{kind}: {title}" if title else kind, src)) if src else None


def _box(tag: Tag) -> str | None:
    if tag.body is None:
        return None
    words = tag.get("type", "level", "class", "kind", "style", "color", "variant", at=0).lower()
    kind = next(
        (ALERTS[word] for word in re.split(r"\W+", words) if word in ALERTS),
        ALERTS.get(tag.name, "NOTE"),
    )
    title = tag.get("title", "header", "heading")
    if not title and len(tag.args) > 1:
        title = tag.args[1]
    elif not title and tag.args and words.lower() not in ALERTS and " " in words:
        title = tag.args[0]
    return marks.block(marks.alert(kind, title, tag.body.strip()))


def _quote(tag: Tag) -> str | None:
    if tag.body is None:
        return None
    who = tag.get("author", "cite", "by", "source") or ", ".join(tag.args)
    where = tag.get("link", "url", "href")
    return marks.block(marks.quotation(tag.body, f"[{who or where}]({where})" if where else who))


def _details(tag: Tag) -> str | None:
    if tag.body is None:
        return None
    title = tag.get("summary", "title", "label", at=0) or "More"
    return marks.block(
        f"<details><summary>{escape(title, quote=False)}"
        f"</summary>\n\n{tag.body.strip()}\n\n</details>"
    )


def _heading(tag: Tag) -> str | None:
    if tag.body is None:
        return None
    title = tag.get("label", "title", "name", "header", "value", at=0)
    return (
        marks.block(f"#### {title}\n\n{tag.body.strip()}")
        if title
        else marks.block(tag.body.strip())
    )


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
    return marks.link(_plain(words), dest) if dest else None


def _to(kind: str) -> Callable[[Tag], str | None]:
    def made(tag: Tag) -> str | None:
        given = (
            tag.get("path", "page", "href", "to", at=0)
            if kind != "post"
            else " ".join(tag.args[:1]) or tag.get("slug", "path")
        )
        return f"{PLACE}{kind}:{given}" if given else None

    return made


def _wrapped(name: str) -> Callable[[Tag], str | None]:
    def made(tag: Tag) -> str | None:
        words = (tag.body or "").strip() or tag.get("text", "keys", at=0) or " ".join(tag.args)
        return f"<{name}>{words}</{name}>" if words else None

    return made


def _maths(tag: Tag) -> str | None:
    body = (tag.body or "").strip() or " ".join(tag.args)
    return (f"${body}$" if tag.is_inside else marks.block(f"$$\n{body}\n$$")) if body else None


def _email(tag: Tag) -> str | None:
    given = tag.get("email", "address", at=0)
    return f"<{given}>" if "@" in given else None


_FILMS = {
    "youtube": "youtube",
    "yt": "youtube",
    "youtubelite": "youtube",
    "lite": "youtube",
    "liteyoutube": "youtube",
    "youtubeplayer": "youtube",
    "vimeo": "vimeo",
    "vimeosimple": "vimeo",
    "vimeoplayer": "vimeo",
    "gist": "gist",
    "instagram": "instagram",
    "instagramsimple": "instagram",
    "spotify": "spotify",
    "soundcloud": "soundcloud",
    "codepen": "codepen",
    "tweet": "tweet",
    "twitter": "tweet",
    "twittersimple": "tweet",
    "x": "tweet",
    "xsimple": "tweet",
    "twitch": "twitch",
    "dailymotion": "dailymotion",
    "mastodon": "mastodon",
    "toot": "mastodon",
    "speakerdeck": "speakerdeck",
    "asciinema": "asciinema",
    "slideshare": "slideshare",
    "gslides": "gslides",
    "googleslides": "gslides",
    "peertube": "peertube",
}
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
        _figure,
    ),
    "caption": lambda tag: _caption(tag.body or "", tag.get("caption")),
    "wpcaption": lambda tag: _caption(tag.body or "", tag.get("caption")),
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
        _gallery,
    ),
    **{name: _film(kind) for name, kind in _FILMS.items()},
    **dict.fromkeys(("embed", "iframe", "oembed", "embedvideo", "videoembed", "embedly"), _embed),
    **dict.fromkeys(
        ("video", "audio", "localvideo", "html5video", "playlist", "mp4", "mp3"), _video
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
        _box,
    ),
    **dict.fromkeys(
        ("quote", "blockquote", "pullquote", "epigraph", "testimonial", "citation"), _quote
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
        _details,
    ),
    **dict.fromkeys(("tab", "tabitem", "contenttab"), _heading),
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
    **dict.fromkeys(("button", "btn", "cta", "linkbutton"), _button),
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
