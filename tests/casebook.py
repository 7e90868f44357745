"""A whole small site in one text, read and joined as a build does it, and what can be asked of it.

The text is cut by lines of ``=== posts/a.md``; what stands before the first says what the case
shows. ``=== settings`` holds fields of `Settings` that differ (``as_of: 2014-02-01``).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from zoneinfo import ZoneInfo

from reading_room.library import Library, build_library, settle
from reading_room.library.debates import debate
from reading_room.markup import ROOT
from reading_room.model import Post, ReadingList
from reading_room.problems import Problem, as_text, ordered
from reading_room.settings import Settings
from reading_room.sources import read_sources

_CUT = re.compile(r"^=== (.+)\n", re.MULTILINE)
_LINK = re.compile(r'<a(?:\s+href="([^"]*)")?[^>]*>(.*?)</a>')
SETTINGS = "settings"


@dataclass(frozen=True)
class Site:
    """A site that was read."""

    library: Library
    problems: list[Problem]

    @property
    def printed(self) -> str:
        """Every problem as an editor sees it, hints with it."""
        return "\n".join(as_text(problem) for problem in ordered(self.problems))


def cut(text: str) -> dict[str, str]:
    """The parts of a case by name."""
    _, *parts = _CUT.split(text)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def settings(root: Path, **changed: object) -> Settings:
    """The settings of a site in a folder."""
    facts: dict[str, object] = {
        "root": root,
        "docs": root / "docs",
        "posts": root / "posts",
        "reading_lists": root / "reading_lists",
        "site_name": "Trial",
        "site_url": "https://trial.example/",
        "description": "A trial.",
        "language": "en-GB",
        "zone": ZoneInfo("Europe/London"),
        "as_of": datetime.date(2026, 1, 31),
        "feed_authority": "trial.example,2026",
    }
    return Settings(**(facts | changed))  # type: ignore[arg-type]


def build(root: Path, text: str, **changed: object) -> Site:
    """Write a site into a folder, and read it from there."""
    parts = cut(text)
    changed = _changed(parts.pop(SETTINGS, "")) | changed
    for name in ("docs", "posts", "reading_lists"):
        (root / name).mkdir(exist_ok=True)
    for name, body in parts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
    made = settings(root, **changed)
    sources, problems = read_sources(made)
    library, more = build_library(sources, made)
    return Site(library, settle(problems + more, sources, made))


def _changed(text: str) -> dict[str, object]:
    known = {field.name for field in fields(Settings)}
    found: dict[str, object] = {}
    for line in text.splitlines():
        key, _, value = (part.strip() for part in line.partition(":"))
        if not key:
            continue
        assert key in known, key
        if key == "as_of":
            found[key] = datetime.date.fromisoformat(value)
        elif key == "now":
            found[key] = datetime.datetime.fromisoformat(value)
        elif key in ("left_out", "drafts"):
            found[key] = value.__eq__
        elif key == "zone":
            found[key] = ZoneInfo(value)
        else:
            found[key] = int(value) if value.isdigit() else value
    return found


def ask(library: Library, question: str) -> str:
    """The answer to a question such as ``cited-by fox-2014``, on one line; the site's root is /."""
    word, _, about = question.partition(" ")
    return " ".join(_ANSWERS[word](library, about).replace(ROOT, "/").split())


def answers(text: str) -> dict[str, str]:
    """Lines of ``question: answer``."""
    lines = (f"{line} ".partition(": ") for line in text.splitlines() if line)
    return {question: answer.strip() for question, _, answer in lines}


def _slugs(records: Iterable[Post | ReadingList]) -> str:
    return " ".join(record.slug for record in records)


def _html(library: Library, about: str) -> str:
    path, _, part = about.partition(" ")
    return library.html(path, part or "text")


def _links(library: Library, about: str) -> str:
    found = _LINK.findall(_html(library, about))
    return "; ".join(f"{words} → {address or 'no link'}" for address, words in found)


def _image(library: Library, path: str) -> str:
    return " ".join(found for (file, _), found in library.images.items() if file == path)


def _debate(library: Library, slug: str) -> str:
    """Each work behind as many dots as it is deep, and where it stands if it is only named."""
    [found] = (found for found in library.lists if found.slug == slug)
    return " ".join(
        "." * turn.depth
        + turn.item.id
        + (f"({turn.under.id if turn.under else 'root'})" if turn.again else "")
        for turn in debate(library, found)
    )


_ANSWERS: dict[str, Callable[[Library, str], str]] = {
    "posts": lambda library, _: _slugs(library.posts),
    "lists": lambda library, _: _slugs(library.lists),
    "held": lambda library, _: "; ".join(f"{held.path} {held.why}" for held in library.held),
    "coming": lambda library, _: "; ".join(f"{path} {c.why}" for path, c in library.coming.items()),
    "withdrawn": lambda library, _: _slugs(library.withdrawn),
    "strays": lambda library, _: " ".join(library.strays),
    "people": lambda library, _: " ".join(library.people),
    "topics": lambda library, _: "; ".join(
        f"{id_} ({topic.title})" for id_, topic in library.topics.items()
    ),
    "years": lambda library, _: "; ".join(
        f"{year}: {_slugs(posts)}" for year, posts in library.years.items()
    ),
    "series": lambda library, id_: _slugs(library.series[id_].posts),
    "series-title": lambda library, id_: library.series[id_].title,
    "topic-posts": lambda library, id_: _slugs(library.topic_posts.get(id_, ())),
    "topic-lists": lambda library, id_: _slugs(library.topic_lists.get(id_, ())),
    "person-posts": lambda library, id_: _slugs(library.person_posts.get(id_, ())),
    "person-lists": lambda library, id_: _slugs(library.person_lists.get(id_, ())),
    "person-works": lambda library, id_: "; ".join(
        f"{work.item.id} on {work.home.slug}" for work in library.person_works.get(id_, ())
    ),
    "person-comments": lambda library, id_: "; ".join(
        f"{said.comment.id} under {said.under.slug}"
        for said in library.person_comments.get(id_, ())
    ),
    "item-lists": lambda library, id_: _slugs(
        [found for found in library.lists if id_ in {e.item.id for e in found.entries}]
    ),
    "cites": lambda library, slug: " ".join(library.cites[slug]),
    "cited-by": lambda library, id_: _slugs(library.cited_by.get(id_, ())),
    "answered-by": lambda library, id_: " ".join(
        item.id for item in library.answered_by.get(id_, ())
    ),
    "debate": _debate,
    "label": lambda library, id_: library.labels[id_],
    "apart": lambda library, slug: "; ".join(
        f"{id_} {label}" for id_, label in library.apart.get(slug, {}).items()
    ),
    "related": lambda library, slug: _slugs(library.related[slug]),
    "headings": lambda library, slug: "; ".join(
        heading.text
        for post in library.posts
        if post.slug == slug
        for heading in post.text.headings
    ),
    "html": _html,
    "links": _links,
    "image": _image,
    "anchors": lambda library, _: "; ".join(
        f"{link.page}#{link.anchor} from {link.problem.path}:{link.problem.line}"
        for link in library.anchors
        if link.problem
    ),
}
