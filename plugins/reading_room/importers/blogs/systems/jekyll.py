"""Jekyll, and Hexo, whose posts are the same. Enters: its folder. Leaves: a site: ``_posts``,
``_drafts``, collections of dated files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reading_room.importers.blogs.post import ForeignSite
from reading_room.importers.blogs.reading import text_of, yaml_of
from reading_room.importers.blogs.systems.folders import WORDS, base_of, files, people_of, post_of
from reading_room.importers.blogs.systems.permalinks import JEKYLL, filled, parts
from reading_room.importers.blogs.taking import topic_words
from reading_room.importers.blogs.text.own_tags import pieces
from reading_room.slugs import address_part

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.importers.blogs.post import ForeignPost

_DATED = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-.")
"""The name of a post, which Jekyll publishes without front matter, too."""
_TOPS = ("", "src", "docs", "blog", "content", "site", "source")
"""Folders that have the posts: ``source`` is that of Hexo and Octopress."""
_ENDINGS = WORDS | {".html"}


def is_jekyll(path: Path) -> bool:
    """Has a folder Jekyll's own?"""
    return (
        path.is_dir()
        and any((path / top / "_posts").is_dir() for top in _TOPS)
        and not any(
            (path / name).is_file()
            for name in (
                "eleventy.config.js",
                ".eleventy.js",
                "eleventy.config.mjs",
                "eleventy.config.cjs",
            )
        )
    )


def read_jekyll(root: Path) -> ForeignSite:
    """Every post and draft of a Jekyll site."""
    top = next(
        (root / name for name in _TOPS if (root / name / "_posts").is_dir()),
        root,
    )
    config = _config(top if (top / "_config.yml").is_file() else root)
    site = ForeignSite("Jekyll", top, templates=frozenset({"liquid"}), data=config)
    if top.name == "source" and "hexo" in text_of(root / "package.json"):
        site.system = "Hexo"
    base = str(config.get("url") or "").rstrip("/")
    below = "/" + str(config.get("baseurl") or "").strip("/") if config.get("baseurl") else ""
    site.base, site.below = base_of(f"{base}{below}")
    site.below = site.below or (below if below != "/" else "")
    site.language = str(config.get("lang") or config.get("locale") or "").replace("_", "-")
    site.zone = str(config.get("timezone") or "")
    site.statics = (top,)
    site.words = _words(config, base, below)
    site.pieces = pieces(top / "_includes", (".md", ".markdown", ".html", ".txt"))
    for name in ("authors", "people", "team", "author"):
        for ending in (".yml", ".yaml", ".json"):
            file = top / "_data" / f"{name}{ending}"
            if file.is_file():
                site.people |= people_of(yaml_of(text_of(file)))
    site.people |= people_of(config.get("authors")) | _collection_of_people(top)
    for path in files(top, _ENDINGS):
        shown = f"/{path.relative_to(top).as_posix()}"
        if "/_posts/" in shown or "/_drafts/" in shown:
            _add(site, path, config, is_draft="/_drafts/" in shown)
        elif not shown.startswith("/_") and path.suffix.lower() in _ENDINGS:
            site.leave(path)
    return site


def _config(top: Path) -> dict[str, Any]:
    for name in ("_config.yml", "_config.yaml", "_config.toml"):
        found = yaml_of(text_of(top / name)) if (top / name).is_file() else None
        if isinstance(found, dict):
            return found
    return {}


def _words(config: dict[str, Any], base: str, below: str) -> dict[str, str]:
    words = {
        f"site.{key}": str(value)
        for key, value in config.items()
        if isinstance(value, str | int) and not isinstance(value, bool)
    }
    return {
        **words,
        "site.url": base,
        "site.baseurl": below.rstrip("/"),
        "site.github.url": f"{base}{below}",
    }


def _collection_of_people(top: Path) -> dict[str, Any]:
    data = {}
    for path in files(top / "_authors") if (top / "_authors").is_dir() else ():
        text = text_of(path)
        found = (
            yaml_of(text.split("---")[1])
            if text.startswith("---") and text.count("---") > 1
            else None
        )
        if isinstance(found, dict):
            data[str(found.get("short_name") or found.get("slug") or path.stem)] = found
    return people_of(data)


def _add(site: ForeignSite, path: Path, config: dict[str, Any], *, is_draft: bool) -> None:
    post = post_of(site, path)
    if post is None:
        return
    if post.line <= 1 and not is_draft and not _DATED.match(path.name):
        site.leave(path)
        return
    defaults = _defaults(config, post.path)
    for key, value in defaults.items():
        if key not in post.values and key in (
            "author",
            "authors",
            "lang",
            "permalink",
            "tags",
            "categories",
        ):
            post.values[key] = value
    post.form = "html" if path.suffix.lower() == ".html" else "markdown"
    published = post.values.get("published", defaults.get("published"))
    post.is_draft = is_draft or published is False
    own = path.parent / path.stem
    post.folder = own if own.is_dir() else site.root
    folders = post.path.partition("/_posts/")[0] if "/_posts/" in post.path else ""
    post.addresses = tuple(dict.fromkeys(filter(None, [_address(post, config, folders)])))
    site.posts.append(post)


def _defaults(config: dict[str, Any], path: str) -> dict[str, Any]:
    """What the settings say of all posts, or of those of a folder."""
    found: dict[str, Any] = {}
    given = config.get("defaults")
    for each in given if isinstance(given, list) else ():
        scope = each.get("scope", {}) if isinstance(each, dict) else {}
        below = str(scope.get("path") or "").strip("/") if isinstance(scope, dict) else ""
        if (
            isinstance(each, dict)
            and isinstance(each.get("values"), dict)
            and path.startswith(below)
            and scope.get("type") in (None, "posts")
        ):
            found |= each["values"]
    return found


def _address(post: ForeignPost, config: dict[str, Any], folders: str) -> str:
    own = post.values.get("permalink")
    pattern = str(own or _collection(config) or config.get("permalink") or "date")
    pattern = JEKYLL.get(pattern, pattern)
    categories = [
        *([folders] if folders and not folders.startswith("_") else []),
        *topic_words(post.values.get("categories") or post.values.get("category"), blanks=True),
    ]
    title = re.sub(r"[^\w.~!$&'()*+,;=@-]+", "-", post.slug).strip("-")
    if not own and not isinstance(post.values.get("slug"), str) and pattern.find(":slug") >= 0:
        title = address_part(title) or title
    words = parts(
        post,
        post.values.get("date") if post.values.get("date") else post.date,
        title,
        {
            "categories": "/".join(
                address_part(each) or each for each in dict.fromkeys(categories)
            ),
            "output_ext": ".html",
            "collection": "posts",
            "path": post.slug,
        },
    )
    address = filled(pattern, words)
    return (
        address
        if address.endswith("/") or re.search(r"\.\w+$", address)
        else f"{address}.html"
        if not own
        else address
    )


def _collection(config: dict[str, Any]) -> str:
    found = config.get("collections")
    posts = found.get("posts") if isinstance(found, dict) else None
    return str(posts.get("permalink") or "") if isinstance(posts, dict) else ""
