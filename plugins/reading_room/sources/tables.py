"""People, topics and the glossary. Enters: a YAML file of docs/. Leaves: records and problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from reading_room.model import Name, Person, Term, Topic
from reading_room.sources.fields import SLUG, Fields
from reading_room.sources.names import read_name
from reading_room.sources.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from reading_room.problems import Problem

PERSON_KEYS = ("name", "description", "url")
TOPIC_KEYS = ("title", "description")
TERM_KEYS = ("term", "definition", "also")


def read_people(path: str, text: str, zone: ZoneInfo) -> tuple[tuple[Person, ...], list[Problem]]:
    """people.yml: an id, and under it ``name``, ``description`` and ``url``."""
    reader = Reader(path, zone)
    people = []
    for id_, key, fields in _entries(reader, text, PERSON_KEYS, "A person"):
        fields.require("name", "Alex Fox")
        node = fields.get("name")
        name = read_name(reader, node) if node else None
        if name and name.person and node:
            reader.error(
                node,
                "name-literal",
                f"{name} is an id, and a name is wanted here.",
                "Write the name as it is to be shown: Alex Fox.",
            )
        people.append(
            Person(
                path=path,
                id=id_,
                line=reader.place(key).line,
                name=name or Name(literal=id_),
                description=fields.line("description"),
                url=fields.address("url"),
            )
        )
    return tuple(people), reader.problems


def read_topics(path: str, text: str, zone: ZoneInfo) -> tuple[tuple[Topic, ...], list[Problem]]:
    """topics.yml: an id, and under it ``title`` and ``description``."""
    reader = Reader(path, zone)
    topics = []
    for id_, key, fields in _entries(reader, text, TOPIC_KEYS, "A topic"):
        fields.require("title", "Direct payments")
        line = reader.place(key).line
        topics.append(Topic(id_, fields.line("title"), fields.line("description"), line))
    return tuple(topics), reader.problems


def read_glossary(path: str, text: str, zone: ZoneInfo) -> tuple[tuple[Term, ...], list[Problem]]:
    """glossary.yml: a list of ``term``, ``definition`` and ``also`` (its other forms)."""
    reader = Reader(path, zone)
    root = reader.compose(text)
    terms: dict[str, Term] = {}
    for node in reader.sequence(root, "The glossary") if root else []:
        fields = Fields(reader, node, TERM_KEYS, "A term")
        fields.require("term", "Personal budget")
        fields.require("definition", "The money that …")
        also = tuple(reader.text(form, "A form") for form in fields.entries("also"))
        term = Term(fields.line("term"), fields.line("definition"), also, reader.place(node).line)
        if term.term in terms:
            reader.error(
                node,
                "term-twice",
                f"{term.term} stands on line {terms[term.term].line} too.",
                "Keep one of the two.",
            )
        terms[term.term] = term
    return tuple(terms.values()), reader.problems


def _entries(
    reader: Reader, text: str, known: tuple[str, ...], what: str
) -> Iterator[tuple[str, yaml.Node, Fields]]:
    """Each id of a mapping, where it stands, and the fields under it."""
    root = reader.compose(text)
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        reader.error(
            root,
            "value-keys",
            f"{what} is written as an id with a colon, not as a list.",
            "Write alex-fox: on a line, and its keys on the lines below, two spaces in.",
        )
        return
    seen: set[str] = set()
    for key, value in root.value:
        id_ = key.value if isinstance(key, yaml.ScalarNode) else ""
        if not SLUG.fullmatch(id_):
            reader.error(
                key,
                "value-id",
                f"{id_ or 'This'} cannot be an id.",
                "Use lower-case letters, digits and single hyphens: alex-fox",
            )
        elif id_ in seen:
            reader.error(key, "key-twice", f"{id_} is given twice.", "Keep one of the two.")
        else:
            seen.add(id_)
            yield id_, key, Fields(reader, value, known, what)
