"""Front matter of other systems under our keys. Enters: a post's values. Leaves: what each of our
keys is given, and what has no place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any

from reading_room.importers.blogs.moments import is_before, moment
from reading_room.importers.blogs.names import Author, authors
from reading_room.importers.blogs.post import Left
from reading_room.schema import POST
from reading_room.schema.patterns import ADDRESS, LANGUAGE
from reading_room.slugs import own_slug

if TYPE_CHECKING:
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
    {"permalink", "url", "slug", "path", "status", "published", "unlisted", "save_as", "basename"}
)
"""Keys that the readers of systems make addresses and drafts of."""
_LOOKS = frozenset(
    """layout toc template hide math mathjax katex type weight comments comment disqus sidebar
    sidebar_label sidebar_position hide_table_of_contents pagination_next pagination_prev nav_order
    render_with_liquid classes body_class css js no_toc showtoc tocopen showreadingtime hidemeta
    menu nav pin mermaid sitemap feed searchhidden share related readtime reading_time readingtime
    wordcount outputs cascade headless eleventynavigation eleventyexcludefromcollections
    templateengineoverride insert_anchor_links in_search_index generate_feeds cover_size aside
    single_column page_class mdx editpost showbreadcrumbs author_profile read_time toc_label
    toc_icon toc_sticky excerpt_separator resources _build build markup isCJKLanguage linktitle
    short_title shorttitle search boost options hide_title""".lower().split()
)
_COLLECTIONS = frozenset({"post", "posts", "blog", "blogs", "article", "articles", "all"})


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
    made = Meant(is_draft=post.is_draft, language=post.language)
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
            _taxonomies(made, value, post, site, left)
        elif ours:
            _TAKE[ours](made, value, post, site, left, name)
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
            _nowhere(post, name, value, left)
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
            _TAKE[ours](made, each, post, site, left, f"{name}.{key}")
        elif each not in (None, "", [], False):
            _nowhere(post, f"{name}.{key}", each, left)


def _nowhere(post: ForeignPost, name: str, value: Any, left: list[Left]) -> None:
    low = name.lower().rpartition(".")[2]
    looks = low in _LOOKS
    said = (
        "left out: it says how a page is made" if looks else "left out: there is no such key here"
    )
    left.append(
        Left(
            post.path,
            post.lines.get(name.partition(".")[0], 1),
            f"key {name}",
            f"{name}: {' '.join(str(value).split())}"[:200],
            said,
            "dropped",
        )
    )


def line(value: Any) -> str:
    """Words on one line, without the marks of HTML and Markdown."""
    words = unescape(re.sub(r"<[a-zA-Z/!][^<>]*>", "", str(value)))
    words = re.sub(
        r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:(?:\{[^{}]*\})?", "", words
    )
    words = re.sub(r"!?\[([^\[\]]*)\]\([^()\s]*\)", r"\1", words)
    words = re.sub(r"(?<![\w*])(\*\*|__|\*)(?=\S)(.+?)(?<=\S)\1(?![\w*])", r"\2", words)
    words = re.sub("[\x00-\x1f\x7f-\x9f\u200b\u2060\ufeff\u00ad\u200e\u200f]", " ", words)
    return " ".join(words.split())


def _title(made: Meant, value: Any, *_: Any) -> None:
    value = value.get("rendered") if isinstance(value, dict) else value
    made.title = made.title or line(value)


def _date(
    made: Meant, value: Any, post: ForeignPost, site: ForeignSite, left: list[Left], name: str
) -> None:
    del site
    read = moment(value)
    if (read and name.lower() in ("date", "pubdate", "publishdate")) or not made.date:
        made.date = read or made.date
    if not read and not re.match(r"(?:git )?(?:created|last modified)", str(value), re.I):
        left.append(
            Left(
                post.path,
                post.lines.get(name, 1),
                "date that cannot be read",
                f"{name}: {value}",
                "left out",
                "decide",
            )
        )


def _authors(
    made: Meant, value: Any, post: ForeignPost, site: ForeignSite, left: list[Left], name: str
) -> None:
    del post, left, name
    known = {author.id for author in made.authors}
    made.authors += [author for author in authors(value, site.people) if author.id not in known]


def _topics(
    made: Meant, value: Any, post: ForeignPost, site: ForeignSite, left: list[Left], name: str
) -> None:
    for words in topic_words(value, blanks=site.system == "Jekyll"):
        if words.lower() in _COLLECTIONS:
            left.append(
                Left(
                    post.path,
                    post.lines.get(name, 1),
                    f"topic {words}",
                    f"{name}: {words}",
                    "left out: it names a collection",
                    "dropped",
                )
            )
        elif words.lower() not in ("uncategorized", "uncategorised"):
            title = site.topics.get(words, (words, ""))[0]
            made.topics.setdefault(own_slug(words, "topic"), title)


def _taxonomies(
    made: Meant, value: dict[str, Any], post: ForeignPost, site: ForeignSite, left: list[Left]
) -> None:
    for key, each in value.items():
        if key.lower() in ("series",):
            _series(made, each)
        elif key.lower() in ("authors", "author"):
            _authors(made, each, post, site, left, key)
        else:
            _topics(made, each, post, site, left, "taxonomies")


def topic_words(value: Any, *, blanks: bool = False) -> list[str]:
    """Topics in any form: a list, words between commas, mappings with a name."""
    if isinstance(value, dict):
        named = value.get("name") or value.get("label") or value.get("title")
        return [line(named)] if named else [w for each in value.values() for w in topic_words(each)]
    if isinstance(value, list | tuple):
        return [
            words
            for each in value
            for words in (topic_words(each) if not isinstance(each, str) else [line(each)])
            if words
        ]
    text = line(value if value is not None else "").strip("[]")
    parts = (
        text.split(",") if "," in text else re.split(r"\s+", text) if blanks else text.split(";")
    )
    return [part.strip(" \"'#") for part in parts if part.strip(" \"'#")]


def _description(
    made: Meant, value: Any, post: ForeignPost, site: ForeignSite, left: list[Left], name: str
) -> None:
    del site
    words = line(value) if not isinstance(value, dict | list | bool) else ""
    if not words:
        return
    if not made.description:
        made.description = words
    elif made.description != words and name.lower() not in ("excerpt", "summary", "teaser"):
        _nowhere(post, name, value, left)


def _updated(made: Meant, value: Any, *_: Any) -> None:
    if isinstance(value, dict):
        value = value.get("date") or value.get("updated")
    made.updated = moment(value) or made.updated


def _draft(made: Meant, value: Any, *_: Any) -> None:
    made.is_draft = made.is_draft or value is True or str(value).lower() in ("true", "yes", "1")


def _language(made: Meant, value: Any, *_: Any) -> None:
    code = str(value).replace("_", "-")
    if re.match(LANGUAGE, code):
        made.language = code


def _canonical(
    made: Meant, value: Any, post: ForeignPost, site: ForeignSite, left: list[Left], name: str
) -> None:
    del post, left, name
    own = site.base and str(value).startswith(site.base) and site.system != "a saved page"
    if re.match(ADDRESS, str(value)) and not own:
        made.canonical_url = str(value)


def _aliases(made: Meant, value: Any, *_: Any) -> None:
    for each in value if isinstance(value, list | tuple) else [value]:
        made.aliases.append(str(each.get("path", "") if isinstance(each, dict) else each))


def _series(made: Meant, value: Any, *_: Any) -> None:
    words = topic_words(value) if not isinstance(value, bool) else []
    made.series = made.series or (words[0] if words else "")


def _image(made: Meant, value: Any, *_: Any) -> None:
    if made.image[0]:
        return
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        low = {str(key).lower(): each for key, each in value.items()}
        src = next(
            (
                low[key]
                for key in (
                    "src",
                    "image",
                    "path",
                    "url",
                    "feature",
                    "overlay_image",
                    "teaser",
                    "file",
                    "relative",
                )
                if isinstance(low.get(key), str)
            ),
            "",
        )
        made.image = (
            src,
            line(low.get("alt") or low.get("image_description") or ""),
            line(low.get("caption") or ""),
        )
    elif isinstance(value, str) and re.search(
        r"\.(?:png|jpe?g|gif|webp|svg|avif)(?:[?#].*)?$", value, re.I
    ):
        made.image = (value, "", "")


def _audio(made: Meant, value: Any, *_: Any) -> None:
    if isinstance(value, dict):
        value = value.get("src") or value.get("url") or value.get("file") or ""
    if isinstance(value, str) and re.search(
        r"\.(?:mp3|m4a|aac|og[ga]|opus|flac|wav|weba)$", value, re.I
    ):
        made.audio = value


_TAKE: dict[str, Any] = {
    "title": _title,
    "date": _date,
    "authors": _authors,
    "topics": _topics,
    "description": _description,
    "updated": _updated,
    "draft": _draft,
    "language": _language,
    "canonical_url": _canonical,
    "aliases": _aliases,
    "series": _series,
    "image": _image,
    "audio": _audio,
}
