"""Docusaurus. Enters: its folder. Leaves: a site: the posts of its blogs, in each language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reading_room.importers.blogs.moments import moment
from reading_room.importers.blogs.post import ForeignSite
from reading_room.importers.blogs.reading import text_of, yaml_of
from reading_room.importers.blogs.systems.folders import base_of, files, people_of, post_of

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.importers.blogs.post import ForeignPost

_CONFIGS = tuple(
    f"docusaurus.config.{ending}" for ending in ("js", "ts", "mjs", "cjs", "mts", "cts")
)
_URL = re.compile(r"\burl\s*:\s*[\"'](https?://[^\"']+)[\"']")
_BASE = re.compile(r"\bbaseUrl\s*:\s*[\"']([^\"']+)[\"']")
_LANGUAGE = re.compile(r"\bdefaultLocale\s*:\s*[\"']([^\"']+)[\"']")
_BLOG = re.compile(r"\bblog\s*:\s*\{|content-blog[\"']\s*,\s*(?:/\*.*?\*/\s*)?\{", re.S)
_OPTION = re.compile(r"\b(path|routeBasePath)\s*:\s*[\"']([^\"']*)[\"']")
_CANONICAL = re.compile(
    r"<head\b[^<>]*>.{0,2000}?<link\s[^<>]*?rel=[\"']canonical[\"'][^<>]*?href=[\"'](?P<to>[^\"']+)",
    re.S,
)
"""The address of the original, in the elements that a post adds to the head of its page."""
_ENDINGS = frozenset({".md", ".mdx"})
_DATED = re.compile(r"(?:^|/)(\d{4})[-/](\d{1,2})[-/](\d{1,2})[-/]([^/]+?)(?:/index)?\.mdx?$")


def is_docusaurus(path: Path) -> bool:
    """Has a folder Docusaurus' settings?"""
    return path.is_dir() and any((path / name).is_file() for name in _CONFIGS)


def read_docusaurus(root: Path) -> ForeignSite:
    """Every post of the blogs of a site."""
    config = next((text_of(root / name) for name in _CONFIGS if (root / name).is_file()), "")
    site = ForeignSite("Docusaurus", root, templates=frozenset({"mdx"}))
    url, base, language = _URL.search(config), _BASE.search(config), _LANGUAGE.search(config)
    site.base, site.below = base_of(url[1].rstrip("/") + (base[1] if base else "") if url else "")
    site.language = language[1] if language else "en"
    site.statics = (root / "static", root)
    for folder, route in _blogs(root, config):
        _blog(site, root / folder, route, "")
        for there in sorted((root / "i18n").glob("*/docusaurus-plugin-content-blog")):
            if folder == "blog":
                _blog(site, there, route, there.parent.name)
    for path in files(root / "docs", _ENDINGS) if (root / "docs").is_dir() else ():
        site.leave(path)
    return site


def _blogs(root: Path, config: str) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for start in _BLOG.finditer(config):
        options = {
            pair[1]: pair[2] for pair in _OPTION.finditer(config[start.end() : start.end() + 800])
        }
        folder = options.get("path", "blog").strip("./")
        if (root / folder).is_dir():
            found.setdefault(folder, options.get("routeBasePath", "blog").strip("/"))
    if not found and (root / "blog").is_dir():
        found["blog"] = "blog"
    return list(found.items())


def _blog(site: ForeignSite, folder: Path, route: str, language: str) -> None:
    for name in ("authors.yml", "authors.yaml", "authors.json"):
        if (folder / name).is_file():
            site.people |= people_of(yaml_of(text_of(folder / name)))
    for name in ("tags.yml", "tags.yaml"):
        tags = yaml_of(text_of(folder / name)) if (folder / name).is_file() else None
        for key, each in tags.items() if isinstance(tags, dict) else ():
            if isinstance(each, dict):
                site.topics[str(key)] = (
                    str(each.get("label") or key),
                    str(each.get("description") or ""),
                )
    for path in files(folder, _ENDINGS):
        if path.name.startswith("_"):
            continue
        post = post_of(site, path)
        if post is None:
            continue
        dated = _DATED.search(f"/{path.relative_to(folder).as_posix()}")
        if dated:
            post.date = f"{dated[1]}-{int(dated[2]):02}-{int(dated[3]):02}"
            if not post.values.get("slug"):
                post.slug = dated[4]
        post.language = language if language != site.language else ""
        _legacy(post.values)
        if original := _CANONICAL.search(post.body):
            post.values.setdefault("canonical_url", original["to"])
        post.is_draft = post.values.get("draft") is True or post.values.get("unlisted") is True
        post.addresses = _addresses(post, route, dated)
        site.posts.append(post)


def _legacy(values: dict[str, Any]) -> None:
    """Keys of an author that stand alone."""
    keys = {
        "author_name": "name",
        "authorName": "name",
        "author": "name",
        "author_title": "title",
        "author_url": "url",
        "authorURL": "url",
        "authorTitle": "title",
    }
    found = {new: values[old] for old, new in keys.items() if isinstance(values.get(old), str)}
    if "name" in found and len(found) > 1:
        for old in (
            *keys,
            "author_image_url",
            "authorImageURL",
            "authorFBID",
            "authorTwitter",
            "author_image",
        ):
            values.pop(old, None)
        values["authors"] = [*_list(values.get("authors")), found]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _addresses(post: ForeignPost, route: str, dated: re.Match[str] | None) -> tuple[str, ...]:
    before = f"/{post.language}" if post.language else ""
    own = post.values.get("slug")
    start = f"{before}/{route}".rstrip("/")
    if isinstance(own, str | int) and str(own):
        return (f"{start}/{str(own).strip('/')}/",)
    day = post.date or moment(post.values.get("date"))
    if dated and day:
        return (f"{start}/{day[:4]}/{day[5:7]}/{day[8:10]}/{dated[4]}/",)
    return (f"{start}/{post.slug}/",)
