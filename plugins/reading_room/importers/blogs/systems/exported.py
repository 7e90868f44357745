"""A site that this program wrote out (``reading-room export``). Enters: its folder. Leaves: a site
whose posts come back as they were.

Names and titles are ids again, links with the title of a work are citations again, and what stands
beside a post comes with it.
"""

from __future__ import annotations

import json
import posixpath
import re
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from reading_room.importers.blogs.post import AsItIs, ForeignSite, Person
from reading_room.importers.blogs.reading import MOST, read, text_of, yaml_of
from reading_room.importers.blogs.systems.folders import base_of, files, post_of
from reading_room.importers.blogs.text.shortcodes import PLACE

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.importers.blogs.post import ForeignPost

SYSTEM = "Reading Room"
MARK = "reading-room.json"
KEPT = ("page_author", "review_by", "comments", "allow")
"""Keys that no other system has, and that come back as they are."""
_CSL = ".csl.json"
_EDITION = ".easy-read.md"
_LINK = (
    r"\[(?:[^\[\]\\]|\\.)*\]\((?P<{0}>[^\s()<>]+\.md)#(?P<{1}>[a-z0-9-]+) \"(?:[^\"\\]|\\.)*\"\)"
)
_ONE = re.compile(_LINK.format("page", "id") + r"(?P<locator>, (?:(?!; \[)[^()\n])*)?")
_CITED = re.compile(rf"\((?:{_ONE.pattern.replace('?P<page>', '').replace('?P<id>', '')})", re.S)
_LIST = re.compile(r"(?<=\]\()(?P<page>[^\s()<>#]+\.md)(?P<anchor>#[^\s()<>]*)?(?=[\s)])")


def is_exported(path: Path) -> bool:
    """Is it the folder of an export?"""
    return bool(said_by(path))


def said_by(path: Path) -> dict[str, Any]:
    """What an export says of itself; nothing where it is none."""
    try:
        said = json.loads(text_of(path / MARK)) if path.is_dir() else {}
    except ValueError:
        return {}
    ours = isinstance(said, dict) and said.get("made_by") == "reading-room export"
    return said if ours else {}


def data_of(root: Path, name: str) -> dict[str, Any]:
    """A file of data, by ids."""
    found = yaml_of(text_of(root / "data" / f"{name}.yml"))
    return (
        {str(key): value for key, value in found.items() if isinstance(value, dict)}
        if (isinstance(found, dict))
        else {}
    )


def lists_of(root: Path) -> list[Path]:
    """The works of each list, as CSL-JSON: a list at which a work is at home before others that
    name it, as far as they can be put in such an order."""
    folder = root / _inside(said_by(root).get("reading_lists"), "reading_lists")
    found = {path.name.removesuffix(_CSL): path for path in sorted(folder.glob(f"*{_CSL}"))}
    whole = found.pop("library", None)
    homes = _homes(whole) if whole else {}
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for slug, path in found.items():
        sorter.add(slug, *({homes.get(id_, slug) for id_ in _homes(path)} & found.keys() - {slug}))
    try:
        return [found[slug] for slug in sorter.static_order()]
    except CycleError:
        return list(found.values())


def _homes(path: Path) -> dict[str, str]:
    """The list of each work in a file."""
    try:
        works = json.loads(text_of(path, MOST))
    except ValueError:
        return {}
    found: dict[str, str] = {}
    for work in works if isinstance(works, list) else ():
        custom = work.get("custom") if isinstance(work, dict) else None
        ours = custom.get("reading-room") if isinstance(custom, dict) else None
        place = ours.get("list") if isinstance(ours, dict) else None
        if isinstance(place, dict):
            found[str(work.get("id"))] = str(place.get("id"))
    return found


def _inside(value: object, usual: str) -> str:
    """The path of a folder in an export, and of none outside."""
    path = str(value or usual)
    return usual if path.startswith("/") or ".." in path.split("/") else path


def read_exported(root: Path) -> ForeignSite:
    """Every post of an export."""
    said = said_by(root)
    site = ForeignSite(SYSTEM, root)
    site.base, site.below = base_of(said.get("site_url"))
    site.language, site.zone = str(said.get("language", "")), str(said.get("timezone", ""))
    people, tags = data_of(root, "authors"), data_of(root, "tags")
    site.people = {
        id_: Person(
            str(each.get("name", "")),
            str(each.get("description") or ""),
            str(each.get("url") or ""),
        )
        for id_, each in people.items()
    }
    site.topics = {
        id_: (str(each.get("title", id_)), str(each.get("description") or ""))
        for id_, each in tags.items()
    }
    ids = {
        "authors": {person.name: id_ for id_, person in site.people.items()},
        "tags": {title: id_ for id_, (title, _) in site.topics.items()},
        "series": {
            str(each.get("title", id_)): id_ for id_, each in data_of(root, "series").items()
        },
    }
    lists = _inside(said.get("reading_lists"), "reading_lists")
    for path in files(root / _inside(said.get("posts"), "posts")):
        beside = path.name == "easy-read.md" and (path.parent / "index.md").is_file()
        if path.name.endswith(_EDITION) or beside:
            continue
        post = post_of(site, path)
        if post is not None:
            _as_it_was(post, ids, lists)
            _beside(post, path, lists)
            site.posts.append(post)
    return site


def _as_it_was(post: ForeignPost, ids: dict[str, dict[str, str]], lists: str) -> None:
    values = post.values
    for key in ("permalink", "url"):
        values.pop(key, None)
    for key, known in ids.items():
        if key in values:
            values[key] = _known(values[key], known)
    for key in ("title", "description"):
        if key in values:
            values[key] = AsItIs(values[key])
    if isinstance(image := values.get("image"), dict):
        values["image"] = {key: AsItIs(each) for key, each in image.items()}
    post.kept = {key: values.pop(key) for key in KEPT if key in values}
    post.form = "ours"
    post.body = cited(post.body, post.path, lists)


def _known(value: Any, known: dict[str, str]) -> Any:
    """Ids in the place of words."""
    if isinstance(value, list):
        return [_known(each, known) for each in value]
    if isinstance(value, dict):
        name = value.get("name")
        return {**value, "name": known.get(name, name)} if isinstance(name, str) else value
    return known.get(value, value) if isinstance(value, str) else value


def _beside(post: ForeignPost, path: Path, lists: str) -> None:
    """Its Easy Read edition and its comments."""
    own = path.name == "index.md"
    edition = path.with_name("easy-read.md" if own else f"{path.stem}{_EDITION}")
    comments = path.with_name("comments.yml" if own else f"{path.stem}.comments.yml")
    if edition.is_file():
        text = text_of(edition)
        body = read(text).body
        post.edition = text.removesuffix(body), cited(body, post.path, lists)
    if comments.is_file():
        post.said = text_of(comments)


def cited(text: str, path: str, lists: str) -> str:
    """Links with the title of a work as citations, and links to lists as ones that `plan` knows."""

    def citation(found: re.Match[str]) -> str:
        works = []
        end = found.start() + 1
        while one := _ONE.match(text, end):
            if not _list_at(one["page"], path, lists):
                return found[0]
            works.append(f"@{one['id']}{one['locator'] or ''}")
            end = one.end()
            if text.startswith("; [", end):
                end += 2
        ends.append(end)
        return f"[{'; '.join(works)}]"

    out: list[str] = []
    ends: list[int] = []
    last = 0
    for found in _CITED.finditer(text):
        if found.start() < last:
            continue
        new = citation(found)
        if new == found[0] or text[ends[-1] : ends[-1] + 1] != ")":
            continue
        out += [text[last : found.start()], new]
        last = ends[-1] + 1
    text = "".join([*out, text[last:]])

    def link(found: re.Match[str]) -> str:
        slug = _list_at(found["page"], path, lists)
        return f"{PLACE}list:{slug}{found['anchor'] or ''}" if slug else found[0]

    return _LIST.sub(link, text)


def _list_at(page: str, path: str, lists: str) -> str:
    """The slug of the list whose page a link in a file leads to; empty where it is none."""
    where = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(page)))
    folder, _, name = where.rpartition("/")
    return name.removesuffix(".md") if folder == lists else ""
