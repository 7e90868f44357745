"""Reading lists. Enters: a YAML file. Leaves: a `ReadingList`, and its problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from reading_room.dates import UNDATED
from reading_room.markup import BRITISH, Text, Typesetting, parse
from reading_room.model import Entry, Item, ReadingList, Section, Source
from reading_room.schema import ITEM, READING_LIST, SECTION, SOURCE
from reading_room.schema import lists as keys
from reading_room.schema import posts as shared
from reading_room.schema.items import SAID_BY_LIST, WORK
from reading_room.slugs import SLUG
from reading_room.sources import limits
from reading_room.sources.bylines import read_byline
from reading_room.sources.content import check_description, read_loud
from reading_room.sources.examples import example_id
from reading_room.sources.items import read_item
from reading_room.sources.posts import check_slug
from reading_room.sources.values import take
from reading_room.sources.web import is_address
from reading_room.sources.yaml.fields import Fields
from reading_room.sources.yaml.reader import Place, Reader
from reading_room.values import IMPORTANCE, Ref
from reading_room.wording import short

if TYPE_CHECKING:
    from collections.abc import Collection
    from zoneinfo import ZoneInfo

    from reading_room.model import Comment
    from reading_room.problems import Problem
    from reading_room.schema import Key

WORK_KEYS = (WORK.name, *SAID_BY_LIST)
"""What a list can say of a work that is first named on another."""
_EMPTY = ("This reading list is empty.", "Add lines with title:, date: and items:")
_BOTH = "A reading list has either items or sections, and this one has both."
_NEITHER = "This reading list has no items."


def read_list(
    path: str,
    slug: str,
    text: str,
    zone: ZoneInfo,
    comments: tuple[Comment, ...] = (),
    typesetting: Typesetting = BRITISH,
) -> tuple[ReadingList | None, list[Problem]]:
    """The reading list in ``text``; None where it is not to be read."""
    reader = Reader(path, zone)
    check_slug(reader, Place(0, 0), slug)
    root = reader.compose(text)
    if root is None:
        if not reader.problems:
            reader.error(Place(0, 0), "file-empty", *_EMPTY)
        return None, reader.problems
    if astray := _outside(root):
        reader.error(
            astray, "value-list", f"{astray.value} belongs to the work above, and is outside it.",
            "Begin each line of a work with two more spaces than its hyphen.",
        )  # fmt: skip
        return None, reader.problems
    fields = Fields(reader, root, READING_LIST)
    fields.whole()
    fields.filled(shared.WITHDRAWN)
    moment = take(fields, keys.DATE)
    language = take(fields, keys.LANGUAGE_KEY)
    if language:
        typesetting = typesetting._replace(language=language)
    works = _Works(reader)
    sections = _sections(reader, fields, works)
    _few_works(reader, works)
    _few_topics(reader, works)
    taken = works.ids | {section.id for section in sections}
    intro = _text(reader, fields, keys.INTRO, taken, typesetting)
    title, description = take(fields, keys.TITLE), take(fields, shared.DESCRIPTION)
    reading_list = ReadingList(
        path=path,
        slug=slug,
        title=title,
        date=moment or UNDATED.replace(tzinfo=zone),
        sections=sections,
        items=tuple(works.items),
        source=_source(reader, fields.get(keys.SOURCE_KEY.name)),
        curators=read_byline(fields, keys.CURATORS),
        topics=take(fields, shared.TOPICS),
        description=description,
        intro=intro,
        outro=_text(
            reader, fields, keys.OUTRO, taken | (intro.ids if intro else set()), typesetting
        ),
        comments_state=take(fields, shared.COMMENTS),
        comments=comments,
        aliases=take(fields, shared.ALIASES_KEY),
        withdrawn=take(fields, shared.WITHDRAWN),
        date_line=fields.place(keys.DATE.name).line if moment else 0,
        language=language,
        allow=take(fields, shared.ALLOW),
        loud=read_loud(fields, title=title, description=description) + tuple(works.loud),
    )
    check_description(reader, fields, description)
    return reading_list, reader.problems


def _outside(root: yaml.Node) -> yaml.ScalarNode | None:
    """The first key of a work that is as far out as ``items`` itself; None where there is none."""
    if not isinstance(root, yaml.MappingNode):
        return None
    seen: set[str] = set()
    for key, value in root.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        of_list = name in READING_LIST.by_name and name not in seen
        after = seen & {"items", "sections"} and name in ITEM.by_name and not of_list
        if after and isinstance(key, yaml.ScalarNode):
            return key
        seen.add(name)
        if name in ("items", "sections") and not isinstance(value, yaml.SequenceNode):
            return None
    return None


def _few_works(reader: Reader, works: _Works) -> None:
    count = len(works.items)
    if count > limits.WORKS:
        reader.error(
            Place(works.items[limits.WORKS].line, 1),
            "value-many",
            f"There are {count:,} works on this list, and {limits.WORKS:,} are the most.",
            "Make several lists of it.",
        )


def _few_topics(reader: Reader, works: _Works) -> None:
    """Each topic has a page and a feed, so that a list cannot have one for every work."""
    first: dict[str, Ref] = {}
    for item in works.items:
        for ref in item.topics:
            first.setdefault(ref.id, ref)
    if len(first) > limits.TOPICS:
        _, line, column = list(first.values())[limits.TOPICS]
        reader.error(
            Place(line, column),
            "value-many",
            f"There are {len(first):,} topics on this list, and {limits.TOPICS} are the most.",
            "Keep those that matter.",
        )


def _text(
    reader: Reader, fields: Fields, key: Key[str], taken: Collection[str], typesetting: Typesetting
) -> Text | None:
    node = fields.get(key.name)
    words = fields.text(key.name)
    if not isinstance(node, yaml.ScalarNode) or not words:
        return None
    line, column, folded = reader.origin(node)
    text = parse(
        node.value.rstrip(), line, column, folded=folded, taken=taken, **typesetting._asdict()
    )
    reader.faults(text)
    return text


def _source(reader: Reader, node: yaml.Node | None) -> Source | None:
    if node is None:
        return None
    fields = Fields(reader, node, SOURCE)
    return Source(
        title=take(fields, keys.SOURCE_TITLE),
        container_title=take(fields, keys.SOURCE_CONTAINER),
        issued=take(fields, keys.SOURCE_ISSUED),
        url=take(fields, keys.SOURCE_URL),
    )


def _sections(reader: Reader, fields: Fields, works: _Works) -> tuple[Section, ...]:
    key = "sections" if "sections" in fields else "items"
    if "items" in fields and "sections" in fields:
        reader.error(
            fields.place("sections"),
            "list-items",
            _BOTH,
            "Move every work into a section, or take sections out.",
        )
    elif fields.has_keys and ("sections" in fields or not fields.slipped("sections")):
        _some(reader, fields, key, _NEITHER)
    if key == "items":
        return (Section("", "", works.entries(fields.entries("items"))),)
    return tuple(_section(reader, node, works) for node in fields.entries("sections"))


def _some(reader: Reader, fields: Fields, key: str, message: str) -> None:
    """Say so where there is no list of works, or an empty one."""
    node = fields.get(key)
    if not (fields.slipped(key) if node is None else node.value):
        hint = "Write items: and below it the works, each with id and title."
        reader.error(fields.place(key), "list-items", message, hint)


def _section(reader: Reader, node: yaml.Node, works: _Works) -> Section:
    fields = Fields(reader, node, SECTION)
    fields.whole()
    if fields.has_keys:
        _some(reader, fields, "items", "This section has no items.")
    id_ = take(fields, keys.SECTION_ID)
    if id_ in works.ids:
        reader.error(
            fields.place("id"),
            "section-twice",
            f"The id {id_} is used twice on this list.",
            "Give the section an id of its own.",
        )
    works.take(id_)
    return Section(id_, take(fields, keys.SECTION_TITLE), works.entries(fields.entries("items")))


class _Works:
    """The works of one list, numbered through its sections, and the ids that its page has."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.items: list[Item] = []
        self.ids: set[str] = set()
        self.loud: list[Ref] = []
        self.count = 0

    def take(self, id_: str) -> None:
        """Take an id for a section or a work."""
        if id_:
            self.ids.add(id_)

    def entries(self, nodes: list[yaml.Node]) -> tuple[Entry, ...]:
        """Their places on the list."""
        entries = (self._entry(node) for node in nodes)
        return tuple(entry for entry in entries if entry is not None)

    def _entry(self, node: yaml.Node) -> Entry | None:
        if isinstance(node, yaml.ScalarNode):
            self._in_words(node)
            return None
        fields = Fields(self.reader, node, ITEM)
        if not fields.has_keys:
            return None
        self.count += 1
        work = self._work(fields) if "work" in fields else self._new(fields)
        self.take(work.id)
        note = fields.text("note")
        self.loud += read_loud(fields, note=note)
        return Entry(
            item=work,
            number=self.count,
            note=note,
            importance=fields.choice("importance", IMPORTANCE),
        )

    def _in_words(self, node: yaml.ScalarNode) -> None:
        """Say how a work is written that is one line of words, or an address."""
        hint = "Write - id: a-short-id, and below it title:, author: and issued:"
        if is_address(node.value):
            hint = f"Take it out and run reading-room add {node.value}, which looks the work up; or"
            hint += f" write - id: a-short-id, and below it title: and URL: {node.value}"
        elif SLUG.fullmatch(node.value):
            hint = f"If it is a work of another list, write - work: {node.value}"
        message = f"A work has keys, such as id and title, and this is {short(node.value)}"
        if not node.value:
            message, hint = "There is no work behind this hyphen.", "Take the hyphen out."
        self.reader.error(node, "value-keys", message, hint)

    def _work(self, fields: Fields) -> Ref:
        """A work that stands on another list."""
        work = fields.ref("work") or Ref("", *fields.place("work"))
        for key in fields.nodes.keys() - set(WORK_KEYS):
            self.reader.error(
                fields.place(key),
                "item-work",
                f"{key} belongs to the list on which {work.id} first stands.",
                f"Keep only {', '.join(WORK_KEYS)} here.",
            )
        return work

    def _new(self, fields: Fields) -> Ref:
        if "id" not in fields:
            fields.require("id", example_id(fields.nodes, self.ids))
        else:
            fields.require("id")
        fields.require("title")
        item = read_item(self.reader, fields)
        self.items.append(item)
        return Ref(item.id, *fields.place("id"))
