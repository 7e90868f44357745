"""The kinds of file. Enters: nothing. Leaves: which keys stand in which file, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from reading_room.schema.lists import READING_LIST
from reading_room.schema.posts import EASY_READ, POST
from reading_room.schema.statement import STATEMENT
from reading_room.schema.tables import COMMENT, PERSON, SERIES, TERM, TOPIC

if TYPE_CHECKING:
    from reading_room.schema.keys import Keys


class File(NamedTuple):
    """A kind of file that editors write."""

    name: str
    """Of its JSON Schema: "reading-list"."""
    title: str
    where: tuple[str, ...]
    """The files, as patterns of paths below the site's folder."""
    shape: Literal["one", "list", "ids"]
    """One mapping of keys, a list of such, or an id for each and its keys below."""
    keys: Keys
    example: str = ""
    """An id, where each has one."""


PEOPLE = File("people", "People", ("docs/people.yml",), "ids", PERSON, "alex-fox")
TOPICS = File("topics", "Topics", ("docs/topics.yml",), "ids", TOPIC, "direct-payments")
SERIES_FILE = File("series", "Series", ("docs/series.yml",), "ids", SERIES, "putting-people-first")
GLOSSARY = File("glossary", "The glossary", ("docs/glossary.yml",), "list", TERM)
COMMENTS = File(
    "comments", "A comments file",
    ("posts/**/*.comments.yml", "posts/**/comments.yml", "reading_lists/*.comments.yml"),
    "list", COMMENT,
)  # fmt: skip

FILES = (
    File("post", "The front matter of a post", ("posts/**/*.md",), "one", POST),
    File("easy-read", "The front matter of an Easy Read edition",
         ("posts/**/*.easy-read.md", "posts/**/easy-read.md"), "one", EASY_READ),
    File("reading-list", "A reading list", ("reading_lists/*.yml",), "one", READING_LIST),
    COMMENTS,
    PEOPLE,
    TOPICS,
    SERIES_FILE,
    GLOSSARY,
    File("accessibility", "The accessibility statement", ("docs/accessibility.yml",), "one",
         STATEMENT),
)  # fmt: skip
"""A file is of the last kind that it fits."""
