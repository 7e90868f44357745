"""Values of other systems' front matter. Enters: a value as found. Leaves: ours, in a `Meant`."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from reading_room.importers.blogs.moments import moment
from reading_room.importers.blogs.names import authors
from reading_room.importers.blogs.post import AsItIs, Left
from reading_room.schema.patterns import ADDRESS, LANGUAGE
from reading_room.slugs import own_slug

if TYPE_CHECKING:
    from reading_room.importers.blogs.keys import Meant
    from reading_room.importers.blogs.post import ForeignPost, ForeignSite


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


def nowhere(post: ForeignPost, name: str, value: Any, left: list[Left], said: str = "") -> None:
    looks = name.lower().rpartition(".")[2] in _LOOKS
    said = said or (
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
    if isinstance(value, AsItIs):
        return str(value)
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
    if isinstance(value, dict):
        _updated(made, {"updated": value.get("updated")})
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
    known = {author.id for author in made.authors}
    found = authors(value, site.people)
    made.authors += [author for author in found if author.id not in known]
    if not found and "@" in str(value):
        left.append(
            Left(
                post.path,
                post.lines.get(name, 1),
                "author without a name",
                f"{name}: {value}",
                "left out: an e-mail address is no name",
                "decide",
            )
        )


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


def taxonomies(
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
        nowhere(post, name, value, left, "left out: the post has another description")


def _updated(made: Meant, value: Any, *_: Any) -> None:
    if isinstance(value, dict):
        value = value.get("date") or value.get("updated") or ""
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


TAKE: dict[str, Any] = {
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
