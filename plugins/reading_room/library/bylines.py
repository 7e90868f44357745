"""Authors of posts in a site without people.yml. Enters: sources. Leaves: the same, with the ids
that other programs know as words, and a problem for each.

Where there is a people.yml, an id that it does not have is a slip; where there is none, nobody
meant it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reading_room.problems import Problem

if TYPE_CHECKING:
    from reading_room.model import Post, Sources


def in_words(sources: Sources) -> tuple[Sources, list[Problem]]:
    """The sources with every author that is an id shown as it is written, if nothing says who
    they are."""
    if sources.has_people:
        return sources, []
    problems: list[Problem] = []
    posts = tuple(_post(post, problems) for post in sources.posts)
    return (replace(sources, posts=posts), problems) if problems else (sources, [])


def _post(post: Post, problems: list[Problem]) -> Post:
    if not any(name.person for name in post.authors):
        return post
    for ref in (name.person for name in post.authors if name.person):
        message = f"{ref.id} is shown as written, for there is no people.yml that says who it is."
        hint = f"Write the name, such as Alex Fox, or put {ref.id} into people.yml."
        problems.append(Problem(post.path, ref.line, ref.column, "name-literal", message, hint))
    words = (
        replace(name, person=None, literal=name.person.id) if name.person else name
        for name in post.authors
    )
    return replace(post, authors=tuple(words))
