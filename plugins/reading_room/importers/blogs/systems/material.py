"""Material for MkDocs' blog. Enters: its folder. Leaves: a site: the posts below
``docs/blog/posts``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reading_room.importers.blogs.moments import moment
from reading_room.importers.blogs.post import ForeignSite
from reading_room.importers.blogs.reading import text_of, yaml_of
from reading_room.importers.blogs.systems.folders import WORDS, base_of, files, people_of, post_of
from reading_room.importers.blogs.systems.mkdocs import language_of, settings
from reading_room.importers.blogs.taking import line, topic_words
from reading_room.importers.blogs.text.snippets import snippets
from reading_room.slugs import address_part

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.importers.blogs.post import ForeignPost

_BLOG = re.compile(r"^\s*-?\s*(?:material/)?blog\s*:?\s*(?:$|\{)", re.M)
_H1 = re.compile(r"^#[ \t]+([^\n]+)", re.M)


def is_material(path: Path) -> bool:
    """Has a folder mkdocs.yml with the blog plugin?"""
    if not path.is_dir():
        return False
    return _config(path) is not None


def _config(path: Path) -> Path | None:
    """The file that has the plugin: mkdocs.yml, or one of several (mkdocs-blog.yml)."""
    return next(
        (
            file
            for file in sorted(path.glob("mkdocs*.y*ml"), key=lambda file: len(file.name))
            if _BLOG.search(text_of(file))
        ),
        None,
    )


def read_material(root: Path) -> ForeignSite:
    """Every post of every blog of a site of Material."""
    file = _config(root) or root / "mkdocs.yml"
    config = settings(file)
    site = ForeignSite("Material", root, data=config)
    site.base, site.below = base_of(config.get("site_url"))
    site.language = language_of(config)
    docs = root / str(config.get("docs_dir") or "docs")
    site.content = docs.relative_to(root).as_posix()
    site.statics = (docs,)
    if re.search(r"^\s*-?\s*macros\b", text_of(file), re.M):
        site.templates = frozenset({"liquid"})
    for options in _blogs(config):
        blog = str(options.get("blog_dir", "blog")).strip("/").removeprefix(".")
        folder = docs / blog if blog else docs
        authors = str(options.get("authors_file", "{blog}/.authors.yml")).replace("{blog}", blog)
        site.people |= people_of(
            yaml_of(text_of(docs / authors)) if (docs / authors).is_file() else None
        )
        posts = str(options.get("post_dir", "{blog}/posts")).replace("{blog}", blog).strip("/")
        for path in files(docs / posts, WORDS) if (docs / posts).is_dir() else ():
            post = post_of(site, path)
            if post is None:
                continue
            post.addresses = _addresses(post, options, blog)
            site.posts.append(post)
        for path in files(folder, WORDS):
            if docs / posts not in path.parents:
                site.leave(path)
    tops = (root, docs, root / "snippets", docs / "snippets", root / "includes", docs / "includes")
    site.snippets = snippets(root, tops, (post.body for post in site.posts))
    return site


def _blogs(config: dict[str, Any]) -> list[dict[str, Any]]:
    plugins = config.get("plugins")
    entries = (
        plugins.items()
        if isinstance(plugins, dict)
        else [
            pair
            for each in (plugins if isinstance(plugins, list) else [])
            for pair in (each.items() if isinstance(each, dict) else [(each, {})])
        ]
    )
    return [
        options or {}
        for name, options in entries
        if str(name).rpartition("/")[2] == "blog" and isinstance(options or {}, dict)
    ] or [{}]


def _addresses(post: ForeignPost, options: dict[str, Any], blog: str) -> tuple[str, ...]:
    found = _H1.search(post.body)
    title = str(post.values.get("title") or (found[1] if found else post.slug))
    slug = str(post.values.get("slug") or "") or address_part(line(title))
    day = moment(post.values.get("date")) or post.date
    form = str(options.get("post_url_date_format") or "yyyy/MM/dd")
    date = form.replace("yyyy", day[:4]).replace("MM", day[5:7]).replace("dd", day[8:10])
    categories = [address_part(each) for each in topic_words(post.values.get("categories"))]
    pattern = str(options.get("post_url_format") or "{date}/{slug}")
    made = (
        pattern.format_map(
            {"date": date, "slug": slug, "file": post.slug, "categories": "/".join(categories[:1])}
        )
        if re.fullmatch(r"(?:[^{}]|\{(?:date|slug|file|categories)\})*", pattern)
        else ""
    )
    return (re.sub(r"/{2,}", "/", f"/{blog}/{made}/"),) if made and "yyyy" not in made else ()
