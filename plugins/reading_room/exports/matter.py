"""Front matter under the names that most programs know. Enters: a post or a list. Leaves: lines of
YAML.

``title``, ``date``, ``lastmod``, ``authors``, ``tags``, ``description``, ``draft``, ``series``,
``slug``, ``aliases`` and ``lang`` are read by Hugo, Jekyll, Eleventy, Astro, Zola, Pelican or
their themes; ``permalink`` and ``url`` keep an address. What they have no word for stands under
ours.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from reading_room.writing.scalars import quoted, scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.library import Library
    from reading_room.model import Post, ReadingList, Record
    from reading_room.values import Name


def post_matter(library: Library, post: Post, image: str, audio: str) -> str:
    """The front matter of a post; ``image`` and ``audio``: the paths to its picture and its
    recording."""
    series = library.series.get(post.series.id) if post.series else None
    shown = post.image
    pairs: dict[str, Any] = {
        **_common(library, post, post.authors, post.updated),
        "draft": post.draft or None,
        "series": series.title if series else (post.series.id if post.series else ""),
        "image": _picture(image, shown.alt, shown.caption) if shown else None,
        "audio": audio,
        "lang": post.language,
        "canonical_url": post.canonical_url,
        "page_author": own_name(post.page_author) if post.page_author else None,
        "review_by": post.review_by,
        "comments": post.comments_state if post.comments_state != "closed" else "",
        "allow": list(post.allow),
    }
    return matter(pairs)


def list_matter(library: Library, found: ReadingList, files: dict[str, str]) -> str:
    """The front matter of a list; ``files``: what holds its works, by the name of its format."""
    source = found.source
    pairs: dict[str, Any] = {
        **_common(library, found, found.curators, None),
        "bibliography": files,
        "source": {
            key: str(value)
            for key, value in (
                ("title", source.title),
                ("container-title", source.container_title),
                ("issued", source.issued),
                ("URL", source.url),
            )
            if value
        }
        if source
        else None,
        "lang": found.language,
        "comments": found.comments_state if found.comments_state != "closed" else "",
        "allow": list(found.allow),
    }
    return matter(pairs)


def matter(pairs: dict[str, Any]) -> str:
    """Keys that have a value, each on its line."""
    lines = [f"{key}: {_written(value)}" for key, value in pairs.items() if _is_given(value)]
    return "\n".join(["---", *lines, "---", ""])


def _is_given(value: object) -> bool:
    return value is not None and value != "" and value != [] and value != {}


def _common(
    library: Library, record: Record, authors: Iterable[Name], updated: datetime.datetime | None
) -> dict[str, Any]:
    address = f"/{library.addresses.of(record)}"
    titles = [
        library.topics[library.topic_ids[ref.id]].title
        for ref in record.topics
        if ref.id in library.topic_ids
    ]
    return {
        "title": record.title,
        "date": _moment(record.date, library),
        "lastmod": _moment(updated, library) if updated else None,
        "authors": [_name(library, name) for name in authors],
        "tags": titles,
        "description": record.description,
        "slug": record.slug,
        "permalink": address,
        "url": address,
        "aliases": [
            f"/{ref.id.strip('/')}{'' if _is_file(ref.id) else '/'}" for ref in record.aliases
        ],
    }


def _is_file(alias: str) -> bool:
    return alias.endswith((".html", ".htm"))


def _name(library: Library, name: Name) -> object:
    words = library.name(name)
    return {"name": words, "organisation": name.organisation} if name.organisation else words


def own_name(name: Name) -> object:
    """A name as this program reads it."""
    if name.person:
        return name.person.id
    if not name.literal:
        return str(name)
    return {"literal": name.literal, **({"kind": name.kind} if name.kind else {})}


def _picture(src: str, alt: str, caption: str) -> dict[str, str]:
    return {"src": src, "alt": alt, **({"caption": caption} if caption else {})}


def _moment(moment: datetime.datetime, library: Library) -> datetime.date | datetime.datetime:
    """A day where the site says no more: most programs take its midnight for one of UTC, and show
    the day that is meant."""
    there = moment.astimezone(library.settings.zone)
    return there.date() if there.time() == datetime.time() else moment


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_written(each)}" for key, each in value.items()) + "}"
    words = str(value)
    return quoted(words) if words.isdigit() or not words else scalar(words)
