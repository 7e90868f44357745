"""Tags that show pictures. Enters: a tag of another system's templates. Leaves: Markdown or HTML of
the picture, with its caption."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers.blogs.text import marks

if TYPE_CHECKING:
    from reading_room.importers.blogs.text.tags import Tag


_PLAIN_PICTURES = ("image", "img", "picture", "imagewithclass")


_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif|bmp|tiff?)(?:[?#].*)?$", re.I)


_IMAGE_TAG = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)[^)]*\)|<img\b[^>]*>", re.I)


def source_of(tag: Tag) -> str:
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


def figure(tag: Tag) -> str | None:
    src = source_of(tag)
    body = (tag.body or "").strip()
    if not src and (found := re.search(r"src=[\"']([^\"']+)", body)):
        src = found[1]
    if not src or (not _PICTURE.search(src) and not tag.named and "/" not in src):
        if not body or _IMAGE_TAG.search(body):
            return captioned(body, tag.get("caption")) if body else None
        caption = tag.get("caption", "figcaption")
        return marks.block(f"{body}\n\n{caption}".rstrip())
    others = [
        arg
        for arg in tag.args
        if arg != src and not re.fullmatch(r"\d+%?(?:px)?|left|right|center|[\d\s]+", arg)
    ]
    if tag.name == "imagewithclass":
        others = others[1:]
    words = [arg for arg in others if " " in arg or tag.name in _PLAIN_PICTURES]
    if tag.name == "img" and not any(" " in arg for arg in words):
        words = [" ".join(words)]
    caption = tag.get("caption", "figcaption", "title", "desc") or body
    alt = tag.get("alt", "alttext", "description") or (words[0] if words else "") or plain(caption)
    if not caption and len(words) > 1 and tag.name == "figure":
        caption = words[1]
    if by := tag.get("attr", "credit", "source_name"):
        where = tag.get("attrlink", "crediturl")
        caption = f"{caption} {f'[{by}]({where})' if where else by}".strip()
    made = marks.picture(src, alt, caption, inline=tag.is_inside, shown=tag.name == "figure")
    return made if tag.is_inside else marks.block(made)


def plain(text: str) -> str:
    text = re.sub(r"<[^<>]*>", "", text)
    return re.sub(r"\[([^\[\]]*)\]\([^()]*\)|(?<!\\)[*_`]", lambda found: found[1] or "", text)


def captioned(body: str, caption: str = "") -> str | None:
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


def gallery(tag: Tag) -> str | None:
    body = (tag.body or "").strip()
    if body:
        return marks.block(re.sub(r"[ \t]*\n[ \t]*", "\n\n", body))
    given = tag.get("images", "files", at=-1) or " ".join(tag.args)
    found = re.findall(r"[^\s\"',\[\]]+\.(?:png|jpe?g|gif|webp|svg|avif)", given, re.I)
    return marks.block("\n\n".join(marks.picture(src, "") for src in found)) if found else None
