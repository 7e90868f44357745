"""Markdown with front matter in folders, as Astro, MkDocs and others have it. Enters: a folder.
Leaves: a site.

A post is a file with a date, in its front matter or in its name; what has none is a page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reading_room.importers.blogs.post import ForeignSite, Left
from reading_room.importers.blogs.reading import text_of
from reading_room.importers.blogs.systems.folders import base_of, files, is_page, post_of
from reading_room.importers.blogs.systems.mkdocs import language_of, settings_in
from reading_room.importers.blogs.text.snippets import snippets

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.importers.blogs.post import ForeignPost

_DATES = frozenset(
    {
        "date",
        "pubdate",
        "publishdate",
        "published",
        "created",
        "publish_date",
        "datepublished",
        "published_at",
        "date_created",
        "created_at",
        "pubdatetime",
        "posted",
    }
)
_STATICS = ("public", "static", "src/assets", "assets", "src", "images", "src/content")
_SITE = re.compile(
    r"\bsite\s*:\s*(?:[^\n,\"']{0,200}(?:\|\||\?\?)\s*)?[\"'](https?://[^\"']+)[\"']"
)
_BASE = re.compile(r"\bbase\s*:\s*[\"'](/[^\"']*)[\"']")

CONFIGS = tuple(f"astro.config.{ending}" for ending in ("mjs", "ts", "js", "cjs", "mts"))
"""The names of Astro's settings."""
_NAME = re.compile(r"[\w-]+(?:/[\w-]+)*")


def read_markdown(root: Path) -> ForeignSite:
    """Every dated file of Markdown below a folder."""
    site = ForeignSite("Markdown", root)
    config = next(
        (root / name for name in CONFIGS if (root / name).is_file()),
        None,
    )
    if config:
        site.system = "Astro"
        words = text_of(config)
        found, below = _SITE.search(words), _BASE.search(words)
        site.base, site.below = base_of(
            (found[1].rstrip("/") + (below[1] if below else "")) if found else ""
        )
    if mkdocs := settings_in(root):
        site.system, site.language, site.data = "MkDocs", language_of(mkdocs), mkdocs
        site.base, site.below = base_of(mkdocs.get("site_url"))
    site.statics = tuple(root / name for name in _STATICS if (root / name).is_dir())
    content = _content(root, mkdocs)
    if mkdocs:
        site.statics = (content, *site.statics)
        site.content = content.relative_to(root).as_posix()
    for path in files(content):
        if is_page(path):
            site.leave(path)
            continue
        if config and _is_apart(path.relative_to(content).as_posix()):
            shown = path.relative_to(root).as_posix()
            said = "left out: Astro makes no page of what begins with _"
            site.left.append(Left(shown, 1, "file of no page", shown, said, "dropped"))
            continue
        post = post_of(site, path)
        if post is None:
            continue
        if not (post.date or _has_date(post)):
            site.leave(path)
            continue
        if path.suffix == ".mdx":
            site.templates = frozenset({"mdx"})
        post.addresses = _addresses(post, content.relative_to(root).as_posix())
        site.posts.append(post)
    if mkdocs:
        tops = (root, content, root / "snippets", content / "snippets", root / "includes")
        site.snippets = snippets(root, tops, (post.body for post in site.posts))
    return site


def _content(root: Path, mkdocs: dict[str, Any]) -> Path:
    """The folder that holds the texts."""
    named = str(mkdocs.get("docs_dir") or "docs") if mkdocs else "src/content"
    folder = root / named
    inside = folder.resolve().is_relative_to(root.resolve())
    return folder if inside and folder.is_dir() else root


def _has_date(post: ForeignPost) -> bool:
    """Does the front matter give a date? ``published: true`` is none."""
    return any(
        key.lower().replace("-", "_") in _DATES and not isinstance(value, bool)
        for key, value in post.values.items()
    )


def _is_apart(path: str) -> bool:
    """Does a file, or a folder around it, have a name by which Astro passes it over?"""
    return any(name.startswith("_") for name in path.split("/"))


def _addresses(post: ForeignPost, content: str) -> tuple[str, ...]:
    """Astro's usual addresses are the paths of files below src/content."""
    own = post.values.get("permalink") or post.values.get("url")
    if isinstance(own, str) and own.startswith("/"):
        return (own,)
    own = post.values.get("abbrlink")
    if isinstance(own, str) and _NAME.fullmatch(own):
        language = post.values.get("lang")
        return (f"/{language}/{own}/" if isinstance(language, str) and language else f"/{own}/",)
    if content == ".":
        return ()
    path = re.sub(r"(?:/index)?\.\w+$", "", post.path.removeprefix(f"{content}/"))
    return (f"/{path}/",)
