"""What Zotero makes of a COinS and of a page's head, by the rules of its openurl.js, Embedded
Metadata.js and utilities.js, in our own words.

Only what we write is understood; where Zotero would fail, so does this.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

TITLE_IS_CONTAINER = ("journalArticle", "bookSection", "conferencePaper")
FORMATS = {
    "journal": "journalArticle", "dissertation": "thesis", "patent": "patent", "dc": "webpage",
}  # fmt: skip
GENRES = {
    "bookitem": "bookSection", "conference": "conferencePaper", "proceeding": "conferencePaper",
    "report": "report", "document": "document",
}  # fmt: skip
"""Of books, by their genre."""
PLAIN = {
    "rft.date": "date", "rft.publisher": "publisher", "rft.pub": "publisher",
    "rft.volume": "volume", "rft.issue": "issue", "rft.pages": "pages",
    "rft.issn": "ISSN", "rft.isbn": "ISBN", "rft.edition": "edition", "rft.place": "place",
    "rft.series": "series", "rft.tpages": "numPages",
}  # fmt: skip
"""What is read of every type."""
ONLY_OF = {
    "thesis": {"rft.inst": "publisher", "rft.degree": "type"},
    "patent": {"rft.number": "patentNumber", "rft.assignee": "assignee"},
}
"""What is read of these alone, and instead of what follows."""
CORE = {
    "rft.description": "abstractNote", "rft.language": "language", "rft.source": "publicationTitle",
}  # fmt: skip
PERSONS = {
    "rft.au": "author", "rft.creator": "author", "rft.inventor": "inventor",
    "rft.contributor": "contributor",
}  # fmt: skip
HIGHWIRE = {
    "citation_title": "title", "citation_publication_date": "date",
    "citation_journal_title": "publicationTitle", "citation_public_url": "url",
    "citation_language": "language",
}  # fmt: skip
Creator = tuple[str, str]
"""First and last name."""


@dataclass
class Item:
    """An item of Zotero's."""

    itemType: str  # noqa: N815
    fields: dict[str, str] = field(default_factory=dict)
    people: list[tuple[str, Creator]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)

    @property
    def creators(self) -> list[Creator]:
        """Authors, or the inventors of a patent."""
        return [name for role, name in self.people if role != "contributor"]

    @property
    def contributors(self) -> list[Creator]:
        return [name for role, name in self.people if role == "contributor"]


def read(context: str) -> Item:
    """An item from the title of a span."""
    parts = [part.split("=") for part in context.split("&")]
    assert all(len(part) == 2 for part in parts), "a part without =, or with two"
    pairs = [(key, unquote(re.sub(r"\+|%2[bB]", " ", value))) for key, value in parts]
    item = Item(_type(dict(pairs)))
    whole: list[tuple[list[str | None], int]] = []
    for key, value in pairs:
        if found := re.fullmatch("rft.(?:au|inv)(last|first)", key):
            _part_of_name(whole, int(found[1] == "last"), value, len(item.people))
        elif key in PERSONS:
            item.people.append((PERSONS[key], _clean(value)))
        else:
            _field(item, key, value)
    for inserted, (name, offset) in enumerate(whole):
        first, last = name
        for _, (known_first, known_last) in item.people:
            if known_last == last and known_first:
                assert first is not None, "Zotero asks for the length of a first name"
                assert not known_first.startswith(first), "taken for the same person"
        item.people.insert(offset + inserted, ("author", ((first or "").strip(), last or "")))
    return item


def _type(pairs: dict[str, str]) -> str:
    """By the format of the context object, and of a book by its genre."""
    format_ = pairs["rft_val_fmt"].removeprefix("info:ofi/fmt:kev:mtx:")
    return FORMATS.get(format_) or GENRES.get(pairs["rft.genre"], "book")


def _field(item: Item, key: str, value: str) -> None:
    kind = item.itemType
    if key in ("rft.title", "rft.btitle", "rft.atitle", "rft.jtitle", "rft.stitle"):
        _title(item, key, value)
    elif key == "rft_id" and value.startswith("info:doi"):
        item.fields["DOI"] = value[9:]
    elif key == "rft_id" and re.match("https?://", value):
        item.fields["url"] = value
    elif key in PLAIN:
        name = "seriesTitle" if (key, kind) == ("rft.series", "report") else PLAIN[key]
        item.fields["issueDate" if (name, kind) == ("date", "patent") else name] = value
    elif kind in ONLY_OF:
        if key in ONLY_OF[kind]:
            item.fields[ONLY_OF[kind][key]] = value
    elif key == "rft.identifier":
        assert len(value) > 8
        assert value.startswith(("http://", "https://"))
        item.fields["url"] = value
    elif key == "rft.type":
        item.itemType = value
    elif key == "rft.subject":
        item.tags.append(value)
    elif key in CORE:
        item.fields[CORE[key]] = value
    else:
        assert key in ("ctx_ver", "rft_val_fmt", "rft.genre", "rft_id", "rft.spage", "rft.epage")


def _title(item: Item, key: str, value: str) -> None:
    """A title, or the title of what a work stands in, by the key and the type so far."""
    kind, name = item.itemType, ""
    if key == "rft.title":
        name = "publicationTitle" if kind in TITLE_IS_CONTAINER else "title"
    elif key == "rft.btitle":
        name = {"book": "title", "report": "title", "bookSection": "publicationTitle",
                "conferencePaper": "publicationTitle"}[kind]  # fmt: skip
    elif key == "rft.atitle":
        assert kind in TITLE_IS_CONTAINER
        name = "title"
    else:
        assert kind == "journalArticle"
        name = {"rft.jtitle": "publicationTitle", "rft.stitle": "journalAbbreviation"}[key]
    item.fields[name] = value


def _part_of_name(
    whole: list[tuple[list[str | None], int]], at: int, value: str, offset: int
) -> None:
    if whole and not whole[-1][0][at]:
        whole[-1][0][at] = value
    else:
        name: list[str | None] = [None, None]
        name[at] = value
        whole.append((name, offset))


def embedded(metas: list[tuple[str, str]]) -> Item:
    """An item from the names and contents of the meta elements in a page's head."""
    names = [name for name, _ in metas]
    item = Item("journalArticle" if "citation_journal_title" in names else "webpage")
    for name, field_ in HIGHWIRE.items():  # of several the first, with spaces made one
        found = next((content for each, content in metas if each == name), "")
        if words := " ".join(found.split()):
            item.fields[field_] = words
    authors = [content for name, content in metas if name == "citation_author"]
    for author in authors:
        pieces = re.split(r"\s*;\s*", author)
        by_comma = re.split(r"\s*,\s*", author)
        if len(pieces) == len(authors) == 1 < len(by_comma) and all(
            " " in piece for piece in by_comma[:2]
        ):
            pieces = by_comma
        item.people += [("author", _fixed(_clean(piece.strip()))) for piece in pieces]
    for name, content in metas:
        if name == "citation_keywords":
            item.tags += [tag.strip() for tag in content.split(";") if tag.strip()]
    return item


def _fixed(creator: Creator) -> Creator:
    """A name of a person that is all in capitals, or has none, gets them at each word."""
    first, last = creator
    if not first:
        return creator
    first, last = (part.title() if part in (part.upper(), part.lower()) else part
                   for part in creator)  # fmt: skip
    return first, last


def _clean(author: str) -> Creator:
    """A name as ``cleanAuthor`` leaves it; a comma at its end says that it is whole."""
    comma = "," in author
    author = re.sub(r"^[\s\u00a0.,/\[\]:]+|[\s\u00a0.,/\[\]:]+$", "", author)
    author = re.sub(r"[\s\u00a0]+", " ", author, count=1)
    if comma:
        author = re.sub(r"\.([^ ])", r". \1", author, count=1)
        last, first = [*re.split(", ?", author), ""][:2]
    else:
        first, _, last = author.rpartition(" ")
    if re.fullmatch("[A-Z\u0400-\u042f]{1,3}", first) and (len(first) == 1 or last.upper() != last):
        first = " ".join(f"{letter}." for letter in first)
    if first:
        first = re.sub(r"^[\s.]+|[\s,]+$", "", first)
        words = re.split(r"[\s.]+|(?=-)", first)
        first = (
            " ".join(
                f"{word}." if re.fullmatch("-?[A-Z\u0400-\u042f]", word) else word for word in words
            )
            .replace(" -", "-")
            .strip()
        )
    return first, last
