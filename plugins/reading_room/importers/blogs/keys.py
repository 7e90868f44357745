"""Front matter of other systems under our keys. Enters: a post's values. Leaves: what each of our
keys is given, and what has no place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reading_room.importers.blogs.moments import is_before, moment
from reading_room.importers.blogs.post import Left
from reading_room.importers.blogs.taking import TAKE, line, nowhere, taxonomies
from reading_room.schema import POST

if TYPE_CHECKING:
    from reading_room.importers.blogs.names import Author
    from reading_room.importers.blogs.post import ForeignPost, ForeignSite

_ELSEWHERE = {
    "title": "title headline",
    "date": "date pubdate publishdate published_at datepublished "
    "publish_date published_date created created_at "
    "date_created datecreated published publicationdate posted",
    "authors": "authors author by byline writer writers post_author guest_author",
    "topics": "topics tags categories tag category keywords taxonomies subjects topic",
    "description": "description excerpt summary meta_description abstract lead teaser blurb intro "
    "custom_excerpt og_description subtitle seo_description "
    "tagline deck metadescription share_description",
    "updated": "updated lastmod last_modified_at modified "
    "last_update updateddate datemodified lastupdated "
    "last_updated edited updated_at moddate update_date "
    "last_modified modifieddate dateupdated updatedat",
    "draft": "draft isdraft",
    "language": "language lang locale",
    "canonical_url": "canonical_url canonical canonicalurl canonical_link "
    "original_url rel_canonical originalurl "
    "canonicallink",
    "aliases": "aliases alias redirect_from redirects redirect_froms old_urls",
    "series": "series",
    "image": "image cover featured_image featuredimage thumbnail "
    "hero heroimage feature_image banner coverimage "
    "header og_image ogimage cover_image hero_image thumb socialimage social_image thumbnailimage "
    "featuredpath image_path postimage featured titleimage share_image "
    "thumbnail_img share_img cover_img teaser_image header_image",
    "audio": "audio podcast enclosure",
}
_OURS = {other: key for key, others in _ELSEWHERE.items() for other in others.split()}
for _key in POST:
    for _other in (*_key.also, *_key.read_as):
        if _key.name in _ELSEWHERE and _other not in ("year", "name", "permalink"):
            _OURS.setdefault(_other, _key.name)
_BY_READER = frozenset(
    {
        "permalink",
        "url",
        "slug",
        "path",
        "status",
        "published",
        "unlisted",
        "save_as",
        "basename",
        "abbrlink",
    }
)
"""Keys that the readers of systems make addresses and drafts of."""


_ALT = re.compile(
    r"(?:hero|cover|featured?|social|og|banner|header|thumbnail|image|img|picture)*alt(?:text)?"
)


@dataclass(slots=True)
class Meant:
    """What a post's front matter says, under our keys."""

    title: str = ""
    date: str = ""
    updated: str = ""
    description: str = ""
    authors: list[Author] = field(default_factory=list)
    topics: dict[str, str] = field(default_factory=dict)
    """The words of each topic, by its id."""
    series: str = ""
    image: tuple[str, str, str] = ("", "", "")
    audio: str = ""
    language: str = ""
    canonical_url: str = ""
    aliases: list[str] = field(default_factory=list)
    is_draft: bool = False


def meant(post: ForeignPost, site: ForeignSite, left: list[Left]) -> Meant:
    """Give our keys what theirs hold."""
    made = Meant(is_draft=post.is_draft or bool(post.held), language=post.language)
    if post.held:
        became = "a draft: take out draft: true once everybody may read it"
        left.append(Left(post.path, 1, "not for everybody", post.held, became, "decide"))
    alt = ""
    for name, value in post.values.items():
        low = name.lower().replace("-", "_")
        ours = _OURS.get(low) or _OURS.get(low.replace("_", ""), "")
        if ours == "date" and isinstance(value, bool):
            made.is_draft = made.is_draft or not value
            continue
        if value is None or value == "" or value == []:
            continue
        if ours == "topics" and low == "taxonomies" and isinstance(value, dict):
            taxonomies(made, value, post, site, left)
        elif ours:
            TAKE[ours](made, value, post, site, left, name)
        elif low in (
            "extra",
            "params",
            "seo",
            "meta",
            "metadata",
            "opengraph",
            "data",
        ) and isinstance(value, dict):
            _nested(made, value, post, site, left, name)
        elif _ALT.fullmatch(low.replace("_", "")) and isinstance(value, str):
            alt = line(value)
        elif low not in _BY_READER:
            nowhere(post, name, value, left)
    if alt and made.image[0] and not made.image[1]:
        made.image = (made.image[0], alt, made.image[2])
    made.date = made.date or moment(post.date)
    made.topics = dict(list(made.topics.items())[:100])
    if made.updated[:10] == made.date[:10] or is_before(made.updated, made.date):
        made.updated = ""
    return made


def _nested(
    made: Meant,
    value: dict[str, Any],
    post: ForeignPost,
    site: ForeignSite,
    left: list[Left],
    name: str,
) -> None:
    for key, each in value.items():
        low = str(key).lower()
        ours = _OURS.get(low, "")
        if ours and each and not getattr(made, ours, None) and ours != "date":
            TAKE[ours](made, each, post, site, left, f"{name}.{key}")
        elif each not in (None, "", [], False):
            nowhere(post, f"{name}.{key}", each, left)
