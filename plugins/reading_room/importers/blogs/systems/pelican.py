"""Pelican. Enters: its folder. Leaves: a site: articles in Markdown, whose first lines are
their front matter, in reStructuredText and in HTML."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Any

from reading_room.importers.blogs.moments import moment
from reading_room.importers.blogs.post import ForeignSite, Left
from reading_room.importers.blogs.reading import text_of
from reading_room.importers.blogs.systems.folders import (
    NOTEBOOK,
    RESTRUCTURED,
    WORDS,
    base_of,
    files,
    post_of,
)
from reading_room.importers.blogs.systems.notebooks import read_notebook
from reading_room.importers.blogs.text.marks import fence
from reading_room.slugs import address_part

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.importers.blogs.post import ForeignPost

_GIST = re.compile(r"\[gist:[ ]*id=(?P<id>\w+)[^\]\n]*\]")
"""A tag of the plugin pelican-gist."""
_NOTEBOOK = re.compile(
    r"\{%-?\s*notebook\s+(?P<file>[^\s%]+)"
    r"(?:\s+cells\[(?P<first>-?\d*):(?P<last>-?\d*)\])?[^%]*%\}"
)
_INCLUDED = re.compile(r"\{%-?\s*include_code\s+(?P<file>[^\s%]+)(?P<more>[^%\n]*)%\}")
"""Tags of the plugin liquid_tags."""
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
    notebooks = str(config.get("NOTEBOOK_DIR") or "notebooks").strip("/")
    for path in files(content, WORDS | RESTRUCTURED | {".html", ".htm", NOTEBOOK}):
        inside = path.relative_to(content)
        if path.suffix == NOTEBOOK and inside.as_posix().startswith(f"{notebooks}/"):
            continue
        if inside.parts[0] in pages and len(inside.parts) > 1:
            site.leave(path)
        else:
            _add(site, path, content)
    return site


def _config(root: Path) -> dict[str, Any]:
    """The plain values of the settings: they are a program, and none is run."""
    made: dict[str, Any] = {}
    for name in ("pelicanconf.py", "publishconf.py"):
        if (root / name).is_file():
            made |= values_of(text_of(root / name))
    return made


def values_of(program: str) -> dict[str, Any]:
    """The plain values that a program of Python gives names at its top; it is not run."""
    made: dict[str, Any] = {}
    try:
        tree = ast.parse(program)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return made
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
    _liquid(post, site, content)
    post.is_draft = str(values.get("status") or "").lower() in ("draft", "hidden", "skip")
    if (
        not values.get("slug")
        and config.get("SLUGIFY_SOURCE", "title") == "title"
        and values.get("title")
    ):
        post.slug = address_part(str(values["title"])) or post.slug
    post.addresses = _addresses(post, config)
    site.posts.append(post)


def _liquid(post: ForeignPost, site: ForeignSite, content: Path) -> None:
    """The notebooks and files of code that tags of liquid_tags show."""

    def notebook(found: re.Match[str]) -> str:
        wanted = slice(*(int(each) if each else None for each in (found["first"], found["last"])))
        folder = site.data.get("NOTEBOOK_DIR") or "notebooks"
        file = _inside(content, (f"{folder}/{found['file']}", found["file"]))
        made = file and read_notebook(text_of(file, 20_000_000), file.stem, wanted)
        if not made:
            return found[0]
        post.embedded |= made.pictures
        said = "its cells: words, code and results"
        site.left.append(Left(post.path, 1, "notebook", found[0], said))
        for number, words in made.left:
            said = f"cell {number} of {found['file']}"
            site.left.append(Left(post.path, 1, words, said, "left out", "dropped"))
        return f"\n\n{made.text}\n\n"

    def code(found: re.Match[str]) -> str:
        folder = site.data.get("CODE_DIR") or "code"
        ways = (f"{folder}/{found['file']}", f"downloads/code/{found['file']}", found["file"])
        file = _inside(content, ways)
        if not file:
            return found[0]
        language = re.search(r"lang:(\S+)", found["more"] or "")
        title = " ".join(re.sub(r"\w+:\S+", "", found["more"] or "").split())
        site.left.append(Left(post.path, 1, "tag include_code", found[0], "the code of the file"))
        shown = fence(text_of(file, 200_000), language[1] if language else "")
        return f"\n\n{f'**{title}**' if title else ''}\n\n{shown}\n\n"

    post.body = _INCLUDED.sub(code, _NOTEBOOK.sub(notebook, post.body))


def _inside(content: Path, ways: tuple[str, ...]) -> Path | None:
    """The first of some files that is below a folder."""
    top = content.resolve()
    for way in ways:
        try:
            real = (content / way).resolve()
            if real.is_relative_to(top) and real.is_file():
                return real
        except (OSError, RuntimeError, ValueError):
            continue
    return None


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
