"""Hugo. Enters: its folder. Leaves: a site: pages of the sections with dates, bundles,
languages."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reading_room.importers.blogs.moments import is_before, moment
from reading_room.importers.blogs.post import ForeignSite
from reading_room.importers.blogs.reading import read, text_of, yaml_of
from reading_room.importers.blogs.systems.folders import WORDS, base_of, files, people_of, post_of
from reading_room.importers.blogs.systems.permalinks import filled, parts
from reading_room.importers.blogs.text.own_tags import pieces
from reading_room.slugs import address_part

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.importers.blogs.post import ForeignPost

_CONFIGS = ("hugo", "config", "config/_default/hugo", "config/_default/config")
_ENDINGS = WORDS | {".html"}
_LANGUAGE = re.compile(r"\.([a-z]{2}(?:-[a-z]{2,4})?)$", re.I)
_NO_BLOG = frozenset(
    {
        "docs",
        "doc",
        "documents",
        "documentation",
        "about",
        "page",
        "pages",
        "legal",
        "help",
        "authors",
        "author",
        "faq",
        "glossary",
        "products",
        "services",
    }
)
"""Sections of a site that are none of its blog, dated or not."""
_SECTIONS = (
    "posts",
    "post",
    "blog",
    "blogs",
    "articles",
    "article",
    "news",
    "writing",
    "p",
    "notes",
)


def is_hugo(path: Path) -> bool:
    """Has a folder Hugo's settings, and what they are for?"""
    if not path.is_dir() or not (path / "content").is_dir():
        return False
    if (
        _file(path, ("hugo",))
        or (path / "config/_default").is_dir()
        or (path / "archetypes").is_dir()
    ):
        return True
    words = text_of(_found) if (_found := _file(path, ("config",))) else ""
    return (
        bool(re.search(r"baseurl", words, re.I))
        and "[markdown]" not in words
        and "base_url" not in words
    )


def read_hugo(root: Path) -> ForeignSite:
    """Every dated page of a Hugo site; all of the section that has the most, dated or not."""
    config = _config(root)
    site = ForeignSite("Hugo", root, templates=frozenset({"hugo"}), data=config)
    site.base, site.below = base_of(config.get("baseurl"))
    site.language = str(config.get("defaultcontentlanguage") or config.get("languagecode") or "en")
    site.content = "content"
    site.statics = (root / "static", root / "assets", root / "content")
    for top in (*sorted((root / "themes").glob("*")), root):
        for name in ("shortcodes", "_shortcodes"):
            site.pieces |= pieces(top / "layouts" / name, (".html", ".md"))
    languages = config.get("languages")
    known = {str(key).lower() for key in languages} if isinstance(languages, dict) else set()
    for name in ("authors", "author", "people"):
        for ending in (".yml", ".yaml", ".toml", ".json"):
            if (root / "data" / f"{name}{ending}").is_file():
                site.people |= people_of(_data(root / "data" / f"{name}{ending}"))
    site.people |= _authors(root)
    found: list[ForeignPost] = []
    for path in files(root / "content", _ENDINGS):
        if path.stem.lower() == "_index" or path.stem.lower().startswith("_index."):
            site.leave(path)
            continue
        post = _post(site, path, root, known)
        if post is not None and not post.path.startswith(("content/authors/", "content/author/")):
            found.append(post)
    sections = Counter(_section(post) for post in found)
    blogs = {name for name in sections if name in _SECTIONS}
    for post in found:
        if (
            (moment(post.values.get("date")) or post.date or _section(post) in blogs)
            and (_section(post) or not blogs)
            and post.values.get("type") != "page"
            and _section(post) not in _NO_BLOG
        ):
            site.posts.append(post)
        else:
            site.leave(path)
    return site


def _file(root: Path, names: tuple[str, ...]) -> Path | None:
    return next(
        (
            root / f"{name}{ending}"
            for name in names
            for ending in (".toml", ".yaml", ".yml", ".json")
            if (root / f"{name}{ending}").is_file()
        ),
        None,
    )


def _data(path: Path) -> Any:
    text = text_of(path)
    if path.suffix != ".toml":
        return yaml_of(text)
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _config(root: Path) -> dict[str, Any]:
    file = _file(root, _CONFIGS)
    found = _data(file) if file else None
    config = _lower(found) if isinstance(found, dict) else {}
    for name in ("permalinks", "languages", "params"):
        part = _file(root, (f"config/_default/{name}",))
        if part and isinstance(made := _data(part), dict):
            config[name] = _lower(made)
    return config


def _lower(value: Any) -> Any:
    """Keys in lower case, as Hugo takes them."""
    if isinstance(value, dict):
        return {str(key).lower(): _lower(each) for key, each in value.items()}
    return value


def _authors(root: Path) -> dict[str, Any]:
    data = {}
    folder = root / "content" / "authors"
    for path in files(folder) if folder.is_dir() else ():
        values = read(text_of(path)).values
        if values.get("title") or values.get("name"):
            data[path.parent.name if "index" in path.stem else path.stem] = values
    return people_of(data)


def _section(post: ForeignPost) -> str:
    path = post.path.removeprefix("content/")
    first = path.partition("/")[0] if "/" in path else ""
    if re.fullmatch(r"[a-z]{2}(?:-[a-z]{2})?|[a-z]+-l10n", first, re.I):
        return path.split("/")[1] if path.count("/") > 1 else ""
    return first


def _post(site: ForeignSite, path: Path, root: Path, languages: set[str]) -> ForeignPost | None:
    post = post_of(site, path)
    if post is None:
        return None
    stem = path.stem
    if found := _LANGUAGE.search(stem):
        post.language = found[1]
        stem = stem[: found.start()]
        name = path.parent.name if stem == "index" else stem
        if not post.values.get("slug"):
            post.slug = re.sub(r"^\d{4}-\d{2}-\d{2}-", "", name)
    first = path.relative_to(root / "content").parts[0]
    if first.lower() in languages:
        post.language = first
    if post.language == site.language:
        post.language = ""
    post.form = "html" if path.suffix.lower() == ".html" else "markdown"
    post.is_draft = post.values.get("draft") is True
    post.held = _held(post, path, root)
    post.addresses = _addresses(site, post)
    return post


def _held(post: ForeignPost, path: Path, root: Path) -> str:
    """Why Hugo makes no page of it, or does no more."""
    values = {key.lower(): value for key, value in post.values.items()}
    ends = moment(values.get("expirydate"))
    if ends and is_before(ends, datetime.now(UTC).isoformat()):
        return f"expiryDate: {ends}"
    build = values.get("build") or values.get("_build")
    if isinstance(build, dict) and str(build.get("render")).lower() in ("never", "false"):
        return "build: render: never"
    if values.get("headless") is True:
        return "headless: true"
    for folder in path.parents:
        if folder == root:
            break
        for index in folder.glob("_index.*"):
            cascade = read(text_of(index)).values.get("cascade")
            for each in cascade if isinstance(cascade, list) else [cascade]:
                if isinstance(each, dict) and each.get("draft") is True:
                    return f"cascade: draft: true, of {index.relative_to(root).as_posix()}"
    return ""


def _addresses(site: ForeignSite, post: ForeignPost) -> tuple[str, ...]:
    own = post.values.get("url")
    before = (
        f"/{post.language}"
        if post.language and post.language.lower() != site.language.lower()
        else ""
    )
    if isinstance(own, str) and own:
        return (f"{before}/{own.lstrip('/')}",)
    section = _section(post)
    links = site.data.get("permalinks")
    if isinstance(links, dict) and isinstance(links.get("page"), dict):
        links = links["page"]
    pattern = links.get(section) if isinstance(links, dict) else None
    slug = str(post.values.get("slug") or "")
    folders = re.sub(
        r"(?:/index)?(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.\w+$", "", post.path.removeprefix("content/")
    )
    if post.language and folders.startswith(f"{post.language}/"):
        folders = folders.removeprefix(f"{post.language}/")
    name = folders.rpartition("/")[2]
    if pattern:
        title = address_part(str(post.values.get("title") or name))
        words = parts(
            post,
            post.values.get("date"),
            title,
            {
                "slug": slug or title,
                "filename": name,
                "section": section,
                "sections": folders.rpartition("/")[0],
                "contentbasename": name,
                "slugorfilename": slug or name,
                "slugorcontentbasename": slug or name,
            },
        )
        address = filled(str(pattern), words)
    else:
        parent = folders.rpartition("/")[0]
        address = f"/{parent}/{slug or name}/".replace("//", "/").replace(" ", "-").lower()
        if site.data.get("uglyurls") is True:
            address = f"{address.rstrip('/')}.html"
    return (f"{before}{address}",) if address else ()
