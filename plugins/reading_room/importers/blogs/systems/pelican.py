"""Pelican. Enters: its folder. Leaves: a site: articles in Markdown, whose first lines are
their front matter, in reStructuredText and in HTML."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Any

from reading_room.importers.blogs.moments import moment
from reading_room.importers.blogs.post import ForeignSite
from reading_room.importers.blogs.reading import text_of
from reading_room.importers.blogs.systems.folders import (
    RESTRUCTURED,
    WORDS,
    base_of,
    files,
    post_of,
)
from reading_room.slugs import address_part

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.importers.blogs.post import ForeignPost

_GIST = re.compile(r"\[gist:[ ]*id=(?P<id>\w+)[^\]\n]*\]")
"""A tag of the plugin pelican-gist."""
_FIELD = re.compile(r"\{(\w+)(?::([^{}]*))?\}")


def is_pelican(path: Path) -> bool:
    """Has a folder Pelican's settings?"""
    return path.is_dir() and (path / "pelicanconf.py").is_file()


def read_pelican(root: Path) -> ForeignSite:
    """Every article of a Pelican site."""
    config = _config(root)
    site = ForeignSite("Pelican", root, templates=frozenset({"liquid"}), data=config)
    site.base, site.below = base_of(config.get("SITEURL"))
    site.language = str(config.get("DEFAULT_LANG") or "en")
    site.zone = str(config.get("TIMEZONE") or "")
    content = root / str(config.get("PATH") or "content")
    content = content if content.is_dir() else root / "content"
    site.content = content.relative_to(root).as_posix()
    site.statics = (content, *(content / str(each) for each in _list(config.get("STATIC_PATHS"))))
    pages = {str(each) for each in _list(config.get("PAGE_PATHS") or ["pages"])}
    for path in files(content, WORDS | RESTRUCTURED | {".html", ".htm"}):
        inside = path.relative_to(content)
        if inside.parts[0] in pages and len(inside.parts) > 1:
            site.leave(path)
        else:
            _add(site, path, content)
    return site


def _config(root: Path) -> dict[str, Any]:
    """The plain values of the settings: they are a program, and none is run."""
    made: dict[str, Any] = {}
    for name in ("pelicanconf.py", "publishconf.py"):
        try:
            tree = (
                ast.parse(text_of(root / name)) if (root / name).is_file() else ast.Module([], [])
            )
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for node in tree.body:
            if (
                isinstance(node, ast.Assign)
                and len(node.targets) == 1
                and isinstance(node.targets[0], ast.Name)
            ):
                try:
                    made[node.targets[0].id] = ast.literal_eval(node.value)
                except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
                    continue
    return made


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple | set) else [value] if value else []


def _add(site: ForeignSite, path: Path, content: Path) -> None:
    post = post_of(site, path, meta=True)
    if post is None or not (post.values.get("date") or post.date or site.data.get("DEFAULT_DATE")):
        site.leave(path)
        return
    values, config = post.values, site.data
    inside = path.relative_to(content)
    if (
        not (values.get("category") or values.get("tags"))
        and len(inside.parts) > 1
        and config.get("USE_FOLDER_AS_CATEGORY", True)
    ):
        values["category"] = inside.parts[-2]
    if not (values.get("author") or values.get("authors")) and config.get("AUTHOR"):
        values["author"] = config["AUTHOR"]
    post.language = str(values.get("lang") or "")
    if path.suffix.lower() in (".html", ".htm"):
        post.form = "html"
    post.body = _GIST.sub(lambda found: f"{{% gist {found['id']} %}}", post.body)
    post.is_draft = str(values.get("status") or "").lower() in ("draft", "hidden", "skip")
    if (
        not values.get("slug")
        and config.get("SLUGIFY_SOURCE", "title") == "title"
        and values.get("title")
    ):
        post.slug = address_part(str(values["title"])) or post.slug
    post.addresses = _addresses(post, config)
    site.posts.append(post)


def _addresses(post: ForeignPost, config: dict[str, Any]) -> tuple[str, ...]:
    day = moment(post.values.get("date")) or post.date
    own = post.values.get("url") or post.values.get("save_as")
    pattern = str(
        own or config.get("ARTICLE_URL") or config.get("ARTICLE_SAVE_AS") or "{slug}.html"
    )

    def part(found: re.Match[str]) -> str:
        name, form = found[1], found[2] or ""
        if name == "date":
            for sign, words in (
                ("%Y", day[:4]),
                ("%y", day[2:4]),
                ("%m", day[5:7]),
                ("%d", day[8:10]),
                ("%b", ""),
                ("%H", day[11:13]),
            ):
                form = form.replace(sign, words)
            return form
        if name == "slug":
            return str(post.values.get("slug") or address_part(post.slug))
        return address_part(str(post.values.get(name) or ""))

    made = re.sub(r"/index\.html$", "/", _FIELD.sub(part, pattern))
    return (f"/{made.lstrip('/')}",) if made and (day or "date" not in pattern) else ()
