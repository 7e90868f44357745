"""Files that nothing reads and somebody meant to be read. Enters: their paths. Leaves: why they are
not read, and what to do instead."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reading_room.problems import counted, slip_of
from reading_room.sources.files.survey import DATA, LIST_ENDINGS, RESULTS, meant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reading_room.settings import Settings
    from reading_room.sources.files.contents import Contents

_HEAD = 2_000
"""Bytes of a file in which its first keys are."""
_BEGINS = {
    "post": re.compile(r"---[ \t]*\r?\n(?=(?:(?!---).*\n)*title:)(?=(?:(?!---).*\n)*date:)"),
    "reading list": re.compile(r"(?=(?:.*\n)*title:)(?=(?:.*\n)*(?:items|sections):[ \t]*\r?\n)"),
}
"""How posts and reading lists begin."""
_TEXTS = (".md", ".markdown")
_PLAIN = (".txt", ".text", ".mdx", ".mdwn", ".mmd", ".qmd", ".rmd", "")
"""Endings of files whose words may be written in Markdown already."""
_OFFICE = (".doc", ".rtf", ".pages", ".odt", ".docx", ".htm", ".html", ".rst", ".adoc", ".org")
"""Endings of files that other programs write words into."""
_IMPORTED = (".bib", ".ris", ".json", ".csv", ".rdf", ".xml", ".opml", ".html", ".txt")
"""Endings of files that ``reading-room import`` makes a list of."""
_ALSO = {
    "post": frozenset({"article", "articles", "blog", "blogs", "post", "posts"}),
    "reading list": frozenset({"list", "lists", "reading", "readinglist", "readinglists"}),
}
"""What other programs call the folders of posts and lists."""
_STEMS = tuple(sorted({name.partition(".")[0] for name in DATA}))
_FILES = 50
"""So many files of a folder are looked at."""


_SAVED = re.compile(
    r"(?P<text>[^.~#][^~#]*\.(?:md|ya?ml))~|(?P<name>[^.~#][^~#]*?)\.(?:bak|orig|rej)",
    re.IGNORECASE,
)
"""``x.md~``, ``x.md.orig``, ``x.bak``: a text as it was before a change, or what could not be."""


class Stray(NamedTuple):
    """A file, and what is wrong with where it is or how it is called: see `Problem`."""

    path: Path
    rule: str
    message: str
    hint: str


def ill_named(path: Path, settings: Settings, contents: Contents) -> Stray | None:
    """A file in a content folder that would be content, but for the ending of its name or its
    folder."""
    if told := _saved(path):
        pass
    elif path.name[0] in "~.#":
        told = _renamed(path)
    elif path.is_relative_to(settings.reading_lists):
        told = _among_lists(path, settings)
    elif path.is_relative_to(settings.posts):
        told = _among_posts(path, settings, contents)
    else:
        told = _renamed(path)
    return Stray(path, "file-ending", *told) if told else None


def _saved(path: Path) -> tuple[str, str] | None:
    """What an editor, git or patch kept of a text, with the name of that."""
    found = _SAVED.fullmatch(path.name)
    if not found:
        return None
    first = found["text"] or found["name"]
    message = f"This file is not published: it is a copy that a program kept of {first}."
    return message, f"Copy what is needed of it into {first}, and delete this file."


def _renamed(path: Path) -> tuple[str, str] | None:
    if wanted := meant(path.name):
        message = "This file is not published, because of how its name ends."
        return message, f"To have it read, rename it {wanted}"
    return None


def _among_lists(path: Path, settings: Settings) -> tuple[str, str] | None:
    ending = path.suffix.lower()
    if ending in _TEXTS:
        hint = "Put a post into the folder of posts. For a list, name the file"
        return _NO_LIST, f"{hint} {path.stem}.yml, and delete the lines ---."
    if told := _renamed(path):
        return told
    if ending in LIST_ENDINGS:
        return (
            "This file is not published: it is in a folder of its own.",
            f"Move it up, into {settings.reading_lists.name}/.",
        )
    if ending in _IMPORTED:
        return (
            _NO_LIST,
            f"To make a list of it, move it elsewhere and run reading-room import {path.name}",
        )
    return None


def _among_posts(path: Path, settings: Settings, contents: Contents) -> tuple[str, str] | None:
    if path.name.lower() in DATA:
        return _elsewhere(path.name.lower(), settings)
    if told := _renamed(path):
        return told
    ending = path.suffix.lower()
    if ending in LIST_ENDINGS:
        hint = f"Move a reading list into {settings.reading_lists.name}/;"
        return _NO_COMMENTS, f"{hint} name comments SLUG.comments.yml."
    if ending in _PLAIN:
        if _kind(path, contents) == "post":
            return _NO_POST, f"Rename it {path.stem}.md"
        if ending:
            return _NO_POST, f"Rename it {path.stem}.md, with title: and date: at its top."
    if ending in _OFFICE:
        return _NO_POST, f"Copy its words into a file {path.stem}.md."
    return None


_NO_POST = "This file is not published: the name of a post ends in .md."
_NO_LIST = "This file is not published: a reading list is written in YAML."
_NO_COMMENTS = "This file is not published: the only YAML files beside posts are comments."


def _elsewhere(name: str, settings: Settings) -> tuple[str, str]:
    docs = settings.docs_folder
    return f"Nothing reads this file here: {name} is read in {docs}/.", f"Move it into {docs}/."


def misnamed_data(pages: list[Path], settings: Settings) -> Iterator[Stray]:
    """Files under docs/ whose names are nearly those of people, topics and the like."""
    for path in pages:
        if path.suffix.lower() not in LIST_ENDINGS or path.name.startswith((".", "_")):
            continue
        if path.parent == settings.docs and (near := slip_of(path.stem, _STEMS)):
            there = any(path.with_name(near + ending).exists() for ending in LIST_ENDINGS)
            yield Stray(
                path, "file-ending", f"This file is not read: it is not called {near}.yml.",
                f"Move what it says into {near}.yml, and delete it." if there
                else f"Rename it {near}.yml",
            )  # fmt: skip
        elif path.parent != settings.docs and path.name in DATA:
            yield Stray(path, "post-place", *_elsewhere(path.name, settings))


def misplaced(settings: Settings, contents: Contents) -> Iterator[Stray]:
    """What stands beside mkdocs.yml, where nothing is read, and in folders there."""
    own = (settings.docs, settings.posts, settings.reading_lists)
    if settings.root in own:
        return
    for path in sorted(settings.root.glob("*")):
        if path.is_dir():
            if path.name[0] not in "._" and not any(each.is_relative_to(path) for each in own):
                yield from _folder(path, settings, contents)
        elif path.name in DATA and path.name != RESULTS:
            yield Stray(path, "post-place", *_elsewhere(path.name, settings))
        elif path.suffix in (*_TEXTS, *LIST_ENDINGS) and (kind := _kind(path, contents)):
            yield Stray(
                path, "post-place",
                f"This {kind} is not published: nothing is read in this folder.",
                f"Move it into {_home(kind, settings).name}/.",
            )  # fmt: skip


def _folder(folder: Path, settings: Settings, contents: Contents) -> Iterator[Stray]:
    """A folder that is called nearly as that of posts, or of lists, and what of it is read: its
    first file stands for all of them."""
    for kind, also in _ALSO.items():
        home = _home(kind, settings)
        near = bool(slip_of(folder.name, [home.name]))
        if not near and re.sub(r"[\s_-]", "", folder.name).lower() not in also:
            continue
        if home.exists() and home.samefile(folder):
            continue  # one folder on Windows and on a Mac
        ending = "*.md" if kind == "post" else "*.y*ml"
        files = sorted(islice(folder.rglob(ending), _FILES))
        found = files if near else [path for path in files if _kind(path, contents) == kind]
        if found:
            more = f", with {counted(len(found) - 1, 'other')} of this folder" * (len(found) > 1)
            yield Stray(
                found[0], "post-place",
                f"This {kind} is not published: nothing is read in {folder.name}/.",
                f"Move it into {home.name}/{more}.",
            )  # fmt: skip
            return


def _home(kind: str, settings: Settings) -> Path:
    return settings.posts if kind == "post" else settings.reading_lists


def _kind(path: Path, contents: Contents) -> str:
    """What a file is, by how it begins; empty where it is neither."""
    begins = contents.head(path, _HEAD).decode(errors="replace")
    return next((kind for kind, mark in _BEGINS.items() if mark.match(begins)), "")
