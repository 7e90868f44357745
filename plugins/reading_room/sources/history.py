"""What was once published. Enters: git's history of posts and lists. Leaves: `Former` records.

A version of a file counts as published where it stood on this branch, was no draft, and its day
had come before it was replaced or taken away. One that no build can have read (its name is no
address, its front matter does not begin or end, it is not UTF-8) was never published. `check` alone
asks: a build is the same without git.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from reading_room.model import Former
from reading_room.schema import posts as keys
from reading_room.slugs import SLUG, file_slug
from reading_room.sources.files.git import HistoryError, NoHistoryError, changes, is_whole, texts
from reading_room.sources.files.survey import LIST_ENDINGS, post_part, post_slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from reading_room.settings import Settings

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
"""Of a post; a list is YAML from its first line, with or without such a line."""
_SLUG, _DRAFT, _DATE = keys.SLUG_KEY.name, keys.DRAFT.name, keys.DATE.name
_KEY = re.compile(rf"^({_SLUG}|{_DRAFT}|{_DATE}):[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
_SHALLOW = "this clone is shallow, and knows only the newest commits"
_LAST = 253_402_214_400
"""The last day that Python's dates know, in seconds since 1970."""


class Role(NamedTuple):
    """What a file is: a post (its ``home`` is its path without an ending), its edition, a list."""

    kind: Literal["post", "list", "edition"]
    home: Path
    slug: str


@dataclass(slots=True)
class Version:
    """What a file held until ``until`` (None: it is the newest in git)."""

    role: Role
    path: str
    id: str
    until: datetime.date | None
    moved: str = ""
    keys: dict[str, str] = field(default_factory=dict)


def read_history(settings: Settings) -> tuple[list[Former], str]:
    """What was published once, newest first, and why that is not all of it, if it is not.

    Where there is no git, or no repository, nothing and an empty word.
    """
    try:
        whole = is_whole(settings.root)
        versions = list(_versions(settings))
        wanted: dict[str, list[Version]] = defaultdict(list)
        for version in versions:
            wanted[version.id].append(version)
        for id_, data in texts(settings.root, wanted):
            for version in wanted[id_]:
                version.keys = _keys(version.role.kind, data)
    except NoHistoryError:
        return [], ""
    except HistoryError as error:
        return [], str(error)
    return list(_formers(versions, settings)), "" if whole else _SHALLOW


def _versions(settings: Settings) -> Iterator[Version]:
    """Every version of every file, newest first."""
    below = [path.relative_to(settings.root).as_posix() for path in _folders(settings)]
    now: set[str] = set()
    moved: dict[str, str] = {}
    for change in changes(settings.root, below):
        to = moved.get(change.new_path, change.new_path)
        if change.old:
            moved[change.path] = to if change.new else ""
        newest = change.new and change.new_path not in now
        if newest and (role := _role(change.new_path, settings)):
            yield Version(role, change.new_path, change.new, None, change.new_path)
        now |= {change.path, change.new_path}
        if change.old and (role := _role(change.path, settings)):
            until = _day(change.moment, settings.zone)
            yield Version(role, change.path, change.old, until, moved[change.path])


def _folders(settings: Settings) -> tuple[Path, Path]:
    return settings.posts, settings.reading_lists


def _role(path: str, settings: Settings) -> Role | None:
    full = settings.root / path
    if not path.isprintable() or any(part.startswith(".") for part in Path(path).parts):
        return None
    if full.parent == settings.reading_lists:
        is_list = full.suffix in LIST_ENDINGS and not full.stem.endswith(".comments")
        return Role("list", full.with_suffix(""), full.stem) if is_list else None
    if not full.is_relative_to(settings.posts) or not (part := post_part(full, settings.posts)):
        return None
    name, home = part
    slug = file_slug(post_slug(home, settings.posts))
    if name == "text":
        return Role("post", home, slug)
    return Role("edition", home, slug) if full.suffix == ".md" else None


def _day(moment: int, zone: ZoneInfo) -> datetime.date:
    return datetime.datetime.fromtimestamp(min(moment, _LAST), zone).date()


def _keys(kind: str, data: bytes) -> dict[str, str]:
    """What is asked of a version's keys; nothing of one that no build can have read."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return {}
    if kind != "list":
        found = _FRONT.match(text)
        text = found[1] if found else ""
    return dict(_KEY.findall(text))


def _formers(versions: list[Version], settings: Settings) -> Iterator[Former]:
    """Those versions that were published; an edition, where its post was."""
    posts: dict[Path, str] = {}
    for version in versions:
        if version.role.kind == "post" and _was_public(version, settings):
            posts.setdefault(version.role.home, _slug(version))
    for version in versions:
        kind, home, slug = version.role
        if kind == "edition" and home in posts:
            slug = posts[home]
        elif kind != "edition" and _was_public(version, settings):
            slug = _slug(version) if kind == "post" else slug
        else:
            continue
        if SLUG.fullmatch(slug):
            yield Former(version.path, kind, slug, version.until, version.moved)


def _slug(version: Version) -> str:
    """The address that its own key gave a post, or the name of its file."""
    return file_slug(version.keys.get(_SLUG, version.role.slug))


def _was_public(version: Version, settings: Settings) -> bool:
    """Was it shown on the last day on which it stood here?"""
    if version.keys.get(_DRAFT, "false").lower() in ("true", "yes", "on"):
        return False
    try:
        day = datetime.date.fromisoformat(version.keys.get(_DATE, "")[:10])
    except ValueError:
        return False
    return day <= (version.until or settings.as_of)
