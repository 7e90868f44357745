"""WordPress' export (WXR 1.0 to 1.2). Enters: its file. Leaves: a site: posts, their comments,
who wrote them, and the pictures that it names.

The file is read as a stream by expat, which stops at the first entity that is declared: it
could stand for gigabytes, or for a file of this machine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from xml.parsers import expat

from reading_room.importers.blogs.post import ForeignComment, ForeignPost, ForeignSite, Left, Person
from reading_room.importers.blogs.reading import MOST
from reading_room.importers.blogs.systems.folders import base_of
from reading_room.importers.blogs.text.paragraphs import paragraphs

if TYPE_CHECKING:
    from pathlib import Path

_CHUNK = 65_536
_KEPT = {
    "title",
    "link",
    "pubDate",
    "creator",
    "guid",
    "encoded",
    "post_id",
    "post_date",
    "post_date_gmt",
    "post_name",
    "status",
    "post_type",
    "post_parent",
    "post_modified_gmt",
    "post_modified",
    "category",
    "attachment_url",
    "comment_status",
    "base_blog_url",
    "base_site_url",
    "language",
    "is_sticky",
    "author_login",
    "author_display_name",
    "author_first_name",
    "author_last_name",
    "category_nicename",
    "cat_name",
    "category_description",
    "tag_slug",
    "tag_name",
    "tag_description",
    "comment_id",
    "comment_author",
    "comment_date",
    "comment_date_gmt",
    "comment_content",
    "comment_approved",
    "comment_type",
    "comment_parent",
    "meta_key",
    "meta_value",
    "wxr_version",
}
_DESCRIPTIONS = (
    "_yoast_wpseo_metadesc",
    "_aioseop_description",
    "_aioseo_description",
    "rank_math_description",
)
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


class WxrError(ValueError):
    """A file that is no export, or that could hurt: why, and the line."""


@dataclass(slots=True)
class _Export:
    """What the stream has had so far."""

    channel: dict[str, str] = field(default_factory=dict)
    items: list[_Item] = field(default_factory=list)
    authors: list[dict[str, str]] = field(default_factory=list)
    terms: list[dict[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Item:
    line: int
    fields: dict[str, str] = field(default_factory=dict)
    terms: list[tuple[str, str]] = field(default_factory=list)
    """Domain and words of its categories and tags."""
    meta: dict[str, str] = field(default_factory=dict)
    comments: list[dict[str, str]] = field(default_factory=list)


def is_wordpress(path: Path) -> bool:
    """Is a file an export of WordPress?"""
    if not path.is_file() or path.suffix.lower() not in (".xml", ".wxr", ".rss"):
        return False
    with path.open("rb") as file:
        head = file.read(20_000)
    return b"wordpress.org/export/" in head or b"wxr_version" in head


def read_wordpress(path: Path) -> ForeignSite:
    """Every post of an export. Raises WxrError."""
    export = _Reader(path).run()
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
            site.pages += 1
        elif kind not in _TYPES:
            others[kind] = others.get(kind, 0) + 1
    for kind, count in others.items():
        site.left.append(
            Left(
                path.name,
                1,
                f"entries of the kind {kind}",
                f"{count:,} of them",
                "left out: they are no posts",
                "dropped",
            )
        )
    return site


class _Reader:
    """Takes an export from its stream."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.export = _Export()
        self.item: _Item | None = None
        self.group: dict[str, str] | None = None
        self.words: list[str] = []
        self.given: dict[str, str] = {}
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words.append
        self.parser.EntityDeclHandler = self.refuse
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.ExternalEntityRefHandler = self.refuse

    def refuse(self, *_: object) -> int:
        """Stop where an entity or a type of document is declared: no export has one."""
        line = self.parser.CurrentLineNumber
        raise WxrError(f"line {line}: it declares entities, which no export of WordPress does")

    def run(self) -> _Export:
        """Read to the end."""
        if self.path.stat().st_size > MOST:
            raise WxrError(f"it has more than {MOST // 1_000_000} MB: export it in parts, by year")
        try:
            with self.path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    self.parser.Parse(_clean(chunk), False)
            self.parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise WxrError(
                f"line {error.lineno}: it is not whole: {expat.ErrorString(error.code)}"
            ) from None
        return self.export

    def start(self, name: str, given: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        self.words.clear()
        self.given = given
        if name == "item":
            self.item = _Item(self.parser.CurrentLineNumber)
        elif name in ("comment", "postmeta", "author", "tag", "term") or (
            name == "category" and not given and not self.item
        ):
            self.group = {}

    def end(self, name: str) -> None:
        full, name = name, name.rpartition(":")[2]
        words = "".join(self.words).strip() if name in _KEPT else ""
        self.words.clear()
        if name == "item" and self.item:
            self.export.items.append(self.item)
            self.item = None
        elif self.group is not None and name in (
            "comment",
            "postmeta",
            "author",
            "category",
            "tag",
            "term",
        ):
            self._group(name, self.group)
            self.group = None
        elif self.group is not None and name in _KEPT:
            self.group[name] = words
        elif self.item is not None:
            self._field(full, name, words)
        elif name in _KEPT:
            self.export.channel.setdefault(name, words)

    def _group(self, name: str, group: dict[str, str]) -> None:
        if name == "comment" and self.item:
            self.item.comments.append(group)
        elif name == "postmeta" and self.item:
            self.item.meta[group.get("meta_key", "")] = group.get("meta_value", "")
        elif name == "author":
            self.export.authors.append(group)
        elif name in ("category", "tag"):
            self.export.terms.append(group)

    def _field(self, full: str, name: str, words: str) -> None:
        if self.item is None:
            return
        if name == "category":
            self.item.terms.append((self.given.get("domain", "category"), words))
        elif name == "encoded":
            self.item.fields["excerpt" if full.startswith("excerpt") else "content"] = words
        elif name in _KEPT:
            self.item.fields.setdefault(name, words)


_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def _clean(chunk: bytes) -> bytes:
    """Control characters, which plugins leave in exports, are none of XML's."""
    return _CONTROL.sub(b"", chunk)


def _post(item: _Item, site: ForeignSite, pictures: dict[str, _Item]) -> ForeignPost:
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
        "updated": _utc(fields.get("post_modified_gmt", "")),
        "description": next((item.meta[key] for key in _DESCRIPTIONS if item.meta.get(key)), ""),
    }
    if values["description"]:
        values.pop("excerpt")
    picture = pictures.get(item.meta.get("_thumbnail_id", ""))
    if picture:
        values["image"] = {
            "src": picture.fields.get("attachment_url", ""),
            "alt": picture.meta.get("_wp_attachment_image_alt", ""),
        }
    post = ForeignPost(
        f"{number or item.line}",
        {key: value for key, value in values.items() if value},
        _gallery(paragraphs(fields.get("content", "")), number, pictures),
        line=item.line,
        form="html",
    )
    post.lines = dict.fromkeys(values, item.line)
    post.slug = fields.get("post_name", "")
    post.is_draft = fields.get("status", "publish") not in ("publish", "future")
    link = fields.get("link", "")
    path = urlsplit(link).path.removeprefix(site.below) if "?" not in link else ""
    post.addresses = tuple(filter(None, [path, f"/?p={number}" if number else ""]))
    post.comments = tuple(_comments(item, site))
    return post


def _date(fields: dict[str, str]) -> str:
    """The time of its own place, with what that is ahead of the world's."""
    local, world = fields.get("post_date", ""), fields.get("post_date_gmt", "")
    if not world or world.startswith("0000"):
        return local if not local.startswith("0000") else fields.get("pubDate", "")
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
    return f"{moment}+00:00" if moment and not moment.startswith("0000") else ""


def _gallery(html: str, number: str, pictures: dict[str, _Item]) -> str:
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


def _image(item: _Item) -> str:
    src, alt = item.fields.get("attachment_url", ""), item.meta.get("_wp_attachment_image_alt", "")
    caption = item.fields.get("excerpt", "")
    image = f'<img src="{escape(src)}" alt="{escape(alt)}">'
    return (
        f"<figure>{image}<figcaption>{caption}</figcaption></figure>"
        if caption
        else f"<p>{image}</p>"
    )


def _comments(item: _Item, site: ForeignSite) -> list[ForeignComment]:
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
