"""Each post gets its file. Enters: a site of another system, what is here, and what an earlier
import made. Leaves: every file that is to be there, and all that changed on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reading_room.importers.blogs import comments, matter
from reading_room.importers.blogs.anchors import Anchored
from reading_room.importers.blogs.keys import meant
from reading_room.importers.blogs.linking import link_posts
from reading_room.importers.blogs.links import Places
from reading_room.importers.blogs.old_addresses import aliases
from reading_room.importers.blogs.pictures import pictures
from reading_room.importers.blogs.post import Left
from reading_room.importers.blogs.taking import line
from reading_room.importers.blogs.text.draft import Draft
from reading_room.importers.blogs.text.inside import DATA
from reading_room.importers.blogs.text.making import common
from reading_room.slugs import free_id, own_slug, slug_of
from reading_room.sources.posts import RESERVED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reading_room.importers.blogs.keys import Meant
    from reading_room.importers.blogs.names import Author
    from reading_room.importers.blogs.post import ForeignPost, ForeignSite

_H1 = re.compile(
    r"\A\s*(?:#[ \t]+(?P<atx>[^\n]+?)[ \t]*#*[ \t]*$|"
    r"(?P<setext>[^\n]+)\n=+[ \t]*$|<h1[^<>]*>(?P<html>.*?)</h1>)",
    re.M,
)
_LONGEST = 80
"""Letters of a slug."""


class File(NamedTuple):
    """A file that is to be there: its bytes, or the file of the old site that it is a copy of."""

    path: str
    """From the folder of the import."""
    data: bytes
    origin: Path | None = None
    post: str = ""
    """The post of the old site to which it belongs."""


@dataclass(slots=True)
class Moved:
    """A post on its way."""

    post: ForeignPost
    meant: Meant
    slug: str
    draft: Draft
    edition: Draft | None = None
    """The text of its Easy Read edition."""
    files: dict[str, Path] = field(default_factory=dict)
    """What comes along, by the name that it has here."""
    fetched: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """The pictures of other sites, by their address, and those that stood in the text: a name and
    what was fetched or found."""
    folder: bool = False

    @property
    def drafts(self) -> list[Draft]:
        """Every text of it."""
        return [self.draft, *([self.edition] if self.edition else [])]

    @property
    def path(self) -> str:
        """The file of the post, from the folder of the import."""
        return f"{self.slug}/index.md" if self.folder else f"{self.slug}.md"


@dataclass(slots=True)
class Here:
    """What the site has that is not of this import."""

    slugs: frozenset[str] = frozenset()
    people: dict[str, str] = field(default_factory=dict)
    """Names by ids."""
    topics: frozenset[str] = frozenset()
    has_topics: bool = False
    before: Mapping[str, str] = field(default_factory=dict)
    """The slugs that an earlier import gave, by the posts' paths."""
    fetch: Callable[[str], tuple[str, bytes] | None] | None = None
    posts: str = "posts/"
    """The address below which posts are here."""
    language: str = ""
    below: str = ""
    """The folder of its host in which this site is."""
    lists: str = ""
    """The way from the folder of the import to that of reading lists."""
    files: re.Pattern[str] | None = None
    """The files that the site makes itself, as `library.taken.files_of_site` has them."""
    pages: frozenset[str] = frozenset()
    """The addresses of its pages below docs/, as `matter.bare_alias` has them."""


@dataclass(slots=True)
class Plan:
    """All that an import would write."""

    moved: list[Moved]
    files: list[File] = field(default_factory=list)
    people: dict[str, Author] = field(default_factory=dict)
    """Those who are new to people.yml."""
    topics: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Titles and descriptions of those that are new to topics.yml."""
    left: list[Left] = field(default_factory=list)

    @property
    def fetched(self) -> dict[str, str]:
        """The paths of pictures of other sites, by their addresses."""
        return {
            address: f"{moved.slug}/{name}"
            for moved in self.moved
            for address, (name, _) in moved.fetched.items()
            if not address.startswith(DATA)
        }


def plan(site: ForeignSite, here: Here) -> Plan:
    """Decide on every file."""
    made = Plan([], left=list(site.left))
    _slugs(site, here, made)
    places = Places(site)
    by_post = {id(moved.post): moved for moved in made.moved}
    anchored = Anchored()
    for moved in made.moved:
        pictures(moved, places, here, made.left)
    for moved in made.moved:
        for draft in moved.drafts:
            link_posts(moved, draft, places, by_post, anchored, here)
    _people(site, here, made)
    aliases(site, made, here)
    for moved in made.moved:
        _files(moved, made)
    return made


def _slugs(site: ForeignSite, here: Here, made: Plan) -> None:
    """Slugs that are kept apart: the oldest post keeps the short one, others add their date."""
    taken = set(here.slugs) | RESERVED
    ready = []
    for post in site.posts:
        values = meant(post, site, made.left)
        if not values.title:
            values.title = _title(post)
            made.left.append(
                Left(
                    post.path,
                    1,
                    "title that was not there",
                    values.title,
                    "taken from the heading, or from the name of the file",
                )
            )
        if not values.date:
            made.left.append(
                Left(
                    post.path,
                    1,
                    "post without a date",
                    values.title,
                    "it has none here: write date: and the day",
                    "decide",
                )
            )
        if _primary(values.language) == _primary(here.language):
            values.language = ""
        ready.append((post, values))
    ready.sort(
        key=lambda each: (
            here.before.get(each[0].path) is None,
            bool(each[1].language),
            each[1].date or "9999",
            each[0].path,
        )
    )
    for post, values in ready:
        slug = here.before.get(post.path) or _slug(post, values, taken, made.left)
        taken.add(slug)
        draft = common(post, site, values.title, made.left)
        edition = Draft(post.path, post.edition[1], 1, made.left) if post.edition[1] else None
        made.moved.append(Moved(post, values, slug, draft, edition))


def _primary(language: str) -> str:
    """A language without its region."""
    return language.partition("-")[0].lower() or "-"


def _slug(post: ForeignPost, values: Meant, taken: set[str], left: list[Left]) -> str:
    wanted = (
        slug_of(post.slug) or slug_of(values.title) or own_slug(post.slug or values.title, "post")
    )
    if len(wanted) > _LONGEST:
        wanted = wanted[:_LONGEST].rpartition("-")[0] or wanted[:_LONGEST]
    if values.language and wanted in taken:
        wanted = f"{wanted}-{values.language.lower()}"
    if wanted not in taken:
        return wanted
    dated = f"{wanted}-{values.date[:10]}" if values.date else wanted
    slug = free_id(dated, taken)
    left.append(Left(post.path, 1, "two posts of one address", wanted, f"this one is {slug}"))
    return slug


def _title(post: ForeignPost) -> str:
    found = _H1.match(post.body)
    words = (found["atx"] or found["setext"] or found["html"]) if found else ""
    words = line(re.sub(r"\{[#.:][^{}]*\}", "", words))
    name = post.slug or post.path.rpartition("/")[2].partition(".")[0]
    return words or " ".join(re.split(r"[-_ ]+", name)).strip().capitalize() or "Untitled"


def _people(site: ForeignSite, here: Here, made: Plan) -> None:
    """Everybody who wrote a post has a page; so have topics."""
    by_name = {name.lower(): id_ for id_, name in here.people.items()}
    taken = set(here.people)
    given: dict[str, str] = {}
    for moved in made.moved:
        for author in moved.meant.authors:
            if author.id in given:
                continue
            id_ = by_name.get(author.name.lower()) or free_id(author.id, taken)
            given[author.id] = id_
            taken.add(id_)
            if id_ not in here.people:
                made.people[id_] = author
        moved.meant.authors = [
            author._replace(person=given[author.id]) for author in moved.meant.authors
        ]
        for id_, words in moved.meant.topics.items():
            if id_ not in here.topics:
                title, about = site.topics.get(words, (words, ""))
                made.topics.setdefault(id_, (_titled(title), about))


def _titled(words: str) -> str:
    if words.islower() or ("-" in words and " " not in words):
        words = re.sub(r"[-_]+", " ", words)
        return words[:1].upper() + words[1:]
    return words


def _files(moved: Moved, made: Plan) -> None:
    text = matter.written(moved)
    made.files.append(File(moved.path, text.encode(), None, moved.post.path))
    for name, origin in moved.files.items():
        made.files.append(File(f"{moved.slug}/{name}", b"", origin, moved.post.path))
    for name, data in moved.fetched.values():
        made.files.append(File(f"{moved.slug}/{name}", data, None, moved.post.path))
    beside = f"{moved.slug}/" if moved.folder else f"{moved.slug}."
    if moved.edition:
        text = f"{moved.post.edition[0].rstrip()}\n\n{moved.edition.text.strip()}\n"
        made.files.append(File(f"{beside}easy-read.md", text.encode(), None, moved.post.path))
    if moved.post.said:
        data = moved.post.said.encode()
        made.files.append(File(f"{beside}comments.yml", data, None, moved.post.path))
    if moved.post.comments:
        said = comments.written(moved.post.comments)
        path = f"{moved.slug}/comments.yml" if moved.folder else f"{moved.slug}.comments.yml"
        made.files.append(File(path, said.encode(), None, moved.post.path))
