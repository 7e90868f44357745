"""What readers of folders share. Enters: a folder. Leaves: its files of words, and posts made of
them."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from reading_room.importers.blogs.post import ForeignPost, Left, Person
from reading_room.importers.blogs.reading import POST, Read, parts_of, read, text_of, yaml_of
from reading_room.sources import limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.importers.blogs.post import ForeignSite, Form

WORDS = frozenset({".md", ".markdown", ".mdx", ".mdown", ".mkd", ".mkdn"})
RESTRUCTURED = frozenset({".rst", ".rest"})
NOTEBOOK = ".ipynb"
_BESIDE = (".ipynb-meta", ".nbdata", ".yml", ".yaml", ".meta")
"""What the file beside a notebook is called that has its front matter."""
_PASSED_OVER = frozenset(
    {"node_modules", "_site", "public_html", "vendor", "bower_components", "__pycache__"}
)
DATED = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[-_](.*))?$")
_IN_PATH = re.compile(r"(?:^|/)(\d{4})/(\d{1,2})/(?:(\d{1,2})/)?")
_NAMES = frozenset(
    {"readme", "license", "contributing", "changelog", "code_of_conduct", "404", "security"}
)


def files(
    folder: Path, endings: Iterable[str] = WORDS, *, passed: frozenset[str] = frozenset()
) -> Iterator[Path]:
    """Files of some endings below a folder, in order; no link is followed, and nothing is looked
    into that begins with a dot."""
    wanted = frozenset(endings)
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in _PASSED_OVER
            and name not in passed
            and not Path(parent, name).is_symlink()
        )
        for name in sorted(names):
            path = Path(parent, name)
            if path.suffix.lower() in wanted and not name.startswith(".") and not path.is_symlink():
                yield path


def post_of(
    site: ForeignSite,
    path: Path,
    *,
    meta: bool = False,
    restructured: frozenset[str] = RESTRUCTURED,
    titled: bool = True,
) -> ForeignPost | None:
    """The post of a file; None where it has no words, or cannot be read. ``restructured`` are the
    endings of files in reStructuredText; ``titled``: their first heading is the title."""
    text = text_of(path, POST)
    shown = path.relative_to(site.root).as_posix()
    if not text.strip():
        site.left.append(_wordless(path, shown))
        return None
    is_restructured = path.suffix.lower() in restructured
    pictures: dict[str, bytes] = {}
    if path.suffix == NOTEBOOK:
        found, pictures = _notebook(site, path, text)
    else:
        found = (
            _restructured(site, shown, text, titled=titled)
            if is_restructured
            else read(text, meta=meta)
        )
    if found.fault and path.suffix == NOTEBOOK:
        said = f"left out: {found.fault}"
        site.left.append(Left(shown, 1, "notebook that cannot be read", path.name, said, "dropped"))
        return None
    if found.fault:
        site.left.append(
            Left(
                shown,
                1,
                "front matter that cannot be read",
                found.fault,
                "the post comes without it",
                "decide",
            )
        )
    form: Form = "html" if is_restructured else "markdown"
    name = path.parent.name if path.stem.lower() in ("index", "readme") else path.stem
    post = ForeignPost(
        shown, found.values, found.body, found.lines, found.line, form, folder=path.parent
    )
    post.embedded = pictures
    dated = DATED.match(name)
    in_path = _IN_PATH.search(shown)
    if dated:
        post.date = f"{dated[1]}-{int(dated[2]):02}-{int(dated[3]):02}"
    elif in_path and in_path[3]:
        post.date = f"{in_path[1]}-{int(in_path[2]):02}-{int(in_path[3]):02}"
    post.slug = (dated[4] or name) if dated else name
    own = found.values.get("slug")
    if isinstance(own, str | int) and str(own).strip("/ "):
        post.slug = unquote(str(own)).strip("/ ").rpartition("/")[2]
    return post


def _wordless(path: Path, shown: str) -> Left:
    """What there is to say of a file of which nothing was read."""
    size = path.stat().st_size if path.is_file() else 0
    if size > POST:
        said = f"left out: it has {limits.size(size)}, and the most is {limits.size(POST)}"
        return Left(shown, 1, "file that is too large", path.name, said, "decide")
    return Left(shown, 1, "file without words", path.name, "left out", "dropped")


def _restructured(site: ForeignSite, shown: str, text: str, *, titled: bool) -> Read:
    """A file of reStructuredText: its fields, and HTML; what could not be read is told."""
    from reading_room.importers.blogs.systems.restructured import read_restructured

    made = read_restructured(text, title=titled)
    for line, said in made.faults:
        kind, became = "reStructuredText that cannot be read", "kept as it was written"
        site.left.append(Left(shown, line, kind, said, became, "decide"))
    for line, name in made.roles:
        kind = f"role of reStructuredText: {name.strip(':')}"
        site.left.append(Left(shown, line, kind, name, "its words", "changed"))
    if made.contents:
        became = "left out: the site makes one of the headings"
        words = ".. contents::"
        site.left.append(Left(shown, made.contents, "table of contents", words, became, "dropped"))
    return Read(made.values, made.lines, made.html, kind="rst")


def _notebook(site: ForeignSite, path: Path, text: str) -> tuple[Read, dict[str, bytes]]:
    """A notebook: the front matter of the file beside it, its Markdown, and its pictures."""
    from reading_room.importers.blogs.systems.notebooks import BROKEN, read_notebook

    shown = path.relative_to(site.root).as_posix()
    made = read_notebook(text, path.stem)
    if made is None:
        return Read({}, {}, "", fault="it is no notebook of Jupyter"), {}
    for number, words in made.left:
        said = "left out" if words == BROKEN else "left out: a program of the page draws it"
        site.left.append(Left(shown, 1, words, f"cell {number}", said, "dropped"))
    values: dict[str, Any] = {}
    for ending in _BESIDE:
        if (file := path.with_suffix(ending)).is_file() and not file.is_symlink():
            about = text_of(file)
            given = yaml_of(about)
            values = given if isinstance(given, dict) else read(f"{about}\n", meta=True).values
            break
    own = {str(key): value for key, value in values.items() if not str(key).startswith("..")}
    return Read(own, {}, made.text), made.pictures


def is_page(path: Path) -> bool:
    """Is it a file for those who work on the site, and none of it?"""
    return path.stem.lower() in _NAMES


def base_of(*given: Any) -> tuple[str, str]:
    """The address of a site, and the folder of its host in which it is."""
    for each in given:
        if isinstance(each, str) and re.match(r"https?://[^\s/]+", each):
            parts = parts_of(each.strip())
            return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}", parts.path.rstrip(
                "/"
            )
    return "", ""


def people_of(data: Any) -> dict[str, Person]:
    """The people of a file of authors: handles with a name, and what is said of them."""
    if isinstance(data, dict) and isinstance(data.get("authors"), dict | list):
        data = data["authors"]
    if isinstance(data, list):
        data = {
            str(
                each.get("id")
                or each.get("handle")
                or each.get("short_name")
                or each.get("slug")
                or each.get("username")
                or each.get("name")
            ): each
            for each in data
            if isinstance(each, dict)
        }
    found: dict[str, Person] = {}
    for handle, each in data.items() if isinstance(data, dict) else ():
        if isinstance(each, str):
            found[str(handle)] = Person(each)
        elif isinstance(each, dict):
            name = next(
                (
                    each[key]
                    for key in ("name", "display_name", "full_name", "title")
                    if isinstance(each.get(key), str)
                ),
                "",
            )
            about = next(
                (
                    each[key]
                    for key in ("description", "bio", "about", "short_bio")
                    if isinstance(each.get(key), str)
                ),
                "",
            )
            if not about and name != each.get("title") and isinstance(each.get("title"), str):
                about = each["title"]
            url = next(
                (
                    each[key]
                    for key in ("url", "website", "web", "site", "uri", "homepage", "link")
                    if str(each.get(key, "")).startswith("http")
                ),
                "",
            )
            if name:
                found[str(handle)] = Person(name, about, url)
    return found
