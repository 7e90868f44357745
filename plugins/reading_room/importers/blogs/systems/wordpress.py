"""WordPress' export (WXR 1.0 to 1.2). Enters: its file. Leaves: a site: posts, their comments,
who wrote them, and the pictures that it names."""

from __future__ import annotations

import re
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, Any

from reading_room.importers.blogs.post import ForeignComment, ForeignPost, ForeignSite, Left, Person
from reading_room.importers.blogs.reading import parts_of
from reading_room.importers.blogs.systems.folders import base_of
from reading_room.importers.blogs.systems.wxr import OLD_SLUG, Item, read_export
from reading_room.importers.blogs.text.paragraphs import is_markdown, paragraphs

if TYPE_CHECKING:
    from pathlib import Path

_DESCRIPTIONS = (
    "_yoast_wpseo_metadesc",
    "_aioseop_description",
    "_aioseo_description",
    "rank_math_description",
)
_SAY_MARKDOWN = ("_tc_post_format", "_wpcom_is_markdown")
"""Fields of plugins that take Markdown (Text Control, Jetpack)."""
_ORIGINALS = ("_yoast_wpseo_canonical", "rank_math_canonical_url")
_TYPES = frozenset(
    {
        "attachment",
        "nav_menu_item",
        "revision",
        "custom_css",
        "customize_changeset",
        "wp_global_styles",
        "wp_navigation",
        "wp_template",
        "wp_template_part",
        "wp_block",
        "oembed_cache",
        "wp_font_family",
        "wp_font_face",
    }
)
"""What is no text of its own."""


def is_wordpress(path: Path) -> bool:
    """Is a file an export of WordPress?"""
    if not path.is_file() or path.suffix.lower() not in (".xml", ".wxr", ".rss"):
        return False
    with path.open("rb") as file:
        head = file.read(20_000)
    return b"wordpress.org/export/" in head or b"wxr_version" in head


def read_wordpress(path: Path) -> ForeignSite:
    """Every post of an export. Raises StreamError."""
    export = read_export(path)
    site = ForeignSite("WordPress", path.parent, templates=frozenset({"wordpress"}))
    site.base, site.below = base_of(export.channel.get("base_blog_url"), export.channel.get("link"))
    site.language = export.channel.get("language", "").replace("_", "-")
    uploads = path.parent
    site.statics = (uploads, uploads / "wp-content", uploads / "uploads")
    for each in export.authors:
        name = (
            each.get("author_display_name")
            or f"{each.get('author_first_name', '')} {each.get('author_last_name', '')}".strip()
        )
        site.people[each.get("author_login", "")] = Person(name or each.get("author_login", ""))
    for each in export.terms:
        title = each.get("cat_name") or each.get("tag_name") or ""
        site.topics[title] = (
            title,
            each.get("category_description") or each.get("tag_description") or "",
        )
    pictures = {
        item.fields.get("post_id", ""): item
        for item in export.items
        if item.fields.get("post_type") == "attachment"
    }
    others: dict[str, int] = {}
    for item in export.items:
        kind = item.fields.get("post_type", "post")
        if kind == "post":
            site.posts.append(_post(item, site, pictures))
        elif kind == "page":
            number = item.fields.get("post_id") or f"{item.line}"
            site.leave(number, words=item.fields.get("title", ""))
        elif kind not in _TYPES:
            others[kind] = others.get(kind, 0) + 1
    kept = {
        key
        for item in export.items
        if item.fields.get("post_type", "post") == "post"
        for key in item.meta
        if key.startswith(("_", "rank_math_"))
    }
    for key in sorted(
        kept - {*_DESCRIPTIONS, *_ORIGINALS, *_SAY_MARKDOWN, OLD_SLUG, "_thumbnail_id"}
    ):
        said = "left out: only programs read it"
        site.left.append(Left(path.name, 1, "field of a plugin", key, said, "dropped"))
    for kind, count in others.items():
        site.left.append(
            Left(
                path.name,
                1,
                f"entries of the kind {kind}",
                f"{count:,} of them",
                "left out: they are not posts",
                "dropped",
            )
        )
    return site


def _post(item: Item, site: ForeignSite, pictures: dict[str, Item]) -> ForeignPost:
    fields = item.fields
    number = fields.get("post_id", "")
    values: dict[str, Any] = {
        "title": fields.get("title", ""),
        "date": _date(fields),
        "author": fields.get("creator", ""),
        "topics": [
            words for domain, words in item.terms if domain in ("category", "post_tag", "tag")
        ],
        "excerpt": fields.get("excerpt", ""),
        "updated": _utc(fields.get("post_modified_gmt", ""))
        or _known(fields.get("post_modified", "")),
        "description": next((item.meta[key] for key in _DESCRIPTIONS if item.meta.get(key)), ""),
    }
    values["canonical_url"] = next((item.meta[key] for key in _ORIGINALS if item.meta.get(key)), "")
    if values["description"]:
        values.pop("excerpt")
    picture = pictures.get(item.meta.get("_thumbnail_id", ""))
    if picture:
        values["image"] = {
            "src": picture.fields.get("attachment_url", ""),
            "alt": picture.meta.get("_wp_attachment_image_alt", ""),
        }
    text = fields.get("content", "")
    marked = any(item.meta.get(key, "").startswith(("markdown", "1")) for key in _SAY_MARKDOWN)
    in_markdown = is_markdown(text, said=marked)
    post = ForeignPost(
        f"{number or item.line}",
        {key: value for key, value in values.items() if value},
        _gallery(text if in_markdown else paragraphs(text), number, pictures),
        line=item.line,
        form="markdown" if in_markdown else "html",
    )
    post.lines = dict.fromkeys(values, item.line)
    post.slug = fields.get("post_name", "")
    post.is_draft = fields.get("status", "publish") not in ("publish", "future")
    post.held = "it has a password" if fields.get("post_password") else ""
    link = fields.get("link", "")
    path = parts_of(link).path.removeprefix(site.below) if "?" not in link else ""
    post.addresses = tuple(
        filter(None, [path, f"/?p={number}" if number else "", *_former(item, path)])
    )
    for key, value in item.meta.items():
        if value and not key.startswith(("_", "rank_math_")):
            said = "left out: there is no such key here"
            words = f"{key}: {' '.join(value.split())}"[:200]
            site.left.append(Left(post.path, item.line, f"key {key}", words, said, "dropped"))
    post.comments = tuple(_comments(item, site))
    return post


def _former(item: Item, path: str) -> list[str]:
    """The addresses that a post had under other slugs, which WordPress leads on from."""
    now = item.fields.get("post_name", "")
    before, found, after = path.rpartition(now) if now else ("", "", "")
    return (
        [f"{before}{each}{after}" for each in item.meta.get(OLD_SLUG, "").split()] if found else []
    )


def _date(fields: dict[str, str]) -> str:
    """The time of its own place, with what that is ahead of the world's."""
    local, world = fields.get("post_date", ""), fields.get("post_date_gmt", "")
    if not _known(world):
        return _known(local) or fields.get("pubDate", "")
    try:
        ahead = datetime.fromisoformat(local) - datetime.fromisoformat(world)
    except ValueError:
        return _utc(world)
    minutes = round(ahead.total_seconds() / 60)
    if abs(minutes) > 14 * 60:
        return _utc(world)
    sign = "-" if minutes < 0 else "+"
    return f"{local}{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _utc(moment: str) -> str:
    return f"{known}+00:00" if (known := _known(moment)) else ""


def _known(moment: str) -> str:
    """A time; empty where WordPress writes noughts for one that it does not know."""
    return "" if moment.startswith("0000") else moment


def _gallery(html: str, number: str, pictures: dict[str, Item]) -> str:
    """The pictures of a gallery that names them by their numbers, or names none."""

    def change(found: re.Match[str]) -> str:
        ids = re.search(r"\b(?:ids|include)=[\"“&quot;]*([\d,\s]+)", found[0])
        wanted = (
            re.findall(r"\d+", ids[1])
            if ids
            else [key for key, each in pictures.items() if each.fields.get("post_parent") == number]
        )
        made = [_image(pictures[key]) for key in wanted if key in pictures]
        return "\n".join(made) if made else found[0]

    return re.sub(r"\[gallery\b[^\]]*\]", change, html)


def _image(item: Item) -> str:
    src, alt = item.fields.get("attachment_url", ""), item.meta.get("_wp_attachment_image_alt", "")
    caption = item.fields.get("excerpt", "")
    image = f'<img src="{escape(src)}" alt="{escape(alt)}">'
    return (
        f"<figure>{image}<figcaption>{caption}</figcaption></figure>"
        if caption
        else f"<p>{image}</p>"
    )


def _comments(item: Item, site: ForeignSite) -> list[ForeignComment]:
    found: list[ForeignComment] = []
    for each in item.comments:
        if each.get("comment_type") in ("pingback", "trackback"):
            site.left.append(
                Left(
                    item.fields.get("post_id", ""),
                    item.line,
                    each["comment_type"],
                    each.get("comment_author", ""),
                    "left out",
                    "dropped",
                )
            )
        elif each.get("comment_approved", "1") != "1":
            site.left.append(
                Left(
                    item.fields.get("post_id", ""),
                    item.line,
                    "comment that was not approved",
                    each.get("comment_author", ""),
                    "left out",
                    "dropped",
                )
            )
        else:
            found.append(
                ForeignComment(
                    each.get("comment_id", str(len(found))),
                    each.get("comment_author", ""),
                    each.get("comment_date", ""),
                    each.get("comment_content", ""),
                    each.get("comment_parent", "").removeprefix("0"),
                )
            )
    return found
