"""People, topics and the glossary. Enters: a YAML file of docs/. Leaves: records and problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from reading_room.model import Person, SeriesEntry, Term, Topic
from reading_room.schema import TERM
from reading_room.schema import tables as keys
from reading_room.schema.files import GLOSSARY, PEOPLE, SERIES_FILE, TOPICS
from reading_room.slugs import SLUG, slug_of
from reading_room.sources.content import check_easy_words
from reading_room.sources.names import read_name
from reading_room.sources.values import take
from reading_room.sources.yaml.fields import Fields
from reading_room.sources.yaml.reader import Reader
from reading_room.values import Name
from reading_room.wording import short

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from reading_room.problems import Problem
    from reading_room.schema import File

_LONGEST = 100
"""How long a form may be that texts are searched for, in characters."""


def read_people(path: str, text: str, zone: ZoneInfo) -> tuple[tuple[Person, ...], list[Problem]]:
    """people.yml: an id, and under it ``name``, ``short``, ``description`` and ``url``."""
    reader = Reader(path, zone)
    people = []
    for id_, key, fields in _entries(reader, text, PEOPLE):
        name = _own_name(reader, fields)
        people.append(
            Person(
                path=path,
                id=id_,
                line=reader.place(key).line,
                name=name or Name(literal=id_),
                short=take(fields, keys.PERSON_SHORT),
                description=take(fields, keys.PERSON_DESCRIPTION),
                url=take(fields, keys.PERSON_URL),
                picture=take(fields, keys.PICTURE),
                fediverse=take(fields, keys.PERSON_FEDIVERSE),
            )
        )
    return tuple(people), reader.problems


def _own_name(reader: Reader, fields: Fields) -> Name | None:
    """The name of somebody in people.yml, which is no id."""
    node = fields.get(keys.PERSON_NAME.name)
    if not fields.whole() or node is None:
        return None
    name = read_name(reader, node, ids=False)
    if name and name.person:
        reader.error(
            node,
            "name-form",
            f"{name} is an id, and a name is wanted here.",
            f"Write the name as it is to be shown: {keys.PERSON_NAME.example}.",
        )
        return None
    return name


def read_topics(path: str, text: str, zone: ZoneInfo) -> tuple[tuple[Topic, ...], list[Problem]]:
    """topics.yml: an id, and under it ``title`` and ``description``."""
    reader = Reader(path, zone)
    topics = []
    for id_, key, fields in _entries(reader, text, TOPICS):
        fields.whole()
        title, description = take(fields, keys.TOPIC_TITLE), take(fields, keys.TOPIC_DESCRIPTION)
        topics.append(Topic(id_, title, description, reader.place(key).line))
    return tuple(topics), reader.problems


def read_series(
    path: str, text: str, zone: ZoneInfo
) -> tuple[tuple[SeriesEntry, ...], list[Problem]]:
    """series.yml: an id, and under it ``title``, ``description`` and ``order``."""
    reader = Reader(path, zone)
    found = []
    for id_, key, fields in _entries(reader, text, SERIES_FILE):
        fields.whole()
        found.append(
            SeriesEntry(
                path,
                id_,
                reader.place(key).line,
                take(fields, keys.SERIES_TITLE),
                take(fields, keys.SERIES_DESCRIPTION),
                take(fields, keys.SERIES_ORDER),
            )
        )
    return tuple(found), reader.problems


def read_glossary(path: str, text: str, zone: ZoneInfo) -> tuple[tuple[Term, ...], list[Problem]]:
    """glossary.yml: a list of ``term``, ``definition``, ``also`` (its other forms) and ``easy``
    (the same in Easy Read)."""
    reader = Reader(path, zone)
    root = reader.compose(text)
    terms = []
    lines: dict[str, int] = {}
    for node in reader.sequence(root, GLOSSARY.title) if root else []:
        fields = Fields(reader, node, TERM)
        if not fields.has_keys:
            continue
        fields.whole()
        also = take(fields, keys.ALSO)
        term = Term(
            take(fields, keys.TERM_TERM),
            take(fields, keys.DEFINITION),
            also,
            reader.place(node).line,
            check_easy_words(reader, fields, keys.EASY),
            path,
        )
        for form in {_as_found(each): each for each in (*also, term.term)}.values():
            _take(reader, node, form, lines)
        terms.append(term)
    return tuple(terms), reader.problems


def _as_found(form: str) -> str:
    """A form as texts are looked through for it: a capital behind the first letter is kept."""
    return form.lower() if form[1:] == form[1:].lower() else form


def _take(reader: Reader, node: yaml.Node, form: str, lines: dict[str, int]) -> None:
    """Say so where a term or a form of one has been explained above, or is no word."""
    line = reader.place(node).line
    if len(form) > _LONGEST:
        reader.error(
            node,
            "term-long",
            f"{short(form)} is too long to be a word of the glossary.",
            "Keep a term, and each form of it, under 100 letters, and say the rest in the"
            " definition.",
        )
    if form and lines.setdefault(_as_found(form), line) != line:
        reader.error(
            node,
            "term-twice",
            f"{form} is explained on line {lines[_as_found(form)]} too.",
            "Keep one of the two.",
        )


def _entries(reader: Reader, text: str, file: File) -> Iterator[tuple[str, yaml.Node, Fields]]:
    """Each id of a mapping, where it stands, and the fields under it."""
    root = reader.compose(text)
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        reader.error(
            root,
            "value-keys",
            f"{file.keys.what} is written as an id with a colon, not as a list.",
            f"Write {file.example}: on a line, and {file.keys.names[0]}: on the line below, two"
            " spaces in.",
        )
        return
    seen: set[str] = set()
    for key, value in root.value:
        id_ = key.value if isinstance(key, yaml.ScalarNode) else ""
        if not SLUG.fullmatch(id_):
            reader.error(
                key,
                "value-id",
                f"{short(id_) or 'This'} cannot be an id.",
                "Use lower-case letters, digits and single hyphens:"
                f" {slug_of(id_) or file.example}",
            )
        elif id_ in seen:
            reader.error(key, "key-twice", f"{id_} is given twice.", "Keep one of the two.")
        else:
            seen.add(id_)
            yield id_, key, Fields(reader, value, file.keys)
