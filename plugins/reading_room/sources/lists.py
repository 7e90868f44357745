"""Reading lists. Enters: a YAML file. Leaves: a `ReadingList`, and its problems."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.markup import Text, parse
from reading_room.model import (
    ACCESS,
    COMMENT_STATES,
    FORMATS,
    IMPORTANCE,
    LINK_STATES,
    Alternate,
    Entry,
    Item,
    ReadingList,
    Ref,
    Section,
    Source,
)
from reading_room.sources.fields import Fields
from reading_room.sources.names import read_names
from reading_room.sources.posts import check_slug, read_aliases, undated
from reading_room.sources.reader import Place, Reader

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    import yaml
    from reading_room.model import Comment
    from reading_room.problems import Problem

KEYS = (
    "title", "date", "source", "curators", "topics", "description", "intro", "outro", "comments",
    "aliases", "withdrawn", "items", "sections",
)  # fmt: skip
ITEM_KEYS = (
    "id", "type", "title", "author", "container-title", "issued", "URL", "DOI", "publisher",
    "language", "note", "archive", "link", "importance", "access", "minutes", "alternates",
    "topics", "responds_to", "work",
)  # fmt: skip
WORK_KEYS = ("work", "note", "importance")
TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "document", "entry", "hearing", "interview", "legal_case",
    "legislation", "manuscript", "motion_picture", "pamphlet", "paper-conference",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "song", "speech", "standard", "thesis", "webpage",
)  # fmt: skip
"""The types of CSL 1.0.2 that a reading list can hold."""
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def read_list(
    path: str, slug: str, text: str, zone: ZoneInfo, comments: tuple[Comment, ...] = ()
) -> tuple[ReadingList | None, list[Problem]]:
    """The reading list in ``text``; None where it is not to be read."""
    reader = Reader(path, zone)
    check_slug(reader, Place(0, 0), slug)
    root = reader.compose(text)
    if root is None:
        if not reader.problems:
            reader.error(Place(0, 0), "list-empty", "This reading list is empty.", "Add title: …")
        return None, reader.problems
    fields = Fields(reader, root, KEYS, "A reading list")
    fields.require("title", "What future for personalisation?")
    fields.require("date", "2014-02-14")
    moment = fields.moment("date")
    works = _Works(reader)
    reading_list = ReadingList(
        path=path,
        slug=slug,
        title=fields.line("title"),
        date=moment or undated(zone),
        sections=_sections(reader, fields, works),
        items=tuple(works.items),
        source=_source(reader, fields.get("source")),
        curators=read_names(reader, fields.entries("curators")),
        topics=fields.refs("topics"),
        description=fields.line("description"),
        intro=_text(reader, fields, "intro"),
        outro=_text(reader, fields, "outro"),
        comments_state=fields.choice("comments", COMMENT_STATES) or "closed",
        comments=comments,
        aliases=read_aliases(reader, fields),
        withdrawn=fields.line("withdrawn"),
    )
    return reading_list, reader.problems


def _text(reader: Reader, fields: Fields, key: str) -> Text | None:
    source = fields.text(key)
    if not source:
        return None
    node = fields.get(key)
    line = fields.place(key).line
    # A block scalar's words begin on the line below its mark.
    text = parse(source, line + (getattr(node, "style", None) in ("|", ">")))
    reader.faults(text)
    return text


def _source(reader: Reader, node: yaml.Node | None) -> Source | None:
    if node is None:
        return None
    fields = Fields(reader, node, ("title", "container-title", "issued", "URL"), "A source")
    return Source(
        title=fields.line("title"),
        container_title=fields.line("container-title"),
        issued=fields.partial("issued"),
        url=fields.address("URL"),
    )


def _sections(reader: Reader, fields: Fields, works: _Works) -> tuple[Section, ...]:
    if ("items" in fields) == ("sections" in fields):
        reader.error(
            fields.place("sections"),
            "list-items",
            "A reading list has either items or sections.",
            "Write items: and a list of works, or sections: each with id, title and items.",
        )
    if "sections" not in fields:
        return (Section("", "", works.entries(fields.entries("items"))),)
    sections = []
    for node in fields.entries("sections"):
        part = Fields(reader, node, ("id", "title", "items"), "A section")
        part.require("id", "the-case-for")
        part.require("title", "The case for")
        part.require("items", "…")
        sections.append(
            Section(
                part.slug("id", "the id of a section"),
                part.line("title"),
                works.entries(part.entries("items")),
            )
        )
    return tuple(sections)


class _Works:
    """The works of one list, numbered through its sections."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.items: list[Item] = []
        self.count = 0

    def entries(self, nodes: list[yaml.Node]) -> tuple[Entry, ...]:
        entries = (self._entry(node) for node in nodes)
        return tuple(entry for entry in entries if entry is not None)

    def _entry(self, node: yaml.Node) -> Entry | None:
        fields = Fields(self.reader, node, ITEM_KEYS, "An item")
        if not fields.nodes:
            return None
        self.count += 1
        work = fields.ref("work")
        if work:
            for key in fields.nodes.keys() - set(WORK_KEYS):
                self.reader.error(
                    fields.place(key),
                    "item-work",
                    f"{key} belongs to the list on which {work.id} first stands.",
                    f"Keep only {', '.join(WORK_KEYS)} here.",
                )
        else:
            fields.require("id", "routledge-2014")
            fields.require("title", "Personalisation – give up or move on")
            item = _item(self.reader, fields)
            self.items.append(item)
            work = Ref(item.id, *fields.place("id"))
        return Entry(
            item=work,
            number=self.count,
            note=fields.text("note"),
            importance=fields.choice("importance", IMPORTANCE),
        )


def _item(reader: Reader, fields: Fields) -> Item:
    archive = _nested(reader, fields, "archive", ("url", "date"))
    link = _nested(reader, fields, "link", ("status", "checked"))
    return Item(
        path=reader.path,
        id=fields.slug("id", "the id of an item"),
        line=reader.place(fields.node).line,
        title=fields.line("title"),
        type=fields.choice("type", TYPES) or "",
        authors=read_names(reader, fields.entries("author")),
        container_title=fields.line("container-title"),
        issued=fields.partial("issued"),
        url=fields.address("URL"),
        doi=_doi(reader, fields),
        publisher=fields.line("publisher"),
        language=fields.raw("language", "a language tag"),
        archive_url=archive.address("url") if archive else "",
        archive_date=archive.partial("date") if archive else None,
        link_status=(link.choice("status", LINK_STATES) or "") if link else "",
        link_checked=link.partial("checked") if link else None,
        access=fields.choice("access", ACCESS),
        minutes=fields.whole("minutes"),
        alternates=_alternates(reader, fields),
        topics=fields.refs("topics"),
        responds_to=fields.refs("responds_to"),
    )


def _nested(reader: Reader, fields: Fields, key: str, known: tuple[str, ...]) -> Fields | None:
    node = fields.get(key)
    return Fields(reader, node, known, f"The {key}") if node else None


def _doi(reader: Reader, fields: Fields) -> str:
    doi = fields.raw("DOI", "a DOI")
    if doi and not _DOI.fullmatch(doi):
        reader.error(
            fields.place("DOI"),
            "item-doi",
            f"{doi} is not a DOI.",
            "A DOI begins with 10. and has no address before it: 10.1080/01944366908977225",
        )
        return ""
    return doi


def _alternates(reader: Reader, fields: Fields) -> tuple[Alternate, ...]:
    found = []
    for node in fields.entries("alternates"):
        part = Fields(reader, node, ("format", "URL"), "An alternate")
        if part.require("format", "easy-read") and part.require("URL", "https://…"):
            found.append(Alternate(part.choice("format", FORMATS) or "", part.address("URL")))
    return tuple(found)
