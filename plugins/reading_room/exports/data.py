"""Who and what posts are by and about. Enters: the library. Leaves: files of YAML, which hold
nobody and nothing that the site does not show."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from reading_room.writing.items import flow
from reading_room.writing.scalars import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library import Library
    from reading_room.model import Comment, Person


def data_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """People under the name that themes of several systems know; topics, series and the glossary
    by their ids."""
    tables: dict[str, dict[str, dict[str, Any]]] = {
        "authors.yml": {
            id_: {
                "name": str(person.name),
                "kind": (person.name.kind or "whole") if person.name.literal else "",
                "short": person.short,
                "description": person.description,
                "url": person.url,
                "fediverse": person.fediverse,
                "picture": _picture(library, person),
            }
            for id_, person in sorted(library.people.items())
        },
        "tags.yml": {
            id_: {"title": topic.title, "description": topic.description}
            for id_, topic in sorted(library.topics.items())
        },
        "series.yml": {
            id_: {
                "title": series.title,
                "description": series.description,
                "order": [post.slug for post in series.posts],
            }
            for id_, series in sorted(library.series.items())
        },
    }
    for name, entries in tables.items():
        if entries:
            yield f"data/{name}", "".join(_entries(entries)).encode()
    if library.words:
        terms = [
            {
                "term": word.term,
                "definition": word.definition,
                "also": list(word.also),
                "easy": word.easy,
            }
            for word in library.words
        ]
        yield "data/glossary.yml", "".join(f"- {_lines(term)}" for term in terms).encode()


def _picture(library: Library, person: Person) -> dict[str, str]:
    """The file of somebody's picture, from the top of the export, and its words."""
    if not person.picture:
        return {}
    path = posixpath.normpath(posixpath.join(posixpath.dirname(person.path), person.picture.src))
    known = path in library.media or path in library.index.pages
    return {"src": path, "alt": person.picture.alt} if known else {}


def comments_text(library: Library, comments: tuple[Comment, ...]) -> str:
    """The comments of a post or list, each above those that answer it."""
    return "".join(f"- {_lines(_comment(library, comment))}" for comment in comments)


def _comment(library: Library, comment: Comment) -> dict[str, Any]:
    person = comment.person.id if comment.person else ""
    return {
        "id": comment.id,
        "name": comment.name,
        "date": str(comment.date) if comment.date else "",
        "reply_to": comment.reply_to.id if comment.reply_to else "",
        "person": person if person in library.people else "",
        "text": comment.text,
    }


def _entries(entries: dict[str, dict[str, Any]]) -> Iterator[str]:
    for id_, values in entries.items():
        yield f"{scalar(id_)}:\n  {_lines(values)}"


def _lines(values: dict[str, Any]) -> str:
    """Keys that have a value, as far to the right as an entry's own."""
    given = [f"{key}: {_value(value)}" for key, value in values.items() if value]
    return "\n  ".join(given) + "\n"


def _value(value: object) -> str:
    if isinstance(value, str) and "\n" in value:
        return "|-\n" + "\n".join(f"    {line}" if line else "" for line in value.split("\n"))
    return flow(value)
