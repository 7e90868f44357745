"""Posts. Enters: the files of one post. Leaves: a `Post`, and its problems."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reading_room.dates import UNDATED
from reading_room.markup import BRITISH, parse
from reading_room.model import Post
from reading_room.schema import POST
from reading_room.schema import posts as keys
from reading_room.slugs import SLUG, address_part, file_slug, slug_of
from reading_room.sources.bylines import read_byline
from reading_room.sources.content import check_description, check_plain, read_loud
from reading_room.sources.implied import is_post, read_date, read_title
from reading_room.sources.values import take
from reading_room.sources.yaml.frontmatter import read_front_matter
from reading_room.sources.yaml.reader import Place
from reading_room.wording import short

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    import yaml

    from reading_room.markup import Typesetting
    from reading_room.model import Comment, EasyRead
    from reading_room.problems import Problem
    from reading_room.sources.yaml.fields import Fields
    from reading_room.sources.yaml.reader import Reader
    from reading_room.values import Ref

RESERVED = frozenset({"page", "library", "index", "feed"})
"""Slugs that the site needs for itself."""


_EDITION = re.compile(r"(.+?)[._ -]+easy[ _-]?read", re.IGNORECASE)
"""How the file of an Easy Read edition is called by mistake."""


class Companions(NamedTuple):
    """What stands beside a post."""

    easy_read: EasyRead | None = None
    comments: tuple[Comment, ...] = ()


NOTHING_BESIDE = Companions()


def read_post(
    path: str,
    slug: str,
    text: str,
    zone: ZoneInfo,
    beside: Companions = NOTHING_BESIDE,
    typesetting: Typesetting = BRITISH,
) -> tuple[Post | None, list[Problem]]:
    """The post in ``text``; None where its front matter is not to be read."""
    bare = is_post(slug, text)
    reader, fields, body, line = read_front_matter(path, text, zone, POST, bare=bare)
    if fields is None:
        reader.faults(parse(body, line, language=typesetting.language, smart=typesetting.smart))
        return None, reader.problems
    read_date(reader, fields, slug)
    body = read_title(reader, fields, body, line)
    fields.whole()
    fields.filled(keys.WITHDRAWN)
    fields.filled(keys.DRAFT)
    moment = take(fields, keys.DATE)
    language = take(fields, keys.LANGUAGE_KEY)
    parsed = parse(body, line, language=language or typesetting.language, smart=typesetting.smart)
    reader.faults(parsed)
    title, description = take(fields, keys.TITLE), take(fields, keys.DESCRIPTION)
    series = _series(reader, fields)
    post = Post(
        path=path,
        slug=_slug(reader, fields, slug),
        title=title,
        date=moment or UNDATED.replace(tzinfo=zone),
        text=parsed,
        authors=read_byline(fields, keys.AUTHORS),
        topics=take(fields, keys.TOPICS),
        description=description,
        updated=_updated(reader, fields, moment),
        page_author=take(fields, keys.PAGE_AUTHOR),
        series=series and series._replace(id=address_part(series.id)),
        series_title=_series_title(reader, series),
        image=take(fields, keys.IMAGE_KEY),
        audio=take(fields, keys.AUDIO),
        draft=take(fields, keys.DRAFT),
        review_by=take(fields, keys.REVIEW_BY),
        review_line=fields.place(keys.REVIEW_BY.name).line if keys.REVIEW_BY.name in fields else 0,
        date_line=fields.place(keys.DATE.name).line if moment else 0,
        slug_line=fields.place(keys.SLUG_KEY.name).line if keys.SLUG_KEY.name in fields else 0,
        withdrawn=take(fields, keys.WITHDRAWN),
        comments_state=take(fields, keys.COMMENTS),
        comments=beside.comments,
        aliases=take(fields, keys.ALIASES_KEY),
        language=language,
        canonical_url=take(fields, keys.CANONICAL_URL),
        easy_read=beside.easy_read,
        allow=take(fields, keys.ALLOW),
        loud=read_loud(fields, title=title, description=description),
    )
    check_description(reader, fields, description)
    check_plain(reader, fields, title=title, description=description)
    return None if reader.lost else post, reader.problems


def _updated(reader: Reader, fields: Fields, moment: datetime | None) -> datetime | None:
    """When the text was changed; never before it was written."""
    updated = take(fields, keys.UPDATED)
    if not updated or not moment or updated.date() >= moment.date():
        return updated
    reader.error(
        fields.place(keys.UPDATED.name),
        "post-dates",
        "The post was updated before it was written; the date of the update is left out.",
        "Look at both dates: one of them has a slip.",
    )
    return None


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
            f"{where} {slug_of(slug) or 'a-short-title'} (lower-case letters, digits and single"
            " hyphens).",
            "" if named else slug_of(slug),
        )
    elif slug in RESERVED:
        reader.error(
            at,
            "slug-reserved",
            f"The site needs the address {slug} for itself.",
            f"{where} something else.",
        )


def _slug(reader: Reader, fields: Fields, name: str) -> str:
    key = keys.SLUG_KEY.name
    own = fields.raw(key)
    made = file_slug(own or name)
    if made not in (own or name, *RESERVED) and "." not in own:  # slug: x.html may be an address
        source, mend = "its file's name", f"Name the file or its folder {made}"
        if edition := _EDITION.fullmatch(name):
            mend = f"Name an Easy Read edition {edition[1]}.easy-read.md, beside {edition[1]}.md"
        elif name.endswith(".md"):
            mend = f"Name the file {name}"
        if own:
            source, mend = short(own), f"Write slug: {made}"
        message = f"The address of this post is made of {source}: {made}"
        reader.error(fields.place(key) if own else Place(0, 0), "slug-made", message, mend)
        return made
    check_slug(reader, fields.place(key) if own else Place(0, 0), own or name, named=not own)
    return own or name


def _series(reader: Reader, fields: Fields) -> Ref | None:
    """The series as it is written, where an address can be made of it."""
    ref = take(fields, keys.SERIES)
    if ref and (".." in ref.id or not address_part(ref.id)):
        reader.error(
            Place(ref.line, ref.column),
            "value-id",
            f"{short(ref.id)} cannot be the name of a series.",
            f"Write it in words, or as an id: series: {address_part(ref.id) or 'the-road'}",
        )
        return None
    return ref


def _series_title(reader: Reader, ref: Ref | None) -> str:
    """The words of a series that is no id; its address is made of them."""
    if ref is None or address_part(ref.id) == ref.id:
        return ""
    reader.error(
        Place(ref.line, ref.column),
        "series-form",
        f"{short(ref.id)} has the address /series/{address_part(ref.id)}/, which changes with its"
        " words.",
        f"To keep the address whatever the words are, write series: {address_part(ref.id)}",
    )
    return ref.id
