"""The folders of a site. Enters: where they are. Leaves: which file is what, and their text.

Nothing is skipped without a word: what is neither content nor a picture, sound or document beside
it is a stray, and the build names it.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reading_room.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_MEDIA = """
    .avif .gif .jpeg .jpg .png .svg .webp .m4a .mp3 .oga .ogg .opus .wav .mp4 .webm .vtt
    .csv .docx .odt .pdf .xlsx
"""
MEDIA = frozenset(_MEDIA.split())
DATA = frozenset(
    f"{name}{ending}" for name in ("people", "topics", "glossary") for ending in (".yml", ".yaml")
)
_YAML = (".yml", ".yaml")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(slots=True)
class PostFiles:
    """The files of one post; paths are absolute."""

    slug: str
    text: Path | None = None
    easy_read: Path | None = None
    comments: Path | None = None


@dataclass(slots=True)
class Tree:
    """What stands in the folders, sorted by path."""

    posts: list[PostFiles] = field(default_factory=list)
    lists: list[tuple[Path | None, Path | None]] = field(default_factory=list)
    """A list and its comments, either of which may be missing."""
    data: dict[str, Path] = field(default_factory=dict)
    pages: list[Path] = field(default_factory=list)
    media: list[Path] = field(default_factory=list)
    strays: list[Path] = field(default_factory=list)


def survey(docs: Path, posts: Path, reading_lists: Path) -> Tree:
    """Walk the three folders; one that is not there is empty."""
    tree = Tree()
    _survey_posts(posts, tree)
    _survey_lists(reading_lists, tree)
    for path in _walk(docs):
        if path.parent == docs and path.name in DATA:
            tree.data.setdefault(path.stem, path)
        else:
            tree.pages.append(path)
    return tree


def read(path: Path, shown: str) -> tuple[str, Problem | None]:
    """The text of a file with Unix line ends, or an empty string and what is wrong with it."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _where(error.object[: error.start].decode("utf-8", "replace"))
        return "", Problem(
            shown, line, column, "file-encoding", "This file is not saved as UTF-8.",
            "Save it again and choose the encoding UTF-8.",
        )  # fmt: skip
    except OSError as error:
        return "", Problem(
            shown, 0, 0, "file-unreadable", f"This file cannot be read: {error.strerror}.",
            "Look at its name and who may read it.",
        )  # fmt: skip
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _CONTROL.search(text):
        line, column = _where(text[: found.start()])
        return "", Problem(
            shown, line, column, "file-control", "There is an invisible control character here.",
            "Delete the characters around this place and type them again.",
        )  # fmt: skip
    return text, None


def _survey_posts(folder: Path, tree: Tree) -> None:
    """``SLUG.md`` with its companions, or a folder ``SLUG/`` with ``index.md`` and its own."""
    found: dict[Path, PostFiles] = {}
    for path in _walk(folder):
        name, ending = path.stem, path.suffix
        inside = path.parent != folder and (path.parent / "index.md").is_file()
        if ending == ".md" and inside and name in ("index", "easy-read"):
            files = found.setdefault(path.parent, PostFiles(path.parent.name))
            setattr(files, "text" if name == "index" else "easy_read", path)
        elif ending in _YAML and inside and name == "comments":
            found.setdefault(path.parent, PostFiles(path.parent.name)).comments = path
        elif ending == ".md" and name.endswith(".easy-read"):
            slug = name.removesuffix(".easy-read")
            found.setdefault(path.with_name(slug), PostFiles(slug)).easy_read = path
        elif ending in _YAML and name.endswith(".comments"):
            slug = name.removesuffix(".comments")
            found.setdefault(path.with_name(slug), PostFiles(slug)).comments = path
        elif ending == ".md":
            found.setdefault(path.with_suffix(""), PostFiles(name)).text = path
        elif ending.lower() in MEDIA:
            tree.media.append(path)
        else:
            tree.strays.append(path)
    tree.posts = [found[key] for key in sorted(found)]


def _survey_lists(folder: Path, tree: Tree) -> None:
    lists: dict[str, Path] = {}
    comments: dict[str, Path] = {}
    for path in _walk(folder):
        if path.suffix not in _YAML or path.parent != folder or path.stem in lists:
            tree.strays.append(path)
        elif path.stem.endswith(".comments"):
            comments[path.stem.removesuffix(".comments")] = path
        else:
            lists[path.stem] = path
    stems = sorted(lists.keys() | comments.keys())
    tree.lists = [(lists.get(stem), comments.get(stem)) for stem in stems]


def _walk(folder: Path) -> Iterator[Path]:
    """Every file below a folder, sorted; names that begin with a dot are left out, as git does."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(parent, name)


def _where(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
