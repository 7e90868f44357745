"""The folders of a site. Enters: where they are. Leaves: which file is what.

Nothing is skipped without a word: what is neither content nor a picture, sound or document beside
it is a stray, and the build names it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reading_room.sources import limits
from reading_room.sources.files.contents import DISK
from reading_room.sources.files.media_types import MEDIA
from reading_room.sources.files.texts import too_heavy
from reading_room.sources.files.walk import Refusal, walk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from reading_room.sources.files.contents import Contents
    from reading_room.sources.files.symlinks import Reach

RESULTS = "accessibility.json"
DATA = frozenset(
    f"{name}{ending}"
    for name in ("people", "topics", "series", "glossary", "accessibility")
    for ending in (".yml", ".yaml")
) | {RESULTS}
"""What under docs/ is read and not published; results are, where no statement is beside them."""
LIST_ENDINGS = (".yml", ".yaml")
_OTHER_ENDING = re.compile(r"(?P<name>[^.~#].*)\.(?:markdown|mdown|mkdn?)", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?P<name>[^.~#].*?)[._-](?:(?P<comments>com+ents?)|(?P<easy>easy[ _-]?read))\.(?:ya?ml|md)",
    re.IGNORECASE,
)
"""What stands beside a post, with a slip in its name."""
_MEANT = re.compile(r"([^.~#].*)(\.(?:md|ya?ml))(?:\.txt)?", re.IGNORECASE)
_COPY = re.compile(
    r"(?P<name>.+?)(?:\.sync-conflict-[\w-]+|_conflict-\d[\w-]*"
    r"| \((?:[^()]*(?:conflicted|sfconflict|conflict \d|case conflict)[^()]*|\d{1,3})\)"
    r"| - Copy(?: \(\d{1,3}\))?| copy(?: \d{1,3})?)"
    r"|Copy of (?P<of>.+)",
    re.IGNORECASE,
)
"""The name of a copy that a program for keeping folders in step, a system or a browser made."""
_OF_A_PLUGIN = re.compile(r"\.[\w.-]+\.ya?ml")
"""``.nav.yml``, ``.meta.yml``: what other plugins of MkDocs read under docs/."""


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
    """Files that are none of the above, such as what editors and systems leave behind."""
    refused: list[Refusal] = field(default_factory=list)
    twins: list[tuple[Path, Path]] = field(default_factory=list)
    """Files that would be the same thing, such as x.yml and x.yaml: what is read, and what not."""
    contents: Contents = DISK

    @property
    def beside(self) -> Iterator[tuple[Path, list[Path]]]:
        """A post or list, and what stands beside it."""
        for post in self.posts:
            if post.text and (parts := [path for path in (post.easy_read, post.comments) if path]):
                yield post.text, parts
        for found, comments in self.lists:
            if found and comments:
                yield found, [comments]

    @property
    def count(self) -> int:
        """How many files there are, those that are refused included."""
        posts = [path for post in self.posts for path in (post.text, post.easy_read, post.comments)]
        lists = [path for pair in self.lists for path in pair]
        kinds = (self.pages, self.media, self.strays, self.refused, self.twins)
        return (
            sum(path is not None for path in (*posts, *lists))
            + len(self.data)
            + sum(len(kind) for kind in kinds)
        )


def survey(
    docs: Path, posts: Path, reading_lists: Path, reach: Reach, contents: Contents = DISK
) -> Tree:
    """Walk the three folders; one that is not there is empty. Links may lead as far as ``reach``
    says."""
    tree = Tree(contents=contents)
    _survey_posts(posts, tree, reach)
    _survey_lists(reading_lists, tree, reach)
    for path in _take(docs, tree, reach, dots=True):
        if path.parent == docs and path.name in DATA:
            _keep(tree.data, path.name if path.name == RESULTS else path.stem, path, tree)
        elif path.suffix in (".MD", ".Md") or (path.parent == docs and path.name.lower() in DATA):
            tree.strays.append(path)
        else:
            tree.pages.append(path)
            _weigh(path, tree)
    if RESULTS in tree.data and "accessibility" not in tree.data:
        tree.pages.append(tree.data.pop(RESULTS))
    return tree


def meant(name: str) -> str:
    """The name that a stray was meant to have: ``x.md`` for ``x.MD`` and ``x.md.txt``."""
    if name.lower() in DATA:
        return name.lower()
    if found := _BESIDE.fullmatch(name):
        wanted = f"{found['name']}.{'comments.yml' if found['comments'] else 'easy-read.md'}"
    elif found := _OTHER_ENDING.fullmatch(name):
        wanted = f"{found['name']}.md"
    else:
        found = _MEANT.fullmatch(name)
        wanted = f"{found[1]}{found[2].lower()}" if found else name
    return "" if wanted == name else wanted


def _is_beside(path: Path, lists: Collection[str]) -> bool:
    """Has it the name of comments, but for a slip? With a hyphen it is that of a list on comments,
    unless it stands beside one of the lists that it would have comments on."""
    found = _BESIDE.fullmatch(path.name)
    if not (found and found["comments"]):
        return False
    return path.stem[len(found["name"])] != "-" or found["name"] in lists


def _survey_posts(folder: Path, tree: Tree, reach: Reach) -> None:
    """``SLUG.md`` with its companions, or a folder ``SLUG/`` with ``index.md`` and its own."""
    found: dict[Path, dict[str, Path]] = {}
    for path in _take(folder, tree, reach):
        if part := post_part(path, folder):
            role, home = part
            _keep(found.setdefault(home, {}), role, path, tree)
        elif path.suffix.lower() in MEDIA:
            tree.media.append(path)
            _weigh(path, tree)
        else:
            tree.strays.append(path)
    for home, files in sorted(found.items()):
        if (first := copied(home)) and "text" in files and "text" in found.get(first, {}):
            tree.twins.append((found[first]["text"], files["text"]))
            continue
        parts = (files.get(role) for role in ("text", "easy-read", "comments"))
        tree.posts.append(PostFiles(post_slug(home, folder), *parts))


def copied(home: Path) -> Path | None:
    """What a file of this name, without its ending, is a copy of: ``x (1)`` of ``x``."""
    found = _COPY.fullmatch(home.name)
    return home.with_name(found["name"] or found["of"]) if found else None


def post_part(path: Path, folder: Path) -> tuple[str, Path] | None:
    """What a file is to a post, and the path of the post's text without its ending."""
    name, ending = path.stem, path.suffix
    own_folder = path.parent != folder
    role = {".md": "easy-read", ".yml": "comments", ".yaml": "comments"}.get(ending)
    if role is None:
        return None
    if own_folder and name == role:
        return role, path.with_name("index")
    if name.endswith(f".{role}"):
        return role, path.with_name(name.removesuffix(f".{role}"))
    if ending != ".md":
        return None
    return "text", path.with_suffix("")


def post_slug(home: Path, folder: Path) -> str:
    """The address that the name of a post's file, or of its folder, gives."""
    return home.parent.name if home.name == "index" and home.parent != folder else home.name


def _survey_lists(folder: Path, tree: Tree, reach: Reach) -> None:
    lists: dict[str, Path] = {}
    comments: dict[str, Path] = {}
    for path in _take(folder, tree, reach):
        if path.suffix not in LIST_ENDINGS or path.parent != folder:
            tree.strays.append(path)
        elif path.stem.endswith(".comments"):
            _keep(comments, path.stem.removesuffix(".comments"), path, tree)
        else:
            _keep(lists, path.stem, path, tree)
    for stem in sorted(lists):
        if _is_beside(lists[stem], lists):
            tree.strays.append(lists.pop(stem))
            continue
        first = copied(folder / stem)
        if first and first.name in lists:
            tree.twins.append((lists[first.name], lists.pop(stem)))
    stems = sorted(lists.keys() | comments.keys())
    tree.lists = [(lists.get(stem), comments.get(stem)) for stem in stems]


def _keep(kept: dict[str, Path], name: str, path: Path, tree: Tree) -> None:
    """Keep the first file of a name; a second one is its twin."""
    first = kept.setdefault(name, path)
    if first is not path:
        tree.twins.append((first, path))


def _take(folder: Path, tree: Tree, reach: Reach, *, dots: bool = False) -> list[Path]:
    """The files of a folder; what is left over or refused goes into the tree."""
    found = walk(folder, reach, dots=dots)
    tree.strays += (path for path in found.left_over if not (dots and _of_a_plugin(path.name)))
    tree.refused += found.refused
    known = set(found.files) if tree.contents.opened else set()
    return found.files + [path for path in tree.contents.unsaved(folder) if path not in known]


def _of_a_plugin(name: str) -> bool:
    """Is this a file that another plugin reads, and no ``people.yml`` that was hidden by a slip?"""
    return bool(_OF_A_PLUGIN.fullmatch(name)) and name[1:] not in DATA


def _weigh(path: Path, tree: Tree) -> None:
    """Refuse a drawing that is too large for a text, as which it is read."""
    if path.suffix.lower() == ".svg":
        heavy = too_heavy(tree.contents.size(path), limits.DRAWING)
        if heavy:
            tree.refused.append(Refusal(path, "file-size", *heavy))
