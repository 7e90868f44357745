"""Eleventy. Enters: its folder. Leaves: a site: dated files, and those whose folder makes them
posts."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from reading_room.importers.blogs.moments import moment
from reading_room.importers.blogs.post import ForeignSite
from reading_room.importers.blogs.reading import text_of, yaml_of
from reading_room.importers.blogs.systems.folders import (
    WORDS,
    base_of,
    files,
    is_page,
    people_of,
    post_of,
)
from reading_room.slugs import address_part

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.importers.blogs.post import ForeignPost

_CONFIGS = (
    ".eleventy.js",
    "eleventy.config.js",
    "eleventy.config.mjs",
    "eleventy.config.cjs",
    "eleventy.config.ts",
)
_INPUT = re.compile(r"\binput\s*:\s*[\"']([^\"']+)[\"']|setInputDirectory\([\"']([^\"']+)[\"']")
_URL = re.compile(
    r"\b(?:url|siteUrl|site_url|baseUrl|domain|host)\b[\"']?\s*[:=]\s*[\"'`](https?://[^\"'`\s]+)[\"'`]"
)
_TAGS = re.compile(r"\btags\s*:\s*(?:\[\s*)?[\"']([\w -]+)[\"']")
_PERMALINK = re.compile(r"\bpermalink\s*:\s*[\"'`]([^\"'`]+)[\"'`]")
_RETURNED = re.compile(
    r"\bpermalink\b(?:(?!\b(?:if|switch|for|return)\b)[^`\"'?;]){0,120}?(?:=>|\breturn\b)\s*\(?\s*`([^`]+)`\s*[;,)}\n]"
)
"""A function that returns one pattern, whatever it is asked."""
_ENDINGS = WORDS | {".html", ".njk", ".liquid"}
_POSTS = frozenset(
    {
        "post",
        "posts",
        "blog",
        "blogs",
        "article",
        "articles",
        "writing",
        "writings",
        "news",
        "note",
        "notes",
        "journal",
        "entries",
        "weblog",
    }
)
_INHERITED = frozenset({"tags", "author", "authors", "date", "lang", "language", "series"})
"""What a post takes from the data files of its folders."""
_PASSED = frozenset(
    {"_includes", "_layouts", "_data", "_11ty", "test", "tests", "demos", "archive", "lib", "dist"}
)


def is_eleventy(path: Path) -> bool:
    """Has a folder Eleventy's settings?"""
    if not path.is_dir():
        return False
    package = path / "package.json"
    return any((path / name).is_file() for name in _CONFIGS) or (
        package.is_file() and '@11ty/eleventy"' in text_of(package)
    )


def read_eleventy(root: Path) -> ForeignSite:
    """Every post of an Eleventy site."""
    config = next((text_of(root / name) for name in _CONFIGS if (root / name).is_file()), "")
    site = ForeignSite("Eleventy", root, templates=frozenset({"liquid"}))
    top = _top(root, config)
    data, words = _data(top, root)
    site.people = people_of(data.get("authors") or data.get("people") or data.get("team"))
    found = _URL.search(words) or _URL.search(config)
    site.base, site.below = base_of(found[1] if found else "")
    site.words = _site_words(data)
    site.statics = tuple(
        folder
        for folder in (
            top,
            top / "static",
            top / "public",
            top / "assets",
            top / "src",
            root / "public",
            root / "static",
        )
        if folder.is_dir()
    )
    folders: dict[Path, dict[str, Any]] = {}
    for path in files(top, _ENDINGS, passed=_PASSED):
        above = _inherited(path, top, folders)
        post = None if is_page(path) else post_of(site, path)
        if post:
            own = _data_files(path.parent, (path.stem, f"{path.stem}.11tydata"))
            post.values = {**own, **post.values}
        if post and post.values.get("eleventyExcludeFromCollections") is True and not post.date:
            site.leave(path, "page that no collection has")
            continue
        if post is None or not _is_post(post, above, path):
            site.leave(path)
            continue
        for key, value in above.items():
            if key in _INHERITED and key not in post.values:
                post.values[key] = value
        post.form = "markdown" if path.suffix.lower() in WORDS else "html"
        post.is_draft = post.values.get("draft") is True or post.values.get("permalink") is False
        post.addresses = _addresses(post, above, path, top)
        site.posts.append(post)
    return site


def _top(root: Path, config: str) -> Path:
    found = _INPUT.search(config)
    name = (found[1] or found[2]).strip("./") if found else ""
    if name and (root / name).is_dir():
        return root / name
    if (root / "app" / "posts").is_dir():
        return root / "app"
    return root


def _data(top: Path, root: Path) -> tuple[dict[str, Any], str]:
    """Global data, by the names of its files; and the words of those that are programs."""
    made: dict[str, Any] = {}
    words = ""
    for folder in dict.fromkeys((top / "_data", root / "_data", root / "src" / "_data")):
        for path in (
            files(folder, {".json", ".yml", ".yaml", ".js", ".cjs", ".mjs", ".ts"})
            if folder.is_dir()
            else ()
        ):
            if path.suffix in (".json", ".yml", ".yaml"):
                made.setdefault(path.stem, yaml_of(text_of(path)))
            if path.stem in ("site", "metadata", "meta", "config", "global", "env"):
                words += text_of(path) + "\n"
    return made, words


def _site_words(data: dict[str, Any]) -> dict[str, str]:
    return {
        f"{name}.{key}": str(value)
        for name, each in data.items()
        if isinstance(each, dict)
        for key, value in each.items()
        if isinstance(value, str)
    }


def _inherited(path: Path, top: Path, known: dict[Path, dict[str, Any]]) -> dict[str, Any]:
    """What the data files of the folders above a file say, the nearest last."""
    made: dict[str, Any] = {}
    for folder in reversed(
        [parent for parent in path.parents if parent == top or top in parent.parents]
    ):
        if folder not in known:
            known[folder] = _of_folder(folder)
        made |= known[folder]
    return made


def _of_folder(folder: Path) -> dict[str, Any]:
    """What the data files of a folder say for all in it."""
    return _data_files(folder, (folder.name, f"{folder.name}.11tydata", "index.11tydata"))


def _data_files(folder: Path, stems: tuple[str, ...]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for stem in stems:
        for ending in (".json", ".js", ".cjs", ".mjs", ".yml", ".yaml"):
            file = folder / f"{stem}{ending}"
            if not file.is_file():
                continue
            text = text_of(file)
            if ending == ".json":
                try:
                    found = json.loads(text)
                except ValueError:
                    found = yaml_of(text)
                made |= found if isinstance(found, dict) else {}
            elif ending in (".yml", ".yaml"):
                found = yaml_of(text)
                made |= found if isinstance(found, dict) else {}
            else:
                if tags := _TAGS.search(text):
                    made["tags"] = tags[1]
                if "permalink" in text:  # one that a program makes is not known
                    link = _PERMALINK.search(text) or _RETURNED.search(text)
                    made["permalink"] = link[1] if link else "{{ unknown }}"
    return made


def _is_post(post: ForeignPost, above: dict[str, Any], path: Path) -> bool:
    tags = [*_list(post.values.get("tags")), *_list(above.get("tags"))]
    dated = bool(post.date or moment(post.values.get("date")))
    if path.suffix.lower() not in WORDS and not dated:
        return False
    if path.stem == "index" and path.parent.name in _POSTS:
        return False
    return (
        bool(post.values.get("title")) and (dated or any(tag.lower() in _POSTS for tag in tags))
    ) or bool(post.date)


def _list(value: Any) -> list[str]:
    return (
        [str(each) for each in value] if isinstance(value, list) else [str(value)] if value else []
    )


def _addresses(post: ForeignPost, above: dict[str, Any], path: Path, top: Path) -> tuple[str, ...]:
    own = post.values.get("permalink") or above.get("permalink")
    parts = path.relative_to(top).with_suffix("").as_posix().split("/")
    parts[-1] = re.sub(r"^\d{4}-\d{2}-\d{2}-", "", parts[-1])
    if parts[-1] == "index":
        parts.pop()
    stem = "/" + "/".join(parts)
    if not isinstance(own, str):
        return (f"{stem}/",)
    day = moment(post.values.get("date")) or post.date
    words = {
        "page.fileSlug": parts[-1],
        "page.filePathStem": stem,
        "slug": str(post.values.get("slug") or ""),
        "title": str(post.values.get("title") or ""),
        "page.date": day[:10],
        "date": day[:10],
    }

    def fill(found: re.Match[str]) -> str:
        name, _, filters = (part.strip() for part in found[1].partition("|"))
        value = words.get(name.removeprefix("data."), "\0")
        if re.search(r"%Y|yyyy", filters):
            for sign, part in (
                ("%Y", value[:4]),
                ("yyyy", value[:4]),
                ("%m", value[5:7]),
                ("MM", value[5:7]),
                ("%d", value[8:10]),
                ("dd", value[8:10]),
            ):
                filters = filters.replace(sign, part)
            return re.sub(r"^\w+\s*:?\s*\(?[\"']|[\"'].*$", "", filters)
        return address_part(value) if re.search(r"slug", filters) else value

    address = re.sub(r"\$?\{\{?\s*([^{}]+?)\s*\}?\}", fill, own)
    return (
        ()
        if "\0" in address or "{" in address
        else (f"/{address.lstrip('/')}".replace("/index.html", "/"),)
    )
