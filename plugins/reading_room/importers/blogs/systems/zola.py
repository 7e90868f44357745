"""Zola. Enters: its folder. Leaves: a site: dated pages, alone or with their files."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from reading_room.importers.blogs.moments import moment
from reading_room.importers.blogs.post import ForeignSite
from reading_room.importers.blogs.reading import read, text_of
from reading_room.importers.blogs.systems.folders import base_of, files, post_of
from reading_room.slugs import address_part

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.importers.blogs.post import ForeignPost


_DATED = re.compile(r"/?(?:[\w-]+/)*(\d{4})/(\d{2})/(\d{2})/")


def is_zola(path: Path) -> bool:
    """Has a folder Zola's settings?"""
    return (
        path.is_dir()
        and (path / "content").is_dir()
        and any(
            "base_url" in text_of(path / name)
            for name in ("config.toml", "zola.toml")
            if (path / name).is_file()
        )
    )


def read_zola(root: Path) -> ForeignSite:
    """Every dated page of a Zola site."""
    config = _config(root)
    site = ForeignSite("Zola", root, templates=frozenset({"liquid"}), data=config)
    site.base, site.below = base_of(config.get("base_url"))
    site.language = str(config.get("default_language") or "en")
    site.content = "content"
    site.statics = (root / "static", root / "content")
    site.words = {"config.base_url": site.base}
    languages = set(config.get("languages") or {})
    sections: dict[Path, dict[str, Any]] = {}
    for path in files(root / "content", {".md"}):
        if path.stem.partition(".")[0] == "_index":
            sections[path.parent] = read(text_of(path)).values
            site.leave(path)
            continue
        post = post_of(site, path)
        if post and not post.date and (dated := _DATED.match(str(post.values.get("path") or ""))):
            post.date = f"{dated[1]}-{dated[2]}-{dated[3]}"
        if post is None or not (moment(post.values.get("date")) or post.date):
            site.leave(path)
            continue
        stem, _, language = path.stem.partition(".")
        if language in languages or re.fullmatch(r"[a-z]{2}", language):
            post.language = language
            if not post.values.get("slug"):
                post.slug = (
                    path.parent.name
                    if stem == "index"
                    else re.sub(r"^\d{4}-\d{2}-\d{2}[-_]", "", stem)
                )
        if post.values.get("render") is False:
            post.held = "render = false"
        for values in (sections.get(parent) for parent in path.parents):
            if values and values.get("draft") is True:
                post.held = "its section is a draft"
            extra = values.get("extra") if values else None
            if isinstance(extra, dict) and extra.get("author") and "authors" not in post.values:
                post.values["authors"] = extra["author"]
        post.addresses = _addresses(post, path, root)
        site.posts.append(post)
    return site


def _config(root: Path) -> dict[str, Any]:
    for name in ("config.toml", "zola.toml"):
        if (root / name).is_file():
            try:
                return tomllib.loads(text_of(root / name))
            except (tomllib.TOMLDecodeError, RecursionError):
                return {}
    return {}


def _addresses(post: ForeignPost, path: Path, root: Path) -> tuple[str, ...]:
    before = f"/{post.language}" if post.language else ""
    own = post.values.get("path")
    if isinstance(own, str) and own:
        return (f"{before}/{own.strip('/')}/",)
    folder = path.parent.parent if path.stem.partition(".")[0] == "index" else path.parent
    parts = [address_part(part) or part for part in folder.relative_to(root / "content").parts]
    slug = str(post.values.get("slug") or "") or address_part(post.slug) or post.slug
    return (f"{before}/{'/'.join([*parts, slug])}/",)
