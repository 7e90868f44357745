"""The entries of WordPress' export. Enters: its file. Leaves: what it says of the site, its
posts, pages and pictures, as they stand there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reading_room.importers.blogs.systems.streams import stream

if TYPE_CHECKING:
    from pathlib import Path

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
    "post_password",
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


OLD_SLUG = "_wp_old_slug"
"""A slug that a post had; it stands once for each, and here between blanks."""


@dataclass(slots=True)
class Export:
    """What the stream has had so far."""

    channel: dict[str, str] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    authors: list[dict[str, str]] = field(default_factory=list)
    terms: list[dict[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Item:
    line: int
    fields: dict[str, str] = field(default_factory=dict)
    terms: list[tuple[str, str]] = field(default_factory=list)
    """Domain and words of its categories and tags."""
    meta: dict[str, str] = field(default_factory=dict)
    comments: list[dict[str, str]] = field(default_factory=list)


def read_export(path: Path) -> Export:
    """Everything of an export. Raises StreamError."""
    reader = _Reader()
    stream(path, reader)
    return reader.export


class _Reader:
    """Takes an export from its stream."""

    def __init__(self) -> None:
        self.export = Export()
        self.item: Item | None = None
        self.group: dict[str, str] | None = None
        self.given: dict[str, str] = {}

    def start(self, name: str, given: dict[str, str], line: int) -> None:
        name = name.rpartition(":")[2]
        self.given = given
        if name == "item":
            self.item = Item(line)
        elif name in ("comment", "postmeta", "author", "tag", "term") or (
            name == "category" and not given and not self.item
        ):
            self.group = {}

    def end(self, name: str, words: str) -> None:
        full, name = name, name.rpartition(":")[2]
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
            key, value = group.get("meta_key", ""), group.get("meta_value", "")
            if key == OLD_SLUG and key in self.item.meta:
                value = f"{self.item.meta[key]} {value}"
            self.item.meta[key] = value
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
