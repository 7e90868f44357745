"""Posts. Enters: the files of one post. Leaves: a `Post`, and its problems."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

import yaml

from reading_room.markup import OUTSIDE_PICTURE, is_outside, parse, picture
from reading_room.model import Post
from reading_room.slugs import SLUG, slug_of
from reading_room.sources.content import (
    check_description,
    check_picture,
    read_allow,
    read_loud,
)
from reading_room.sources.names import read_name, read_names
from reading_room.sources.yaml.fields import Fields
from reading_room.sources.yaml.frontmatter import read_front_matter
from reading_room.sources.yaml.reader import Place, Reader
from reading_room.values import COMMENT_STATES, Image, Recording
from reading_room.wording import short

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from reading_room.model import Comment, EasyRead
    from reading_room.problems import Problem
    from reading_room.values import Ref

KEYS = (
    "title", "date", "authors", "topics", "description", "updated", "page_author", "series",
    "image", "audio", "draft", "review_by", "withdrawn", "comments", "aliases", "slug", "language",
    "canonical_url", "allow",
)  # fmt: skip
RESERVED = frozenset({"page", "library", "index", "feed"})
"""Slugs that the site needs for itself."""
WITHDRAWN = "Say why: withdrawn: The figures were wrong. Or take the line out."
_ALIAS = re.compile(r"/?(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*[A-Za-z0-9_~-][A-Za-z0-9._~-]*/?")


class Companions(NamedTuple):
    """What stands beside a post."""

    easy_read: EasyRead | None = None
    comments: tuple[Comment, ...] = ()


NOTHING_BESIDE = Companions()


def read_post(
    path: str, slug: str, text: str, zone: ZoneInfo, beside: Companions = NOTHING_BESIDE
) -> tuple[Post | None, list[Problem]]:
    """The post in ``text``; None where its front matter is not to be read."""
    reader, fields, body, line = read_front_matter(path, text, zone, KEYS, "A post")
    if fields is None:
        return None, reader.problems
    fields.require("title", "Choice and control")
    fields.require("date", "2014-01-31")
    fields.filled("withdrawn", WITHDRAWN)
    fields.filled("draft", "Write draft: true, or take the line out.")
    moment = fields.moment("date")
    parsed = parse(body, line)
    reader.faults(parsed)
    page_author = fields.get("page_author")
    title, description = fields.line("title"), fields.line("description")
    post = Post(
        path=path,
        slug=_slug(reader, fields, slug),
        title=title,
        date=moment or undated(zone),
        text=parsed,
        authors=read_names(fields, "authors"),
        topics=fields.refs("topics"),
        description=description,
        updated=fields.moment("updated"),
        page_author=read_name(reader, page_author) if page_author else None,
        series=fields.ref("series"),
        image=_image(reader, fields.get("image")),
        audio=_sound(fields),
        draft=fields.yes("draft"),
        review_by=fields.day("review_by"),
        withdrawn=fields.line("withdrawn"),
        comments_state=fields.choice("comments", COMMENT_STATES) or "closed",
        comments=beside.comments,
        aliases=read_aliases(reader, fields),
        language=fields.language("language"),
        canonical_url=fields.address("canonical_url"),
        easy_read=beside.easy_read,
        allow=read_allow(reader, fields),
        loud=read_loud(fields, title=title, description=description),
    )
    check_description(reader, fields, description)
    if post.updated and moment and post.updated.date() < moment.date():
        reader.error(
            fields.place("updated"),
            "post-dates",
            "The post was updated before it was written.",
            "Look at both dates: one of them has a slip.",
        )
    return post, reader.problems


def undated(zone: ZoneInfo) -> datetime:
    """Stands for a date that could not be read, so that the rest of the file is still checked."""
    return datetime(1970, 1, 1, tzinfo=zone)


def check_slug(reader: Reader, at: yaml.Node | Place, slug: str, *, named: bool = True) -> None:
    """A slug is lower-case words with hyphens, and not one that the site needs itself.

    ``named`` says that it comes from the name of a file or folder, and not from a key.
    """
    where = "Name the file or its folder" if named else "Write slug:"
    if not SLUG.fullmatch(slug):
        reader.error(
            at,
            "slug-form",
            f"{short(slug)} cannot be the address of a page.",
            f"{where} {slug_of(slug) or 'care-act-2014'} (lower-case letters, digits and single"
            " hyphens).",
        )
    elif slug in RESERVED:
        reader.error(
            at,
            "slug-reserved",
            f"The site needs the address {slug} for itself.",
            f"{where} something else.",
        )


def read_aliases(reader: Reader, fields: Fields) -> tuple[Ref, ...]:
    """Old addresses inside the site, without the slash at either end."""
    aliases = []
    for ref in fields.refs("aliases"):
        parts = ref.id.strip("/").split("/")
        if not _ALIAS.fullmatch(ref.id) or any(not part.strip(".") for part in parts):
            reader.error(
                Place(ref.line, ref.column),
                "alias-form",
                f"{ref.id} is not an old address inside this site.",
                "Write the path without the site's name: /2014/care-act/",
            )
            continue
        aliases.append(ref._replace(id=ref.id.strip("/")))
    return tuple(aliases)


def _slug(reader: Reader, fields: Fields, name: str) -> str:
    own = fields.raw("slug", "the-care-act")
    check_slug(reader, fields.place("slug") if own else Place(0, 0), own or name, named=not own)
    return own or name


def _sound(fields: Fields) -> Recording | None:
    src = fields.path("audio", "talk.mp3")
    return Recording(src, *fields.place("audio")) if src else None


def _image(reader: Reader, node: yaml.Node | None) -> Image | None:
    if node is None:
        return None
    if isinstance(node, yaml.ScalarNode):
        reader.error(
            node,
            "image-alt",
            "A picture needs words for those who do not see it.",
            "Write image: {src: photo.jpg, alt: What the picture shows}",
        )
        return None
    fields = Fields(reader, node, ("src", "alt", "caption"), "An image")
    meant = _is_empty(fields.get("alt"))
    given = [fields.require("src", "images/photo.jpg")]
    if not all([*given, meant or fields.require("alt", "What it shows")]):
        return None
    place = fields.place("src")
    src, alt = fields.path("src", "photo.jpg"), fields.line("alt")
    if not meant:
        check_picture(reader, fields.place("alt"), picture(alt, src, 0), "Write what it shows.")
    if is_outside(src):
        reader.error(place, *OUTSIDE_PICTURE[1:])
    return Image(src, alt, fields.line("caption"), *place)


def _is_empty(alt: yaml.Node | None) -> bool:
    """Does it say, by ``alt: ""``, that a picture only decorates? Without quotes, nothing does."""
    return isinstance(alt, yaml.ScalarNode) and alt.style is not None and not alt.value
