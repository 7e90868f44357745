"""Nikola. Enters: its folder. Leaves: a site: the posts that its settings name, in Markdown,
reStructuredText, HTML and notebooks.

Metadata stand in a remark at the top (``.. title: words``), in a file ``.meta`` beside the text, or
as front matter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reading_room.importers.blogs.post import ForeignSite
from reading_room.importers.blogs.reading import text_of
from reading_room.importers.blogs.systems.folders import (
    NOTEBOOK,
    RESTRUCTURED,
    base_of,
    post_of,
)
from reading_room.importers.blogs.systems.pelican import values_of
from reading_room.slugs import address_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from reading_room.importers.blogs.post import ForeignPost

_RESTRUCTURED = RESTRUCTURED | {".txt"}
_SETTINGS = re.compile(r"^POSTS\s*=", re.M)
_META = re.compile(r"^\.\. (?P<key>[A-Za-z][\w-]*):(?P<words>[^\n]*)$", re.M)
_TOP = re.compile(r"\A\s*(?:<!--\s*)?(?:\.\. [A-Za-z][\w-]*:[^\n]*(?:\n|\Z))+(?:\s*-->)?[ \t]*\n?")
_LANGUAGE = re.compile(r"\.(?P<code>[a-z]{2}(?:_[a-z]{2})?)$", re.I)
_MORE = re.compile(r"^[ \t]*\.\. TEASER_END(?::[^\n]*)?$|<!--[ \t]*TEASER_END[^>\n]*-->", re.M)
_DIRECTIVE = re.compile(r"(?<!\{)\{% ([^%\n]*) %\}(?!\})")
"""What `restructured` makes of a directive that docutils does not know."""
_PASSED = frozenset({"type", "link", "template", "nocomments", "hidetitle", "enclosure_length"})


def is_nikola(path: Path) -> bool:
    """Has a folder Nikola's settings?"""
    return path.is_dir() and bool(
        (path / "conf.py").is_file() and _SETTINGS.search(text_of(path / "conf.py"))
    )


def read_nikola(root: Path) -> ForeignSite:
    """Every post of a Nikola site."""
    config = values_of(text_of(root / "conf.py"))
    site = ForeignSite("Nikola", root, templates=frozenset({"hugo"}), data=config)
    site.base, site.below = base_of(config.get("SITE_URL"))
    site.language = str(config.get("DEFAULT_LANG") or "en")
    site.zone = str(config.get("TIMEZONE") or "")
    site.statics = (root / "files", root / "images", root)
    languages = config.get("TRANSLATIONS")
    known = set(languages) if isinstance(languages, dict) else set()
    for path, below in _sources(root, config):
        _add(site, path, below, known)
    for pattern, _ in _pairs(config.get("PAGES") or config.get("STORIES")):
        for path in _found(root.glob, pattern):
            if path.is_file() and path.suffix != ".meta":
                site.leave(path)
    return site


def _pairs(value: Any) -> Iterator[tuple[str, str]]:
    """Patterns of sources, and the folders of their pages."""
    for each in value if isinstance(value, list | tuple) else ():
        if isinstance(each, list | tuple) and len(each) > 1 and isinstance(each[0], str):
            pattern = each[0].lstrip("/")
            if ".." not in pattern:
                yield pattern, str(each[1])


def _found(look: Callable[[str], Iterable[Path]], pattern: str) -> list[Path]:
    """The files of a pattern; none where it is no pattern."""
    try:
        return sorted(look(pattern))
    except (ValueError, NotImplementedError):
        return []


def _sources(root: Path, config: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """Files of posts, each once; a pattern is for the folders below its own, too."""
    seen: set[Path] = set()
    for pattern, below in _pairs(config.get("POSTS")):
        folder, _, name = pattern.rpartition("/")
        top = root / folder
        for path in _found(top.rglob, name) if top.is_dir() else ():
            if path not in seen and path.is_file() and not path.is_symlink():
                seen.add(path)
                yield path, below


def _add(site: ForeignSite, path: Path, below: str, known: set[str]) -> None:
    post = post_of(site, path, restructured=_RESTRUCTURED, titled=False)
    if post is None:
        return
    if path.suffix.lower() in (".html", ".htm"):
        post.form = "html"
    written = text_of(path)
    beside = path.with_suffix(".meta")
    given = _TOP.match(written)
    about = text_of(beside) if beside.is_file() else given[0] if given else ""
    values = {pair["key"].lower(): pair["words"].strip() for pair in _META.finditer(about)}
    if given and path.suffix.lower() not in _RESTRUCTURED | {NOTEBOOK}:
        post.body = written[given.end() :]
        post.line = written.count("\n", 0, given.end()) + 1
    post.values |= {key: words for key, words in values.items() if words and key not in _PASSED}
    if not beside.is_file():
        lines = {
            pair["key"].lower(): written.count("\n", 0, pair.start()) + 1
            for pair in _META.finditer(about)
        }
        post.lines |= lines
    if not post.values.get("date"):
        site.leave(path)
        return
    named = _LANGUAGE.search(path.stem)
    stem = path.stem
    if named and named["code"] in known:
        post.language, stem = named["code"], path.stem[: named.start()]
    post.slug = str(post.values.get("slug") or stem)
    if not (post.values.get("author") or post.values.get("authors")):
        author = site.data.get("BLOG_AUTHOR")
        post.values["author"] = (
            next(iter(author.values()), "") if isinstance(author, dict) else author
        )
    tags = [each.strip() for each in str(post.values.get("tags") or "").split(",")]
    post.is_draft = bool({"draft", "private"} & {each.lower() for each in tags}) or str(
        post.values.get("status") or ""
    ).lower() in ("draft", "private")
    post.values["tags"] = [
        each for each in tags if each.lower() not in ("draft", "private", "mathjax")
    ]
    post.body = _MORE.sub("<!-- more -->", post.body)
    if path.suffix.lower() in _RESTRUCTURED:
        post.body = _DIRECTIVE.sub(r"{{% \1 %}}", post.body)
    post.addresses = (_address(post, site, below),)
    site.posts.append(post)


def _address(post: ForeignPost, site: ForeignSite, below: str) -> str:
    slug = address_part(post.slug) or post.slug
    before = f"/{post.language}" if post.language else ""
    pretty = post.values.pop("pretty_url", site.data.get("PRETTY_URLS", True))
    ending = "/" if pretty not in (False, "False", "false") else ".html"
    return f"{before}/{below.strip('/')}/{slug}{ending}".replace("//", "/")
